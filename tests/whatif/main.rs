//! The exported formulas of every example plant come to the numbers of the program: at its own values, and with any
//! assumption or price replaced. They are worked out here from the JSON, by an evaluator that shares nothing with ours.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::float_cmp, reason = "a test may")]

mod worked;

use auditlite::facility::read_profile;
use auditlite::library::Library;
use auditlite::report::{Options, build};
use serde_json::{Value, json};

use worked::Worked;

/// How far two ways of working out the same may differ, as a share.
const ALIKE: f64 = 1e-9;
/// The same for money by a tariff after a change of the amount.
const NEAR: f64 = 0.02;

#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    Nothing,
    Change,
}

fn profiles() -> Vec<(String, Value)> {
    let mut paths: Vec<_> = std::fs::read_dir("examples").unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let json = paths.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    let read = |path: std::path::PathBuf| {
        (path.display().to_string(), serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap())
    };
    json.map(read).collect()
}

fn report(library: &Library, file: &str, profile: &Value) -> Value {
    let text = serde_json::to_vec(profile).unwrap();
    let (facility, warnings) = read_profile(file, &text, &library.fields, &library.factors).unwrap();
    serde_json::to_value(build(library, &facility, warnings, Options::default()).unwrap()).unwrap()
}

fn measures(report: &Value) -> impl Iterator<Item = &Value> {
    let of = |list: &str| report[list].as_array().unwrap().iter();
    of("recommendations").chain(of("needs_study"))
}

fn alike(a: f64, b: f64, share: f64) -> bool {
    (a - b).abs() <= share * a.abs().max(b.abs()).max(1e-6)
}

/// Holds every measure of a report against what the formulas of another report come to.
fn compare(report: &Value, worked: &Worked<'_>, after: After, what: &str) -> usize {
    let mut compared = 0;
    for measure in measures(report) {
        let id = measure["id"].as_str().unwrap();
        let Some(found) = worked.measure(id) else { continue };
        assert!(found.applies, "{what}: {id} applies");
        for (resource, amount) in measure["saves"].as_object().unwrap() {
            let (program, ours) = (amount["value"].as_f64().unwrap(), found.saves[resource]);
            assert!(alike(program, ours, ALIKE), "{what}: {id} saves {program} {resource}, here {ours}");
        }
        for key in ["annual_saving", "investment", "npv", "co2e"] {
            let program = measure.get(key).map(|money| money["expected"].as_f64().unwrap());
            let ours = found.number(key);
            let same = match (program, ours) {
                (Some(program), Some(ours)) => {
                    // The price that a tariff makes is that of the report, which another amount may move a little.
                    let near = found.by_tariff && after == After::Change && ["annual_saving", "npv"].contains(&key);
                    alike(program, ours, if near { NEAR } else { ALIKE })
                }
                (None, None) => true,
                _ => false,
            };
            assert!(same, "{what}: {id} has {key} {program:?}, here {ours:?}");
        }
        compared += 1;
    }
    compared
}

#[test]
fn at_the_values_of_the_report_the_formulas_come_to_its_numbers() {
    let library = Library::shipped();
    for (file, profile) in profiles() {
        let report = report(&library, &file, &profile);
        let compared = compare(&report, &Worked::of(&report, None), After::Nothing, &file);
        // Every shipped rule is proved, so every measure has its formula.
        assert_eq!(compared, measures(&report).count(), "{file}");
    }
}

#[test]
fn with_any_assumption_replaced_they_come_to_what_the_program_finds() {
    let library = Library::shipped();
    let (mut compared, mut refused) = (0, 0);
    for (file, profile) in profiles() {
        let before = report(&library, &file, &profile);
        for (at, input) in before["formulas"]["inputs"].as_array().unwrap().iter().enumerate() {
            if input["kind"] != "assumption" || input["held"] == true {
                continue;
            }
            let (rule, name) = (input["measure"].as_str().unwrap(), input["name"].as_str().unwrap());
            let (value, low) = (input["value"].as_f64().unwrap(), input["low"].as_f64().unwrap());
            let changed = if low < value { f64::midpoint(low, value) } else { value * 1.1 };
            let mut profile = profile.clone();
            profile["assumptions"][rule][name] = json!(changed);
            let after = report(&library, &file, &profile);
            let worked = Worked::of(&before, Some((at, changed)));
            let what = format!("{file} with {rule} {name} = {changed}");
            compared += compare(&after, &worked, After::Change, &what);
            for measure in measures(&before) {
                let id = measure["id"].as_str().unwrap();
                if !measures(&after).any(|after| after["id"] == id) {
                    // What no longer applies, or saves nothing, has no numbers any more.
                    let found = worked.measure(id).unwrap();
                    assert!(!found.applies || found.saves.values().all(|saved| *saved <= 0.0), "{what}: {id}");
                    refused += 1;
                }
            }
        }
    }
    assert!(compared > 1_500 && refused > 0, "{compared} compared, {refused} no longer apply");
}

#[test]
fn with_another_price_they_come_to_what_the_program_finds() {
    let library = Library::shipped();
    let mut compared = 0;
    for (file, profile) in profiles() {
        let before = report(&library, &file, &profile);
        for (at, input) in before["formulas"]["inputs"].as_array().unwrap().iter().enumerate() {
            let path: Vec<&str> = match input["name"].as_str().unwrap() {
                _ if input["kind"] != "price" || input["held"] == true => continue,
                "electricity" => vec!["electricity", "energy_price"],
                "demand" => vec!["electricity", "demand_price"],
                name => match name.split_once('/') {
                    Some(("raw_material", item)) => vec!["materials", item, "price"],
                    Some((_, item)) => vec!["wastes", item, "disposal_price"],
                    None => vec![name, "price"],
                },
            };
            // A price that the plant gives is another number in its profile; of the others only that place is not there.
            let mut changed_profile = profile.clone();
            let place = path.iter().try_fold(&mut changed_profile, |at, name| at.get_mut(*name));
            let Some(place) = place else { continue };
            let changed = input["value"].as_f64().unwrap() * 1.25;
            *place = json!(format!("{changed} {}", input["unit"].as_str().unwrap()));
            let after = report(&library, &file, &changed_profile);
            let what = format!("{file} with {} at {changed}", input["name"]);
            compared += compare(&after, &Worked::of(&before, Some((at, changed))), After::Change, &what);
        }
    }
    assert!(compared > 100, "{compared} compared");
}

#[test]
fn another_exchange_rate_changes_what_rules_state_in_that_currency() {
    let library = Library::shipped();
    let profile: Value =
        serde_json::from_str(&std::fs::read_to_string("examples/plastics_tapas_del_bajio.json").unwrap()).unwrap();
    let before = report(&library, "plant.json", &profile);
    let at = before["formulas"]["inputs"].as_array().unwrap().iter().position(|one| one["kind"] == "exchange_rate");
    let mut changed = profile.clone();
    changed["exchange_rates"]["USD"] = json!({ "rate": 20, "date": "2026-10-01", "source": "a bank" });
    let after = report(&library, "plant.json", &changed);
    assert!(compare(&after, &Worked::of(&before, Some((at.unwrap(), 20.0))), After::Change, "20 MXN/USD") > 5);
}
