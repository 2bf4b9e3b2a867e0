//! The program as people run it: exit codes, what goes where, and what it says.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const PLANT: &str = r#"{
    "schema": "auditlite/profile@1", "currency": "MXN",
    "exchange_rates": { "USD": { "rate": 18.5, "date": "2026-10-01", "source": "Banco de México" } },
    "facility": { "name": "Tapas del Bajío", "sector": "plastics", "country": "MX", "operating_hours": 6000 },
    "electricity": { "annual_energy": "1.9 GWh/yr", "energy_price": "1.90 MXN/kWh" },
    "compressed_air": { "annual_energy": "400000 kWh/yr", "leak_share": "25 %", "leaks_found": 30, "control_response": 0.7 }
}"#;

/// A rule that says little, and is sound.
const SOUND: &str = r#"const MEASURE = #{
    title: #{ en: "Repair", es: "Reparar" }, why: #{ en: "Why", es: "Por qué" },
    steps: #{ en: ["One"], es: ["Uno"] }, caution: #{ en: "Care", es: "Cuidado" },
    category: "good-housekeeping", end_use: "compressed_air", stage: "distribution", life_years: 1,
    status: "test", sources: [#{ cite: "A source", says: "so" }],
};
fn applies(plant, assume) { plant.compressed_air.leak_share > 0 }
fn estimate(plant, assume) {
    let leaked = plant.compressed_air.annual_energy * plant.compressed_air.leak_share;
    #{ saves: #{ electricity: leaked } }
}
"#;
const HOLDS: &str = r#"[ { "name": "a quarter", "profile": { "compressed_air": { "annual_energy": "400000 kWh/yr", "leak_share": "25 %" } }, "expect": "applies", "saves": { "electricity": "100000 kWh/yr" }, "because": "400,000 x 25 %" } ]"#;

/// A folder of its own for a test, with a plant in it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("auditlite-commands-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        let folder = Self(path);
        folder.put("plant.json", PLANT);
        folder
    }

    fn put(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap()
    }

    /// A folder of rules with one sound rule.
    fn with_rules(name: &str) -> Self {
        let folder = Self::new(name);
        folder.put("mine/common/sound.rhai", SOUND);
        folder.put("mine/common/sound.cases.json", HOLDS);
        folder
    }

    fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_auditlite"));
        command.args(arguments.split_whitespace()).current_dir(&self.0);
        command
    }

    fn run(&self, arguments: &str) -> Ran {
        Ran::from(self.command(arguments).stdin(Stdio::null()).output().unwrap())
    }

    fn run_with_input(&self, arguments: &str, input: &str) -> Ran {
        let mut command = self.command(arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        Ran::from(child.wait_with_output().unwrap())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a run came to.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Ran {
    #[track_caller]
    fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "standard error: {}\nstandard output: {}", self.err, self.out);
        self
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }

    fn snapshot(&self, name: &str) {
        let text =
            format!("exit code {}\n--- standard output\n{}--- standard error\n{}", self.code, self.out, self.err);
        snapshot(name, &text);
    }
}

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots/commands",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text);
    });
}

// ---- help and wrong use

#[test]
fn the_help_of_every_command_is_as_recorded() {
    let folder = Folder::new("help");
    for (name, command) in [
        ("help", ""),
        ("help_recommend", "recommend"),
        ("help_explain", "explain"),
        ("help_profile", "profile"),
        ("help_profile_new", "profile new"),
        ("help_profile_check", "profile check"),
        ("help_profile_schema", "profile schema"),
        ("help_rules", "rules"),
        ("help_rules_list", "rules list"),
        ("help_rules_check", "rules check"),
        ("help_rules_test", "rules test"),
        ("help_eval", "eval"),
        ("help_functions", "functions"),
    ] {
        let ran = folder.run(&format!("{command} --help")).ends_with(0);
        assert_eq!(ran.err, "");
        snapshot(name, &ran.out);
    }
    let version = folder.run("--version").ends_with(0);
    assert_eq!(version.out, format!("auditlite {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_use_ends_with_2_and_names_what_is_wrong() {
    let folder = Folder::new("usage");
    for (arguments, said) in [
        ("", "Usage"),
        ("recomend plant.json", "recommend"),
        ("recommend", "PROFILE"),
        ("recommend plant.json --langue es", "--lang"),
        ("recommend plant.json --lang fr", "en, es"),
        ("recommend plant.json --format pdf", "possible values"),
        ("recommend plant.json --max-payback soon", "a number of months"),
        ("recommend plant.json --max-payback -3", "-3"),
        ("recommend plant.json -o report.xyz", "report.xyz"),
        ("recommend plant.json -o report", "report"),
        ("profile new --sector mining", "oil_lube"),
        ("profile new", "--sector"),
        ("explain", "MEASURE"),
        ("explain common/compressed_air_leek", "did you mean `common/compressed_air_leaks`?"),
        ("explain nothing_like_it", "`auditlite rules list`"),
        ("explain AL9999", "AL9999"),
        ("rules check common/compressed_air_leek", "did you mean"),
        ("rules test nothing_like_it", "no rule, file or folder"),
        ("eval", "EXPR"),
        ("functions stak_loss", "did you mean `stack_loss`?"),
    ] {
        let ran = folder.run(arguments).ends_with(2);
        assert!(ran.err.contains(said), "`{arguments}` does not say `{said}`: {}", ran.err);
        assert_eq!(ran.out, "", "`{arguments}`");
    }
}

// ---- recommend

#[test]
fn a_profile_gives_a_report_and_ends_with_0() {
    let folder = Folder::new("report");
    let report = folder.run("recommend plant.json --format json").ends_with(0).json();
    assert_eq!(report["recommendations"][0]["id"], "common/compressed_air_leaks");
    let table = folder.run("recommend plant.json").ends_with(0);
    assert!(table.out.lines().all(|line| line.chars().count() <= 80), "{}", table.out);
    let spanish = folder.run("recommend plant.json --lang es").ends_with(0);
    assert!(spanish.out.contains("montos en MXN"), "{}", spanish.out);
}

#[test]
fn standard_input_is_a_profile_called_minus() {
    let folder = Folder::new("stdin");
    let ran = folder.run_with_input("recommend - --format json", PLANT).ends_with(0);
    assert_eq!(ran.json()["file"], "-");
    folder.run_with_input("profile check -", PLANT).ends_with(0);
    folder.run_with_input("eval plant.electricity.energy_price -", PLANT).ends_with(0);
    folder.run_with_input("explain compressed_air_leaks -", PLANT).ends_with(0);
    let empty = folder.run_with_input("recommend -", "").ends_with(3);
    assert!(empty.err.contains("error[AL1009]"), "{}", empty.err);
}

#[test]
fn rejected_profiles_end_with_3_and_say_why() {
    let folder = Folder::new("rejected");
    for (name, text, code) in [
        ("empty.json", "", "AL1009"),
        ("blank.json", " \n", "AL1009"),
        ("broken.json", "{ \"schema\": ", "AL1001"),
        ("list.json", "[]", "AL1003"),
        ("sector.json", r#"{ "schema": "auditlite/profile@1", "facility": { "sector": "mining" } }"#, "AL1003"),
        ("currency.json", r#"{ "schema": "auditlite/profile@1", "currency": "PESOS" }"#, "AL1201"),
    ] {
        folder.put(name, text);
        for lang in ["en", "es"] {
            let ran = folder.run(&format!("recommend {name} --lang {lang}")).ends_with(3);
            assert!(ran.err.contains(&format!("error[{code}]")), "{name}: {}", ran.err);
            assert_eq!(ran.out, "", "{name}");
        }
    }
    folder.run("recommend sector.json --lang es").snapshot("recommend_unknown_sector_es");
    folder.run("recommend sector.json").snapshot("recommend_unknown_sector");
    folder.run("recommend nowhere.json").ends_with(3).snapshot("recommend_nowhere");
    folder.run("recommend nowhere.json --lang es").ends_with(3).snapshot("recommend_nowhere_es");
    let folder_as_profile = folder.run("recommend .").ends_with(3);
    assert!(folder_as_profile.err.contains("is a folder"), "{}", folder_as_profile.err);
}

#[test]
fn a_profile_that_says_nothing_asks_for_everything() {
    let folder = Folder::new("nothing");
    for text in ["{}", r#"{ "schema": "auditlite/profile@1" }"#] {
        folder.put("little.json", text);
        let ran = folder.run("recommend little.json --format json");
        match ran.code {
            0 => {
                let report = ran.json();
                assert_eq!(report["recommendations"], serde_json::json!([]));
                assert!(!report["needs_data"].as_array().unwrap().is_empty());
            }
            // A profile without a fact is a slip: nobody wants a report of nothing.
            3 => assert!(ran.err.contains("error[AL1009]"), "{}", ran.err),
            other => panic!("exit code {other} for {text}: {}", ran.err),
        }
    }
}

#[test]
fn without_a_price_or_a_rate_money_is_left_out_and_never_zero() {
    let folder = Folder::new("unpriced");
    let no_price = PLANT
        .replace(r#""energy_price": "1.90 MXN/kWh""#, r#""power_factor": 0.9"#)
        .replace(r#""country": "MX""#, r#""country": "AR""#);
    folder.put("price.json", no_price);
    let report = folder.run("recommend price.json --format json").ends_with(0).json();
    let leaks = &report["recommendations"][0];
    assert_eq!(leaks["id"], "common/compressed_air_leaks");
    assert_eq!(leaks["payback"]["kind"], "not_priced");
    assert_eq!(leaks.get("annual_saving"), None);
    let no_rate = PLANT
        .lines()
        .filter(|line| !line.contains("exchange_rates"))
        .collect::<Vec<_>>()
        .join("\n")
        .replace(r#""currency": "MXN""#, r#""currency": "ARS""#)
        .replace("1.90 MXN/kWh", "90 ARS/kWh");
    folder.put("rate.json", no_rate);
    let report = folder.run("recommend rate.json --format json").ends_with(0).json();
    let all = report["recommendations"].as_array().unwrap().iter().chain(report["needs_study"].as_array().unwrap());
    let leaks = all.into_iter().find(|measure| measure["id"] == "common/compressed_air_leaks").unwrap();
    assert_ne!(leaks["investment"]["expected"], 0, "{leaks:#}");
}

#[test]
fn several_profiles_give_a_line_each_and_a_rejected_one_ends_with_4() {
    let folder = Folder::new("several");
    folder.put("bad.json", "{ \"schema\": ");
    let ran = folder.run("recommend plant.json bad.json plant.json --format json").ends_with(4);
    let lines: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[1]["file"], "bad.json");
    assert_eq!(lines[1]["diagnostics"][0]["code"], "AL1001");
    assert_eq!(lines[0], lines[2]);
    assert!(ran.err.contains("bad.json"), "{}", ran.err);
    folder.run("recommend bad.json nowhere.json --format json").ends_with(3);
    folder.run("recommend plant.json plant.json --format json").ends_with(0);
}

#[test]
fn several_files_are_written_by_their_extension() {
    let folder = Folder::new("files");
    let ran = folder.run("recommend plant.json -o a.json -o b.md -o c.txt").ends_with(0);
    assert_eq!(ran.out, "");
    serde_json::from_str::<Value>(&folder.read("a.json")).unwrap();
    assert!(folder.read("b.md").starts_with('#'), "{}", folder.read("b.md"));
    assert_eq!(folder.read("c.txt"), folder.run("recommend plant.json").out);
    let both = folder.run("recommend plant.json -o - -o d.json --format json").ends_with(0);
    assert_eq!(both.out, folder.read("d.json"));
    let refused = folder.run("recommend plant.json -o nowhere/a.json").ends_with(3);
    assert!(refused.err.contains("nowhere/a.json"), "{}", refused.err);
    // A file whose extension names no format is refused before anything is written.
    folder.run("recommend plant.json -o e.json -o f.pdf").ends_with(2);
    assert!(!folder.0.join("e.json").exists());
}

#[test]
fn a_pipe_that_is_closed_early_is_success() {
    let folder = Folder::new("pipe");
    for arguments in ["profile schema", "functions", "rules list", "recommend plant.json --format json"] {
        let mut child = folder
            .command(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "`{arguments}`: {said}");
        assert!(!said.contains("Broken pipe"), "{said}");
    }
}

// ---- folders of rules

#[test]
fn a_rules_folder_that_is_not_there_ends_with_3_everywhere() {
    let folder = Folder::new("no-folder");
    for command in [
        "recommend plant.json",
        "explain compressed_air_leaks",
        "profile check plant.json",
        "profile schema",
        "profile new --sector dairy",
        "rules list",
        "rules check",
        "rules test",
        "eval 1",
    ] {
        let ran = folder.run(&format!("{command} --rules nowhere")).ends_with(3);
        assert!(ran.err.starts_with("error[AL0703]: `nowhere` does not exist"), "{command}: {}", ran.err);
    }
}

#[test]
fn one_broken_rule_among_good_ones_leaves_the_others() {
    let folder = Folder::with_rules("one-broken");
    folder.put("mine/common/broken.rhai", SOUND.replace("leak_share;", "leak_rate;"));
    let ran = folder.run("recommend plant.json --rules mine --format json").ends_with(4);
    let report = ran.json();
    assert_eq!(report["failed"][0]["id"], "common/broken");
    assert_eq!(report["failed"][0]["diagnostic"]["code"], "AL0201");
    assert_eq!(report["failed"][0]["diagnostic"]["line"], 9);
    let ids: Vec<&str> =
        report["recommendations"].as_array().unwrap().iter().filter_map(|measure| measure["id"].as_str()).collect();
    assert!(ids.contains(&"common/sound"), "{ids:?}");
    folder.run("explain common/broken --rules mine").ends_with(4).snapshot("explain_broken");
    folder.run("explain broken --rules mine").ends_with(4);
    folder.run("rules list --rules mine").ends_with(0);
}

#[test]
fn rules_check_takes_a_file_a_folder_or_an_id() {
    let folder = Folder::with_rules("check");
    folder.run("rules check mine/common/sound.rhai").ends_with(0).snapshot("rules_check_sound");
    folder.run("rules check mine").ends_with(0);
    folder.run("rules check common/sound --rules mine").ends_with(0);
    folder.run("rules check sound --rules mine").ends_with(0);
    folder.run("rules check compressed_air_leaks").ends_with(0);
    folder.run("rules check").ends_with(0);
    folder.put("mine/common/broken.rhai", SOUND.replace("> 0", "> 30%"));
    folder.run("rules check mine/common/sound.rhai").ends_with(0);
    folder.run("rules check mine/common/broken.rhai").ends_with(1).snapshot("rules_check_broken");
    folder.run("rules check mine/common/broken.rhai --lang es").ends_with(1).snapshot("rules_check_broken_es");
    let json = folder.run("rules check mine --format json").ends_with(1).json();
    assert_eq!(json["schema"], "auditlite/diagnostics@1");
    assert_eq!(json["diagnostics"][0]["code"], "AL0101");
    assert_eq!(json["diagnostics"][0]["file"], "mine/common/broken.rhai");
    // In the folder itself, without any folder in the name of the file.
    let inside = Command::new(env!("CARGO_BIN_EXE_auditlite"))
        .args(["rules", "check", "sound.rhai"])
        .current_dir(folder.0.join("mine/common"))
        .output()
        .unwrap();
    Ran::from(inside).ends_with(0);
}

#[test]
fn a_rule_outside_of_the_folders_is_a_diagnostic() {
    let folder = Folder::with_rules("misplaced");
    folder.put("mine/comon/lost.rhai", SOUND);
    folder.put("mine/stray.rhai", SOUND);
    let ran = folder.run("rules check --rules mine").ends_with(1);
    assert!(ran.err.contains("did you mean `common/`?"), "{}", ran.err);
    assert_eq!(ran.err.matches("error[AL0702]").count(), 2, "{}", ran.err);
    let folder_check = folder.run("rules check mine").ends_with(1);
    assert_eq!(folder_check.err.matches("error[AL0702]").count(), 2, "{}", folder_check.err);
}

#[test]
fn rules_test_shows_every_step_of_a_case_that_differs() {
    let folder = Folder::with_rules("test");
    folder.run("rules test mine").ends_with(0).snapshot("rules_test_holds");
    folder.put("mine/common/sound.cases.json", HOLDS.replace("100000 kWh/yr", "90000 kWh/yr"));
    let ran = folder.run("rules test mine").ends_with(1);
    ran.snapshot("rules_test_differs");
    assert!(ran.err.contains("leaked = 100,000 kWh/yr"), "{}", ran.err);
    folder.run("rules test mine --lang es").ends_with(1).snapshot("rules_test_differs_es");
    folder.put(
        "mine/common/sound.cases.json",
        HOLDS.replace("applies", "does_not_apply").replace(r#""saves": { "electricity": "100000 kWh/yr" }, "#, ""),
    );
    folder.run("rules test mine/common/sound.rhai").ends_with(1).snapshot("rules_test_other_outcome");
    folder.put("mine/common/sound.cases.json", "[ { \"name\": ");
    folder.run("rules test mine").ends_with(1);
    fs::remove_file(folder.0.join("mine/common/sound.cases.json")).unwrap();
    let none = folder.run("rules test mine").ends_with(0);
    assert!(none.err.contains("warning[AL0603]"), "{}", none.err);
    let json = folder.run("rules test compressed_air_leaks --format json").ends_with(0).json();
    assert_eq!(json["diagnostics"], serde_json::json!([]));
}

#[test]
fn rules_list_names_all_rules() {
    let folder = Folder::with_rules("list");
    let ran = folder.run("rules list --rules mine").ends_with(0);
    assert!(ran.out.contains("common/sound"), "{}", ran.out);
    let json = folder.run("rules list --format json --lang es").ends_with(0).json();
    let entries = json["rules"].as_array().unwrap();
    assert!(entries.iter().any(|entry| entry["id"] == "common/compressed_air_leaks" && entry["proved"] == true));
    let one = folder.run("rules list compressed_air_leaks").ends_with(0);
    assert_eq!(one.out.lines().count(), 1);
}

// ---- explain, eval, profile, functions

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
    let unknown = ran("plant.compressed_air.pressure", "plant.json").ends_with(0);
    assert!(unknown.out.contains("compressed_air.pressure"), "{}", unknown.out);
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
    let json = folder.run("functions --format json").ends_with(0).json();
    assert!(json["functions"].as_array().unwrap().len() > 5);
}
