//! What was measured, held against what was promised.

use indexmap::IndexMap;

use super::promised::{self, Number, Part};
use super::{Happened, MeasureState};
use crate::ledger::{Amount, Measured, Money, Start};

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
    /// report says is used in exchange. Absent where a price is missing.
    pub money: Option<Outcome>,
    /// A later measurement of one of its measures has taken its place in totals.
    pub replaced: bool,
    /// It counts in totals: it is not replaced, and all of its measures are still in place.
    pub counted: bool,
}

impl Savings<'_> {
    /// Money per year that may be claimed: nothing of what is noise.
    pub fn claimed(&self) -> Option<f64> {
        self.money.as_ref().filter(|money| money.verdict != Verdict::Noise).map(|money| money.measured.value)
    }

    /// Whether nothing of it can be told from noise.
    pub fn is_noise(&self) -> bool {
        all_noise(self.measured.what)
    }
}

pub(super) fn savings<'l>(
    starts: &[Happened<'l, Start>],
    measured: &[Happened<'l, Measured>],
    measures: &IndexMap<&'l str, MeasureState<'l>>,
) -> Vec<Savings<'l>> {
    let currency = starts.last().map_or("", |start| start.what.currency.as_str());
    let all = measured.iter().enumerate().map(|(at, event)| {
        let known: Vec<_> = event.what.measures.iter().filter_map(|id| measures.get(id.as_str())).collect();
        let shares =
            |other: &Happened<'_, Measured>| other.what.measures.iter().any(|id| event.what.measures.contains(id));
        let number = match known.as_slice() {
            [one] if !others_done(one, event, measures) => Number::Alone,
            _ => Number::Stacked,
        };
        let resources = event.what.saves.iter().map(|(resource, amount)| {
            let promised = promised::resource(&known, resource, number);
            let noise = event.what.noise.contains(resource).then_some(Verdict::Noise);
            (resource.as_str(), outcome(amount.clone(), promised, noise))
        });
        let money = money(event.what, &known).map(|money| {
            let without = if event.what.money.is_some() { Part::Nothing } else { Part::OtherSaving };
            let unit = format!("{currency}/yr");
            let amount =
                |money: Money| Amount { value: money.value, low: money.low, high: money.high, unit: unit.clone() };
            let promised = promised::money(&known, number, without).map(amount);
            outcome(amount(money), promised, all_noise(event.what).then_some(Verdict::Noise))
        });
        let replaced = measured.iter().skip(at + 1).any(shares);
        let current = |measure: &&MeasureState<'_>| {
            measure.standing.is_done() && measure.since.is_none_or(|since| (event.what.to, event.seq, event.id) > since)
        };
        Savings {
            resources: resources.collect(),
            money,
            replaced,
            counted: !replaced && known.len() == event.what.measures.len() && known.iter().all(current),
            measured: *event,
        }
    });
    all.collect()
}

/// Whether another measure on the same end use was in place when the time after began: then only what the report gives
/// on top of the others can be expected.
fn others_done(one: &MeasureState<'_>, event: &Happened<'_, Measured>, all: &IndexMap<&str, MeasureState<'_>>) -> bool {
    all.values().any(|other| {
        other.promise.id != one.promise.id
            && other.promise.end_use == one.promise.end_use
            && other.done.is_some_and(|done| done.date <= event.what.from)
    })
}

fn all_noise(measured: &Measured) -> bool {
    measured.money.is_none()
        && !measured.saves.is_empty()
        && measured.saves.keys().all(|resource| measured.noise.contains(resource))
}

fn money(measured: &Measured, measures: &[&MeasureState<'_>]) -> Option<Money> {
    if measured.money.is_some() || measured.saves.is_empty() {
        return measured.money;
    }
    let mut sum = Money { value: 0.0, low: Some(0.0), high: Some(0.0) };
    for (resource, amount) in &measured.saves {
        if measured.noise.contains(resource) && !all_noise(measured) {
            continue;
        }
        let price = promised::price(measures, resource)?;
        // A price below zero, such as of scrap that is sold, turns the bounds around.
        let (low, high) = if price < 0.0 { (amount.high, amount.low) } else { (amount.low, amount.high) };
        sum.value += amount.value * price;
        sum.low = sum.low.zip(low).map(|(sum, low)| sum + low * price);
        sum.high = sum.high.zip(high).map(|(sum, high)| sum + high * price);
    }
    let mut less = 0.0;
    for measure in measures {
        less += measure.promise.running_cost.unwrap_or(0.0);
        for (resource, amount) in &measure.promise.uses {
            if !measured.saves.contains_key(resource) {
                less += amount.value * measure.promise.prices.get(resource)?;
            }
        }
    }
    let off = |value: f64| value - less;
    Some(Money { value: off(sum.value), low: sum.low.map(off), high: sum.high.map(off) })
}

/// A figure held against its promise, unless something is known of it beforehand.
fn outcome(measured: Amount, promised: Option<Amount>, verdict: Option<Verdict>) -> Outcome {
    let promised = promised.filter(|promised| promised.unit == measured.unit);
    let range = promised.as_ref().map(|promised| (promised.low, promised.high));
    let compared = || match range {
        Some((Some(low), Some(high))) if measured.value < low.min(high) => Verdict::Below,
        Some((Some(low), Some(high))) if measured.value > high.max(low) => Verdict::Above,
        Some((Some(_), Some(_))) => Verdict::Inside,
        _ => Verdict::NoPromise,
    };
    let verdict = verdict.unwrap_or_else(compared);
    Outcome { measured, promised, verdict }
}
