//! What must not matter: the order of keys and of files, facts of something else, the thread, the time.

use std::collections::BTreeMap;

use auditlite::evaluate::evaluate;
use auditlite::facility::{Facility, read_profile};
use auditlite::library::{Library, shipped_files};
use auditlite::report::{Options, build, json};
use serde_json::{Map, Value, json};

use crate::plant::{plant, read};
use crate::random::{Random, rounds};
use crate::shipped::LIBRARY;

/// A report without places and hashes; warnings stand in the order of the file.
fn report(library: &Library, profile: &Value) -> Value {
    let bytes = serde_json::to_vec(profile).unwrap();
    let (facility, warnings) =
        read_profile("plant.json", &bytes, &library.fields, &library.factors).expect("it is good");
    let text = json(&build(library, &facility, warnings, Options::default()).expect("in time"), true);
    let mut report: Value = serde_json::from_str(&text).expect("a report is JSON");
    strip(&mut report);
    if let Some(warnings) = report["warnings"].as_array_mut() {
        warnings.sort_by_key(ToString::to_string);
    }
    report
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for key in ["column", "profile_hash"] {
                map.remove(key);
            }
            // A diagnostic of the profile has a line of the profile; a step has a line of the rule.
            if map.contains_key("severity") {
                map.remove("line");
            }
            map.values_mut().for_each(strip);
        }
        Value::Array(list) => list.iter_mut().for_each(strip),
        _ => {}
    }
}

/// The same with the keys of objects in another order, those of the report's lists included.
fn shuffled(value: &Value, random: &mut Random) -> Value {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<_> = map.iter().map(|(key, value)| (key.clone(), shuffled(value, random))).collect();
            random.shuffle(&mut entries);
            Value::Object(entries.into_iter().collect::<Map<_, _>>())
        }
        Value::Array(list) => Value::Array(list.iter().map(|value| shuffled(value, random)).collect()),
        other => other.clone(),
    }
}

#[test]
fn the_order_of_keys_in_a_profile_does_not_matter() {
    for seed in 0..rounds(25) as u64 {
        let mut random = Random::new(seed + 7000);
        let (profile, _) = plant(&mut random, [0.5, 0.9][(seed % 2) as usize]);
        let other = shuffled(&profile, &mut random);
        let (one, two) = (report(&LIBRARY, &profile), report(&LIBRARY, &other));
        same(&one, &two, &format!("seed {seed}"));
    }
}

/// Says where two reports differ, because both are long.
fn same(one: &Value, two: &Value, what: &str) {
    if one == two {
        return;
    }
    for (key, value) in one.as_object().expect("a report is an object") {
        let other = &two[key];
        if let (Some(list), Some(others)) = (value.as_array(), other.as_array()) {
            for (a, b) in list.iter().zip(others) {
                assert_eq!(a, b, "{what}: {key}");
            }
        }
        assert_eq!(value, other, "{what}: {key}");
    }
}

/// What each rule finds, as text, and the paths that it reads.
fn findings(facility: &Facility) -> BTreeMap<&'static str, String> {
    let found = evaluate(&LIBRARY, facility).expect("in time");
    found.into_iter().map(|finding| (finding.rule.id.as_str(), format!("{:?}", finding.outcome))).collect()
}

#[test]
fn a_fact_that_no_rule_reads_changes_nothing() {
    for seed in 0..rounds(25) as u64 {
        let mut random = Random::new(seed + 7500);
        let (profile, facility) = plant(&mut random, [0.5, 0.9][(seed % 2) as usize]);
        let before = findings(&facility);
        let read_paths = LIBRARY.read_paths();
        let unread = LIBRARY.fields.all().iter().filter(|field| !read_paths.contains(&field.path));
        let mut changed = profile.clone();
        for field in unread.filter(|field| LIBRARY.fields.at(&field.path).is_some()) {
            let fact = auditlite::script::FactRef::Scalar(field.id);
            let section = changed.as_object_mut().unwrap().get_mut(&field.section).and_then(Value::as_object_mut);
            // A section that nobody has described stays so: its usual values would begin to count.
            if let (Some(section), Some(value)) =
                (section.filter(|section| !section.is_empty()), crate::plant::value(&mut random, &fact))
            {
                section.entry(field.name.clone()).or_insert(value);
            }
        }
        for section in ["materials", "wastes"] {
            if let Some(items) =
                changed.get_mut(section).and_then(Value::as_object_mut).filter(|items| !items.is_empty())
            {
                items.insert("something_else".into(), json!({ "annual_amount": 3 }));
            }
        }
        let Ok(facility) = read(&changed) else { continue };
        let after = findings(&facility);
        for (id, outcome) in &before {
            assert_eq!(Some(outcome), after.get(id), "{id}, seed {seed}");
        }
    }
}

#[test]
fn the_order_of_library_files_does_not_matter() {
    for seed in 0..rounds(3) as u64 {
        let mut random = Random::new(seed + 8000);
        let mut files = shipped_files();
        random.shuffle(&mut files);
        let library = Library::from_files(vec![("shipped".to_owned(), files)], Vec::new());
        assert_eq!(library.hash, LIBRARY.hash, "seed {seed}");
        for _ in 0..4 {
            let (profile, _) = plant(&mut random, 0.9);
            let (one, two) = (report(&LIBRARY, &profile), report(&library, &profile));
            same(&one, &two, &format!("seed {seed}"));
        }
    }
}

#[test]
fn a_report_is_the_same_bytes_again_and_on_every_thread() {
    let (profile, facility) = plant(&mut Random::new(9000), 0.9);
    let text = || json(&build(&LIBRARY, &facility, Vec::new(), Options::default()).expect("in time"), true);
    let once = text();
    assert_eq!(once, text(), "{profile}");
    std::thread::scope(|scope| {
        let handles: Vec<_> = (0..4).map(|_| scope.spawn(text)).collect();
        for handle in handles {
            assert_eq!(once, handle.join().expect("no thread panics"));
        }
    });
}
