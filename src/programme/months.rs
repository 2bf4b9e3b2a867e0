//! What was done and measured, month by month.

use std::collections::BTreeMap;

use serde::Serialize;

use super::purse::Purse;
use super::stage::{add, is_zero};
use super::tally::saving;
use crate::ledger::{MeasureState, State};
use crate::units::{Day, Month};

/// One month. Savings in place are yearly savings as of its last day, by what is known today.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MonthRow {
    /// The month.
    pub month: Month,
    /// How many measures were done in it.
    pub done: usize,
    /// How many savings were measured in it that can be told from noise.
    pub measurements: usize,
    /// Of how many measures done in it nobody knows what they cost.
    #[serde(skip_serializing_if = "is_zero")]
    pub without_investment: usize,
    /// How many measures are in place at its end.
    pub done_in_place: usize,
    /// Money by currency.
    pub money: BTreeMap<String, MonthMoney>,
}

/// Money of a month in one currency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct MonthMoney {
    /// What the measures done in it were promised to save per year.
    pub done_saving: f64,
    /// What they really cost, as far as it is known; absent where measures were done and it is known of none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub investment: Option<f64>,
    /// What all measures in place at its end were promised to save per year.
    pub in_place: f64,
    /// What measured savings may be claimed per year at its end.
    pub measured_in_place: f64,
    /// What all measures in place at its end have really cost, as far as it is known; absent where it is known of none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invested: Option<f64>,
}

/// What one month adds.
#[derive(Debug, Clone, Default)]
struct Change {
    done: usize,
    without_investment: usize,
    measurements: usize,
    money: BTreeMap<String, MonthMoney>,
}

/// The months of many plants.
#[derive(Debug, Clone, Default)]
pub(super) struct Months(BTreeMap<Month, Change>);

impl Months {
    /// Adds a measure that is in place since a day.
    pub(super) fn add_done(&mut self, purse: &Purse, measure: &MeasureState<'_>, since: Day) {
        let change = self.0.entry(since.month()).or_default();
        change.done += 1;
        change.without_investment += usize::from(measure.investment().is_none());
        let money = change.money.entry(purse.currency.clone()).or_default();
        money.done_saving += purse.money(saving(measure.promise).unwrap_or(0.0));
        if let Some(investment) = measure.investment() {
            add(&mut money.investment, purse.money(investment));
        }
    }

    /// Adds the measurements of a plant: each claims its saving until a later one of the same measure takes its place.
    pub(super) fn add_measurements(&mut self, purse: &Purse, state: &State<'_>, counts: impl Fn(&[String]) -> bool) {
        for (at, savings) in state.savings.iter().enumerate() {
            let what = savings.measured.what;
            let later = state.savings.iter().skip(at + 1);
            let successor = later
                .filter(|later| later.measured.what.measures.iter().any(|id| what.measures.contains(id)))
                .map(|later| later.measured.date)
                .min();
            // What was given up without a successor is claimed in no month.
            if !(savings.counted || successor.is_some()) || !counts(&what.measures) {
                continue;
            }
            let month = savings.measured.date.month();
            let until = successor.map(Day::month);
            if until.is_some_and(|until| until <= month) {
                continue;
            }
            if !savings.is_noise() {
                self.0.entry(month).or_default().measurements += 1;
            }
            let claimed = purse.money(savings.claimed().unwrap_or(0.0));
            let ends = std::iter::once((month, claimed)).chain(until.map(|until| (until, -claimed)));
            for (month, claimed) in ends {
                let change = self.0.entry(month).or_default();
                change.money.entry(purse.currency.clone()).or_default().measured_in_place += claimed;
            }
        }
    }

    /// Every month from the first in which something happened to that of a day.
    pub(super) fn rows(mut self, day: Day) -> Vec<MonthRow> {
        let Some(first) = self.0.keys().next().copied() else { return Vec::new() };
        let (mut rows, mut in_place, mut sums) = (Vec::new(), 0, BTreeMap::<String, MonthMoney>::new());
        for month in (0..=day.month().since(first)).map(|months| first.plus(months)) {
            let change = self.0.remove(&month).unwrap_or_default();
            in_place += change.done;
            for (currency, added) in &change.money {
                let sum = sums.entry(currency.clone()).or_default();
                sum.in_place += added.done_saving;
                if let Some(investment) = added.investment {
                    add(&mut sum.invested, investment);
                }
                sum.measured_in_place += added.measured_in_place;
            }
            let money = sums.iter().map(|(currency, sum)| {
                let added = change.money.get(currency).copied().unwrap_or_default();
                let MonthMoney { done_saving, .. } = added;
                // Where nothing was done, nothing was paid.
                let investment = added.investment.or((change.without_investment == 0).then_some(0.0));
                (currency.clone(), MonthMoney { done_saving, investment, ..*sum })
            });
            let money = money.collect();
            let Change { done, without_investment, measurements, .. } = change;
            rows.push(MonthRow { month, done, measurements, without_investment, done_in_place: in_place, money });
        }
        rows
    }
}
