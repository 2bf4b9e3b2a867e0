//! Rules that go wrong while they run: each is one clear message that names file and line, and the others go on.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

mod folders;
mod hostile;

use auditlite::diagnostic::{Code, Diagnostic, Lang};
use auditlite::facility::read_profile;
use auditlite::library::{Library, LibraryFile, shipped_files};
use auditlite::report::{Options, build};
use serde_json::Value;

const MEASURE: &str = r#"const MEASURE = #{ title: #{ en: "Repair", es: "Reparar" }, why: #{ en: "Why", es: "Por qué" }, steps: #{ en: ["One"], es: ["Uno"] }, caution: #{ en: "Care", es: "Cuidado" }, category: "good-housekeeping", end_use: "compressed_air", stage: "distribution", life_years: 1, status: "test", sources: [#{ cite: "A source", says: "so" }] };"#;
const PROFILE: &str = r#"{
    "schema": "auditlite/profile@1", "currency": "USD",
    "facility": { "sector": "plastics", "country": "US" },
    "electricity": { "energy_price": "0.10 USD/kWh" },
    "compressed_air": { "annual_energy": "400 MWh/yr", "leak_share": "25 %", "leaks_found": 0, "installed_power": "100 kW" },
    "motors": [ { "name": "one", "power": "10 kW", "hours": 6000 }, { "name": "two", "power": "20 kW", "hours": 3000 } ]
}"#;

/// A rule whose metadata stand on line 1 and whose `estimate` begins on line 3.
fn rule(estimate: &str) -> String {
    format!("{MEASURE}\nfn applies(plant, assume) {{ true }}\nfn estimate(plant, assume) {{\n{estimate}\n}}\n")
}

fn library(files: &[(&str, &str)]) -> Library {
    let files = files.iter().map(|(path, text)| LibraryFile {
        path: (*path).to_owned(),
        shown: (*path).to_owned(),
        bytes: text.as_bytes().to_vec(),
    });
    Library::from_files(
        vec![("shipped".to_owned(), shipped_files()), ("folder".to_owned(), files.collect())],
        Vec::new(),
    )
}

fn report(files: &[(&str, &str)]) -> Result<Value, Diagnostic> {
    let library = library(files);
    assert!(library.broken.is_empty(), "{:#?}", library.broken);
    let (facility, warnings) =
        read_profile("plant.json", PROFILE.as_bytes(), &library.fields, &library.factors).unwrap();
    let shipped = Library::shipped().rules.len();
    build(&library, &facility, warnings, Options::default()).map(|report| {
        let report = serde_json::to_value(report).unwrap();
        let lists = ["recommendations", "needs_study", "needs_data", "not_applicable", "failed"];
        let count: usize = lists.iter().map(|list| report[list].as_array().unwrap().len()).sum();
        assert!(count > shipped, "every rule stands in one list");
        report
    })
}

/// The message of a rule that fails, with line and column.
fn failure_of(files: &[(&str, &str)]) -> String {
    let report = report(files).unwrap();
    let failed = report["failed"].as_array().unwrap();
    let entry =
        failed.iter().find(|entry| entry["id"] == "common/x").unwrap_or_else(|| panic!("x did not fail: {report:#}"));
    let problem = &entry["diagnostic"];
    assert_eq!(problem["file"], "common/x.rhai");
    format!(
        "{} {}:{} {}",
        problem["code"].as_str().unwrap(),
        problem["line"],
        problem["column"],
        problem["message"].as_str().unwrap()
    )
}

fn failure(estimate: &str) -> String {
    failure_of(&[("common/x.rhai", &rule(estimate))])
}

#[test]
fn a_rule_that_loops_for_ever_needs_too_many_operations() {
    let found = failure("let i = 0;\nwhile true { i = i + 1; }\n#{ saves: #{ electricity: i } }");
    assert_eq!(found, "AL0503 5:1 the rule needs too many operations");
}

#[test]
fn functions_that_call_each_other_end_in_a_message() {
    let text = format!(
        "{MEASURE}\nfn again(x) {{ let y = x; y = y + 1; again(y) }}\nfn applies(plant, assume) {{ true }}\nfn estimate(plant, assume) {{\nlet a = 0;\na = 1;\nlet b = again(a);\n#{{ saves: #{{ electricity: b }} }}\n}}\n"
    );
    let found = failure_of(&[("common/x.rhai", &text)]);
    assert!(found.contains("functions call each other without end"), "{found}");
}

#[test]
fn a_text_or_a_list_that_grows_without_end_is_stopped() {
    let text = failure("let t = \"abcdefgh\";\nwhile true { t = t + t; }\n#{ saves: #{} }");
    assert_eq!(text, "AL0503 5:1 a text grows too large");
    let list = failure("let t = [1];\nwhile true { t = [t, t]; }\n#{ saves: #{} }");
    assert!(list.contains("a list grows too large"), "{list}");
}

#[test]
fn a_result_of_another_kind_names_the_key_and_its_line() {
    // A changed variable takes the rule out of what can be proved.
    let unproved = "let s = plant.compressed_air.annual_energy;\ns = s * 2;\n";
    for (end, expected) in [
        ("\"much\"", "AL0502 3:28 `estimate` must give a map"),
        ("#{ saves: s }", "AL0502 6:4 `saves` must be a map"),
        ("#{ saves: #{ electricity: \"much\" } }", "AL0502 6:14 `electricity` must be a number"),
        (
            "#{ saves: #{ electricity: s - s - s } }",
            "AL0502 6:14 `electricity` is negative; a rule gives amounts of zero or more",
        ),
        (
            "#{ saves: #{ electricity: plant.compressed_air.installed_power } }",
            "AL0301 6:14 `electricity` must be energy per year (kWh/yr), but it is power (kW)",
        ),
        ("#{ saves: #{ electricty: s } }", "AL0408 6:14 `electricty` is not a resource"),
        (
            "#{ saves: #{ \"raw_material/nothing\": 5.unit(\"t/yr\") } }",
            "AL0408 6:14 the rule names `raw_material/nothing`, which neither the profile nor the list of items knows",
        ),
        (
            "#{ saves: #{ electricity: s }, investment: s }",
            "AL0301 6:32 `investment` must be money, but it is energy per year (kWh/yr)",
        ),
        (
            "#{ saves: #{ electricity: s }, investmnt: 5.USD }",
            "AL0502 6:32 `estimate` gives `investmnt`, which means nothing",
        ),
        ("#{ saves: #{ electricity: s }, note: s }", "AL0502 6:32 `note` must be a text"),
    ] {
        assert_eq!(failure(&format!("{unproved}{end}")), expected, "{end}");
    }
}

#[test]
fn a_calculation_without_a_value_names_its_line() {
    let proved = "AL0501 4:44 division by zero";
    assert_eq!(
        failure(
            "let s = plant.compressed_air.annual_energy / plant.compressed_air.leaks_found;\n#{ saves: #{ electricity: s } }"
        ),
        proved
    );
    let interpreted = "let s = plant.compressed_air.annual_energy;\ns = s / plant.compressed_air.leaks_found;\n#{ saves: #{ electricity: s } }";
    assert_eq!(failure(interpreted), "AL0501 5:7 division by zero");
    for (line, expected) in [
        (
            "s = s + plant.compressed_air.installed_power;",
            "AL0501 5:7 cannot add energy per year (kWh/yr) and power (kW)",
        ),
        ("s = s * 1e300 * 1e300;", "AL0501 5:7 the result is not a finite number"),
        (
            "s = plant.compressed_air.leak_rate;",
            "AL0501 5:25 no profile has `compressed_air.leak_rate`; did you mean `leak_share`?",
        ),
        ("s = nothing(s);", "AL0501 5:5 `nothing` cannot be used with these values, or does not exist"),
        ("s = s == \"much\";", "AL0501 5:7 values of unlike kinds cannot be compared"),
        ("s = plant.motors[0].power;", "AL0501 5:17 this cannot be read with `[...]`"),
    ] {
        let text = format!("let s = plant.compressed_air.annual_energy;\n{line}\n#{{ saves: #{{ electricity: s }} }}");
        assert_eq!(failure(&text), expected, "{line}");
    }
}

#[test]
fn a_function_outside_of_its_limits_says_so() {
    let found = failure(
        "let flow = orifice_air_flow(3.unit(\"mm\"), 7.unit(\"bar(g)\"), 1.unit(\"bar(a)\"), 3);\nlet s = plant.compressed_air.annual_energy * flow / flow;\n#{ saves: #{ electricity: s } }",
    );
    assert!(found.starts_with("AL0501 4:12 "), "{found}");
    assert!(found.contains("discharge coefficient") || found.contains("discharge_coefficient"), "{found}");
}

#[test]
fn a_fault_in_a_shared_function_names_the_call_and_the_line_of_the_function() {
    let shared = "//! Shared.\nfn per_leak(plant, energy) {\n    energy / plant.compressed_air.leaks_found\n}\n";
    let proved = rule("let s = per_leak(plant, plant.compressed_air.annual_energy);\n#{ saves: #{ electricity: s } }");
    assert_eq!(failure_of(&[("common/x.rhai", &proved), ("lib/leaks.rhai", shared)]), "AL0501 4:9 division by zero");
    let interpreted =
        rule("let s = 0;\ns = per_leak(plant, plant.compressed_air.annual_energy);\n#{ saves: #{ electricity: s } }");
    assert_eq!(
        failure_of(&[("common/x.rhai", &interpreted), ("lib/leaks.rhai", shared)]),
        "AL0501 5:5 division by zero (in `per_leak`, lib/leaks.rhai:3)"
    );
}

#[test]
fn a_fault_of_the_shape_of_a_shared_function_names_its_own_file() {
    let shared =
        "//! Shared.\nfn wrong(plant) {\n    plant.compressed_air.hours + plant.compressed_air.installed_power\n}\n";
    let library = library(&[
        ("common/x.rhai", &rule("let s = wrong(plant);\n#{ saves: #{ electricity: s } }")),
        ("lib/wrong.rhai", shared),
    ]);
    let problem = &library.broken[0].diagnostics[0];
    assert_eq!(problem.file.as_deref(), Some("lib/wrong.rhai"));
    assert_eq!(problem.place.map(|place| place.line), Some(3));
}

#[test]
fn an_unproved_rule_stops_at_its_first_missing_fact() {
    let text = rule(
        "let s = 0;\ns = plant.electricity.base_load * plant.electricity.base_load_needed;\n#{ saves: #{ electricity: s } }",
    );
    let report = report(&[("common/x.rhai", &text)]).unwrap();
    let entry = report["needs_data"].as_array().unwrap().iter().find(|entry| entry["id"] == "common/x").unwrap();
    assert_eq!(entry["decides"], serde_json::json!(["electricity.base_load"]));
}

#[test]
fn an_unproved_rule_gives_the_same_numbers_as_a_proved_one() {
    let sum = rule("let s = sum(plant.motors, |m| m.power * m.hours);\n#{ saves: #{ electricity: s } }");
    let looped = rule("let s = 0;\ns = s + sum(plant.motors, |m| m.power * m.hours);\n#{ saves: #{ electricity: s } }");
    let report = report(&[("common/x.rhai", &sum), ("common/y.rhai", &looped)]).unwrap();
    let saved = |id: &str| {
        let entry = report["recommendations"].as_array().unwrap().iter().find(|entry| entry["id"] == id).unwrap();
        entry["saves"]["electricity"]["value"].as_f64().unwrap()
    };
    assert_eq!(saved("common/x").to_bits(), saved("common/y").to_bits());
}

#[test]
fn fields_that_are_worked_out_in_a_circle_are_named() {
    let fields = r#"
const SECTION = #{ kind: "record", title: #{ en: "Circle", es: "Círculo" } };
const FIELDS = #{
    one: #{ type: "quantity", unit: "kW", range: [0, 100], estimate: ["from_two"], label: #{ en: "a", es: "b" }, help: #{ en: "a", es: "b" }, how: #{ en: "a", es: "b" } },
    two: #{ type: "quantity", unit: "kW", range: [0, 100], estimate: ["from_one"], label: #{ en: "a", es: "b" }, help: #{ en: "a", es: "b" }, how: #{ en: "a", es: "b" } },
};
const ESTIMATES = #{
    from_two: #{ kind: "calculated", source: "s" },
    from_one: #{ kind: "calculated", source: "s" },
};
fn from_two(plant, assume) { plant.circle.two }
fn from_one(plant, assume) { plant.circle.one }
"#;
    let library = library(&[("fields/circle.rhai", fields)]);
    let circles: Vec<String> = library
        .problems
        .iter()
        .filter(|problem| problem.code == Code::CYCLE)
        .map(|problem| problem.render(Lang::En))
        .collect();
    assert_eq!(circles.len(), 1, "{:#?}", library.problems);
    assert!(circles[0].contains("circle.one → circle.two → circle.one"), "{}", circles[0]);
    assert!(circles[0].contains("fields/circle.rhai:5"), "{}", circles[0]);
}
