//! A table that every format renders.

use crate::units::{Day, Month};

/// A table with its title and what has to be said with it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::programme) struct Sheet {
    /// Its word on the command line.
    pub(in crate::programme) name: &'static str,
    /// Its title.
    pub(in crate::programme) title: String,
    /// What a reader has to know, before it.
    pub(in crate::programme) lead: Vec<String>,
    /// How rows follow each other.
    pub(in crate::programme) order: Order,
    /// Its columns.
    pub(in crate::programme) columns: Vec<Column>,
    /// Its rows, each with a cell for every column.
    pub(in crate::programme) rows: Vec<Vec<Cell>>,
}

/// How rows follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::programme) enum Order {
    /// What matters most first.
    Ranked,
    /// The same, in groups of which the first cell names each; people read it once.
    Groups,
    /// In the order of time, the last row matters most.
    Time,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::programme) struct Column {
    /// Its head.
    pub(in crate::programme) head: String,
    /// Where it stands.
    pub(in crate::programme) shown: Shown,
}

/// Where a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::programme) enum Shown {
    /// In every format.
    Everywhere,
    /// In Markdown, HTML and CSV, for which 80 columns are no limit.
    Wide,
    /// In CSV only: a part of what people read in one cell.
    Data,
    /// For people only: the whole of what CSV has in several cells.
    People,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::programme) enum Cell {
    /// Nothing is known.
    Empty,
    /// Words.
    Text(String),
    /// A whole number.
    Count(usize),
    /// Days, ahead of today below zero.
    Days(i32),
    /// A number.
    Number(f64),
    /// Money, or money per year.
    Money(f64),
    /// What the row above says.
    Same,
    /// A share, 0 to 1.
    Share(f64),
    /// A day.
    Day(Day),
    /// A month.
    Month(Month),
}

impl Sheet {
    pub(in crate::programme) fn new(name: &'static str, title: impl Into<String>) -> Sheet {
        Sheet {
            name,
            title: title.into(),
            lead: Vec::new(),
            order: Order::Ranked,
            columns: Vec::new(),
            rows: Vec::new(),
        }
    }

    pub(in crate::programme) fn lead(mut self, lead: impl Into<String>) -> Sheet {
        self.lead.push(lead.into());
        self
    }

    pub(in crate::programme) fn order(self, order: Order) -> Sheet {
        Sheet { order, ..self }
    }

    pub(in crate::programme) fn column(mut self, shown: Shown, head: impl Into<String>) -> Sheet {
        self.columns.push(Column { head: head.into(), shown });
        self
    }
}

impl Cell {
    pub(in crate::programme) fn text(text: impl Into<String>) -> Cell {
        Cell::Text(text.into())
    }

    pub(in crate::programme) fn number(value: Option<f64>) -> Cell {
        value.map_or(Cell::Empty, Cell::Number)
    }

    pub(in crate::programme) fn money(value: Option<f64>) -> Cell {
        value.map_or(Cell::Empty, Cell::Money)
    }

    pub(in crate::programme) fn share(value: Option<f64>) -> Cell {
        value.map_or(Cell::Empty, Cell::Share)
    }

    pub(in crate::programme) fn day(value: Option<Day>) -> Cell {
        value.map_or(Cell::Empty, Cell::Day)
    }

    pub(in crate::programme) fn optional(value: Option<&str>) -> Cell {
        value.map_or(Cell::Empty, Cell::text)
    }
}
