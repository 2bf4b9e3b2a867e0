//! A cell and what it may hold.

use crate::diagnostic::{Code, Diagnostic, Place, Text, say};
use crate::units::{Day, Month, Quantity, quote};

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its text without spaces around it, and without the apostrophe that keeps a spreadsheet from working a text out.
    pub text: String,
    /// Where it begins.
    pub place: Place,
}

impl Cell {
    pub(super) fn new(text: &str, place: Place) -> Cell {
        let text = text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
        let guarded = text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r']));
        Cell { text: guarded.unwrap_or(text).to_owned(), place }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// A problem with it.
    pub fn problem(&self, file: &str, code: Code, message: Text) -> Diagnostic {
        Diagnostic::error(code, message).in_file(file).at(self.place)
    }

    /// The plain number that it holds.
    ///
    /// # Errors
    /// It is no plain number, or could be read in two ways.
    pub fn number(&self, file: &str, code: Code) -> Result<f64, Diagnostic> {
        let is_word = |letter: char| letter.is_alphabetic() || matches!(letter, '-' | '—' | '–' | '?' | '/' | '#');
        if self.text.chars().all(is_word) {
            let shown = quote(&self.text);
            let message = say!("{shown} is no number", "{shown} no es un número");
            return Err(self
                .problem(file, code, message)
                .help(Text::new("leave the cell empty if nobody knows it", "deje la celda vacía si nadie lo sabe")));
        }
        Quantity::parse_number(&self.text)
            .map_err(|error| self.problem(file, code, error.message().clone()).help(error.help().cloned()))
    }

    /// The day that it holds.
    ///
    /// # Errors
    /// It is none, or not written as `2025-03-31`.
    pub fn day(&self, file: &str, code: Code) -> Result<Day, Diagnostic> {
        Day::parse(&self.text).ok_or_else(|| {
            let shown = quote(&self.text);
            let message = say!("{shown} is no day", "{shown} no es una fecha");
            self.problem(file, code, message).help(Text::new(
                "write year, month and day: `2025-03-31`; format the column as text, or the spreadsheet changes it",
                "escriba año, mes y día: `2025-03-31`; dé a la columna formato de texto, o la hoja de cálculo lo cambia",
            ))
        })
    }

    /// The month that it holds.
    ///
    /// # Errors
    /// It is none, or not written as `2025-03`.
    pub fn month(&self, file: &str, code: Code) -> Result<Month, Diagnostic> {
        Month::parse(&self.text).ok_or_else(|| {
            let shown = quote(&self.text);
            let message = say!("{shown} is no month", "{shown} no es un mes");
            self.problem(file, code, message).help(Text::new(
                "write year and month: `2025-03`; format the column as text, or the spreadsheet changes it",
                "escriba año y mes: `2025-03`; dé a la columna formato de texto, o la hoja de cálculo lo cambia",
            ))
        })
    }
}
