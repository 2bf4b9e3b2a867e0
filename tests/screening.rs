//! What a plant gets of which only bills and sector are known: modest numbers that say so, and nothing that must be seen.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

use std::sync::LazyLock;

use auditlite::columns::{Columns, Verdict};
use auditlite::diagnostic::Lang;
use auditlite::draws::Settings;
use auditlite::evaluate::judge_rule;
use auditlite::facility::{Facility, FactWord, Origin, read_profile};
use auditlite::library::{Library, LibraryFile, shipped_files};
use auditlite::report::{Options, build};
use serde_json::{Value, json};

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::shipped);

const FUELS: [&str; 4] = ["natural_gas", "lpg", "diesel", "fuel_oil"];

const SECTORS: [&str; 5] = ["plastics", "dairy", "cardboard", "powdered_food", "oil_lube"];

fn example(sector: &str) -> Value {
    let file = format!("examples/bills_only_{sector}.json");
    serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap()
}

fn facility(profile: &Value) -> Facility {
    let read = read_profile("plant.json", profile.to_string().as_bytes(), &LIBRARY.fields, &LIBRARY.factors);
    read.unwrap_or_else(|problems| panic!("{problems:?}")).0
}

fn report(profile: &Value) -> Value {
    let report = build(&LIBRARY, &facility(profile), Vec::new(), Options { lang: Lang::En, ..Options::default() });
    serde_json::to_value(report.unwrap()).unwrap()
}

fn entry<'r>(report: &'r Value, list: &str, id: &str) -> &'r Value {
    let found = report[list].as_array().unwrap().iter().find(|entry| entry["id"] == id);
    found.unwrap_or_else(|| panic!("`{id}` is not in `{list}`"))
}

/// What a list saves of some resources, in one unit.
fn saved<'v>(entries: impl Iterator<Item = &'v Value>, resources: &[&str]) -> f64 {
    entries.flat_map(|entry| resources.iter().filter_map(|resource| entry["saves"][*resource]["value"].as_f64())).sum()
}

#[test]
fn bills_and_sector_alone_give_a_modest_report() {
    // 75th percentiles of all recommendations of an audit together, shares of the electricity and of the gas of the
    // plant: IAC Database, stats_per_assessment.csv, read on 2026-11-24.
    let most = [(0.158, 0.2967), (0.0968, 0.1653), (0.151, 0.1852), (0.1431, 0.1418), (0.1146, 0.256)];
    for (sector, (most_electricity, most_fuel)) in SECTORS.into_iter().zip(most) {
        let profile = example(sector);
        let report = report(&profile);
        let facility = facility(&profile);
        // In kWh/yr and GJ/yr, the units of the fields.
        let number = |path: &str| match facility.at(path).map(|fact| &fact.value) {
            Some(FactWord::Number(number)) => LIBRARY.fields.at(path).unwrap().unit().unwrap().from_canonical(*number),
            _ => 0.0,
        };
        let electricity = number("electricity.annual_energy");
        let fuel: f64 = FUELS.iter().map(|fuel| number(&format!("{fuel}.annual_energy"))).sum();
        let recommended = report["recommendations"].as_array().unwrap();
        assert!(!recommended.is_empty(), "{sector}");
        for measure in recommended {
            // The power factor stands on the bill.
            let on_the_bill = measure["id"] == "common/power_factor";
            assert_eq!(measure["confidence"] == "screening", !on_the_bill, "{sector}: {}", measure["id"]);
            let known = ["common/compressed_air_leaks", "common/boiler_air_fuel", "common/power_factor"];
            assert!(known.contains(&measure["id"].as_str().unwrap()), "{sector}: {}", measure["id"]);
        }
        let checking: Vec<&Value> = report["needs_data"].as_array().unwrap().iter().collect();
        let confirmed = || checking.iter().map(|need| &need["saving_if_applies"]).filter(|found| !found.is_null());
        assert!(confirmed().count() >= 4, "{sector}");
        assert!(confirmed().all(|found| found["confidence"] == "screening"), "{sector}");
        // Low-cost measures of an audit save some 2 % of the electricity.
        let sure = saved(recommended.iter(), &["electricity"]);
        assert!(sure <= 0.02 * electricity, "{sector}: {} %", sure / electricity * 100.0);
        // All of it, what is still to be confirmed too, and nothing taken off for what overlaps.
        let all = sure + saved(confirmed(), &["electricity"]);
        assert!(all <= most_electricity * electricity, "{sector}: {} %", all / electricity * 100.0);
        let burnt = saved(recommended.iter(), &FUELS) + saved(confirmed(), &FUELS);
        assert!(burnt <= most_fuel * fuel, "{sector}: {} %", burnt / fuel * 100.0);
    }
}

#[test]
fn what_must_be_seen_is_worth_checking_and_never_assumed() {
    let report = report(&example("plastics"));
    for (id, observe, decides) in [
        ("plastics/barrel_insulation", "plastics.bare_heater_bands", "plastics.bare_heater_bands"),
        ("plastics/machine_idle_off", "moulding_machines[].idle_hours", "moulding_machines"),
        ("common/led_lighting", "lighting[].lamp", "lighting"),
        ("common/idle_equipment", "motors[].idle_hours", "motors"),
    ] {
        let need = entry(&report, "needs_data", id);
        assert_eq!(need["observe"]["path"], observe);
        assert!(!need["observe"]["how"].as_str().unwrap().is_empty());
        assert_eq!(need["decides"], json!([decides]));
        assert!(need["saving_if_applies"]["annual_saving"]["expected"].as_f64().unwrap() > 0.0);
    }
    let led = entry(&report, "needs_data", "common/led_lighting");
    assert_eq!(led["found_in"]["share"], 0.4);
    assert!(led["found_in"]["source"].as_str().unwrap().contains("US DOE"));
}

#[test]
fn a_confirmed_sight_lets_usual_machines_stand_in() {
    let mut profile = example("plastics");
    profile["plastics"] = json!({ "bare_heater_bands": true });
    let report_of = report(&profile);
    let jackets = entry(&report_of, "recommendations", "plastics/barrel_insulation");
    assert_eq!(jackets["confidence"], "screening");
    let fact = jackets["facts"].as_array().unwrap().iter().find(|fact| fact["path"] == "moulding_machines[].count");
    assert_eq!(fact.unwrap()["stands_for"], "all moulding machines, from the bills");
    profile["plastics"] = json!({ "bare_heater_bands": false });
    assert_eq!(entry(&report(&profile), "not_applicable", "plastics/barrel_insulation")["reason"], "condition");
}

#[test]
fn an_empty_list_still_means_none() {
    let mut profile = example("plastics");
    profile["motors"] = json!([]);
    profile["lighting"] = json!([]);
    let report = report(&profile);
    entry(&report, "not_applicable", "common/idle_equipment");
    entry(&report, "not_applicable", "common/led_lighting");
}

#[test]
fn without_a_sector_nothing_stands_in() {
    let mut profile = example("plastics");
    profile["facility"].as_object_mut().unwrap().remove("sector");
    let facility = facility(&profile);
    assert!(LIBRARY.fields.tables().all(|(table, _)| !facility.is_stand_in(table)));
    assert!(facility.at("compressed_air.leak_share").is_none());
}

/// The distance of the 10th from the 90th percentile of what the leaks save, against the expected saving, in draws.
fn spread(profile: &Value) -> f64 {
    let options = Options { draws: Some(Settings::default()), ..Options::default() };
    let report = build(&LIBRARY, &facility(profile), Vec::new(), options).unwrap();
    let report = serde_json::to_value(report).unwrap();
    let saving = &entry(&report, "recommendations", "common/compressed_air_leaks")["annual_saving"];
    let [low, expected, high] = ["low", "expected", "high"].map(|end| saving[end].as_f64().unwrap());
    assert!(low < expected && expected < high, "{saving}");
    (high - low) / expected
}

/// How far the truth may lie from the saving of the leaks, as the ratio of the ends of the facts that carry it.
fn width(profile: &Value) -> (f64, String) {
    let facility = facility(profile);
    let paths = ["compressed_air.annual_energy", "compressed_air.leak_share", "compressed_air.control_response"];
    let widths = paths.map(|path| match &facility.at(path).unwrap().origin {
        Origin::Derived { range: (low, high), .. } => high / low,
        _ => 1.1,
    });
    let report = report(profile);
    let leaks = entry(&report, "recommendations", "common/compressed_air_leaks");
    (widths.iter().product(), leaks["confidence"].as_str().unwrap().to_owned())
}

#[test]
fn equipment_narrows_what_bills_say_and_measurements_narrow_it_more() {
    let bills = example("plastics");
    let mut equipment = bills.clone();
    equipment["facility"]["operating_hours"] = json!(6500);
    equipment["compressed_air"] =
        json!({ "installed_power": { "value": 75, "unit": "kW", "basis": "nameplate" }, "control": "load_unload" });
    let mut measured = equipment.clone();
    let air = &mut measured["compressed_air"];
    air["annual_energy"] = json!({ "value": 310_000, "unit": "kWh/yr", "basis": "measured" });
    air["leak_share"] = json!({ "value": 24, "unit": "%", "basis": "measured" });
    air["control_response"] = json!({ "value": 0.55, "unit": "1", "basis": "measured" });
    air["leaks_found"] = json!({ "value": 18, "basis": "measured" });
    let (from_bills, sure) = width(&bills);
    assert_eq!(sure, "screening");
    let (from_equipment, sure) = width(&equipment);
    assert_eq!(sure, "screening", "nobody has measured the leaks yet");
    let (from_measurements, sure) = width(&measured);
    assert_eq!(sure, "measured");
    assert!(from_bills > 2.0 * from_equipment, "{from_bills} {from_equipment}");
    assert!(from_equipment > 2.0 * from_measurements, "{from_equipment} {from_measurements}");
    let spreads = [spread(&bills), spread(&equipment), spread(&measured)];
    assert!(spreads[0] > 1.2 * spreads[1] && spreads[1] > 1.2 * spreads[2], "{spreads:?}");
}

#[test]
fn columns_judge_such_plants_as_one_by_one() {
    let plants: Vec<Facility> = SECTORS.iter().map(|sector| facility(&example(sector))).collect();
    let columns = Columns::compile(&LIBRARY);
    let table = columns.table(&plants);
    let judged = columns.each(&table, 1, |block| {
        let rules = 0..columns.rules().len();
        let row = |row: usize| rules.clone().map(move |rule| (block.plant(row).unwrap(), rule, row));
        let each = (0..block.len()).flat_map(row);
        each.map(|(plant, rule, row)| (plant, rule, block.of(rule).verdict(row))).collect::<Vec<_>>()
    });
    let judged = judged.unwrap().concat();
    assert_eq!(judged.len(), plants.len() * columns.rules().len());
    for (plant, rule, verdict) in judged {
        let outcome = judge_rule(&LIBRARY, columns.rules()[rule], &plants[plant]).unwrap();
        assert_eq!(verdict, Verdict::of(&outcome), "{}", columns.rules()[rule].id);
    }
}

/// What is said of a file of fields on top of the shipped ones.
fn said_of(path: &str, text: &str) -> Vec<String> {
    let own = LibraryFile { path: path.to_owned(), shown: path.to_owned(), bytes: text.as_bytes().to_vec() };
    let sources = vec![("shipped".to_owned(), shipped_files()), ("own".to_owned(), vec![own])];
    let library = Library::from_files(sources, Vec::new());
    library.problems.iter().map(|problem| problem.message.in_lang(Lang::En).to_owned()).collect()
}

#[test]
fn a_record_that_stands_in_is_checked_when_it_is_read() {
    let estimate =
        "const ESTIMATES = #{ usual: #{ kind: \"typical\", range: [1, 1], source: \"judgement: a test\" } };\n";
    let function = "fn usual(plant, assume) { 60.unit(\"W\") }\n";
    let list = |facts: &str| {
        format!(
            "const SCREENING = #{{ name: #{{ en: \"all\", es: \"todo\" }}, facts: #{{ {facts} }} }};\n{estimate}{function}"
        )
    };
    let path = "fields/lighting.rhai";
    assert_eq!(said_of(path, &list("power: \"usual\"")), Vec::<String>::new());
    assert_eq!(
        said_of(path, &list("pwer: \"usual\"")),
        ["`lighting` has no field `pwer`", "no field names the estimate `usual`"]
    );
    assert_eq!(said_of(path, &list("power: \"usuall\""))[0], "`ESTIMATES` has no entry `usuall`");
    assert_eq!(said_of(path, &list("power: 60"))[0], "name the estimate that works it out, in quotes");
    assert!(said_of(path, &list("hours: \"usual\""))[0].starts_with("the function must give"));
    assert_eq!(
        said_of("fields/water.rhai", &list("night_flow: \"usual\""))[0],
        "only a section of kind `list` can have a record that stands in for it"
    );
    let field = "const FIELDS = #{ spare: #{ type: \"boolean\", label: #{ en: \"a\", es: \"b\" }, help: #{ en: \"a\", es: \"b\" }, \
                 how: #{ en: \"a\", es: \"b\" }, area: \"boiler_rom\" } };\n";
    assert_eq!(said_of("fields/water.rhai", field), ["`boiler_rom` is not in `areas.json`"]);
}
