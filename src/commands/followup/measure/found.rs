//! What a measurement found, ready to be recorded.

use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::case::Case;
use crate::diagnostic::{Diagnostic, Text};
use crate::ledger::{Amount, Measured, Method, Money};
use crate::units::format::exact;
use crate::units::{Day, Unit};
use crate::verification::{Claim, LEVEL, Verification};

/// What a measurement found.
pub(super) struct Found {
    /// What is recorded.
    pub(super) measured: Measured,
    /// The models behind it, by resource.
    pub(super) models: IndexMap<String, Verification>,
    /// What somebody should know.
    pub(super) warnings: Vec<Diagnostic>,
}

/// The saving of one resource.
pub(super) struct Saving {
    pub(super) key: String,
    pub(super) amount: Amount,
    pub(super) noise: Noise,
}

/// Whether a saving can be told from noise.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Noise {
    Is,
    IsNot,
}

/// A saving per year with its interval, in the unit of the ledger.
pub(super) fn amount(value: f64, low: f64, high: f64, unit: &Unit) -> Amount {
    let (value, low, high) = (exact(value), exact(low), exact(high));
    // Rounding to 15 digits may not push a value out of its own interval.
    Amount { value, low: Some(low.min(value)), high: Some(high.max(value)), unit: unit.symbol().to_owned() }
}

impl Found {
    /// Of bills: one verification for each resource.
    pub(super) fn of_bills(case: &Case<'_>, method: Method, parts: Vec<(String, Unit, Verification)>) -> Found {
        let (mut saves, mut noise, mut models, mut warnings) =
            (IndexMap::new(), Vec::new(), IndexMap::new(), Vec::new());
        let (mut json, mut basis) = (Map::new(), Vec::new());
        let (mut from, mut to): (Option<Day>, Option<Day>) = (None, None);
        let alone = parts.len() == 1;
        for (key, unit, found) in parts {
            let (avoided, year) = (&found.avoided, found.avoided.to_year);
            saves.insert(key.clone(), amount(avoided.value * year, avoided.low() * year, avoided.high() * year, &unit));
            if found.claim == Claim::Noise {
                noise.push(key.clone());
            }
            from = Some(from.map_or(found.after.from, |from| from.min(found.after.from)));
            to = Some(to.map_or(found.after.to, |to| to.max(found.after.to)));
            warnings.extend(found.against.iter().cloned());
            warnings.extend(found.warnings.iter().cloned());
            warnings.extend(case.others(&key, found.before.from, found.after.to));
            json.insert(key.clone(), found.json());
            let own = found.basis().in_lang(case.own_lang()).to_owned();
            basis.push(if alone { own } else { format!("{}: {own}", case.name(&key).in_lang(case.own_lang())) });
            models.insert(key, found);
        }
        let measured = Measured {
            measures: case.ids.clone(),
            method,
            from: from.unwrap_or(case.on),
            to: to.unwrap_or(case.on),
            saves,
            money: None,
            level: Some(LEVEL),
            noise,
            basis: basis.join(". "),
            model: Some(Value::Object(json)),
        };
        let mut once: Vec<Diagnostic> = Vec::new();
        for warning in warnings {
            if !once.contains(&warning) {
                once.push(warning);
            }
        }
        Found { measured, models, warnings: once }
    }

    /// Of one resource that was measured or stated without bills.
    pub(super) fn of_one(
        case: &Case<'_>,
        method: Method,
        (from, to): (Day, Day),
        saving: Saving,
        basis: &Text,
        model: Option<Value>,
    ) -> Found {
        let noise = if saving.noise == Noise::Is { vec![saving.key.clone()] } else { Vec::new() };
        let level = saving.amount.low.map(|_| LEVEL);
        let measured = Measured {
            measures: case.ids.clone(),
            method,
            from,
            to,
            saves: IndexMap::from([(saving.key, saving.amount)]),
            money: None,
            level,
            noise,
            basis: basis.in_lang(case.own_lang()).to_owned(),
            model,
        };
        Found { measured, models: IndexMap::new(), warnings: Vec::new() }
    }

    /// Of money that the plant states.
    pub(super) fn of_money(case: &Case<'_>, (from, to): (Day, Day), money: f64, basis: &Text) -> Found {
        let measured = Measured {
            measures: case.ids.clone(),
            method: Method::Stated,
            from,
            to,
            saves: IndexMap::new(),
            money: Some(Money::new(exact(money))),
            level: None,
            noise: Vec::new(),
            basis: basis.in_lang(case.own_lang()).to_owned(),
            model: None,
        };
        Found { measured, models: IndexMap::new(), warnings: Vec::new() }
    }

    /// Whether nothing of it can be claimed.
    pub(super) fn is_noise(&self) -> bool {
        let Measured { saves, noise, money, .. } = &self.measured;
        money.is_none() && saves.keys().all(|key| noise.contains(key))
    }
}
