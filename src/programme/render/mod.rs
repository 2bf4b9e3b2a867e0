//! A programme as text of 80 columns, Markdown, HTML or CSV.

mod csv;
mod grid;
mod head;
mod html;
mod markdown;
mod text;

use super::Programme;
use super::sheets::{Cell, Sheet, Shown};
use crate::diagnostic::Lang;
use crate::units::format;
pub use csv::csv;
pub use html::html;
pub use markdown::markdown;
pub use text::table;

/// A cell as people read it.
fn shown(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Empty => "-".to_owned(),
        Cell::Same => String::new(),
        Cell::Text(text) => crate::report::clean(text),
        Cell::Count(count) => format::decimals(super::statistics::count(*count), 0),
        Cell::Days(days) => days.to_string(),
        Cell::Number(number) | Cell::Money(number) => format::number(*number, lang),
        Cell::Share(share) => format!("{} %", format::number(share * 100.0, lang)),
        Cell::Day(day) => day.iso(),
        Cell::Month(month) => month.iso(),
    }
}

/// Whether a column stands to the right: every cell of it that is known is a number.
fn is_number(sheet: &Sheet, column: usize) -> bool {
    sheet.rows.iter().filter_map(|row| row.get(column)).all(|cell| !matches!(cell, Cell::Text(_)))
}

/// The places of the columns that a format shows.
fn columns(sheet: &Sheet, shows: impl Fn(Shown) -> bool) -> Vec<usize> {
    let columns = sheet.columns.iter().enumerate();
    columns.filter(|(_, column)| shows(column.shown)).map(|(at, _)| at).collect()
}

/// The language of a programme.
fn lang(programme: &Programme) -> Lang {
    Lang::ALL.into_iter().find(|lang| lang.code() == programme.lang).unwrap_or_default()
}
