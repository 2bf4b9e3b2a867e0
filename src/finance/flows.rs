//! Money that comes and goes over the years.

use super::annuity::present_worth;

/// No measure is counted for longer than this, in years.
pub const LONGEST_LIFE: f64 = 100.0;

/// Money after some years: above zero it comes in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flow {
    /// Years from today.
    pub years: f64,
    /// How much.
    pub amount: f64,
}

/// Money that comes and goes, in the order of time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CashFlows {
    flows: Vec<Flow>,
}

impl CashFlows {
    /// Flows in any order.
    pub fn new(mut flows: Vec<Flow>) -> Self {
        flows.sort_by(|a, b| a.years.total_cmp(&b.years));
        CashFlows { flows }
    }

    /// Amounts at the ends of year 0, 1, 2 ...
    pub fn yearly(amounts: &[f64]) -> Self {
        let mut flows = Vec::with_capacity(amounts.len());
        let mut years = 0.0;
        for amount in amounts {
            flows.push(Flow { years, amount: *amount });
            years += 1.0;
        }
        CashFlows { flows }
    }

    /// An investment today and the same saving every year of a life; of the last year perhaps only a part.
    pub fn of_measure(investment: f64, annual_saving: f64, life_years: f64) -> Self {
        Self::of_rising_measure(investment, annual_saving, 0.0, 0.0, life_years)
    }

    /// The same where a part of the saving, `rising`, grows by `rise` a year from today on: that of year t is
    /// `rising` x (1 + `rise`)^t.
    pub fn of_rising_measure(investment: f64, steady: f64, rising: f64, rise: f64, life_years: f64) -> Self {
        let life = if life_years.is_finite() { life_years.clamp(0.0, LONGEST_LIFE) } else { 0.0 };
        let mut flows = vec![Flow { years: 0.0, amount: -investment }];
        let mut from = 0.0;
        while from < life {
            let until = (from + 1.0_f64).min(life);
            let amount = (steady + rising * (1.0 + rise).powf(until)) * (until - from);
            flows.push(Flow { years: until, amount });
            from = until;
        }
        CashFlows { flows }
    }

    /// The flows in order.
    pub fn flows(&self) -> &[Flow] {
        &self.flows
    }

    /// All flows in money of today, at a rate per year above -1.
    pub fn net_present_value(&self, rate: f64) -> f64 {
        self.flows.iter().map(|flow| flow.amount * present_worth(rate, flow.years)).sum()
    }
}
