//! Tables from spreadsheets, as CSV, with the place of every cell.
//!
//! Commas, semicolons and tabs separate cells, whichever the heading has; a byte order mark is stripped. Numbers have a point
//! before decimals and nothing between thousands; what could be read in two ways is refused and never guessed.

mod cell;
mod heading;
mod read;

pub use cell::Cell;
pub use heading::Heading;
pub use read::read_grid;

/// A table with its heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// The file, as the user named it.
    pub file: String,
    /// The heading.
    pub heading: Vec<Cell>,
    /// The rows below it that are not empty, each with as many cells as the heading.
    pub rows: Vec<Vec<Cell>>,
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
