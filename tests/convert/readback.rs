//! A report that is written as JSON and read back is the same report.

use auditlite::budget::{Objective, read_budget};
use auditlite::diagnostic::Lang;
use auditlite::library::Library;
use auditlite::report::{Options, Report, Saved, json, read, read_all};

use super::{options, plants, rendered, report, sample};

#[track_caller]
fn reads_back(report: &Report, about: &str) {
    let text = json(report, true);
    let back = read("report.json", text.as_bytes()).unwrap_or_else(|problems| panic!("{about}: {problems:?}"));
    for ((name, before), (_, after)) in rendered(report).into_iter().zip(rendered(&back)) {
        let [before, after] = [before, after].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        for (one, other) in before.lines().zip(after.lines()) {
            assert_eq!(one, other, "{about} as {name}");
        }
        assert_eq!(before, after, "{about} as {name}");
    }
}

#[test]
fn every_example_reads_back_the_same_in_every_format_and_language() {
    let library = Library::shipped();
    for plant in plants() {
        for lang in Lang::ALL {
            if let Some(report) = report(&library, &plant, options(lang)) {
                reads_back(&report, &format!("{} in {}", plant.0, lang.code()));
            }
        }
    }
}

#[test]
fn without_draws_and_with_a_budget_too() {
    let library = Library::shipped();
    for (at, plant) in plants().into_iter().enumerate() {
        let plain = Options { lang: Lang::Es, ..Options::default() };
        let Some(made) = report(&library, &plant, plain) else { continue };
        reads_back(&made, &format!("{} without draws", plant.0));
        let (_, objective) = Objective::ALL[at % Objective::ALL.len()];
        let budget = Some(read_budget("150,000", objective).unwrap());
        let made = report(&library, &plant, Options { budget, ..options(Lang::En) }).unwrap();
        assert!(made.plan.is_some());
        reads_back(&made, &format!("{} with a budget for {}", plant.0, objective.name()));
    }
}

#[test]
fn a_report_with_every_kind_of_entry_reads_back() {
    for lang in Lang::ALL {
        reads_back(&sample(lang), "the sample");
    }
}

#[test]
fn the_json_of_what_was_read_is_the_json_that_was_read() {
    for lang in Lang::ALL {
        let text = json(&sample(lang), true);
        assert_eq!(json(&read("report.json", text.as_bytes()).unwrap(), true), text);
    }
}

#[test]
fn several_reports_a_line_each_are_read_in_their_order() {
    let report = sample(Lang::Es);
    let line = json(&report, false);
    let rejected = r#"{"schema":"auditlite/report@1","file":"bad.json","diagnostics":[]}"#;
    let text = format!("{line}{rejected}\n{line}");
    let all = read_all("reports.json", text.as_bytes()).unwrap();
    assert!(
        matches!(&all[..], [Saved::Report(_), Saved::Rejected { file, .. }, Saved::Report(_)] if file == "bad.json")
    );
    let problems = read("reports.json", text.as_bytes()).unwrap_err();
    assert!(problems[0].message.en.contains("several reports"));
    // A byte order mark, and lines that end as on Windows.
    let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    assert_eq!(read_all("reports.json", text.as_bytes()).unwrap().len(), 3);
}

#[test]
fn keys_that_nobody_knows_are_passed_over() {
    let text = json(&sample(Lang::En), true);
    let more = text.replacen('{', "{ \"made_by_a_later_version\": [1, {}],", 1).replacen(
        "\"rank\": 1,",
        "\"rank\": 1, \"x\": 2,",
        1,
    );
    assert_ne!(more, text);
    assert_eq!(json(&read("report.json", more.as_bytes()).unwrap(), true), text);
}
