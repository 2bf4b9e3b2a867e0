//! Whatever the plant: every rule answers once, and no number is one that cannot be.

use std::collections::BTreeMap;

use auditlite::diagnostic::Code;
use auditlite::evaluate::{Outcome, evaluate};
use auditlite::report::{Options, build, json};
use serde_json::Value;

use crate::plant::plant;
use crate::random::{Random, rounds};
use crate::shipped::LIBRARY;

pub const LISTS: [&str; 5] = ["recommendations", "needs_study", "needs_data", "not_applicable", "failed"];

/// How often each rule stands in each list of a report.
pub fn places(report: &Value) -> BTreeMap<String, Vec<&'static str>> {
    let mut places: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
    for list in LISTS {
        for entry in report[list].as_array().expect("each list is there") {
            places.entry(entry["id"].as_str().expect("an entry has an id").to_owned()).or_default().push(list);
        }
    }
    places
}

#[test]
fn every_rule_stands_in_exactly_one_list() {
    for seed in 0..rounds(30) as u64 {
        let (_, facility) = plant(&mut Random::new(seed + 4000), [0.2, 0.6, 1.0][(seed % 3) as usize]);
        let report = build(&LIBRARY, &facility, Vec::new(), Options::default()).expect("in time");
        let report: Value = serde_json::from_str(&json(&report, true)).expect("a report is JSON");
        let places = places(&report);
        let ids: Vec<&str> = LIBRARY.ids().collect();
        assert_eq!(places.len(), ids.len(), "seed {seed}");
        for id in ids {
            assert_eq!(places.get(id).map(Vec::len), Some(1), "{id}, seed {seed}: {:?}", places.get(id));
        }
    }
}

/// Rules that save more than their end use consumes at plants whose facts contradict each other: of a motor that draws
/// more power idling than working the profile is warned, and the report says that the saving is above the baseline.
const OVER_BASELINE: [&str; 1] = ["common/idle_equipment"];

#[test]
fn numbers_are_finite_not_negative_and_within_the_baseline() {
    let mut wrong: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let mut met = 0;
    for seed in 0..rounds(250) as u64 {
        let (profile, facility) = plant(&mut Random::new(seed + 5000), [0.9, 0.97, 1.0][(seed % 3) as usize]);
        for finding in evaluate(&LIBRARY, &facility).expect("in time") {
            let id = &finding.rule.id;
            let mut note = |what: String| {
                let facts = format!(
                    "seed {seed} {}",
                    if std::env::var("SHOW").is_ok() { profile.to_string() } else { String::new() }
                );
                wrong.entry(format!("{id}: {what}")).or_insert((0, facts)).0 += 1;
            };
            match &finding.outcome {
                Outcome::Failed(problem) => {
                    let place = problem.place.map(|place| place.line);
                    note(format!("{} {:?} line {place:?}", problem.code, problem.message.en.split(", found").next()));
                }
                Outcome::Applies(found) => {
                    met += 1;
                    let over = found.warnings.iter().filter(|problem| problem.code == Code::OVER_BASELINE);
                    let over = over.filter(|_| !OVER_BASELINE.contains(&id.as_str()));
                    over.for_each(|_| note("over the baseline".to_owned()));
                    for amount in found.saves.iter().chain(&found.uses) {
                        if !(amount.value.is_finite() && amount.value >= 0.0) {
                            note(format!("{} is {}", amount.key, amount.value));
                        }
                    }
                    if !(found.investment.value.is_finite() && found.investment.value >= 0.0) {
                        note(format!("investment is {}", found.investment.value));
                    }
                }
                Outcome::DoesNotApply(_) | Outcome::NeedsData(_) => {}
            }
        }
    }
    assert!(met > 200, "only {met} measures applied");
    let lines: Vec<_> = wrong.iter().map(|(what, (times, first))| format!("{times} × {what} ({first})")).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}
