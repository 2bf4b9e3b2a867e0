//! The names and numbers that other people's checks rely on.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

use std::fs;

use auditlite::facility::read_profile;
use auditlite::library::{Library, LibraryFile, shipped_files};
use auditlite::report::{Options, build};
use serde_json::Value;

/// The profile of the contract.
const PROFILE: &str = include_str!("contract/profile.json");
/// The rule of the design, with its illustrative words filled in.
const RULE: &str = include_str!("contract/compressed_air_leaks.rhai");

fn library() -> Library {
    let rule = LibraryFile {
        path: "common/compressed_air_leaks.rhai".to_owned(),
        shown: "my_rules/common/compressed_air_leaks.rhai".to_owned(),
        bytes: RULE.into(),
    };
    let sources = vec![("shipped".to_owned(), shipped_files()), ("my_rules".to_owned(), vec![rule])];
    Library::from_files(sources, Vec::new())
}

fn report(library: &Library, profile: &str) -> Value {
    let read = read_profile("profile.json", profile.as_bytes(), &library.fields, &library.factors);
    let (facility, warnings) = read.unwrap();
    serde_json::to_value(build(library, &facility, warnings, Options::default()).unwrap()).unwrap()
}

fn leaks(report: &Value) -> &Value {
    let list = report["recommendations"].as_array().unwrap();
    list.iter().find(|entry| entry["id"] == "common/compressed_air_leaks").unwrap()
}

fn close(value: &Value, expected: f64) {
    let found = value.as_f64().unwrap();
    assert!((found - expected).abs() <= 1e-4 * expected.abs(), "{found} is not {expected}");
}

#[test]
fn the_contracts_profile_gives_the_contracts_numbers() {
    let library = library();
    assert_eq!(library.sources[1].overrides, ["common/compressed_air_leaks"]);
    let report = report(&library, PROFILE);
    let leaks = leaks(&report);
    close(&leaks["saves"]["electricity"]["value"], 49_000.0);
    close(&leaks["annual_saving"]["expected"], 93_100.0);
    close(&leaks["investment"]["expected"], 22_847.5);
    close(&leaks["payback"]["months"], 2.9449);
    assert_eq!(format!("{:.1}", leaks["co2e"]["expected"].as_f64().unwrap()), "21.8");
    assert_eq!(leaks["confidence"], "measured");
    assert_eq!(leaks["payback"]["kind"], "months");
    let trace = &leaks["trace"][0];
    assert_eq!(trace["formula"], "compressed_air.annual_energy × compressed_air.leak_share");
    assert_eq!((&trace["value"], &trace["unit"], &trace["line"]), (&100_000.into(), &"kWh/yr".into(), &28.into()));
    assert_eq!(leaks["priced"][0]["origin"], "profile");
    let warned = report["warnings"].as_array().unwrap();
    assert!(warned.iter().any(|warning| warning["message"].as_str().unwrap().contains("common/lighting_controls")));
}

#[test]
fn a_replaced_assumption_in_another_currency_is_changed_at_the_profiles_rate() {
    let profile = PROFILE.replacen(
        "\"done\"",
        "\"assumptions\": { \"common/compressed_air_leaks\": { \"repair_cost\": \"600 MXN\" } }, \"done\"",
        1,
    );
    let report = report(&library(), &profile);
    close(&leaks(&report)["investment"]["expected"], 21_850.0);
    close(&leaks(&report)["payback"]["months"], 2.8163);
}

#[test]
fn every_rule_stands_in_exactly_one_list_and_nothing_is_null() {
    let library = Library::shipped();
    for file in fs::read_dir("examples").unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let report = report(&library, &fs::read_to_string(&path).unwrap());
        let lists = ["recommendations", "needs_study", "needs_data", "not_applicable", "failed"];
        let mut ids: Vec<&str> = lists
            .iter()
            .flat_map(|list| report[list].as_array().unwrap())
            .map(|entry| entry["id"].as_str().unwrap())
            .collect();
        ids.sort_unstable();
        let mut expected: Vec<&str> = library.ids().collect();
        expected.sort_unstable();
        assert_eq!(ids, expected, "{}", path.display());
        assert_eq!(report["failed"].as_array().unwrap().len(), 0, "{}", path.display());
        assert!(!no_nulls(&report), "{} has a null", path.display());
    }
}

/// Whether a value holds a null anywhere.
fn no_nulls(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.iter().any(no_nulls),
        Value::Object(entries) => entries.values().any(no_nulls),
        _ => false,
    }
}

/// Three firms of the training that started it all; the rules arrive at their results by themselves.
#[test]
fn the_origin_story_comes_out() {
    let library = Library::shipped();
    let read = |name: &str| report(&library, &fs::read_to_string(format!("examples/{name}.json")).unwrap());
    let usd = |money: &Value| money["expected"].as_f64().unwrap() / 18.5;

    let first = read("story_no_investment");
    let best = &first["recommendations"][0];
    assert_eq!((&best["id"], &best["payback"]["kind"]), (&"oil_lube/batch_sequencing".into(), &"immediate".into()));
    assert!((38_000.0..43_000.0).contains(&(usd(&best["annual_saving"]) / 12.0)));

    let second = read("story_2000_for_7000_a_year");
    let best = &second["recommendations"][0];
    assert_eq!(best["id"], "powdered_food/dust_fans");
    assert!((1_900.0..2_100.0).contains(&usd(&best["investment"])));
    assert!((6_800.0..7_300.0).contains(&usd(&best["annual_saving"])));

    let third = read("story_2500_for_900_a_month");
    let best = &third["recommendations"][0];
    assert_eq!(best["id"], "plastics/barrel_insulation");
    assert!((2_300.0..2_600.0).contains(&usd(&best["investment"])));
    assert!((900.0..1_000.0).contains(&(usd(&best["annual_saving"]) / 12.0)));
}
