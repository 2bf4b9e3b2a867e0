//! A second visit to an example plant, as people read it.

use std::fs;

use serde_json::{Value, json};

use super::{Folder, Ran, measure, new};

/// The caps maker a year later: a tenth more product with a hundredth less electricity, leaks repaired, the pressure
/// lowered, loads that can be moved; its bills cost 6 % more.
fn pair() -> (Value, Value) {
    let text = fs::read_to_string("examples/plastics_tapas_del_bajio.json").unwrap();
    let mut old: Value = serde_json::from_str(&text).unwrap();
    old["facility"]["visit_date"] = json!("2026-10-12");
    let mut new = old.clone();
    new["facility"]["visit_date"] = json!("2027-10-14");
    new["production"]["annual_amount"]["value"] = json!(2112);
    new["compressed_air"]["leaks_found"]["value"] = json!(3);
    new["compressed_air"]["test_loaded_time"]["value"] = json!(0.5);
    new["compressed_air"]["annual_energy"]["value"] = json!(240_000);
    new["done"] = json!(["common/compressed_air_pressure", "common/water_leaks"]);
    new["electricity"]["shiftable_demand"]["value"] = json!(40);
    for bill in new["electricity"]["bills"].as_array_mut().unwrap() {
        let (year, month) = bill["month"].as_str().unwrap().split_once('-').unwrap();
        bill["month"] = json!(format!("{}-{month}", year.parse::<i32>().unwrap() + 1));
        let mut sum = 0.0;
        for part in ["energy_base", "energy_intermediate", "energy_peak"] {
            let less = (bill[part].as_f64().unwrap() * 0.99).round();
            sum += less;
            bill[part] = json!(less);
        }
        bill["energy"] = json!(sum);
        bill["cost"] = json!((bill["cost"].as_f64().unwrap() * 1.06).round());
    }
    new["water"]["price"]["value"] = json!(70);
    new.as_object_mut().unwrap().remove("lpg");
    (old, new)
}

fn run(arguments: &str) -> Ran {
    let folder = Folder::new(&arguments.replace([' ', '-', '/'], "_"));
    let (old, new) = pair();
    folder.profile("old.json", &old).profile("new.json", &new);
    folder.run(&format!("compare old.json new.json --draws 200 {arguments}")).ends_with(0)
}

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../../snapshots/comparison",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn the_second_visit_reads_well_in_both_languages() {
    for (lang, format) in [("en", "table"), ("es", "table"), ("en", "markdown"), ("es", "markdown")] {
        let text = run(&format!("--lang {lang} --format {format}")).out;
        if format == "table" {
            assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        }
        snapshot(&format!("second_visit_{format}_{lang}"), &text);
    }
}

#[test]
fn the_facts_that_were_changed_by_hand_are_the_ones_that_are_named() {
    let comparison = run("--format json").json();
    let fate = |id: &str| measure(&comparison, id)["fate"].clone();
    assert_eq!(fate("common/compressed_air_pressure"), "done");
    assert_eq!(fate("common/compressed_air_leaks"), "gone");
    assert_eq!(fate("common/peak_shifting"), "new");
    assert_eq!(fate("plastics/regrind_loop"), "still");
    // In place on both visits: nothing to tell.
    let told: Vec<_> = comparison["measures"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
    assert!(!told.contains(&json!("common/water_leaks")));
    assert!(measure(&comparison, "plastics/regrind_loop").get("facts").is_none());
}

#[test]
fn the_same_files_give_the_same_bytes() {
    assert_eq!(run("--format json --seed 3").out, run("--format json --seed 3").out);
}

/// A formula that kept a measure out has no value on a visit at which it does not.
#[test]
fn a_formula_that_kept_a_measure_out_is_told_for_its_visit_only() {
    let folder = Folder::new("new_facts");
    let mut now = new();
    now["water"] = json!({ "annual_use": { "value": 6800, "unit": "m3/yr" }, "price": { "value": 62, "unit": "MXN/m3" },
        "night_flow": { "value": 0.34, "unit": "m3/h" }, "night_use": { "value": 0.05, "unit": "m3/h" },
        "pressurised_hours": 8760 });
    let mut then = now.clone();
    then["facility"]["visit_date"] = json!("2026-10-12");
    then["water"]["night_flow"]["value"] = json!(0.05);
    folder.profile("old.json", &then).profile("new.json", &now);
    let text = folder.run("compare old.json new.json --draws 50").ends_with(0).out.replace("\n  ", " ");
    assert!(text.contains("0 m3/yr then; it asks for"), "{text}");
    assert!(!text.contains("not known"), "{text}");
}
