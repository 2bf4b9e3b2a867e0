//! What reports promised of the measures that a measurement is about.

use super::MeasureState;
use crate::ledger::{Amount, Money, Promise};

/// The resource whose amounts are targets, which do not add up.
pub(super) const TARGET: &str = "power_factor";

/// Which of the two numbers of a promise a measurement is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    /// What the measure saves by itself.
    Alone,
    /// What it saves on top of those before it.
    Stacked,
}

impl Promise {
    /// What it promises of a resource on top of the measures before it, less what it needs of it; by itself where the
    /// report has no such number.
    pub fn stacked_amount(&self, resource: &str) -> Option<Amount> {
        net(self, resource, Number::Stacked)
    }

    /// Net money per year that it promises on top of the measures before it; by itself where the report has no such
    /// number. None where a price is missing.
    pub fn stacked_money(&self) -> Option<Money> {
        let alone = self.annual_saving?;
        let stacked = self.stacked_annual_saving;
        Some(stacked.map_or(alone, |stacked| scaled(alone, stacked)))
    }
}

/// What several measures promise of a resource, less what they need of it; none if no promise speaks of it.
///
/// Ranges are added end to end, which is wide: what the measures share may go together.
pub(super) fn resource(measures: &[&MeasureState<'_>], resource: &str, number: Number) -> Option<Amount> {
    let mut amounts = measures.iter().filter_map(|measure| net(measure.promise, resource, number));
    let first = amounts.next()?;
    if resource == TARGET {
        return amounts.next().is_none().then_some(first);
    }
    amounts.try_fold(first, |sum, amount| (sum.unit == amount.unit).then(|| add(sum, &amount)))
}

/// Net money per year that several measures promise; none if the promise of one has no price.
pub(super) fn money(measures: &[&MeasureState<'_>], number: Number, without: Part) -> Option<Money> {
    let mut sum = Money { value: 0.0, low: Some(0.0), high: Some(0.0) };
    for measure in measures {
        let promise = measure.promise;
        let money = match number {
            Number::Alone => promise.annual_saving?,
            Number::Stacked => promise.stacked_money()?,
        };
        let less = match without {
            Part::OtherSaving => promise.other_saving.unwrap_or(0.0),
            Part::Nothing => 0.0,
        };
        sum.value += money.value - less;
        sum.low = sum.low.zip(money.low).map(|(sum, low)| sum + low - less);
        sum.high = sum.high.zip(money.high).map(|(sum, high)| sum + high - less);
    }
    (!measures.is_empty()).then_some(sum)
}

/// What is left out of promised money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Nothing.
    Nothing,
    /// Money that no resource carries, where only resources were measured.
    OtherSaving,
}

/// A stacked number without a range of its own has that of the stand-alone number in proportion: what others take leaves
/// the same share of every draw, as far as one can say without drawing again.
fn scaled(alone: Money, stacked: Money) -> Money {
    let share = stacked.value / alone.value;
    let scale = |bound: Option<f64>| bound.map(|bound| bound * share).filter(|_| share.is_finite() && share >= 0.0);
    Money { value: stacked.value, low: stacked.low.or(scale(alone.low)), high: stacked.high.or(scale(alone.high)) }
}

fn net(promise: &Promise, resource: &str, number: Number) -> Option<Amount> {
    let saved = promise.saves.get(resource).map(|alone| {
        let stacked = promise.stacked_saves.as_ref().filter(|_| number == Number::Stacked);
        let Some(stacked) = stacked.and_then(|saves| saves.get(resource)) else { return alone.clone() };
        let of = |amount: &Amount| Money { value: amount.value, low: amount.low, high: amount.high };
        let money = scaled(of(alone), of(stacked));
        Amount { value: money.value, low: money.low, high: money.high, unit: stacked.unit.clone() }
    });
    let used = promise.uses.get(resource).map(|used| Amount {
        value: -used.value,
        low: used.high.map(|high| -high),
        high: used.low.map(|low| -low),
        unit: used.unit.clone(),
    });
    match (saved, used) {
        (Some(saved), Some(used)) => Some(add(saved, &used)),
        (saved, used) => saved.or(used),
    }
}

fn add(a: Amount, b: &Amount) -> Amount {
    Amount {
        value: a.value + b.value,
        low: a.low.zip(b.low).map(|(a, b)| a + b),
        high: a.high.zip(b.high).map(|(a, b)| a + b),
        unit: a.unit,
    }
}

/// The price of a resource among several measures, each weighing as much as it promises of it; none where a measure that
/// promises it has no price.
pub(super) fn price(measures: &[&MeasureState<'_>], resource: &str) -> Option<f64> {
    let (mut sum, mut weights, mut plain, mut count) = (0.0, 0.0, 0.0, 0.0);
    for promise in measures.iter().map(|measure| measure.promise) {
        let amounts = promise.saves.get(resource).into_iter().chain(promise.uses.get(resource));
        let weight: f64 = amounts.map(|amount| amount.value.abs()).sum();
        let Some(price) = promise.prices.get(resource) else {
            if weight > 0.0 {
                return None;
            }
            continue;
        };
        sum += weight * price;
        weights += weight;
        plain += price;
        count += 1.0;
    }
    if weights > 0.0 { Some(sum / weights) } else { (count > 0.0).then(|| plain / count) }
}
