//! The message for a messenger, and the rows for a spreadsheet.

use auditlite::diagnostic::Lang;
use auditlite::library::Library;
use auditlite::report::{MOST_OF_CHAT, Report, chat, csv, csv_of, json, read};

use super::{options, plants, report, sample};

/// Puts a text in place of every text of a report.
fn walk(value: &mut serde_json::Value, key: &str, text: &str) {
    match value {
        serde_json::Value::String(old) => {
            // Words of closed lists and ids stay, or it would be no report.
            let kept = [
                "schema",
                "lang",
                "code",
                "severity",
                "kind",
                "place",
                "counted",
                "method",
                "confidence",
                "quality",
                "reason",
                "needed",
                "objective",
                "category",
                "stage",
                "status",
                "origin",
                "basis",
                "index",
            ];
            if !(kept.contains(&key) || key == "unit" && old == "%/yr") {
                text.clone_into(old);
            }
        }
        serde_json::Value::Array(list) if !["beyond", "estimated", "own_price"].contains(&key) => {
            for one in list {
                walk(one, key, text);
            }
        }
        serde_json::Value::Object(map) => {
            for (key, one) in map.iter_mut() {
                walk(one, key, text);
            }
        }
        _ => {}
    }
}

/// A report in which every text is another.
fn with_texts(report: &Report, text: &str) -> Report {
    let mut value: serde_json::Value = serde_json::from_str(&json(report, false)).unwrap();
    walk(&mut value, "", text);
    read("r.json", value.to_string().as_bytes()).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// What people put into names: markup, formulas, escapes, marks of direction, letters of several signs, and much of it.
fn texts() -> Vec<String> {
    let nasty = "*fat* _thin_ ~x~ `code` <b>|</b> [a](http://x) @all # h\n> q\r\n=1+1\t\u{1b}[31m\u{202e}\u{200b}";
    vec![
        nasty.to_owned(),
        nasty.repeat(200),
        "w".repeat(5_000),
        "👩‍👩‍👧‍👦é".repeat(400),
        String::new(),
        "=HYPERLINK(\"http://x\",\"y\")".to_owned(),
        "-2+3".to_owned(),
        "@SUM(A1)".to_owned(),
        "\t=1".to_owned(),
        "=cmd|' /C calc'!A0, \"quoted\"\r\nsecond".to_owned(),
    ]
}

#[track_caller]
fn fits(report: &Report, about: &str) {
    let text = chat(report);
    let length = text.chars().count();
    assert!(length <= MOST_OF_CHAT, "{about}: {length} characters");
    assert!(text.ends_with('\n') && !text.contains("\n\n\n"), "{about}: {text:?}");
    for line in text.lines() {
        assert!(!line.starts_with(['>', '*', '-', '#', '+', '=']), "{about}: {line}");
        assert!(!line.contains(['*', '_', '~', '`', '|', '<', '>', '@']), "{about}: {line}");
        assert!(line.chars().all(|letter| !letter.is_control() && letter != '\u{202e}' && letter != '\u{a0}'));
    }
}

#[test]
fn a_message_fits_and_says_what_to_do_first() {
    let library = Library::shipped();
    for plant in plants() {
        for lang in Lang::ALL {
            let Some(report) = report(&library, &plant, options(lang)) else { continue };
            fits(&report, &plant.0);
            let text = chat(&report);
            for (at, measure) in report.recommendations.iter().take(5).enumerate() {
                let line = text.lines().find(|line| line.starts_with(&format!("{}) ", at + 1))).unwrap();
                let start: String = measure.title.chars().take(12).collect();
                assert!(line.contains(start.trim_end()), "{}: {line}", plant.0);
            }
            assert!(!text.contains("6) "));
        }
    }
}

#[test]
fn no_text_breaks_a_message() {
    for lang in Lang::ALL {
        fits(&sample(lang), "the sample");
        for text in texts() {
            let mut report = with_texts(&sample(lang), &text);
            fits(&report, &format!("{text:.20}"));
            report.recommendations.truncate(1);
            fits(&report, "one measure");
            report.recommendations.clear();
            fits(&report, "no measure");
        }
    }
}

/// The records of a CSV file, read by the reader of the crate.
fn records(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv_reader(text);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn csv_reader(text: &str) -> ::csv::Reader<&[u8]> {
    ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes())
}

#[test]
fn every_measure_is_a_row_with_the_numbers_of_the_report() {
    let library = Library::shipped();
    for plant in plants() {
        let Some(report) = report(&library, &plant, options(Lang::En)) else { continue };
        let rows = records(&csv(&report));
        let column = |name: &str| rows[0].iter().position(|head| head == name).unwrap_or_else(|| panic!("{name}"));
        let (id, cost) = (column("id"), column(&format!("investment ({})", report.currency)));
        let of = |measure: &str| rows.iter().find(|row| row[id] == measure).unwrap();
        for measure in &report.recommendations {
            let row = of(&measure.id);
            let stated: f64 = row[cost].parse().unwrap();
            assert!((stated - measure.investment.expected).abs() <= 1e-9 * stated.abs(), "{}", measure.id);
            for (key, amount) in &measure.saves {
                let number = amount.value;
                assert!(
                    row.iter()
                        .any(|cell| cell.parse::<f64>().is_ok_and(|cell| (cell - number).abs() <= 1e-9 * number.abs())),
                    "{}: {key}",
                    measure.id
                );
            }
        }
        let all = report.recommendations.len()
            + report.needs_study.len()
            + report.needs_data.len()
            + report.not_applicable.len()
            + report.failed.len();
        let totals = 1 + usize::from(report.totals.stand_alone.is_some());
        assert_eq!(rows.len(), 1 + all + totals, "{}", plant.0);
    }
}

#[test]
fn no_text_becomes_a_formula_or_another_cell() {
    for lang in Lang::ALL {
        for text in texts() {
            let rows = records(&csv(&with_texts(&sample(lang), &text)));
            for cell in rows.iter().flatten() {
                let number = cell.parse::<f64>().is_ok();
                assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
                assert!(cell.chars().all(|letter| !letter.is_control()), "{cell:?}");
            }
            assert!(rows.iter().all(|row| row.len() == rows[0].len()));
        }
    }
}

#[test]
fn several_plants_stand_under_one_head() {
    let report = sample(Lang::Es);
    let one = records(&csv(&report)).len();
    let several = records(&csv_of(&[&report, &report], &["bad.json"], Lang::Es));
    assert_eq!(several.len(), 2 * one);
    assert!(several.last().unwrap().contains(&"perfil rechazado".to_owned()));
}
