//! What a ledger adds: what is done, since when, and what was measured of it.

use std::fs;

use auditlite::ledger::{Amount, Entry, Event, Measured, Method, read};
use auditlite::units::Day;
use indexmap::IndexMap;
use serde_json::{Value, json};

use super::{Folder, measure, near, new, old};

const LEAKS: &str = "common/compressed_air_leaks";

fn at(mut profile: Value, day: &str) -> Value {
    profile["facility"]["visit_date"] = json!(day);
    profile
}

/// The plant of `old` a year earlier with its ledger, in which the leaks are done, and 45,000 kWh/yr measured of them.
fn folder(name: &str, second: Value) -> Folder {
    let folder = Folder::new(name);
    folder.profile("old.json", &at(old(), "2025-10-12")).profile("new.json", &at(second, "2026-10-14"));
    folder.run("recommend old.json --draws 200 -o report.json").ends_with(0);
    folder.run("followup start report.json -o plant.jsonl --on 2025-10-20 --by Ana").ends_with(0);
    let done = format!("followup do plant.jsonl {LEAKS} --investment 20000 --on 2025-12-01 --by Ana");
    folder.run(&done).ends_with(0);
    let path = folder.0.join("plant.jsonl");
    let (ledger, _) = read("plant.jsonl", &fs::read(&path).unwrap()).unwrap();
    let day = |text: &str| Day::parse(text).unwrap();
    let amount = Amount { value: 45_000.0, low: Some(42_000.0), high: Some(48_000.0), unit: "kWh/yr".to_owned() };
    let measured = Measured {
        measures: vec![LEAKS.to_owned()],
        method: Method::OptionB,
        from: day("2025-12-01"),
        to: day("2026-06-01"),
        saves: IndexMap::from([("electricity".to_owned(), amount)]),
        money: None,
        level: None,
        noise: Vec::new(),
        basis: "meter".to_owned(),
        model: None,
    };
    let entry = Entry::new(&ledger, day("2026-06-02"), "Ana", Event::Measured(measured));
    let mut text = fs::read_to_string(&path).unwrap();
    text.push_str(&entry.line());
    fs::write(&path, text).unwrap();
    folder
}

fn compared(folder: &Folder) -> Value {
    folder.run("compare old.json new.json --ledger plant.jsonl --draws 50 --format json").ends_with(0).json()
}

#[test]
fn what_the_ledger_says_is_done_is_done_with_what_was_measured() {
    let comparison = compared(&folder("ledger_done", new()));
    let leaks = measure(&comparison, LEAKS);
    assert_eq!(leaks["fate"], "done");
    assert_eq!(leaks["done"], json!({ "by": "ledger", "date": "2025-12-01" }));
    // 45,000 kWh at 1.5 MXN/kWh.
    near(&leaks["achieved"]["money"]["value"], 67_500.0, 1e-6);
    assert_eq!(leaks["achieved"]["together"], 1);
    near(&leaks["annual_saving_then"]["value"], 73_500.0, 1e-6);
}

#[test]
fn what_is_said_to_be_done_and_is_still_recommended_is_said_so() {
    let mut still = new();
    still["compressed_air"]["leak_share"]["value"] = json!("22 %");
    let comparison = compared(&folder("ledger_still", still));
    assert_eq!(measure(&comparison, LEAKS)["fate"], "done_and_still");
}

#[test]
fn what_happened_after_the_second_visit_does_not_count() {
    let folder = folder("ledger_later", new());
    folder.profile("new.json", &at(new(), "2025-11-15"));
    let comparison = compared(&folder);
    let leaks = measure(&comparison, LEAKS);
    assert_eq!(leaks["fate"], "gone");
    assert!(leaks.get("done").is_none() && leaks.get("achieved").is_none());
}

#[test]
fn the_ledger_of_another_plant_is_said_so() {
    let folder = folder("ledger_other", new());
    let mut other = at(new(), "2026-10-14");
    other["facility"]["name"] = json!("Otra");
    folder.profile("new.json", &other);
    let ran = folder.run("compare old.json new.json --ledger plant.jsonl --draws 50").ends_with(0);
    assert!(ran.err.contains("the ledger is that of `Tapas`"), "{}", ran.err);
}
