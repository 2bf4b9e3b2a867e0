//! Saved reports: read back, put into other formats, written to files.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

mod faults;
mod outputs;
mod readback;
#[path = "../reports_sample/mod.rs"]
mod reports_sample;
mod short;
mod template;

use auditlite::diagnostic::Lang;
use auditlite::draws::Settings;
use auditlite::facility::read_profile;
use auditlite::library::Library;
use auditlite::report::{FORMATS, Options, Report, Setting, build, render};

/// The profiles of the examples, with their names.
fn plants() -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<(String, Vec<u8>)> = std::fs::read_dir("examples")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| (path.display().to_string(), std::fs::read(&path).unwrap()))
        .collect();
    found.sort();
    assert!(found.len() > 5);
    found
}

/// The report of a profile, as `recommend` makes it.
fn report(library: &Library, (file, bytes): &(String, Vec<u8>), options: Options) -> Option<Report> {
    let (facility, warnings) = read_profile(file, bytes, &library.fields, &library.factors).ok()?;
    Some(build(library, &facility, warnings, options).unwrap())
}

fn options(lang: Lang) -> Options {
    Options { lang, draws: Some(Settings { count: 200, seed: 1, threads: 1 }), ..Options::default() }
}

/// The report that holds every kind of entry, without the numbers that are none: JSON has no word for them.
fn sample(lang: Lang) -> Report {
    let mut report = reports_sample::report(lang);
    for measure in report.recommendations.iter_mut().chain(&mut report.needs_study) {
        for assumed in &mut measure.assumed {
            for number in [&mut assumed.value, &mut assumed.low, &mut assumed.high] {
                *number = if number.is_finite() { *number } else { 1.5 };
            }
        }
    }
    report
}

/// A report in every format.
fn rendered(report: &Report) -> Vec<(&'static str, Vec<u8>)> {
    let made = FORMATS.iter().filter(|entry| entry.format.missing().is_none());
    made.map(|entry| (entry.name, render(report, entry.format, Setting::default()).unwrap())).collect()
}

/// The number of cells of a row of Markdown: pipes that are not escaped, less the first.
fn cells(row: &str) -> usize {
    let mut cells = 0;
    let mut escaped = false;
    for letter in row.chars() {
        cells += usize::from(letter == '|' && !escaped);
        escaped = letter == '\\' && !escaped;
    }
    cells - 1
}
