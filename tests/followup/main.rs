//! What becomes of a report: promises that are read, commands that record, and what the ledger shows.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::float_cmp, reason = "a test may")]

mod made;
mod properties;
mod recorded;
mod report;
mod shown;

use auditlite::diagnostic::Lang;
use auditlite::draws::Settings;
use auditlite::facility::read_profile;
use auditlite::ledger::{Start, read_report};
use auditlite::library::Library;
use auditlite::report::{Options, build, json};
use auditlite::units::Day;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// The report of an example plant as `recommend --format json` writes it.
fn report_of(example: &str, lang: Lang) -> String {
    let library = Library::shipped();
    let file = format!("examples/{example}.json");
    let bytes = std::fs::read(&file).unwrap();
    let (facility, warnings) = read_profile(&file, &bytes, &library.fields, &library.factors).unwrap();
    json(
        &build(
            &library,
            &facility,
            warnings,
            Options { lang, draws: Some(Settings { count: 200, ..Settings::default() }), ..Options::default() },
        )
        .unwrap(),
        true,
    )
}

fn start_of(example: &str) -> Start {
    let report = report_of(example, Lang::Es);
    read_report("informe.json", report.as_bytes(), day("2026-10-05")).unwrap().0
}

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../../snapshots/followup",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text);
    });
}
