//! The renderers, on a report made by hand that holds every kind of entry.

#![allow(clippy::unwrap_used, reason = "a test may")]

mod reports_sample;

use auditlite::diagnostic::Lang;
use auditlite::report::words::Word;
use auditlite::report::{
    Content, Explanation, FORMATS, Format, Report, Setting, json, markdown, render, render_measure, table,
};
use reports_sample::{NASTY, report};

fn text(report: &Report, format: Format) -> String {
    String::from_utf8(render(report, format, Setting::default()).unwrap()).unwrap()
}

fn columns(line: &str) -> usize {
    textwrap::core::display_width(line)
}

fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots/reports",
        prepend_module_to_snapshot => false,
        snapshot_suffix => "",
        omit_expression => true,
        description => "the report of tests/reports_sample: every kind of entry, with texts of strangers in it",
    }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn the_table_reads_well_in_both_languages() {
    for lang in Lang::ALL {
        snapshot(&format!("table_{}", lang.code()), &table(&report(lang), 80));
    }
}

#[test]
fn the_markdown_reads_well_in_both_languages() {
    for lang in Lang::ALL {
        snapshot(&format!("markdown_{}", lang.code()), &markdown(&report(lang)));
    }
}

#[test]
fn one_measure_reads_well() {
    let report = report(Lang::Es);
    let ids = ["common/compressed_air_leaks", "plastics/barrel_insulation", "common/water_leaks", "common/broken"];
    let text: Vec<String> = ids.iter().map(|id| render_measure(&report, id, &Explanation::default(), 80)).collect();
    snapshot("measures_es", &text.join("\n==========\n\n"));
    assert_eq!(render_measure(&report, "common/unheard_of", &Explanation::default(), 80), "");
}

#[test]
fn no_line_of_the_table_is_wider_than_the_terminal() {
    for lang in Lang::ALL {
        let mut report = report(lang);
        for width in [60, 71, 72, 80, 93, 120] {
            for line in table(&report, width).lines() {
                assert!(columns(line) <= width, "{width} columns: {line}");
            }
        }
        for measure in &mut report.recommendations {
            measure.investment.expected = 123_456_789_012_345.0;
            if let Some(saving) = &mut measure.annual_saving {
                saving.expected = -987_654_321_098_765.0;
            }
            measure.payback.months = measure.payback.months.map(|_| 1.234_567e11);
        }
        for line in table(&report, 60).lines() {
            assert!(columns(line) <= 60, "{line}");
        }
    }
}

#[test]
fn nothing_that_is_no_number_is_printed() {
    for lang in Lang::ALL {
        let mut report = report(lang);
        for measure in &mut report.recommendations {
            measure.investment.expected = f64::NAN;
            measure.payback.months = measure.payback.months.map(|_| f64::INFINITY);
            for amount in measure.saves.values_mut() {
                amount.value = f64::NEG_INFINITY;
            }
        }
        for entry in FORMATS.iter().filter(|entry| entry.content == Content::Text) {
            let name = entry.name;
            let page = text(&report, entry.format).replace(include_str!("../src/report/html/report.js"), "");
            for word in page.split(|letter: char| !letter.is_alphanumeric()) {
                assert!(!["NaN", "inf", "Infinity"].contains(&word), "{name} prints {word}");
            }
        }
    }
}

#[test]
fn every_entry_of_the_catalogue_is_translated() {
    for word in Word::ALL {
        let [en, es] = Lang::ALL.map(|lang| word.text(lang));
        assert_eq!(en == es, Word::SAME.contains(word), "{word:?}: `{en}`, `{es}`");
        let places = |text: &str| {
            let mut places: Vec<String> =
                text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
            places.sort();
            places
        };
        assert_eq!(places(en), places(es), "{word:?} fills other places in Spanish");
    }
}

/// The number of cells of a row: pipes that are not escaped, less the first.
fn cells(row: &str) -> usize {
    let mut cells = 0;
    let mut escaped = false;
    for letter in row.chars() {
        cells += usize::from(letter == '|' && !escaped);
        escaped = letter == '\\' && !escaped;
    }
    cells - 1
}

/// A line without escaped signs and without its spans of code, as Markdown finds them.
fn outside_code(line: &str) -> String {
    let mut outside = String::new();
    let mut rest = line;
    while let Some(letter) = rest.chars().next() {
        match letter {
            '\\' => rest = rest.chars().as_str().get(2..).unwrap_or_default(),
            '`' => {
                let after = rest.trim_start_matches('`');
                let fence = rest.len() - after.len();
                let end = closing(after, fence);
                assert!(end.is_some(), "code without an end: {line}");
                rest = after.get(end.unwrap_or_default()..).unwrap_or_default();
            }
            letter => {
                outside.push(letter);
                rest = rest.strip_prefix(letter).unwrap_or_default();
            }
        }
    }
    outside
}

/// Where a text goes on behind a run of so many backticks.
fn closing(text: &str, fence: usize) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text.get(at..)?.find('`')?;
        let run = text.get(at..)?.bytes().take_while(|byte| *byte == b'`').count();
        at += run;
        if run == fence {
            return Some(at);
        }
    }
}

#[test]
fn strangers_cannot_break_the_markdown() {
    for lang in Lang::ALL {
        let text = markdown(&report(lang));
        let mut width = None;
        for line in text.lines() {
            if line.starts_with('|') {
                assert!(line.ends_with('|'), "a row is torn: {line}");
                assert_eq!(*width.get_or_insert(cells(line)), cells(line), "{line}");
            } else {
                width = None;
            }
            assert!(!outside_code(line).contains('<'), "a tag may open: {line}");
            assert!(!line.starts_with("---") && !line.starts_with("==="), "a rule: {line}");
        }
        assert!(!text.contains(NASTY), "the text of a stranger went in as it was");
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}') && !text.contains('\u{a0}'));
        let headings = text.lines().filter(|line| line.starts_with("# ")).count();
        assert_eq!(headings, 1, "a stranger wrote a heading");
    }
}

#[test]
fn strangers_cannot_steer_the_terminal() {
    for lang in Lang::ALL {
        let text = table(&report(lang), 80);
        assert!(text.chars().all(|letter| letter == '\n' || !letter.is_control()));
    }
}

#[test]
fn every_format_ends_with_a_line_break_and_keeps_every_entry() {
    for lang in Lang::ALL {
        let report = report(lang);
        for entry in FORMATS.iter().filter(|entry| entry.content == Content::Text) {
            let (name, text) = (entry.name, text(&report, entry.format));
            assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{name}");
            if entry.format == Format::Chat {
                continue; // It names the first five.
            }
            let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
            for measure in report.recommendations.iter().chain(&report.needs_study) {
                let title = measure.title.split_whitespace().next().unwrap_or_default();
                assert!(plain.contains(title), "{name} lacks {}", measure.id);
            }
        }
        let line = json(&report, false);
        assert_eq!(line.lines().count(), 1);
        assert!(line.contains("\"schema\":\"auditlite/report@1\""));
    }
}

#[test]
fn long_lists_are_summed_up_and_say_so() {
    let text = markdown(&report(Lang::En));
    assert!(text.contains("`lighting[11].hours`") && !text.contains("`lighting[12].hours`"));
    assert!(text.contains("and 3 more records of"), "{text}");
}
