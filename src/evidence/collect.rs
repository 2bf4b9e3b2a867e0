//! Collects the results of plants from their ledgers.

use std::collections::BTreeMap;

use super::results::{Evidence, Outcome, RuleResults};
use crate::ledger::{Id, Ledger, State, Verdict};
use crate::programme::{Bearing, Outturn, results};
use crate::units::Day;

impl Evidence {
    /// What was measured by a day at plants, of which each ledger is one.
    pub fn of<'l>(ledgers: impl IntoIterator<Item = &'l Ledger>, day: Day) -> Evidence {
        let mut rules: BTreeMap<String, RuleResults> = BTreeMap::new();
        let mut looked = 0;
        for (at, ledger) in ledgers.into_iter().enumerate() {
            // The first entry tells a plant from all others.
            let Some(plant) = ledger.entries.first().map(|entry| entry.id) else { continue };
            let Some(state) = State::at(ledger, day) else { continue };
            looked += 1;
            for result in results(at, &state) {
                let outcome = outcome(plant, &result);
                rules.entry(result.promise.id.clone()).or_default().outcomes.push(outcome);
            }
            for savings in state.savings.iter().filter(|savings| savings.measured.what.measures.len() > 1) {
                for id in &savings.measured.what.measures {
                    rules.entry(id.clone()).or_default().joint += 1;
                }
            }
        }
        for results in rules.values_mut() {
            results.sort();
        }
        Evidence { as_of: day, plants: looked, rules }
    }
}

fn outcome(plant: Id, result: &Outturn<'_>) -> Outcome {
    let promise = result.promise;
    let assumed = promise.assumed.iter().map(|one| (one.name.clone(), (one.value, one.share)));
    Outcome {
        key: Id::of(format!("evidence {} {}", plant, promise.id).as_bytes()),
        ratio: result.ratio(),
        bearing: result.bearing,
        figure: result.figure.to_owned(),
        method: result.method,
        verdict: verdict(result),
        assumed: assumed.collect(),
    }
}

/// Where a result lies against the promised range.
fn verdict(result: &Outturn<'_>) -> Verdict {
    let range = result.promised.as_ref().and_then(|promised| promised.low.zip(promised.high));
    match (result.bearing, range) {
        (Bearing::Noise, _) => Verdict::Noise,
        (Bearing::NoPromise, _) | (_, None) => Verdict::NoPromise,
        (_, Some((low, high))) if result.measured.value < low.min(high) => Verdict::Below,
        (_, Some((low, high))) if result.measured.value > high.max(low) => Verdict::Above,
        (_, Some(_)) => Verdict::Inside,
    }
}
