//! What measures come to together, each thing counted once.

use indexmap::IndexMap;

use crate::ledger::{Amount, MeasureState, Money, Payback, State};

/// The resource whose amounts are targets, which do not add up.
const TARGET: &str = "power_factor";

/// What promises come to together: each on top of the others (stacked), so that nothing counts twice.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sum {
    /// How many measures.
    pub measures: usize,
    /// Net money per year; absent where none has a price.
    pub annual_saving: Option<f64>,
    /// How many of them have no price, so that their money is not in the sum.
    pub not_priced: usize,
    /// One-off investment that was promised; absent where that of none is known.
    pub investment: Option<f64>,
    /// How many have no investment that is known.
    pub no_investment: usize,
    /// Simple payback, where all money is known.
    pub payback: Option<Payback>,
    /// Amounts per year by resource, less what is used in exchange.
    pub resources: IndexMap<String, Amount>,
    /// Avoided emissions of the measures by themselves in t/yr; absent where none is known.
    pub co2e: Option<f64>,
}

/// What was really spent.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Spent {
    /// Sum of what is known; absent where nothing is.
    pub investment: Option<f64>,
    /// What was promised for the same measures; absent where that of one is not known.
    pub promised: Option<f64>,
    /// For how many measures it is known.
    pub known: usize,
    /// For how many it is not.
    pub unknown: usize,
}

/// What was measured and may be claimed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Achieved {
    /// How many measurements count.
    pub measurements: usize,
    /// How many measures those of them are about that can be told from noise.
    pub measures: usize,
    /// How many cannot be told from noise; nothing of them is in the sums.
    pub noise: usize,
    /// How many have no money, because a price is missing.
    pub not_priced: usize,
    /// Money per year, its bounds added end to end; absent where none was measured.
    pub annual_saving: Option<Money>,
    /// What was promised of the measurements in that sum; absent where a promise has no money.
    pub promised: Option<f64>,
    /// What the measures of that sum really cost; absent where that of one is not known.
    pub investment: Option<f64>,
    /// Payback with real numbers, where both are known.
    pub payback: Option<Payback>,
    /// Amounts per year by resource.
    pub resources: IndexMap<String, Amount>,
}

/// What was promised, accepted, done and measured.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Totals {
    /// What the reports recommend.
    pub promised: Sum,
    /// What the plant accepted, what is done among it.
    pub accepted: Sum,
    /// What is in place.
    pub done: Sum,
    /// What was really spent on what is in place.
    pub spent: Spent,
    /// What was measured.
    pub measured: Achieved,
}

impl Totals {
    /// What the measures of a plant come to.
    pub fn of(state: &State<'_>) -> Totals {
        let done = || state.accepted().filter(|measure| measure.standing.is_done());
        Totals {
            promised: sum(state.promised()),
            accepted: sum(state.accepted()),
            done: sum(done()),
            spent: spent(done()),
            measured: achieved(state),
        }
    }
}

/// Simple payback of an investment by a yearly saving.
pub(super) fn payback(investment: f64, saving: f64) -> Payback {
    if saving <= 0.0 {
        Payback::Never
    } else if investment <= 0.0 {
        Payback::Immediate
    } else {
        Payback::Months { months: investment / saving * 12.0 }
    }
}

fn sum<'s, 'l: 's>(measures: impl Iterator<Item = &'s MeasureState<'l>>) -> Sum {
    let mut sum = Sum::default();
    for promise in measures.map(|measure| measure.promise) {
        sum.measures += 1;
        match promise.stacked_money() {
            Some(money) => *sum.annual_saving.get_or_insert(0.0) += money.value,
            None => sum.not_priced += 1,
        }
        match promise.investment {
            Some(money) => *sum.investment.get_or_insert(0.0) += money.value,
            None => sum.no_investment += 1,
        }
        if let Some(co2e) = &promise.co2e {
            *sum.co2e.get_or_insert(0.0) += co2e.value;
        }
        let own = promise.uses.keys().filter(|resource| !promise.saves.contains_key(*resource));
        for resource in promise.saves.keys().chain(own) {
            if let Some(amount) = promise.stacked_amount(resource) {
                add(&mut sum.resources, resource, &amount);
            }
        }
    }
    let known = sum.not_priced == 0 && sum.no_investment == 0;
    sum.payback = sum.investment.zip(sum.annual_saving).filter(|_| known).map(|(cost, saving)| payback(cost, saving));
    sum
}

/// Adds amounts of one resource; those of another unit, and targets, stand alone.
fn add(sums: &mut IndexMap<String, Amount>, resource: &str, amount: &Amount) {
    if resource == TARGET {
        return;
    }
    match sums.get_mut(resource) {
        Some(sum) if sum.unit == amount.unit => {
            sum.value += amount.value;
            sum.low = sum.low.zip(amount.low).map(|(a, b)| a + b);
            sum.high = sum.high.zip(amount.high).map(|(a, b)| a + b);
        }
        Some(_) => {}
        None => {
            sums.insert(resource.to_owned(), amount.clone());
        }
    }
}

fn spent<'s, 'l: 's>(measures: impl Iterator<Item = &'s MeasureState<'l>>) -> Spent {
    let mut spent = Spent::default();
    let mut promised = Some(0.0);
    for measure in measures {
        let Some(real) = measure.investment() else {
            spent.unknown += 1;
            continue;
        };
        spent.known += 1;
        *spent.investment.get_or_insert(0.0) += real;
        promised = promised.zip(measure.promise.investment).map(|(sum, own)| sum + own.value);
    }
    spent.promised = promised.filter(|_| spent.known > 0);
    spent
}

fn achieved(state: &State<'_>) -> Achieved {
    let mut achieved = Achieved::default();
    let (mut promised, mut investment) = (Some(0.0), Some(0.0));
    for saving in state.savings.iter().filter(|saving| saving.counted) {
        achieved.measurements += 1;
        if saving.is_noise() {
            achieved.noise += 1;
            continue;
        }
        achieved.measures += saving.measured.what.measures.len();
        for (resource, outcome) in &saving.resources {
            if outcome.verdict != crate::ledger::Verdict::Noise {
                add(&mut achieved.resources, resource, &outcome.measured);
            }
        }
        let Some(money) = &saving.money else {
            achieved.not_priced += 1;
            continue;
        };
        let (sum, own) = (&mut achieved.annual_saving, &money.measured);
        *sum = Some(match *sum {
            None => Money { value: own.value, low: own.low, high: own.high },
            Some(sum) => Money {
                value: sum.value + own.value,
                low: sum.low.zip(own.low).map(|(a, b)| a + b),
                high: sum.high.zip(own.high).map(|(a, b)| a + b),
            },
        });
        promised = promised.zip(money.promised.as_ref()).map(|(sum, own)| sum + own.value);
        for id in &saving.measured.what.measures {
            let real = state.measure(id).and_then(MeasureState::investment);
            investment = investment.zip(real).map(|(sum, own)| sum + own);
        }
    }
    if let Some(saving) = achieved.annual_saving {
        achieved.promised = promised;
        achieved.investment = investment;
        achieved.payback = investment.map(|investment| payback(investment, saving.value));
    }
    achieved
}
