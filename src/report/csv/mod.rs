//! The measures as rows of a spreadsheet.
//!
//! Comma-separated by RFC 4180, lines ending with CR LF, UTF-8 behind a byte order mark, without which Excel takes accents
//! for other letters. Numbers have a decimal point and no separators, and all digits of the JSON. A text that a spreadsheet
//! would take for a formula begins with an apostrophe.

mod row;
mod rows;

use self::row::Row;
use super::model::Report;
use super::phrases::Phrases;
use crate::diagnostic::{Lang, Text};

/// What Excel needs to see that a file is UTF-8.
const MARK: &str = "\u{feff}";

/// The measures of a report as rows of a spreadsheet.
pub fn csv(report: &Report) -> String {
    csv_of(&[report], &[], report.lang)
}

/// The measures of several plants under one head; a line for each profile that was rejected.
pub fn csv_of(reports: &[&Report], rejected: &[&str], lang: Lang) -> String {
    let mut rows: Vec<Row> = reports.iter().flat_map(|report| rows::rows(Phrases::new(report))).collect();
    rows.extend(rejected.iter().map(|file| {
        let mut row = Row::default();
        row.text(&Text::new("plant", "planta"), file);
        row.text(&Text::new("list", "lista"), Text::new("profile rejected", "perfil rechazado").in_lang(lang));
        row
    }));
    format!("{MARK}{}", row::table(&rows, lang))
}
