//! `explain`, `eval`, `profile` and `functions`.

use std::process::Stdio;

use serde_json::Value;

use super::{Folder, PLANT, Ran};

#[test]
fn explain_knows_codes_and_measures() {
    let folder = Folder::new("explain");
    folder.run("explain AL0301").ends_with(0).snapshot("explain_code");
    folder.run("explain al0301 --lang es").ends_with(0).snapshot("explain_code_es");
    let measure = folder.run("explain compressed_air_leaks").ends_with(0);
    assert!(measure.out.contains("leaked"), "{}", measure.out);
    let there = folder.run("explain compressed_air_leaks plant.json").ends_with(0);
    assert!(there.out.contains("49,000"), "{}", there.out);
    let json = folder.run("explain compressed_air_leaks plant.json --format json").ends_with(0).json();
    assert_eq!(json["list"], "recommendations");
    let why_not = folder.run("explain dairy/product_push plant.json --format json").ends_with(0).json();
    assert_eq!(why_not["entry"]["reason"], "sector");
    folder.run("explain compressed_air_leaks nowhere.json").ends_with(3);
}

#[test]
fn explain_fills_the_numbers_in() {
    let folder = Folder::new("explain-numbers");
    let there = folder.run("explain compressed_air_leaks plant.json").ends_with(0);
    assert!(there.out.contains("leaked = compressed_air.annual_energy × compressed_air.leak_share\n       = 400,000 kWh/yr × 25 %\n       = 100,000 kWh/yr"), "{}", there.out);
    assert!(there.out.contains("25 % > 10 %: holds"), "{}", there.out);
    assert!(there.out.contains("profile, line 6"), "{}", there.out);
    let json = folder.run("explain compressed_air_leaks plant.json --format json").ends_with(0).json();
    assert_eq!(json["schema"], "auditlite/explanation@1");
    assert_eq!(json["entry"]["trace"][0]["substituted"], "400,000 kWh/yr × 25 %");
    assert_eq!(json["explanation"]["condition"][0]["holds"], true);
    let facts = json["explanation"]["facts"].as_array().unwrap();
    assert!(facts.iter().any(|fact| fact["path"] == "compressed_air.leak_share" && fact["line"] == 6), "{json:#}");
}

#[test]
fn explain_shows_a_measure_at_no_plant_in_particular() {
    let folder = Folder::with_rules("explain-anywhere");
    folder.run("explain sound --rules mine").ends_with(0).snapshot("explain_anywhere");
    folder.run("explain sound --rules mine --lang es").ends_with(0).snapshot("explain_anywhere_es");
    folder.run("rules doc sound --rules mine --lang es").ends_with(0).snapshot("rules_doc_es");
    let json = folder.run("explain sound --rules mine --format json").ends_with(0).json();
    assert_eq!(json["schema"], "auditlite/measure@1");
    assert_eq!(json["formula"][0]["formula"], "compressed_air.annual_energy × compressed_air.leak_share");
}

#[test]
fn explain_says_what_would_have_to_be_different() {
    let folder = Folder::new("explain-miss");
    folder.put("tight.json", PLANT.replace("25 %", "6 %"));
    let miss = folder.run("explain compressed_air_leaks tight.json").ends_with(0);
    assert!(
        miss.out.contains("more\n  than 10 % (now 6 %)") || miss.out.contains("more than 10 % (now 6 %)"),
        "{}",
        miss.out
    );
    let json = folder.run("explain compressed_air_leaks tight.json --format json").ends_with(0).json();
    let change = &json["explanation"]["near_miss"]["failing"][0]["changes"][0];
    assert_eq!((&change["needed"], &change["limit"], &change["now"]), (&">".into(), &10.into(), &6.into()));
    // 400,000 x 10 % x 70 % x 0.7 = 19,600 kWh/yr
    let then = change["then"]["saving_if_applies"]["saves"]["electricity"]["value"].as_f64().unwrap();
    assert!((then / 19_600.0 - 1.0).abs() < 1e-3, "{then}");
    let sector = folder.run("explain dairy/product_push plant.json").ends_with(0);
    assert!(sector.out.contains("It is for the sector"), "{}", sector.out);
    folder.put("done.json", PLANT.replacen('{', "{ \"done\": [\"compressed_air_leaks\"],", 1));
    let done = folder.run("explain compressed_air_leaks done.json").ends_with(0);
    assert!(done.out.contains("Already in place, says the profile (line 1)"), "{}", done.out);
}

#[test]
fn explain_names_every_part_that_fails() {
    let folder = Folder::new("explain-parts");
    let rule = super::SOUND.replace(
        "plant.compressed_air.leak_share > 0",
        "plant.compressed_air.leak_share > 50.percent && plant.compressed_air.leaks_found >= 40 && any(plant.motors, |m| m.idle_hours > 2000.unit(\"h/yr\"))",
    );
    folder.put("mine/common/parts.rhai", rule);
    let motors = r#""motors": [ { "name": "fan", "idle_hours": "500 h/yr" }, { "name": "belt", "idle_hours": "900 h/yr" } ], "compressed_air""#;
    folder.put("motors.json", PLANT.replace("\"compressed_air\"", motors));
    folder.run("explain parts motors.json --rules mine").ends_with(0).snapshot("explain_parts");
    folder.run("explain parts motors.json --rules mine --lang es").ends_with(0).snapshot("explain_parts_es");
}

#[test]
fn explain_shows_an_unproved_rule_as_far_as_it_can() {
    let folder = Folder::new("explain-unproved");
    let rule = super::SOUND.replace(
        "fn estimate(plant, assume) {",
        "fn estimate(plant, assume) {\n    let n = 0;\n    while n < 3 { n = n + 1; }",
    );
    folder.put("mine/common/loops.rhai", rule);
    folder.run("explain loops --rules mine").ends_with(0).snapshot("explain_unproved");
    folder.run("explain loops plant.json --rules mine").ends_with(0).snapshot("explain_unproved_plant");
    folder.run("rules doc loops --rules mine").ends_with(0).snapshot("rules_doc_unproved");
}

#[test]
fn eval_gives_a_value_with_its_dimension() {
    let folder = Folder::new("eval");
    let ran = |expression: &str, rest: &str| {
        let mut command = folder.command("eval");
        Ran::from(command.arg(expression).args(rest.split_whitespace()).stdin(Stdio::null()).output().unwrap())
    };
    assert_eq!(ran("5.kW * 6000.unit(\"h/yr\")", "").ends_with(0).out, "30,000 kWh/yr\nenergy per year (kWh/yr)\n");
    assert_eq!(ran("1 + 1", "").ends_with(0).out.lines().next(), Some("2"));
    assert_eq!(ran("-5", "").ends_with(0).out.lines().next(), Some("-5"));
    assert_eq!(ran("2 > 1", "").ends_with(0).out, "true\n");
    let known = ran("plant.compressed_air.annual_energy * plant.compressed_air.leak_share", "plant.json").ends_with(0);
    assert!(known.out.starts_with("100,000 kWh/yr"), "{}", known.out);
    let unknown = ran("plant.compressed_air.average_power", "plant.json").ends_with(0);
    assert!(unknown.out.contains("compressed_air.average_power"), "{}", unknown.out);
    for (name, expression) in [
        ("eval_dimension", "5.kW + 3.unit(\"kWh/yr\")"),
        ("eval_percent", "30% * 2"),
        ("eval_zero", "1 / 0"),
        ("eval_unknown_field", "plant.compressed_air.leak_rate"),
        ("eval_nothing", ""),
        ("eval_loop", "while true {}"),
        ("eval_two_functions", "1 } fn x() { 2"),
        ("eval_list", "plant.motors"),
        ("eval_map", "#{ a: 1 }"),
    ] {
        let faulty = ran(expression, "").ends_with(1);
        assert_eq!(faulty.out, "", "{expression}");
        faulty.snapshot(name);
    }
    let json: Value = serde_json::from_str(&ran("1 / 0", "--format json").ends_with(1).out).unwrap();
    assert_eq!(json["diagnostics"][0]["code"], "AL0501");
    ran("1", "nowhere.json").ends_with(3);
}

#[test]
fn profile_check_tells_errors_and_warnings() {
    let folder = Folder::new("profile-check");
    folder.run("profile check plant.json").ends_with(0).snapshot("profile_check");
    folder.put("bad.json", PLANT.replace("leak_share", "leak_rate").replace("25 %", "25 kW"));
    folder.run("profile check bad.json").ends_with(1).snapshot("profile_check_bad");
    folder.run("profile check bad.json --lang es").ends_with(1).snapshot("profile_check_bad_es");
    let json = folder.run("profile check bad.json plant.json --format json").ends_with(1).json();
    assert_eq!(json["schema"], "auditlite/diagnostics@1");
    assert!(json["diagnostics"][0]["path"].is_string(), "{json:#}");
    folder.run("profile check nowhere.json").ends_with(3);
    folder.run("profile check bad.json nowhere.json").ends_with(3);
}

#[test]
fn profile_new_writes_a_profile_that_is_never_written_over() {
    let folder = Folder::new("profile-new");
    folder.run("profile new --sector dairy -o new.json").ends_with(0);
    let ran = folder.run("recommend new.json --format json");
    assert!([0, 3].contains(&ran.code), "{}", ran.err);
    folder.put("mine.json", "kept");
    let refused = folder.run("profile new --sector dairy -o mine.json").ends_with(3);
    assert!(refused.err.contains("exists already"), "{}", refused.err);
    assert_eq!(folder.read("mine.json"), "kept");
    let schema = folder.run("profile schema").ends_with(0).json();
    assert!(schema["$schema"].is_string());
}

#[test]
fn functions_are_described_in_both_languages() {
    let folder = Folder::new("functions");
    folder.run("functions orifice").ends_with(0).snapshot("functions_orifice");
    folder.run("functions orifice --lang es").ends_with(0).snapshot("functions_orifice_es");
    folder.run("functions stack_loss").ends_with(0).snapshot("functions_stack_loss");
    folder.run("functions water").ends_with(0).snapshot("functions_water");
    folder.run("functions water --lang es").ends_with(0).snapshot("functions_water_es");
    folder.run("functions lists").ends_with(0).snapshot("functions_lists");
    folder.run("functions watr").ends_with(2).snapshot("functions_watr");
}

#[test]
fn the_list_of_functions_fits_a_terminal_and_names_each() {
    let folder = Folder::new("functions-list");
    for arguments in ["functions", "functions --lang es", "functions heat", "functions steam --lang es"] {
        let ran = folder.run(arguments).ends_with(0);
        for line in ran.out.lines() {
            assert!(line.chars().count() <= 80, "{arguments}: {line}");
        }
    }
    let ran = folder.run("functions").ends_with(0);
    for function in auditlite::functions::FUNCTIONS {
        assert!(ran.out.contains(&format!("\n  {}(", function.name)), "{}", function.name);
        let told = folder.run(&format!("functions {}", function.name)).ends_with(0);
        assert!(told.out.contains("formula: ") && told.out.contains("source: "), "{}", function.name);
        let widest = told.out.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= 80, "{}: {widest}", function.name);
    }
}

#[test]
fn functions_as_json_have_all_keys() {
    let folder = Folder::new("functions-json");
    let json = folder.run("functions --format json").ends_with(0).json();
    let functions = json["functions"].as_array().unwrap();
    assert_eq!(functions.len(), auditlite::functions::FUNCTIONS.len());
    for function in functions {
        for key in ["name", "family", "help", "formula", "source"] {
            assert!(function[key].as_str().is_some_and(|text| !text.is_empty()), "{key}: {function:#}");
        }
        assert!(function["result"].is_object() && function["example"]["expression"].is_string(), "{function:#}");
        for parameter in function["parameters"].as_array().unwrap() {
            assert!(parameter["name"].is_string(), "{function:#}");
        }
    }
    let belt = folder.run("functions belt_loss_share --lang es --format json").ends_with(0).json();
    assert_eq!(belt["functions"][0]["parameters"][0]["words"][1], "notched_v_belt");
    assert_eq!(belt["functions"][0]["parameters"][1]["unit"], "kW");
    assert_eq!(belt["functions"][0]["parameters"][1]["max"], 450.0);
    assert!(belt["functions"][0]["limits"].as_str().unwrap().starts_with("bandas"));
}
