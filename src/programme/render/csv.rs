//! One table as CSV, with numbers in full.

use super::{columns, lang};
use crate::programme::Programme;
use crate::programme::sheets::{Cell, Shown, sheets};
use crate::report::clean;
use crate::units::format;

/// A table of a programme by its name as CSV with a line of heads (RFC 4180); none if there is no such table. Shares are
/// from 0 to 1. A text that a spreadsheet would take for a formula is defused by an apostrophe.
pub fn csv(programme: &Programme, table: &str) -> Option<String> {
    let sheet = sheets(programme, lang(programme)).into_iter().find(|sheet| sheet.name == table)?;
    let columns = columns(&sheet, |shown| shown != Shown::People);
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let heads = columns.iter().filter_map(|at| sheet.columns.get(*at));
    writer.write_record(heads.map(|column| text(&column.head))).ok()?;
    for row in &sheet.rows {
        writer.write_record(columns.iter().map(|at| row.get(*at).map(cell).unwrap_or_default())).ok()?;
    }
    String::from_utf8(writer.into_inner().ok()?).ok()
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Empty | Cell::Same => String::new(),
        Cell::Text(words) => text(words),
        Cell::Count(count) => count.to_string(),
        Cell::Days(days) => days.to_string(),
        Cell::Number(number) | Cell::Money(number) | Cell::Share(number) => {
            crate::report::number(format::exact(*number)).to_string()
        }
        Cell::Day(day) => day.iso(),
        Cell::Month(month) => month.iso(),
    }
}

/// A text as one line that is no formula.
fn text(text: &str) -> String {
    let text = clean(text);
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text }
}
