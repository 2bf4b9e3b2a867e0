//! The state of reading: what is answered where, what is wrong, and which cells were looked at.

use std::collections::{BTreeMap, BTreeSet};

use super::head::Head;
use crate::diagnostic::{Code, Diagnostic, SheetPlace, Text};
use crate::intake::binding::{Part, bound};
use crate::questionnaire::{Answer, Given};
use crate::workbook::{Address, Cell, Target, Value, Workbook};

/// A cell of the workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    /// The position of its sheet.
    pub(super) sheet: usize,
    /// Where on the sheet.
    pub(super) address: Address,
}

/// A cell or a column of cells that bears a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bound {
    pub(super) sheet: usize,
    pub(super) first: Address,
    pub(super) last: Address,
}

impl Bound {
    /// Its cell in a row.
    pub(super) fn in_row(&self, row: u32) -> At {
        At { sheet: self.sheet, address: Address { row, column: self.first.column } }
    }

    /// Its first cell.
    pub(super) fn cell(&self) -> At {
        At { sheet: self.sheet, address: self.first }
    }
}

/// A questionnaire while it is read.
pub(super) struct Reader<'a> {
    pub(super) file: &'a str,
    pub(super) book: &'a Workbook,
    pub(super) head: &'a Head,
    pub(super) answers: Vec<Answer>,
    /// Where each answer stands.
    pub(super) cells: Vec<At>,
    pub(super) problems: Vec<Diagnostic>,
    /// The cells that were looked at.
    pub(super) seen: BTreeSet<At>,
    /// Columns of lists, to tell what stands below one.
    pub(super) columns: Vec<Bound>,
    /// Names of answer cells that lead nowhere.
    pub(super) gone: Vec<String>,
    /// Sections and lists of which the plant has none, with the cell that says so and how a profile does.
    pub(super) none: BTreeMap<String, (At, Given)>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(file: &'a str, book: &'a Workbook, head: &'a Head) -> Self {
        Self {
            file,
            book,
            head,
            answers: Vec::new(),
            cells: Vec::new(),
            problems: Vec::new(),
            seen: BTreeSet::new(),
            columns: Vec::new(),
            gone: Vec::new(),
            none: BTreeMap::new(),
        }
    }

    /// The cells of a part of a question; those that are gone are remembered.
    pub(super) fn bound(&mut self, path: &str, part: Part) -> Option<Bound> {
        let name = bound(path, part);
        if let Some(Target::Cells { sheet, first, last }) = self.book.target(&name)
            && let Some(sheet) = self.position(sheet)
        {
            return Some(Bound { sheet, first: *first, last: *last });
        }
        if self.head.names.contains_key(&name) {
            self.gone.push(name);
        }
        None
    }

    fn position(&self, name: &str) -> Option<usize> {
        let name = name.to_lowercase();
        self.book.sheets.iter().position(|sheet| sheet.name.to_lowercase() == name)
    }

    /// What a cell holds; it counts as looked at. A text of nothing but spaces is nothing.
    pub(super) fn look(&mut self, at: At) -> Option<&'a Cell> {
        self.seen.insert(at);
        let cell = self.book.sheets.get(at.sheet)?.cells.get(&at.address)?;
        let blank = matches!(&cell.value, Value::Text(text) if text.trim().is_empty());
        (!blank).then_some(cell)
    }

    /// The text in a cell.
    pub(super) fn look_text(&mut self, at: At) -> Option<String> {
        self.look(at).map(|cell| cell.value.shown().trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// Takes an answer.
    pub(super) fn answer(&mut self, path: String, given: Given, at: At) {
        self.answers.push(Answer { path, given });
        self.cells.push(at);
    }

    /// Where a cell is, in the words of a message.
    pub(super) fn place(&self, at: At) -> SheetPlace {
        let sheet = self.book.sheets.get(at.sheet).map(|sheet| sheet.name.clone()).unwrap_or_default();
        SheetPlace { sheet, cell: Some(at.address.to_string()) }
    }

    /// An answer that is refused.
    pub(super) fn refuse(&mut self, at: At, path: &str, code: Code, message: Text, help: impl Into<Option<Text>>) {
        let problem = self.at(at, Diagnostic::error(code, message).on(path).help(help));
        self.problems.push(problem);
    }

    /// A problem with a cell.
    pub(super) fn at(&self, at: At, problem: Diagnostic) -> Diagnostic {
        let place = self.place(at);
        problem.in_file(self.file).in_sheet(&place.sheet, place.cell)
    }
}
