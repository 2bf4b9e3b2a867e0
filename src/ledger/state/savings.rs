//! What was measured, held against what was promised.

use indexmap::IndexMap;

use super::{Happened, MeasureState, Standing};
use crate::ledger::{Amount, Measured, Money, Promise, Start};

/// What a measurement says of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Within the promised range.
    Inside,
    /// Below it.
    Below,
    /// Above it.
    Above,
    /// It cannot be told from noise.
    Noise,
    /// The promise has no number, or no range, to hold it against.
    NoPromise,
}

impl Verdict {
    /// Its word in JSON and CSV.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Inside => "inside",
            Verdict::Below => "below",
            Verdict::Above => "above",
            Verdict::Noise => "noise",
            Verdict::NoPromise => "no_promise",
        }
    }
}

/// One figure that was measured, beside what was promised of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// What was measured.
    pub measured: Amount,
    /// What was promised of the same measures, where a number was; in the same unit.
    pub promised: Option<Amount>,
    /// What the one says of the other.
    pub verdict: Verdict,
}

/// A measurement, beside what was promised of the same measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Savings<'l> {
    /// The measurement.
    pub measured: Happened<'l, Measured>,
    /// Each resource.
    pub resources: IndexMap<&'l str, Outcome>,
    /// Money per year: as it was measured, or the resources at the prices of the report, less running cost and what the
    /// report says is used in exchange. Absent where a price is missing or all of it is noise.
    pub money: Option<Outcome>,
    /// A later measurement of the same measure has taken its place in totals.
    pub replaced: bool,
}

impl Savings<'_> {
    /// Money per year that may be claimed: nothing of what is noise.
    pub fn claimed(&self) -> Option<f64> {
        self.money.as_ref().filter(|money| money.verdict != Verdict::Noise).map(|money| money.measured.value)
    }
}

pub(super) fn savings<'l>(
    starts: &[Happened<'l, Start>],
    measured: &[Happened<'l, Measured>],
    measures: &[MeasureState<'l>],
) -> Vec<Savings<'l>> {
    let currency = starts.last().map_or("", |start| start.what.currency.as_str());
    let all = measured.iter().enumerate().map(|(at, event)| {
        let promises: Vec<_> = event
            .what
            .measures
            .iter()
            .filter_map(|id| measures.iter().find(|measure| measure.promise.id == *id))
            .collect();
        let shares =
            |other: &Happened<'_, Measured>| other.what.measures.iter().any(|id| event.what.measures.contains(id));
        let alone = matches!(promises.as_slice(), [one] if !others_done(one, event, measures));
        let resources = event.what.saves.iter().map(|(resource, amount)| {
            let promised = sum(promises.iter().map(|measure| promised_amount(measure.promise, resource, alone)));
            let noise = event.what.noise.contains(resource);
            (resource.as_str(), outcome(amount.clone(), promised, noise))
        });
        let money = money(event.what, &promises).map(|money| {
            let promised = sum(promises.iter().map(|measure| promised_money(measure.promise, alone, currency)));
            let unit = format!("{currency}/yr");
            let measured = Amount { value: money.value, low: money.low, high: money.high, unit };
            outcome(measured, promised, all_noise(event.what))
        });
        Savings {
            resources: resources.collect(),
            money,
            replaced: measured.iter().skip(at + 1).any(shares),
            measured: *event,
        }
    });
    all.collect()
}

/// Whether another measure on the same end use was in place when the time after began: then only what the report gives
/// on top of the others can be expected.
fn others_done(one: &MeasureState<'_>, event: &Happened<'_, Measured>, measures: &[MeasureState<'_>]) -> bool {
    measures.iter().any(|other| {
        other.promise.id != one.promise.id
            && other.promise.end_use == one.promise.end_use
            && other.standing >= Standing::Done
            && other.done.is_some_and(|done| done.date <= event.what.from)
    })
}

fn promised_amount(promise: &Promise, resource: &str, alone: bool) -> Option<Amount> {
    let stacked = promise.stacked_saves.as_ref().filter(|_| !alone);
    stacked.unwrap_or(&promise.saves).get(resource).cloned()
}

fn promised_money(promise: &Promise, alone: bool, currency: &str) -> Option<Amount> {
    let stacked = promise.stacked_annual_saving.filter(|_| !alone);
    let money = stacked.or(promise.annual_saving)?;
    Some(Amount { value: money.value, low: money.low, high: money.high, unit: format!("{currency}/yr") })
}

/// The sum of what several measures promise; ranges are added end to end, which is wide: what they share may go together.
fn sum(amounts: impl Iterator<Item = Option<Amount>>) -> Option<Amount> {
    let mut sum: Option<Amount> = None;
    for amount in amounts.flatten() {
        sum = Some(match sum {
            None => amount,
            Some(sum) => Amount {
                value: sum.value + amount.value,
                low: sum.low.zip(amount.low).map(|(a, b)| a + b),
                high: sum.high.zip(amount.high).map(|(a, b)| a + b),
                unit: sum.unit,
            },
        });
    }
    sum
}

fn all_noise(measured: &Measured) -> bool {
    measured.money.is_none() && measured.saves.keys().all(|resource| measured.noise.contains(resource))
}

fn money(measured: &Measured, measures: &[&MeasureState<'_>]) -> Option<Money> {
    if measured.money.is_some() {
        return measured.money;
    }
    let price = |resource: &str| measures.iter().find_map(|measure| measure.promise.prices.get(resource).copied());
    let mut sum = Money { value: 0.0, low: Some(0.0), high: Some(0.0) };
    for (resource, amount) in &measured.saves {
        if measured.noise.contains(resource) && !all_noise(measured) {
            continue;
        }
        let price = price(resource)?;
        sum.value += amount.value * price;
        sum.low = sum.low.zip(amount.low).map(|(sum, low)| sum + low * price);
        sum.high = sum.high.zip(amount.high).map(|(sum, high)| sum + high * price);
    }
    let mut less = 0.0;
    for measure in measures {
        less += measure.promise.running_cost.unwrap_or(0.0);
        for (resource, amount) in &measure.promise.uses {
            if !measured.saves.contains_key(resource) {
                less += amount.value * price(resource)?;
            }
        }
    }
    let off = |value: f64| value - less;
    Some(Money { value: off(sum.value), low: sum.low.map(off), high: sum.high.map(off) })
}

fn outcome(measured: Amount, promised: Option<Amount>, noise: bool) -> Outcome {
    let range = promised.as_ref().map(|promised| (promised.low, promised.high));
    let verdict = match range {
        _ if noise => Verdict::Noise,
        Some((Some(low), Some(high))) if measured.value < low.min(high) => Verdict::Below,
        Some((Some(low), Some(high))) if measured.value > high.max(low) => Verdict::Above,
        Some((Some(_), Some(_))) => Verdict::Inside,
        _ => Verdict::NoPromise,
    };
    Outcome { measured, promised, verdict }
}
