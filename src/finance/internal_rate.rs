//! The rate at which money that goes out and money that comes in are worth the same.

use super::flows::CashFlows;

/// Halvings of a bracket: enough for the last bit.
const HALVINGS: usize = 200;
/// Widest search, as the logarithm of 1 + rate: from -99.995 % to 2,202,547 % a year.
const WIDEST: f64 = 10.0;
/// Steps of the search where there may be several roots.
const STEPS: u32 = 4000;

/// The rates at which the net present value is zero.
#[derive(Debug, Clone, PartialEq)]
pub enum InternalRate {
    /// Money only comes in, or only goes out: there is no such rate.
    None,
    /// The rate per year.
    One(f64),
    /// The flows turn more than once and have several rates; none of them says anything.
    Several(Vec<f64>),
}

impl CashFlows {
    /// The internal rate of return.
    ///
    /// Where the flows turn once, there is exactly one (Descartes' rule of signs in 1 / (1 + rate)), and it is bracketed
    /// and halved to the last bit. Where they turn more often, the whole range is searched for changes of sign.
    pub fn internal_rate(&self) -> InternalRate {
        match self.turns() {
            0 => InternalRate::None,
            1 => {
                if self.sign(-WIDEST) * self.sign(WIDEST) < 0.0 {
                    InternalRate::One(self.root(-WIDEST, WIDEST))
                } else {
                    InternalRate::None
                }
            }
            _ => {
                let at = |step: u32| WIDEST * (2.0 * f64::from(step) / f64::from(STEPS) - 1.0);
                let mut roots = Vec::new();
                for step in 0..STEPS {
                    let (low, high) = (at(step), at(step + 1));
                    // A root that lies on the grid is found from its left.
                    if self.sign(low) * self.sign(high) < 0.0 || (self.sign(high) == 0.0) {
                        roots.push(self.root(low, high));
                    }
                }
                match roots.as_slice() {
                    [] => InternalRate::None,
                    [rate] => InternalRate::One(*rate),
                    _ => InternalRate::Several(roots),
                }
            }
        }
    }

    /// How often the flows change their sign; amounts of zero do not count.
    fn turns(&self) -> usize {
        let signs: Vec<bool> =
            self.flows().iter().filter(|flow| flow.amount != 0.0).map(|flow| flow.amount > 0.0).collect();
        signs.windows(2).filter(|pair| pair.first() != pair.last()).count()
    }

    /// The sign of the net present value where 1 + rate is e^`log`; scaled so that nothing overflows.
    fn sign(&self, log: f64) -> f64 {
        let ends = (self.flows().first(), self.flows().last());
        let anchor = if log >= 0.0 { ends.0 } else { ends.1 }.map_or(0.0, |flow| flow.years);
        let value: f64 = self.flows().iter().map(|flow| flow.amount * (-log * (flow.years - anchor)).exp()).sum();
        if value == 0.0 || value.is_nan() { 0.0 } else { value.signum() }
    }

    fn root(&self, mut low: f64, mut high: f64) -> f64 {
        let left = self.sign(low);
        for _ in 0..HALVINGS {
            let middle = 0.5 * (low + high);
            if self.sign(middle) * left > 0.0 { low = middle } else { high = middle }
        }
        (0.5 * (low + high)).exp_m1()
    }
}
