//! Texts of strangers appear as texts in every output, and never as something that a terminal, a browser, a Markdown
//! reader or a spreadsheet obeys.
//!
//! A plant whose names, notes and sources try to break out is held against the same plant with plain ones: what a parser
//! finds of elements, tables, headings and formulas must be the same.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

mod plant;
mod structure;

use std::fs;
use std::path::{Path, PathBuf};

use auditlite::commands::{Exit, Output, Terminal, run};
use auditlite::programme::TABLES;
use auditlite::report::FORMATS;

use crate::plant::{HOSTILE, Texts, profile};
use crate::structure::{Form, obeyed, shape};

/// The plants, each with other texts in its places.
const TURNS: usize = 3;

/// A folder with a plant, its report and its ledger.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Folder {
    /// A plant of some texts, which are given out in their order.
    fn new(name: &str, mut texts: Texts) -> Self {
        let path = std::env::temp_dir().join(format!("auditlite-injection-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        let folder = Self(path);
        fs::write(folder.path("plant.json"), profile(&mut texts)).unwrap();
        folder.auditlite(&["recommend", "plant.json", "--draws", "1", "-o", "report.json"]);
        let (on, by) = ("--on=2026-10-01", format!("--by={}", texts.next()));
        folder.auditlite(&["followup", "start", "report.json", "-o", "plant.jsonl", on, &by]);
        let due: &[&str] = &["--due=2026-11-01"];
        for (rank, decision, due) in [("1", "accepted", due), ("2", "rejected", &[]), ("3", "accepted", &[])] {
            let said = [format!("--responsible={}", texts.next()), format!("--reason={}", texts.next())];
            let decided = ["followup", "decide", "plant.jsonl", rank, decision, &said[0], &said[1], &by, on];
            folder.auditlite(&[&decided[..], due].concat());
        }
        folder.auditlite(&["followup", "note", "plant.jsonl", on, &by, "--", &texts.next()]);
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// What a command writes on both streams; names of files are those of the folder.
    fn auditlite(&self, arguments: &[&str]) -> String {
        let is_file = |word: &str| {
            ["json", "jsonl"]
                .iter()
                .any(|known| Path::new(word).extension().is_some_and(|extension| extension == *known))
        };
        let words = arguments
            .iter()
            .map(|word| if is_file(word) { self.path(word).display().to_string() } else { (*word).to_owned() });
        let words: Vec<String> = std::iter::once("auditlite".to_owned()).chain(words).collect();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut output =
            Output { out: &mut out, err: &mut err, input: &mut std::io::empty(), terminal: Terminal::default() };
        let exit = run(&words, &mut output).unwrap();
        let said = String::from_utf8(err).unwrap();
        assert!(matches!(exit, Exit::Done | Exit::Partial), "{arguments:?}: {said}");
        assert_eq!(obeyed(Form::Text, &said), None, "{arguments:?}");
        String::from_utf8(out).unwrap()
    }
}

/// Every output of text, with its command.
fn commands() -> Vec<(Form, Vec<&'static str>)> {
    let mut all: Vec<(Form, Vec<&str>)> = FORMATS
        .iter()
        .filter_map(|entry| {
            Some((Form::of(entry.name)?, vec!["recommend", "plant.json", "--draws", "20", "--format", entry.name]))
        })
        .collect();
    let day = ["--as-of", "2026-12-15"];
    for format in ["table", "markdown", "json"] {
        let form = Form::of(format).unwrap();
        all.push((form, vec!["checklist", "plant.json", "--format", format]));
        all.push((form, vec!["compare", "plant.json", "plant.json", "--format", format]));
        all.push((form, vec!["bills", "plant.json", "--format", format]));
        all.push((form, vec!["followup", "status", "plant.jsonl", day[0], day[1], "--format", format]));
        all.push((form, vec!["programme", "plant.jsonl", day[0], day[1], "--format", format]));
    }
    all.push((Form::Csv, vec!["followup", "status", "plant.jsonl", day[0], day[1], "--format", "csv"]));
    for format in ["markdown", "csv"] {
        all.push((
            Form::of(format).unwrap(),
            vec!["followup", "sheet", "plant.jsonl", day[0], day[1], "--format", format],
        ));
    }
    all.push((Form::Html, vec!["programme", "plant.jsonl", day[0], day[1], "--format", "html"]));
    for table in TABLES {
        all.push((Form::Csv, vec!["programme", "plant.jsonl", day[0], day[1], "--format", "csv", "--table", table]));
    }
    all.push((Form::Text, vec!["explain", "compressed_air_pressure", "plant.json"]));
    all
}

/// Where two structures part.
fn differs(found: &[String], wanted: &[String]) -> Option<String> {
    let same = found.iter().zip(wanted).take_while(|(found, wanted)| found == wanted).count();
    let around = |shape: &[String]| shape[same.saturating_sub(3)..(same + 4).min(shape.len())].join(" | ");
    (found != wanted).then(|| format!("{}\n    instead of {}", around(found), around(wanted)))
}

#[test]
fn texts_of_strangers_are_texts_in_every_output() {
    let plain = Folder::new("plain", Texts::plain());
    let hostile: Vec<Folder> =
        (0..TURNS).map(|turn| Folder::new(&turn.to_string(), Texts::hostile(turn, TURNS))).collect();
    let mut faults = Vec::new();
    for (form, command) in commands() {
        let wanted = shape(form, &plain.auditlite(&command));
        for (turn, folder) in hostile.iter().enumerate() {
            let text = folder.auditlite(&command);
            if let Some(found) = obeyed(form, &text) {
                faults.push(format!("{}, turn {turn}: {found}", command.join(" ")));
            }
            if let Some(found) = differs(&shape(form, &text), &wanted) {
                faults.push(format!("{}, turn {turn}: {found}", command.join(" ")));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_report_as_json_gives_each_name_back() {
    for turn in 0..TURNS {
        let folder = Folder::new(&format!("json-{turn}"), Texts::hostile(turn, TURNS));
        let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        let profile = read(&fs::read_to_string(folder.path("plant.json")).unwrap());
        let report = read(&fs::read_to_string(folder.path("report.json")).unwrap());
        let name = |value: &serde_json::Value| value["facility"]["name"].as_str().unwrap().trim().to_owned();
        assert_eq!(name(&report), name(&profile));
    }
}

#[test]
fn half_a_letter_is_refused_in_words() {
    let folder = Folder::new("half", Texts::plain());
    let text =
        fs::read_to_string(folder.path("plant.json")).unwrap().replacen("\"text 0\"", "\"\\ud83d\\u001b[31m\"", 1);
    fs::write(folder.path("half.json"), text).unwrap();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut output =
        Output { out: &mut out, err: &mut err, input: &mut std::io::empty(), terminal: Terminal::default() };
    let words = ["auditlite", "recommend", &folder.path("half.json").display().to_string()].map(str::to_owned);
    let exit = run(&words, &mut output).unwrap();
    let said = String::from_utf8(err).unwrap() + String::from_utf8(out).unwrap().as_str();
    assert!(matches!(exit, Exit::Done | Exit::Input), "{said}");
    assert_eq!(obeyed(Form::Text, &said), None);
}

/// Names of files are texts, too.
#[cfg(unix)]
#[test]
fn the_name_of_a_file_is_a_text() {
    let folder = Folder::new("files", Texts::plain());
    let profile = fs::read_to_string(folder.path("plant.json")).unwrap();
    let wanted: Vec<Vec<String>> = forms()
        .map(|(form, format)| {
            shape(form, &folder.auditlite(&["recommend", "plant.json", "--draws", "1", "--format", format]))
        })
        .collect();
    let mut faults = Vec::new();
    let names = HOSTILE.iter().filter(|text| !text.contains('\0') && text.len() < 100);
    for text in names.step_by(2) {
        let name = format!("{}.json", text.replace('/', "\u{2215}"));
        fs::write(folder.path(&name), &profile).unwrap();
        for ((form, format), wanted) in forms().zip(&wanted) {
            let printed = folder.auditlite(&["recommend", &name, "--draws", "1", "--format", format]);
            let found = obeyed(form, &printed).or_else(|| differs(&shape(form, &printed), wanted));
            faults.extend(found.map(|found| format!("{format}, {name:?}: {found}")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn forms() -> impl Iterator<Item = (Form, &'static str)> {
    FORMATS.iter().filter_map(|entry| Some((Form::of(entry.name)?, entry.name)))
}
