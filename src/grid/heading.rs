//! The headings of a table in their parts.

use super::{Cell, Grid, plain};
use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::units::quote;

/// A heading: `production (t)`.
#[derive(Debug, Clone, Copy)]
pub struct Heading<'g> {
    /// What it names.
    pub name: &'g str,
    /// The unit behind it; empty if there is none.
    pub unit: &'g str,
    /// Which column it heads, from 0.
    pub at: usize,
    /// Its cell.
    pub cell: &'g Cell,
}

impl<'g> Heading<'g> {
    fn of(at: usize, cell: &'g Cell) -> Heading<'g> {
        let text = cell.text.as_str();
        let parts = ['(', '['].iter().find_map(|open| text.split_once(*open));
        match parts {
            Some((name, unit)) => Heading { name: name.trim(), unit: unit.trim_end_matches([')', ']', ' ']), at, cell },
            None => Heading { name: text, unit: "", at, cell },
        }
    }
}

impl Grid {
    /// The headings.
    pub fn headings(&self) -> Vec<Heading<'_>> {
        self.heading.iter().enumerate().map(|(at, cell)| Heading::of(at, cell)).collect()
    }

    /// Every column without a heading, and every heading that stands twice.
    pub fn faults_of_headings(&self, code: Code) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        for (at, cell) in self.heading.iter().enumerate() {
            if cell.is_empty() {
                let message = Text::new("a column has no heading", "una columna no tiene encabezado");
                problems.push(cell.problem(&self.file, code, message));
            } else if self.heading.iter().take(at).any(|other| plain(&other.text) == plain(&cell.text)) {
                let shown = quote(&cell.text);
                let message = say!("the column {shown} stands twice", "la columna {shown} aparece dos veces");
                problems.push(cell.problem(&self.file, code, message));
            }
        }
        problems
    }
}
