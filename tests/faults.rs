//! Rules that go wrong while they run: each is one clear message that names file and line, and the others go on.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

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
        "let s = 0;\ns = plant.compressed_air.hours * plant.compressed_air.pressure;\n#{ saves: #{ electricity: s } }",
    );
    let report = report(&[("common/x.rhai", &text)]).unwrap();
    let entry = report["needs_data"].as_array().unwrap().iter().find(|entry| entry["id"] == "common/x").unwrap();
    assert_eq!(entry["decides"], serde_json::json!(["compressed_air.hours"]));
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

// What follows runs the program with a folder of rules.

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("auditlite-faults-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("common")).unwrap();
        fs::write(path.join("plant.json"), PROFILE).unwrap();
        Self(path)
    }

    fn put(&self, path: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_auditlite")).args(arguments).current_dir(&self.0).output().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_rule_that_fails_leaves_the_others_and_ends_with_4() {
    let folder = Folder::new("partial");
    folder.put("lib-of-rules/common/x.rhai", rule("let i = 0;\nwhile true { i = i + 1; }\n#{ saves: #{} }"));
    let output = folder.run(&["recommend", "plant.json", "--rules", "lib-of-rules", "--format", "json"]);
    assert_eq!(output.status.code(), Some(4), "{}", text(&output.stderr));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["failed"][0]["id"], "common/x");
    assert!(report["failed"][0]["diagnostic"]["file"].as_str().unwrap().ends_with("x.rhai"));
    assert!(!report["needs_data"].as_array().unwrap().is_empty());
}

#[test]
fn a_rule_past_the_deadline_fails_the_run_with_5() {
    let folder = Folder::new("deadline");
    // Few operations, each of them slow: a large map is copied again and again.
    let entries: Vec<String> = (0..990).map(|number| format!("k{number}: {number}")).collect();
    let map = format!("let m = #{{ {} }};", entries.join(", "));
    let slow = format!(
        "{map}\nlet x = 0;\nwhile true {{ x = m; x = m; x = m; x = m; x = m; x = m; x = m; x = m; }}\n#{{ saves: #{{}} }}"
    );
    folder.put("rules/common/x.rhai", rule(&slow));
    let output = folder.run(&["recommend", "plant.json", "--rules", "rules"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(5), "{said}");
    assert!(said.contains("error[AL0506]: the rule `common/x` had no result after 2 seconds"), "{said}");
    assert!(said.contains("x.rhai:6:1"), "{said}");
    assert!(output.stdout.is_empty());
}

#[test]
fn symbolic_links_in_a_circle_end() {
    let folder = Folder::new("links");
    folder.put("rules/common/x.rhai", rule("#{ saves: #{ electricity: plant.compressed_air.annual_energy } }"));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("..", folder.0.join("rules/common/up")).unwrap();
        std::os::unix::fs::symlink(".", folder.0.join("rules/self")).unwrap();
        std::os::unix::fs::symlink("loop.rhai", folder.0.join("rules/common/loop.rhai")).unwrap();
        std::os::unix::fs::symlink("nowhere.rhai", folder.0.join("rules/common/dangling.rhai")).unwrap();
    }
    let output = folder.run(&["rules", "check", "--rules", "rules"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("loop.rhai"), "{said}");
    assert!(said.contains("dangling.rhai"), "{said}");
}

#[test]
fn a_file_of_10_megabytes_is_named_and_left_out() {
    let folder = Folder::new("large");
    folder.put("rules/common/x.rhai", vec![b' '; 10 * 1024 * 1024]);
    folder.put("rules/common/y.rhai", "\n".repeat(30_000));
    let output = folder.run(&["rules", "check", "--rules", "rules", "common/x", "common/y"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(said.matches("error[AL0103]").count(), 2, "{said}");
}

#[test]
fn bytes_that_are_no_text_are_named() {
    let folder = Folder::new("bytes");
    folder.put("rules/common/x.rhai", b"const A = \"\xff\xfe\";");
    folder.put("rules/common/y.rhai", b"fn applies(plant, assume) {\0 true }");
    folder.put("rules/common/z.rhai", b"");
    let output = folder.run(&["rules", "check", "--rules", "rules", "common/x", "common/y", "common/z"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("error[AL0104]"), "{said}");
    assert!(said.contains("y.rhai:1:28"), "{said}");
    assert!(said.contains("the rule has no `const MEASURE`"), "{said}");
}

#[test]
fn brackets_without_end_do_not_break_the_reader() {
    let folder = Folder::new("brackets");
    for (stem, text) in [
        ("parentheses", format!("fn applies(plant, assume) {{ {}", "(".repeat(100_000))),
        ("lists", format!("const MEASURE = {}", "[".repeat(100_000))),
        ("maps", format!("const MEASURE = {}", "#{a:".repeat(100_000))),
        ("negations", format!("fn applies(plant, assume) {{ {}true }}", "!".repeat(100_000))),
        ("sums", format!("fn applies(plant, assume) {{ 0 {} > 1 }}", "+ 1 ".repeat(100_000))),
        ("ifs", format!("fn applies(plant, assume) {{ {}", "if true { ".repeat(100_000))),
        ("elses", format!("fn applies(plant, assume) {{ {} {{ true }} }}", "if true { false } else ".repeat(30_000))),
        ("points", format!("fn applies(plant, assume) {{ plant{} }}", ".a".repeat(100_000))),
        ("comments", "/*".repeat(100_000)),
    ] {
        folder.put(&format!("rules/common/{stem}.rhai"), text);
    }
    let output = folder.run(&["rules", "list", "--rules", "rules"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("elses.rhai"), "{said}");
}

#[test]
fn a_library_of_500_rules_is_read_in_little_time() {
    let files: Vec<(String, String)> = (0..500)
        .map(|number| {
            let path = format!("common/rule_{number}.rhai");
            (path, rule("let s = plant.compressed_air.annual_energy * plant.compressed_air.leak_share;\n#{ saves: #{ electricity: s } }"))
        })
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let start = std::time::Instant::now();
    let report = report(&files).unwrap();
    assert!(report["recommendations"].as_array().unwrap().len() >= 500);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn a_folder_that_is_a_file_or_is_not_there_is_refused() {
    let folder = Folder::new("absent");
    for path in ["nowhere", "plant.json"] {
        let output = folder.run(&["recommend", "plant.json", "--rules", path]);
        assert_eq!(output.status.code(), Some(3), "{path}");
        assert!(text(&output.stderr).starts_with("error[AL0703]"), "{}", text(&output.stderr));
    }
    assert!(Path::new(&folder.0).exists());
}
