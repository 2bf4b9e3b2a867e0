//! Tables from spreadsheets, as CSV or from a sheet of a workbook, with the place of every cell.
//!
//! Commas, semicolons and tabs separate cells, whichever the heading has; a byte order mark is stripped. Numbers have a point
//! before decimals and nothing between thousands; what could be read in two ways is refused and never guessed.

mod cell;
mod heading;
mod read;
mod sheet;

pub use cell::Cell;
pub use heading::Heading;
pub use read::read_grid;
pub use sheet::{SheetColumn, sheet_grid};

use crate::diagnostic::Diagnostic;
use crate::workbook::Address;

/// A table with its heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// The file, as the user named it.
    pub file: String,
    /// The sheet of a workbook, whose rows and columns are the places of the cells; none of a text.
    pub sheet: Option<String>,
    /// The heading.
    pub heading: Vec<Cell>,
    /// The rows below it that are not empty, each with as many cells as the heading.
    pub rows: Vec<Vec<Cell>>,
}

impl Grid {
    /// A problem with its place as the user sees it: of a workbook the sheet and the cell.
    #[must_use]
    pub fn placed(&self, problem: Diagnostic) -> Diagnostic {
        match (&self.sheet, problem.place) {
            (Some(sheet), Some(place)) => {
                let cell = Address { row: place.line, column: place.column }.to_string();
                problem.in_sheet(sheet, Some(cell))
            }
            _ => problem,
        }
    }
}

/// A name as it is compared: in small letters, without accents, with spaces for underscores and dashes.
///
/// ```
/// use auditlite::grid::plain;
/// assert_eq!(plain(" Producción_total "), "produccion total");
/// ```
pub fn plain(name: &str) -> String {
    let letter = |letter: char| match letter {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        '_' | '-' | '\u{a0}' => ' ',
        other => other,
    };
    let lower: String = name.to_lowercase().chars().map(letter).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}
