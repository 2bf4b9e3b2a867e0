//! No text is left in one language only: what a run in English and the same run in Spanish both say must be the same
//! word in both, or come from the plant, from a source, or be a code.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

mod said;
mod shipped;

use std::collections::BTreeSet;

use auditlite::commands::{Exit, Output, Terminal, run};
use auditlite::report::{Content, FORMATS};

use crate::said::{Form, prose, words};
use crate::shipped::Shipped;

/// What is the same in both languages: names of programs, formats, methods and people, and the words that Spanish and
/// English share.
const ALIKE: [&str; 23] = [
    "auditlite",
    "csv",
    "excel",
    "html",
    "json",
    "jsonl",
    "libreoffice",
    "pdf",
    "png",
    "xlsx",
    "ang",
    "divisia",
    "ipmvp",
    "lmdi",
    "student",
    "wilson",
    "byte",
    "editor",
    "gases",
    "kilobytes",
    "kilowatts",
    "recom",
    "variables",
];

/// Words of files, commands and formulas that stand in texts as they are.
const CODES: [&str; 11] =
    ["cite", "currency", "evidence", "false", "not", "pdf", "png", "recommend", "recover", "schema", "vsd"];

const PLANTS: [&str; 5] = [
    "examples/dairy_lacteos_la_canada.json",
    "examples/plastics_tapas_del_bajio.json",
    "examples/bills_only_dairy.json",
    "examples/real_cardboard_DL0244.json",
    "examples/story_no_investment.json",
];

/// What a command prints, on both streams.
fn printed(arguments: &[&str], lang: &str) -> String {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut output =
        Output { out: &mut out, err: &mut err, input: &mut std::io::empty(), terminal: Terminal::default() };
    let words = [&["auditlite"], arguments, &["--lang", lang]].concat();
    let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
    let exit = run(&words, &mut output).unwrap();
    assert!(!matches!(exit, Exit::Usage), "{arguments:?}: {}", String::from_utf8_lossy(&err));
    let text = String::from_utf8(out).unwrap();
    assert!(!text.is_empty() || !err.is_empty(), "{arguments:?} prints nothing");
    text + String::from_utf8(err).unwrap().as_str()
}

/// What both languages say and only one of them, or neither, knows.
fn left(form: Form, arguments: &[&str], shipped: &Shipped) -> BTreeSet<String> {
    let [english, spanish] = ["en", "es"].map(|lang| words(&shipped.without(&prose(form, &printed(arguments, lang)))));
    let both = english.intersection(&spanish);
    let known = |word: &str| ALIKE.contains(&word) || CODES.contains(&word) || shipped.may_say(word);
    both.filter(|word| !known(word)).cloned().collect()
}

/// Outputs that were held against each other, and what was wrong with them.
struct Held {
    shipped: Shipped,
    faults: Vec<String>,
}

impl Held {
    fn beside(paths: &[&str]) -> Self {
        Self { shipped: Shipped::with(paths), faults: Vec::new() }
    }

    fn hold(&mut self, form: Form, arguments: &[&str]) {
        let found = left(form, arguments, &self.shipped);
        if !found.is_empty() {
            self.faults.push(format!("auditlite {}: both languages say {found:?}", arguments.join(" ")));
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(self.faults.is_empty(), "{}", self.faults.join("\n"));
        }
    }
}

#[test]
fn reports_in_every_format() {
    for plant in PLANTS {
        let mut held = Held::beside(&[plant]);
        for entry in FORMATS.iter().filter(|entry| entry.content == Content::Text) {
            let form = Form::of(entry.name);
            held.hold(form, &["recommend", plant, "--format", entry.name, "--draws", "20"]);
            if plant == PLANTS[0] {
                let budget = ["--draws", "20", "--budget", "200000 MXN"];
                held.hold(form, &[&["recommend", plant, "--format", entry.name], &budget[..]].concat());
            }
        }
    }
}

#[test]
fn what_is_said_of_one_plant() {
    let plant = PLANTS[0];
    let mut held = Held::beside(&[plant]);
    for command in [
        &["explain", "compressed_air_leaks", plant][..],
        &["explain", "cip_rinse_reuse", plant],
        &["explain", "cip_rinse_reuse"],
        &["bills", plant],
        &["bills", plant, "--format", "markdown"],
        &["checklist", plant],
        &["checklist", plant, "--format", "markdown"],
        &["checklist", "--sector", "plastics"],
    ] {
        held.hold(Form::Text, command);
    }
}

#[test]
fn what_is_said_of_a_ledger() {
    let ledger = "examples/followup/polvos_del_valle.jsonl";
    let mut held = Held::beside(&[ledger]);
    for (form, format) in [(Form::Text, "table"), (Form::Text, "markdown"), (Form::Cells, "csv"), (Form::Json, "json")]
    {
        held.hold(form, &["followup", "status", ledger, "--as-of", "2026-10-01", "--format", format]);
    }
    held.hold(Form::Text, &["followup", "sheet", ledger, "--as-of", "2026-10-01"]);
}

#[test]
fn what_is_said_of_many_plants() {
    let folder = "examples/followup";
    let mut held = Held::beside(&[folder]);
    for (form, format) in [(Form::Text, "table"), (Form::Text, "markdown"), (Form::Html, "html"), (Form::Json, "json")]
    {
        for more in [&[][..], &["--anonymous"]] {
            let command = ["programme", folder, "--as-of", "2026-10-01", "--format", format];
            held.hold(form, &[&command, more].concat());
        }
    }
    for table in auditlite::programme::TABLES {
        let command = ["programme", folder, "--as-of", "2026-10-01", "--format", "csv", "--table", table];
        held.hold(Form::Table, &command);
    }
}

#[test]
fn what_is_said_of_two_visits() {
    let visits = ["examples/training/powdered_food/visit.json", "examples/training/powdered_food/second_visit.json"];
    let mut held = Held::beside(&visits);
    for format in ["table", "markdown"] {
        held.hold(Form::Text, &["compare", visits[0], visits[1], "--format", format]);
    }
}

#[test]
fn diagnostics_of_profiles_and_every_explanation() {
    let mut held = Held::beside(&[]);
    held.shipped.add_all("tests/profiles");
    for entry in std::fs::read_dir("tests/profiles").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            held.hold(Form::Diagnostics, &["profile", "check", path.to_str().unwrap()]);
        }
    }
    for code in auditlite::diagnostic::codes() {
        held.hold(Form::Diagnostics, &["explain", &code.code.to_string()]);
    }
}
