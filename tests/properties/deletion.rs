//! Missing is never zero: whichever fact of a profile is deleted, no rule vanishes, and none that applied is ruled out.

use std::collections::BTreeMap;

use auditlite::facility::Facility;
use auditlite::report::{Options, build, json};
use serde_json::Value;

use crate::plant::{plant, read};
use crate::random::{Random, rounds};
use crate::sanity::places;
use crate::shipped::LIBRARY;

fn where_they_stand(facility: &Facility) -> (Value, BTreeMap<String, Vec<&'static str>>) {
    let report = build(&LIBRARY, facility, Vec::new(), Options::default()).expect("in time");
    let report = serde_json::from_str(&json(&report, true)).expect("a report is JSON");
    let places = places(&report);
    (report, places)
}

/// The pointers of all facts: what stands in sections, items and records, and is not one itself.
fn facts(profile: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for (section, value) in profile.as_object().expect("a profile is an object") {
        if LIBRARY.fields.section_named(section).is_some() {
            walk(value, &format!("/{section}"), &mut found);
        }
    }
    found
}

fn walk(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(map) if !map.contains_key("value") => {
            map.iter().for_each(|(key, value)| walk(value, &format!("{pointer}/{key}"), found));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(index, value)| walk(value, &format!("{pointer}/{index}"), found));
        }
        _ => found.push(pointer.to_owned()),
    }
}

fn without(profile: &Value, pointer: &str) -> Value {
    let mut profile = profile.clone();
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer has a slash");
    if let Some(Value::Object(map)) = profile.pointer_mut(parent) {
        map.remove(key);
    }
    profile
}

fn check(profile: &Value, most: usize, random: &mut Random, what: &str) {
    let facility = read(profile).unwrap_or_else(|problems| panic!("{what}: {problems:?}"));
    let (_, before) = where_they_stand(&facility);
    let mut pointers = facts(profile);
    random.shuffle(&mut pointers);
    for pointer in pointers.iter().take(most) {
        let shorter = without(profile, pointer);
        // Without its only fact a profile is refused as empty, and without its currency's country it may be.
        let Ok(facility) = read(&shorter) else { continue };
        let (report, after) = where_they_stand(&facility);
        assert_eq!(before.len(), after.len(), "{what} without {pointer}");
        for (id, lists) in &after {
            assert_eq!(lists.len(), 1, "{id}: {what} without {pointer}");
            let applied = before.get(id).is_some_and(|lists| ["recommendations", "needs_study"].contains(&lists[0]));
            assert!(
                !applied || lists[0] != "not_applicable" || a_fact_took_its_place(&facility, pointer),
                "{id}: {what} without {pointer}: {}",
                report["not_applicable"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .find(|entry| entry["id"] == **id)
                    .unwrap_or(&Value::Null)
            );
        }
    }
}

/// Whether another fact, worked out or usual, now stands in the place of the deleted one or of one that was worked out
/// from it: then the answer may change.
fn a_fact_took_its_place(facility: &Facility, pointer: &str) -> bool {
    let path = pointer.trim_start_matches('/').replace('/', ".");
    let open: Vec<_> = path.split('.').filter(|part| part.parse::<usize>().is_err()).collect();
    let derived: Vec<String> = facility
        .facts()
        .filter(|(_, _, value)| matches!(value.origin, auditlite::facility::Origin::Derived { .. }))
        .filter_map(|(fact, _, _)| LIBRARY.fields.field_of(&fact).map(|field| field.path.replace("[]", "")))
        .collect();
    let direct = derived.iter().any(|path| *path == open.join("."));
    // A field with several ways to be worked out falls back on the next.
    let falls_back = LIBRARY.fields.all().iter().any(|field| {
        field.estimates.len() > 1 && derived.contains(&field.path.replace("[]", "")) && {
            field.estimates.iter().any(|estimate| {
                let from = [Some(estimate.formula.result), estimate.condition];
                let facts = estimate.formula.graph.facts(&from.into_iter().flatten().collect::<Vec<_>>());
                facts.iter().any(|fact| {
                    LIBRARY.fields.field_of(fact).is_some_and(|field| field.path.replace("[]", "") == open.join("."))
                })
            })
        }
    });
    direct || falls_back
}

#[test]
fn deleting_a_fact_of_an_example_makes_no_rule_vanish() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("the examples are there").flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    for file in files {
        let name = file.display().to_string();
        let bytes = std::fs::read(&file).expect("it can be read");
        let Ok(profile) = serde_json::from_slice::<Value>(&bytes) else { continue };
        if profile["schema"] == "auditlite/profile@1" && read(&profile).is_ok() {
            check(&profile, rounds(60), &mut Random::new(11), &name);
        }
    }
}

#[test]
fn deleting_a_fact_of_a_random_plant_makes_no_rule_vanish() {
    for seed in 0..rounds(8) as u64 {
        let mut random = Random::new(seed + 10_000);
        let (profile, _) = plant(&mut random, 0.95);
        check(&profile, 25, &mut random, &format!("seed {seed}"));
    }
}
