//! The program as people run it: exit codes, what goes where, and what it says.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

mod bills;
mod bills_csv;
mod budget;
mod checklist;
mod coverage;
mod diff;
mod eject;
mod explain;
mod interview;
mod mutants;
mod new;
mod recommend;
mod rules;
mod rules_test;
mod sarif;
mod shell;

use std::fs;
use std::io::Write;
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

    /// Standard output or error holds a text.
    #[track_caller]
    fn says(&self, text: &str) -> &Self {
        assert!(self.out.contains(text) || self.err.contains(text), "{}\n{}", self.out, self.err);
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
        snapshot_path => "../../snapshots/commands",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn the_help_of_every_command_is_as_recorded() {
    let folder = Folder::new("help");
    for (name, command) in [
        ("help", ""),
        ("help_recommend", "recommend"),
        ("help_checklist", "checklist"),
        ("help_convert", "convert"),
        ("help_explain", "explain"),
        ("help_profile", "profile"),
        ("help_profile_new", "profile new"),
        ("help_profile_check", "profile check"),
        ("help_profile_schema", "profile schema"),
        ("help_rules", "rules"),
        ("help_rules_list", "rules list"),
        ("help_rules_check", "rules check"),
        ("help_rules_test", "rules test"),
        ("help_rules_doc", "rules doc"),
        ("help_rules_new", "rules new"),
        ("help_rules_diff", "rules diff"),
        ("help_rules_eject", "rules eject"),
        ("help_followup", "followup"),
        ("help_followup_start", "followup start"),
        ("help_followup_decide", "followup decide"),
        ("help_followup_do", "followup do"),
        ("help_followup_note", "followup note"),
        ("help_followup_correct", "followup correct"),
        ("help_followup_merge", "followup merge"),
        ("help_followup_status", "followup status"),
        ("help_followup_sheet", "followup sheet"),
        ("help_completions", "completions"),
        ("help_man", "man"),
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
        ("recommend plant.json --format docx", "possible values"),
        ("recommend plant.json --max-payback soon", "a number of months"),
        ("recommend plant.json --max-payback -3", "-3"),
        ("recommend plant.json -o report.xyz", "report.xyz"),
        ("recommend plant.json --objective water", "--budget"),
        ("recommend plant.json --budget", "MONEY"),
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
