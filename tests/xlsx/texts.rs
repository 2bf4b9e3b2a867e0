//! Texts of strangers are texts.

use auditlite::diagnostic::Lang;
use auditlite::library::Library;
use auditlite::report::xlsx;

use super::cells::{formulas, parts, read, sheet_xml};
use super::{SMALL, report_of, reports_sample};

/// What a spreadsheet might work out, follow or stumble over.
const HOSTILE: [&str; 12] = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r\n=1",
    "http://example.org/?a=<b>&c",
    "javascript:alert(1)",
    "<script>&amp;]]>\"'",
    "\u{0}\u{1b}[31m\u{7f}\u{85}\u{fffe}",
    "\u{202e}abc\u{2066}\u{200b}",
    "_x0041_{n}",
];

#[test]
fn a_text_is_never_a_formula_and_never_a_link() {
    let library = Library::shipped();
    let clean = report_of(&library, "uno.json", SMALL.as_bytes(), Lang::Es, 1);
    let count = |bytes: &[u8]| (1..=7).map(|nth| formulas(&sheet_xml(bytes, nth)).len()).sum::<usize>();
    let expected = count(&xlsx(&clean).unwrap());
    for text in HOSTILE {
        let mut report = clean.clone();
        report.file = text.to_owned();
        report.facility.insert("name".to_owned(), text.into());
        for measure in report.recommendations.iter_mut().chain(&mut report.needs_study) {
            measure.title = text.to_owned();
            measure.why = text.to_owned();
            measure.caution = text.to_owned();
            measure.steps = vec![text.to_owned()];
            measure.note = Some(text.to_owned());
            for fact in &mut measure.facts {
                fact.note = Some(text.to_owned());
                fact.label = text.to_owned();
            }
        }
        let bytes = xlsx(&report).unwrap();
        assert_eq!(count(&bytes), expected, "{text:?} made a formula");
        let parts = parts(&bytes);
        assert!(
            parts.iter().all(|(name, part)| {
                !name.ends_with(".rels") || !String::from_utf8_lossy(part).contains("hyperlink")
            })
        );
        // Excel refuses to open what is no XML.
        for (name, part) in &parts {
            let part = std::str::from_utf8(part).unwrap();
            let forbidden = |letter: char| {
                (letter.is_control() && !matches!(letter, '\n' | '\r' | '\t' | '\u{7f}'..='\u{9f}'))
                    || matches!(letter, '\u{fffe}' | '\u{ffff}')
            };
            assert!(!part.contains(forbidden), "{name} is no XML with {text:?}");
        }
        assert_eq!(read(&bytes).sheets.len(), 7);
    }
}

#[test]
fn what_cannot_be_seen_is_shown_by_its_number() {
    let mut report = reports_sample::report(Lang::En);
    report.facility.insert("name".to_owned(), "a\u{1b}b\u{202e}c".into());
    let workbook = read(&xlsx(&report).unwrap());
    let title = workbook.sheets[0].cells.values().next().unwrap().value.shown();
    assert!(!title.contains(['\u{1b}', '\u{202e}']), "{title:?}");
}

#[test]
fn a_text_that_is_too_long_for_a_cell_is_cut_and_says_so() {
    let library = Library::shipped();
    let mut report = report_of(&library, "uno.json", SMALL.as_bytes(), Lang::Es, 1);
    report.recommendations[0].why = "ñandú ".repeat(20_000);
    let workbook = read(&xlsx(&report).unwrap());
    let sheet = workbook.sheet("Cálculo").unwrap();
    assert!(sheet.cells.values().any(|cell| cell.value.shown().ends_with("[…cortado: no cabe]")));
}
