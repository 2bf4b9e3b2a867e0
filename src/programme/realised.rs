//! What measures really bring, over what was promised of them.
//!
//! [`results`] gives the results of one plant, [`Realised::of`] puts those of many plants together. A result is the last
//! measurement of one measure by itself; joint measurements say nothing of a single promise.

use serde::Serialize;

use super::statistics::mean;
use crate::ledger::{Amount, Method, Outcome, Promise, Savings, State, Verdict};
use crate::units::Day;

/// One measurement of one measure, beside its promise.
#[derive(Debug, Clone, PartialEq)]
pub struct Outturn<'l> {
    /// The plant, by its place among those of the caller.
    pub plant: usize,
    /// The promise, with the assumptions behind it.
    pub promise: &'l Promise,
    /// The resource that is compared, that which carries most of the promised money; or `money`, where no resource was
    /// both promised and measured.
    pub figure: &'l str,
    /// What was promised of it: on top of the measures in place before it, where there were any.
    pub promised: Option<Amount>,
    /// What was measured of it, with its interval.
    pub measured: Amount,
    /// How.
    pub method: Method,
    /// The last day of the time after.
    pub to: Day,
    /// What the measurement is good for.
    pub bearing: Bearing,
}

/// What a measurement is good for as a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bearing {
    /// It was measured and can be told from noise.
    Claimed,
    /// It was measured and cannot be told from noise.
    Noise,
    /// The plant says so; nobody has measured.
    Stated,
    /// There is no promised number above zero to hold it against.
    NoPromise,
}

impl Outturn<'_> {
    /// Measured over promised; none without a promise.
    pub fn ratio(&self) -> Option<f64> {
        let promised = self.promised.as_ref().filter(|promised| promised.value > 0.0)?;
        Some(self.measured.value / promised.value)
    }
}

/// The results of one plant, in the order of its ledger: measurements of a single measure that is in place, none that a
/// later one has replaced.
pub fn results<'l>(plant: usize, state: &State<'l>) -> Vec<Outturn<'l>> {
    let counted = state.savings.iter().filter(|savings| savings.counted);
    counted.filter_map(|savings| result(plant, state, savings)).collect()
}

fn result<'l>(plant: usize, state: &State<'l>, savings: &Savings<'l>) -> Option<Outturn<'l>> {
    let [id] = savings.measured.what.measures.as_slice() else { return None };
    let promise = state.measure(id)?.promise;
    let (figure, outcome) = compared(promise, savings)?;
    let (method, to) = (savings.measured.what.method, savings.measured.what.to);
    let bearing = match outcome {
        Outcome { promised, .. } if promised.as_ref().is_none_or(|promised| promised.value <= 0.0) => {
            Bearing::NoPromise
        }
        _ if method == Method::Stated => Bearing::Stated,
        Outcome { verdict: Verdict::Noise, .. } => Bearing::Noise,
        _ => Bearing::Claimed,
    };
    let (promised, measured) = (outcome.promised.clone(), outcome.measured.clone());
    Some(Outturn { plant, promise, figure, promised, measured, method, to, bearing })
}

/// The figure to compare. Which one it is goes by the promise alone: a choice by what came out would favour what came out
/// well.
fn compared<'l, 's>(promise: &Promise, savings: &'s Savings<'l>) -> Option<(&'l str, &'s Outcome)> {
    let worth =
        |resource: &str, promised: &Amount| promise.prices.get(resource).map_or(0.0, |price| price * promised.value);
    let both = savings.resources.iter().filter_map(|(resource, outcome)| {
        let promised = outcome.promised.as_ref()?;
        let alike = promised.unit == outcome.measured.unit && promised.value > 0.0;
        alike.then(|| (worth(resource, promised), *resource, outcome))
    });
    // The first of those that are worth the same.
    let best = both.reduce(|best, next| if next.0 > best.0 { next } else { best });
    let money = || savings.money.as_ref().map(|money| ("money", money));
    let first = || savings.resources.iter().next().map(|(resource, outcome)| (*resource, outcome));
    best.map(|(_, resource, outcome)| (resource, outcome)).or_else(money).or_else(first)
}

/// What the results of a measure say together.
///
/// Measurements that are noise are not in the ratio: they claim nothing. Leaving them out makes the ratio too good, so
/// they are counted, and [`Realised::with_noise`] says what comes out with them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Realised {
    /// How many results are behind the ratio.
    pub n: usize,
    /// How many more were measured and cannot be told from noise.
    pub noise: usize,
    /// How many savings are stated by the plant only, and are not in the ratio.
    pub stated: usize,
    /// How many were measured without a promise to hold them against.
    pub without_promise: usize,
    /// What they say together.
    #[serde(flatten)]
    pub pooled: Option<Pooled>,
    /// The same with those that are noise, by the plain mean; where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_noise: Option<Pooled>,
    /// Whether it does better or worse than promised.
    pub bias: Bias,
}

/// Ratios of measured over promised, put together. Every plant counts alike, however large it is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Pooled {
    /// The ratio.
    pub ratio: f64,
    /// Its interval at 95 %, from three results on: it holds the spread between plants, and with it the error of each
    /// measurement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<[f64; 2]>,
    /// The least and the greatest of the ratios.
    pub range: [f64; 2],
    /// How they were put together.
    pub scale: Scale,
}

/// How ratios are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// The geometric mean, with Student's t on the logarithms: half as much and double as much are equally far from the
    /// promise. J. M. Bland and D. G. Altman, Transformations, means, and confidence intervals, BMJ 312 (1996), 1079.
    Log,
    /// The plain mean, with Student's t on the ratios themselves: where one is zero or less, and has no logarithm.
    Plain,
}

/// Whether a measure does better or worse than promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bias {
    /// The whole interval lies above 1, also with those that are noise.
    Better,
    /// The whole interval lies below 1.
    Worse,
    /// The interval holds 1, or there are too few results for one.
    Open,
}

impl Realised {
    /// What results say together. Their order does not matter.
    pub fn of<'r, 'l: 'r>(results: impl IntoIterator<Item = &'r Outturn<'l>>) -> Realised {
        Realised::of_ratios(results.into_iter().map(|result| (result.bearing, result.ratio())))
    }

    /// The same of results that are known by what they are good for and their ratio.
    pub fn of_ratios(results: impl IntoIterator<Item = (Bearing, Option<f64>)>) -> Realised {
        let (mut claimed, mut all) = (Vec::new(), Vec::new());
        let (mut noise, mut stated, mut without_promise) = (0, 0, 0);
        for result in results {
            match result {
                (Bearing::Claimed, Some(ratio)) => {
                    claimed.push(ratio);
                    all.push(ratio);
                }
                (Bearing::Noise, Some(ratio)) => {
                    noise += 1;
                    all.push(ratio);
                }
                (Bearing::Stated, Some(_)) => stated += 1,
                _ => without_promise += 1,
            }
        }
        let pooled = Pooled::of(&mut claimed);
        let with_noise = if noise > 0 { Pooled::plain(&mut all) } else { None };
        let above =
            |pooled: Option<Pooled>| pooled.and_then(|pooled| pooled.interval).is_some_and(|[low, _]| low > 1.0);
        let below = pooled.and_then(|pooled| pooled.interval).is_some_and(|[_, high]| high < 1.0);
        let bias = match () {
            () if below => Bias::Worse,
            () if above(pooled) && (noise == 0 || above(with_noise)) => Bias::Better,
            () => Bias::Open,
        };
        Realised { n: claimed.len(), noise, stated, without_promise, pooled, with_noise, bias }
    }

    /// Whether there is anything to say.
    pub fn is_empty(&self) -> bool {
        self.n + self.noise + self.stated + self.without_promise == 0
    }
}

impl Pooled {
    fn of(ratios: &mut [f64]) -> Option<Pooled> {
        // Sorted, so that the sum does not depend on the order of the plants.
        ratios.sort_by(f64::total_cmp);
        if ratios.first().is_some_and(|least| *least <= 0.0) {
            return Pooled::plain(ratios);
        }
        let logs: Vec<f64> = ratios.iter().map(|ratio| ratio.ln()).collect();
        let (mean, interval) = mean(&logs)?;
        let interval = interval.map(|ends| ends.map(f64::exp));
        Some(Pooled { ratio: mean.exp(), interval, range: range(ratios)?, scale: Scale::Log })
    }

    fn plain(ratios: &mut [f64]) -> Option<Pooled> {
        ratios.sort_by(f64::total_cmp);
        let (ratio, interval) = mean(ratios)?;
        Some(Pooled { ratio, interval, range: range(ratios)?, scale: Scale::Plain })
    }
}

/// The ends of sorted numbers.
fn range(sorted: &[f64]) -> Option<[f64; 2]> {
    Some([*sorted.first()?, *sorted.last()?])
}
