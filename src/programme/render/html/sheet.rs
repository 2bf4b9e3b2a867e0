//! The tables of a programme, with all rows; the script sorts them by what their cells are worth.

use super::super::{columns, is_number, shown};
use crate::diagnostic::Lang;
use crate::html::{Cell as Shows, Head, Markup, sortable_table};
use crate::programme::sheets::{Cell, Sheet, Shown};
use crate::report::number;

/// A table of a programme, or the word that it has no rows.
pub(super) fn table(page: &mut Markup, sheet: &Sheet, lang: Lang) {
    let places = columns(sheet, |shown| shown != Shown::Data);
    let heads: Vec<Head> =
        places.iter().filter_map(|at| Some(head(sheet, *at, &sheet.columns.get(*at)?.head))).collect();
    let rows = sheet.rows.iter().map(|row| {
        places
            .iter()
            .filter_map(|at| Some((*at, row.get(*at)?)))
            .map(|(at, cell)| match cell {
                Cell::Same => Shows::Same,
                cell => Shows::Worth(shown(cell, lang), worth(sheet, row, at).map(|value| number(value).to_string())),
            })
            .collect()
    });
    sortable_table(page, &sheet.title, &heads, rows.collect());
}

fn head(sheet: &Sheet, at: usize, title: &str) -> Head {
    if sheet.rows.iter().filter_map(|row| row.get(at)).any(|cell| matches!(cell, Cell::Day(_) | Cell::Month(_))) {
        return Head::days(title);
    }
    if is_number(sheet, at) { Head::number(title) } else { Head::text(title) }
}

/// By which number a cell is sorted; none of words. What people read in one cell stands in those of data behind it.
fn worth(sheet: &Sheet, row: &[Cell], at: usize) -> Option<f64> {
    let of = |cell: &Cell| match cell {
        Cell::Number(value) | Cell::Money(value) | Cell::Share(value) => Some(*value),
        Cell::Count(count) => Some(crate::programme::statistics::count(*count)),
        Cell::Days(days) => Some(f64::from(*days)),
        Cell::Empty | Cell::Same | Cell::Text(_) | Cell::Day(_) | Cell::Month(_) => None,
    };
    if sheet.columns.get(at)?.shown != Shown::People {
        return of(row.get(at)?);
    }
    let parts = sheet.columns.iter().zip(row).skip(at + 1).take_while(|(column, _)| column.shown == Shown::Data);
    parts.filter(|(_, cell)| matches!(cell, Cell::Number(_) | Cell::Share(_))).find_map(|(_, cell)| of(cell))
}
