//! A sheet that grows row by row.

use super::label::Label;
use crate::report::phrases::Phrases;
use crate::report::words::filled;
use crate::workbook::write::{Cached, Sheet};
use crate::workbook::{Look, Style, decimals};

/// What stands in a cell of a table.
pub(super) enum Cell {
    Text(String),
    Strong(String),
    Code(String),
    /// A number, shown with some three digits.
    Number(f64),
    /// A number with a format of its own.
    Figure(f64, &'static str),
    /// A formula with what it comes to, and the format of its numbers.
    Live(String, Cached, &'static str),
    /// A number that a reader may change.
    Answer(f64),
    /// A text that only formulas read.
    Helper(String),
    Blank,
    /// No cell at all.
    Skip,
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Cell::Text(text.into())
    }

    /// A number where there is one.
    pub(super) fn known(number: Option<f64>) -> Self {
        number.map_or(Cell::Blank, Cell::Number)
    }

    /// A formula that comes to a number or to nothing.
    pub(super) fn live(formula: impl Into<String>, cached: Option<f64>) -> Self {
        let code = cached.map_or("#,##0", decimals);
        Cell::Live(formula.into(), cached.map_or(Cached::Empty, Cached::Number), code)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell::Text(text)
    }
}

/// The head of a column.
pub(super) enum Head {
    Text(String),
    Number(String),
    /// Of a column that only formulas read.
    Helper(&'static str),
}

impl Head {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Head::Text(text.into())
    }

    pub(super) fn number(text: impl Into<String>) -> Self {
        Head::Number(text.into())
    }
}

/// A sheet that grows row by row over its columns.
pub(super) struct Page {
    pub(super) sheet: Sheet,
    /// The next row.
    pub(super) row: u32,
    last: u16,
}

impl Page {
    /// A page over the columns of a sheet.
    pub(super) fn new(sheet: Sheet, columns: usize) -> Self {
        Self { sheet, row: 0, last: u16::try_from(columns.saturating_sub(1)).unwrap_or(u16::MAX) }
    }

    pub(super) fn title(&mut self, text: &str) {
        self.sheet.text(self.row, 0, text, Look::Title);
        self.sheet.height(self.row, 2);
        self.row += 1;
    }

    /// The title of a part, after an empty row.
    pub(super) fn section(&mut self, text: &str) {
        self.row += 1;
        for column in 1..=self.last {
            self.sheet.blank(self.row, column, Look::Section);
        }
        self.sheet.text(self.row, 0, text, Look::Section);
        self.row += 1;
    }

    /// A title within a part.
    pub(super) fn subtitle(&mut self, text: &str) {
        self.paragraph_as(text, Look::Subtitle);
    }

    /// A text over the whole width; an empty one is left out.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.paragraph_as(text, Look::Plain);
    }

    /// A remark over the whole width.
    pub(super) fn note(&mut self, text: &str) {
        self.paragraph_as(text, Look::Note);
    }

    /// What somebody should look at, over the whole width.
    pub(super) fn warning(&mut self, text: &str) {
        self.paragraph_as(text, Look::Warning);
    }

    fn paragraph_as(&mut self, text: &str, look: Look) {
        if !text.trim().is_empty() {
            self.sheet.paragraph(self.row, (0, self.last), text, look);
            self.row += 1;
        }
    }

    pub(super) fn list(&mut self, items: &[String]) {
        for item in items {
            self.paragraph(&format!("• {item}"));
        }
    }

    pub(super) fn numbered(&mut self, items: &[String]) {
        for (at, item) in items.iter().enumerate() {
            self.paragraph(&format!("{}. {item}", at + 1));
        }
    }

    /// The heads of a table; their row is given back.
    pub(super) fn heads(&mut self, heads: &[Head]) -> u32 {
        for (column, head) in (0..).zip(heads) {
            match head {
                Head::Text(text) => self.sheet.text(self.row, column, text, Look::Head),
                Head::Helper(text) => self.sheet.text(self.row, column, text, Look::Helper),
                Head::Number(text) => self.sheet.text(self.row, column, text, Look::HeadOfNumbers),
            }
        }
        self.row += 1;
        self.row - 1
    }

    /// A row of a table; its number is given back.
    pub(super) fn cells(&mut self, cells: Vec<Cell>) -> u32 {
        for (column, cell) in (0..).zip(cells) {
            self.put(column, cell);
        }
        self.row += 1;
        self.row - 1
    }

    /// A table, if it has rows.
    pub(super) fn table(&mut self, heads: &[Head], rows: Vec<Vec<Cell>>) {
        if !rows.is_empty() {
            self.heads(heads);
            for row in rows {
                self.cells(row);
            }
        }
    }

    /// A cell of the row that comes next.
    fn put(&mut self, column: u16, cell: Cell) {
        let (sheet, row) = (&mut self.sheet, self.row);
        match cell {
            Cell::Text(text) => sheet.text(row, column, &text, Look::Cell),
            Cell::Strong(text) => sheet.text(row, column, &text, Look::Strong),
            Cell::Code(text) => sheet.text(row, column, &text, Look::Code),
            Cell::Number(number) => sheet.number(row, column, number, Look::Cell.numbers(decimals(number))),
            Cell::Figure(number, code) => sheet.number(row, column, number, Look::Cell.numbers(code)),
            Cell::Live(formula, cached, code) => {
                let style: Style<'_> = Look::Cell.numbers(code);
                sheet.formula(row, column, &formula, &cached, style);
            }
            Cell::Answer(number) => sheet.number(row, column, number, Look::Answer.numbers("General")),
            Cell::Helper(text) => sheet.text(row, column, &text, Look::Helper),
            Cell::Skip => {}
            Cell::Blank => sheet.blank(row, column, Look::Cell),
        }
    }

    /// Leaves what comes below and beside out when the sheet is printed.
    pub(super) fn print_up_to_here(&mut self) {
        self.sheet.print_area((self.row.saturating_sub(1), self.last));
    }

    pub(super) fn skip(&mut self, rows: u32) {
        self.row += rows;
    }
}

/// A label in the language of the report.
pub(super) fn say(phrases: Phrases<'_>, label: Label) -> &'static str {
    label.text(phrases.lang)
}

/// A label with its places filled.
pub(super) fn fill(phrases: Phrases<'_>, label: Label, values: &[(&str, &str)]) -> String {
    filled(say(phrases, label), values)
}
