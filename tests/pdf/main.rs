//! The report as PDF: the same bytes each time, marks for readers aloud, paper, bookmarks, letterhead, texts of strangers.
//! What must be read out of the document is in `check.py`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

#[path = "../reports_sample/mod.rs"]
mod reports_sample;

use auditlite::diagnostic::{Diagnostic, Lang};
use auditlite::report::{Format, Letterhead, Paper, Report, Setting, render};
use reports_sample::report;

fn pdf(report: &Report, setting: Setting<'_>) -> Result<Vec<u8>, Diagnostic> {
    render(report, Format::Pdf, setting)
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// A title as it stands among the bookmarks.
fn bookmark(title: &str) -> String {
    format!("/Title({title})")
}

/// What a reader program is told, in Spanish and on the paper of Mexico; and the same bytes again.
#[test]
fn the_document_says_what_it_is_and_is_the_same_each_time() {
    let report = report(Lang::Es);
    let bytes = pdf(&report, Setting::default()).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    for mark in ["/Lang(es)", "/MarkInfo", "/MediaBox[0 0 612 792]", "/Outlines", "pdfuaid:part>1<"] {
        assert!(holds(&bytes, mark), "{mark}");
    }
    assert!(holds(&bytes, &bookmark("Medidas recomendadas")));
    assert!(!holds(&bytes, "CreationDate"), "a clock has no place in it");
    assert!(bytes == pdf(&report, Setting::default()).unwrap(), "other bytes for the same report");
}

#[test]
fn paper_and_language_are_those_asked_for() {
    let bytes = pdf(&report(Lang::En), Setting { paper: Paper::A4, ..Setting::default() }).unwrap();
    assert!(holds(&bytes, "/Lang(en)") && holds(&bytes, "/MediaBox[0 0 595.2"));
    assert!(holds(&bytes, &bookmark("Recommended measures")));
}

/// Code of the layout's language, and of others, in every text of the report that a plant's people may write.
#[test]
fn no_text_is_run_and_none_stops_the_document() {
    let nasty = "#panic(\"x\") #import \"@preview/a:1.0.0\": * $x^2$ @ref <lab> = h *b* \\ `c` // /* \u{0}\u{1b}[31m\u{202e}r\u{200b} 漢 🙂 \u{ffff} </report><section id=\"x\"/> ";
    let mut report = report(Lang::Es);
    report.facility.insert("name".to_owned(), serde_json::json!(format!("{nasty}{}", "w".repeat(2_000))));
    report.file = nasty.to_owned();
    for measure in report.recommendations.iter_mut().chain(&mut report.needs_study) {
        for text in [&mut measure.title, &mut measure.why, &mut measure.caution] {
            *text = nasty.repeat(3);
        }
        measure.steps = vec![nasty.repeat(60)];
        for fact in &mut measure.facts {
            fact.label = nasty.to_owned();
        }
    }
    let bytes = pdf(&report, Setting::default()).unwrap();
    assert!(bytes.starts_with(b"%PDF"));
}

#[test]
fn the_letterhead_of_the_example_shows() {
    let file = |name: &str| {
        let path = format!("examples/template/{name}");
        (name.to_owned(), path.clone(), std::fs::read(path).unwrap())
    };
    let letterhead = Letterhead::read(&["words.json", "colors.json", "logo.svg"].map(file)).unwrap();
    let bytes = pdf(&report(Lang::Es), Setting { letterhead: Some(&letterhead), ..Setting::default() }).unwrap();
    assert!(holds(&bytes, &bookmark("Lo que recomendamos")));
}

#[test]
fn a_logo_that_cannot_be_drawn_is_named() {
    for logo in [
        "<svg xmlns='http://www.w3.org/2000/svg'><g>",
        "<svg xmlns='http://www.w3.org/2000/svg' width='0' height='9'></svg>",
    ] {
        let file = ("logo.svg".to_owned(), "centre/logo.svg".to_owned(), format!("{logo}<!-- -->").into_bytes());
        let letterhead = Letterhead::read(&[file]).unwrap();
        let problem = pdf(&report(Lang::En), Setting { letterhead: Some(&letterhead), ..Setting::default() });
        let problem = problem.expect_err(logo);
        assert_eq!(problem.code.to_string(), "AL2152");
        assert!(problem.render(Lang::Es).contains("logo.svg"), "{}", problem.render(Lang::Es));
    }
}
