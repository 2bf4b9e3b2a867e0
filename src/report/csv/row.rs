//! Rows that name their columns, and the table that they make together.

use indexmap::IndexMap;

use crate::diagnostic::{Lang, Text};
use crate::library::Resource;
use crate::report::text::clean;
use crate::units::format::exact;

/// Where a column stands among the others; within a group in the order in which columns are met.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Group {
    Figures,
    /// What is saved: energy first, then water, then items.
    Saves(Option<Resource>),
    /// What is needed in exchange, in the same order.
    Uses(Option<Resource>),
    Together,
    Words,
}

/// A row: what stands in which column.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    cells: IndexMap<(Group, Text), String>,
}

impl Row {
    /// A text, defused; an empty one is left out.
    pub(super) fn text(&mut self, column: &Text, text: &str) {
        self.put(Group::Figures, column, defused(text));
    }

    /// The same in the columns at the end.
    pub(super) fn words(&mut self, column: &Text, text: &str) {
        self.put(Group::Words, column, defused(text));
    }

    /// A number with all digits; one that is not known or not finite is left out.
    pub(super) fn number(&mut self, group: Group, column: &Text, number: Option<f64>) {
        if let Some(number) = number.filter(|number| number.is_finite()) {
            self.put(group, column, exact(number).to_string());
        }
    }

    fn put(&mut self, group: Group, column: &Text, cell: String) {
        // A column stays in the table where this row is the first of it, though its cell is empty.
        self.cells.insert((group, column.clone()), cell);
    }
}

/// All rows under one head.
pub(super) fn table(rows: &[Row], lang: Lang) -> String {
    let mut columns: Vec<&(Group, Text)> = Vec::new();
    for row in rows {
        for (at, column) in row.cells.keys().enumerate() {
            if !columns.contains(&column) {
                // Behind the column that stands before it in its row.
                let before = row.cells.keys().take(at).rev().find_map(|known| columns.iter().position(|c| *c == known));
                columns.insert(before.map_or(columns.len(), |before| before + 1), column);
            }
        }
    }
    columns.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory does not fail, and every row has a cell for each column.
    let _ = writer.write_record(columns.iter().map(|(_, name)| defused(name.in_lang(lang))));
    for row in rows {
        let _ = writer.write_record(columns.iter().map(|column| row.cells.get(*column).map_or("", String::as_str)));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// A text that no spreadsheet takes for a formula.
fn defused(text: &str) -> String {
    let text = clean(text);
    if text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::defused;

    #[test]
    fn formulas_are_texts() {
        for text in ["=1+1", "+1", "-1", "@x", "\t=1", "\r\n=cmd|' /C calc'!A0", " =1", "\u{202e}=1"] {
            assert!(defused(text).starts_with('\''), "{text:?}");
        }
        assert_eq!(defused("a = b"), "a = b");
    }
}
