//! Money of plants in several currencies, which is never added unless somebody asks to change it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Plant;
use crate::factors::Factors;
use crate::ledger::{Event, Start};
use crate::units::{Currency, Day};

/// A rate at which money was changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RateUsed {
    /// The currency that was changed.
    pub from: String,
    /// The currency asked for.
    pub to: String,
    /// Units of `to` for one of `from`.
    pub rate: f64,
    /// The day on which the report that has the rate was accepted, or the day of the library's rate.
    pub date: String,
    /// How many ledgers gave a rate on that day, of which this is the middle one; 0 where it is the library's.
    pub ledgers: usize,
    /// Who says so, where it is the library's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// How the money of a plant is counted.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Purse {
    /// The currency in which it is counted.
    pub(super) currency: String,
    /// Its units for one of the plant's.
    pub(super) factor: f64,
}

impl Purse {
    pub(super) fn money(&self, value: f64) -> f64 {
        value * self.factor
    }
}

/// How the money of each currency is counted: as it is, or in the one that was asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Purses {
    to: Option<String>,
    rates: BTreeMap<String, RateUsed>,
    /// Currencies for which nobody gives a rate.
    pub(super) missing: Vec<String>,
}

impl Purses {
    /// One rate for each currency, so that all plants of a currency stay comparable: that of the newest report accepted by
    /// a day that has it, or else the newest of the library.
    pub(super) fn new(plants: &[Plant], to: Option<Currency>, day: Day, factors: &Factors) -> Purses {
        let Some(to) = to else { return Purses::default() };
        let to = to.code().to_owned();
        let starts = || plants.iter().flat_map(|plant| starts(plant, day));
        let mut currencies: Vec<&str> = starts().map(|(_, start)| start.currency.as_str()).collect();
        currencies.sort_unstable();
        currencies.dedup();
        let mut purses = Purses { to: Some(to.clone()), ..Purses::default() };
        for from in currencies.into_iter().filter(|from| *from != to) {
            let found = of_ledgers(starts(), from, &to).or_else(|| of_library(factors, from, &to));
            match found {
                Some(rate) => drop(purses.rates.insert(from.to_owned(), rate)),
                None => purses.missing.push(from.to_owned()),
            }
        }
        purses
    }

    /// How money of a currency is counted.
    pub(super) fn of(&self, currency: &str) -> Purse {
        match (&self.to, self.rates.get(currency)) {
            (Some(to), Some(rate)) => Purse { currency: to.clone(), factor: rate.rate },
            _ => Purse { currency: currency.to_owned(), factor: 1.0 },
        }
    }

    /// The rates that were used.
    pub(super) fn rates(&self) -> Vec<RateUsed> {
        self.rates.values().cloned().collect()
    }
}

/// The reports of a plant that were accepted by a day.
fn starts(plant: &Plant, day: Day) -> impl Iterator<Item = (Day, &Start)> {
    plant.ledger.entries.iter().filter(move |entry| entry.date <= day).filter_map(|entry| match &entry.event {
        Event::Start(start) => Some((entry.date, start)),
        _ => None,
    })
}

fn of_ledgers<'p>(starts: impl Iterator<Item = (Day, &'p Start)>, from: &str, to: &str) -> Option<RateUsed> {
    let known = |start: &Start| {
        let rate = |code: &str| start.exchange_rates.get(code).copied().filter(|rate| rate.is_finite() && *rate > 0.0);
        if start.currency == from {
            rate(to).map(|rate| 1.0 / rate)
        } else if start.currency == to {
            rate(from)
        } else {
            None
        }
    };
    let all: Vec<(Day, f64)> = starts.filter_map(|(day, start)| Some((day, known(start)?))).collect();
    let newest = all.iter().map(|(day, _)| *day).max()?;
    let mut rates: Vec<f64> = all.iter().filter(|(day, _)| *day == newest).map(|(_, rate)| *rate).collect();
    rates.sort_by(f64::total_cmp);
    let rate = *rates.get(rates.len() / 2)?;
    let (from, to) = (from.to_owned(), to.to_owned());
    Some(RateUsed { from, to, rate, date: newest.iso(), ledgers: rates.len(), source: None })
}

fn of_library(factors: &Factors, from: &str, to: &str) -> Option<RateUsed> {
    let known = |of: &str, per: &str| {
        let (name, unit) = (format!("exchange_rate/{of}"), format!("{per}/{of}"));
        let fitting = factors.all().filter(|factor| factor.name == name && factor.unit.symbol() == unit);
        fitting.filter(|factor| factor.value > 0.0).max_by(|a, b| a.date.cmp(&b.date)).cloned()
    };
    let forth = known(from, to).map(|factor| (factor.value, factor.date, factor.source));
    let found = forth.or_else(|| known(to, from).map(|factor| (1.0 / factor.value, factor.date, factor.source)));
    let (rate, date, source) = found?;
    let (from, to) = (from.to_owned(), to.to_owned());
    Some(RateUsed { from, to, rate, date, ledgers: 0, source: Some(source) })
}

/// Units of a plant's currency for one US dollar, by which the statistics of audits count: the plant's own rate, or the
/// newest of the library.
pub(super) fn dollars(start: &Start, factors: &Factors) -> Option<f64> {
    let dollar = Currency::USD;
    if start.currency == dollar.code() {
        return Some(1.0);
    }
    let own = start.exchange_rates.get(dollar.code()).copied().filter(|rate| rate.is_finite() && *rate > 0.0);
    own.or_else(|| of_library(factors, dollar.code(), &start.currency).map(|rate| rate.rate))
}
