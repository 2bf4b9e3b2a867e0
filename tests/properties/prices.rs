//! Money follows prices in proportion; physical savings never do.

use std::collections::BTreeSet;

use auditlite::evaluate::{Opportunity, Outcome, evaluate};
use auditlite::facility::Facility;
use auditlite::fields::FieldType;
use serde_json::Value;

use crate::plant::{plant, read};
use crate::random::{Random, rounds};
use crate::shipped::LIBRARY;

#[test]
fn a_price_scales_the_money_of_its_resource_and_nothing_else() {
    let mut met = 0;
    for seed in 0..rounds(12) as u64 {
        let mut random = Random::new(seed + 6000);
        let (profile, facility) = plant(&mut random, 0.95);
        let mut prices = prices(&profile);
        random.shuffle(&mut prices);
        for (path, pointer) in prices.into_iter().take(20) {
            let Some(price) = profile.pointer(&pointer).and_then(Value::as_f64) else { continue };
            let times = *random.pick(&[2.0, 0.5, 3.0]);
            let mut changed = profile.clone();
            *changed.pointer_mut(&pointer).unwrap() = (price * times).into();
            let Ok(other) = read(&changed) else { continue };
            met += compare(&facility, &other, &path, times, &format!("{path} × {times}, seed {seed}"));
        }
    }
    assert!(met > 100, "only {met} comparisons");
}

#[test]
fn an_exchange_rate_scales_the_investment_and_no_saving() {
    let mut met = 0;
    for seed in 0..rounds(100) as u64 {
        let (profile, facility) = plant(&mut Random::new(seed + 6500), 0.97);
        let pointer = "/exchange_rates/USD/rate";
        let Some(rate) = profile.pointer(pointer).and_then(Value::as_f64) else { continue };
        let mut changed = profile.clone();
        *changed.pointer_mut(pointer).unwrap() = (rate * 2.0).into();
        let Ok(other) = read(&changed) else { continue };
        for (id, before, after) in both(&facility, &other) {
            assert_eq!(before.saves, after.saves, "{id}, seed {seed}");
            assert_eq!(before.uses, after.uses, "{id}, seed {seed}");
            if before.stated.investment.is_some_and(|money| money.currency.code() == "USD") {
                met += 1;
                let (old, new) = (before.investment.value, after.investment.value);
                assert!(close(new, 2.0 * old, old), "{id}, seed {seed}: {old} became {new}");
            }
        }
    }
    assert!(met > 20, "only {met} comparisons");
}

/// The paths and pointers of the prices that a profile gives as plain numbers.
fn prices(profile: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (section, members) in profile.as_object().unwrap() {
        for (name, value) in members.as_object().into_iter().flatten() {
            if name.ends_with("price") {
                found.push((format!("{section}.{name}"), format!("/{section}/{name}")));
            }
            for inner in value.as_object().into_iter().flatten().map(|(inner, _)| inner) {
                if inner.ends_with("price") {
                    found.push((format!("{section}.{name}.{inner}"), format!("/{section}/{name}/{inner}")));
                }
            }
        }
    }
    found
}

fn both<'a>(before: &'a Facility, after: &'a Facility) -> Vec<(&'static str, Opportunity, Opportunity)> {
    let pairs =
        evaluate(&LIBRARY, before).expect("in time").into_iter().zip(evaluate(&LIBRARY, after).expect("in time"));
    pairs
        .filter_map(|(one, other)| match (one.outcome, other.outcome) {
            (Outcome::Applies(before), Outcome::Applies(after)) => Some((one.rule.id.as_str(), *before, *after)),
            _ => None,
        })
        .collect()
}

fn compare(before: &Facility, after: &Facility, path: &str, times: f64, what: &str) -> usize {
    let mut met = 0;
    for (id, old, new) in both(before, after) {
        // A rule may ask what a thing is worth; then its own result may follow the price, but never a physical one.
        assert_eq!(old.saves, new.saves, "{id}, {what}");
        assert_eq!(old.uses, new.uses, "{id}, {what}");
        let reads: BTreeSet<_> = old.facts.iter().map(|(fact, record)| LIBRARY.fields.path_of(fact, *record)).collect();
        let reads_money = old.facts.iter().any(|(fact, _)| {
            LIBRARY.fields.field_of(fact).is_some_and(|field| match &field.kind {
                FieldType::Quantity(quantity) => quantity.unit.dimension().has_currency(),
                _ => false,
            })
        });
        if reads.contains(path) || reads_money {
            continue;
        }
        let (Some(before), Some(after)) = (old.annual_saving, new.annual_saving) else { continue };
        let mut expected = before.value;
        let mut size = before.value.abs();
        for (amount, sign) in old.saves.iter().map(|one| (one, 1.0)).chain(old.uses.iter().map(|one| (one, -1.0))) {
            let price = |of: &Opportunity| {
                of.priced.iter().find(|price| price.resource == amount.resource).map(|price| price.canonical)
            };
            let (Some(was), Some(is)) = (price(&old), price(&new)) else { continue };
            assert!(is == was || close(is, was * times, was), "{id}, {what}: {was} became {is}");
            expected += sign * amount.value * (is - was);
            size += amount.value * (is.abs() + was.abs());
        }
        met += 1;
        assert!(close(after.value, expected, size), "{id}, {what}: {} and not {expected}", after.value);
        assert_eq!(old.investment, new.investment, "{id}, {what}");
    }
    met
}

fn close(a: f64, b: f64, size: f64) -> bool {
    (a - b).abs() <= 1e-12 * size.abs().max(a.abs())
}
