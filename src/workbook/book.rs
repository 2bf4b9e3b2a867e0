//! What a workbook holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Address;
use crate::units::{Day, format};

/// A workbook that was read: its sheets, and the cells that have a name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Workbook {
    /// The sheets that hold cells, in order.
    pub sheets: Vec<Sheet>,
    /// What defined names lead to, by the name in small letters: a name is the same in capitals.
    pub names: BTreeMap<String, Target>,
}

impl Workbook {
    /// A sheet by its name; capitals make no difference.
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        let name = name.to_lowercase();
        self.sheets.iter().find(|sheet| sheet.name.to_lowercase() == name)
    }

    /// What a defined name leads to.
    pub fn target(&self, name: &str) -> Option<&Target> {
        self.names.get(&name.to_lowercase())
    }
}

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The cells that hold anything.
    pub cells: BTreeMap<Address, Cell>,
}

/// A cell that holds something.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What it holds; of a formula, what it came to when the file was saved.
    pub value: Value,
    /// Whether a formula stands in it.
    pub formula: bool,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number.
    Number(f64),
    /// A number that is shown in percent: 0.25 for `25%`.
    Percent(f64),
    /// A text.
    Text(Arc<str>),
    /// Yes or no.
    Truth(bool),
    /// A day.
    Date(Day),
    /// A time of day or a span of hours, in days.
    Time(f64),
    /// What Excel writes where a formula fails, such as `#DIV/0!`.
    Error(String),
    /// A formula that no program has worked out before the file was saved.
    Unknown,
}

impl Value {
    /// As its user sees it, as far as the file tells.
    pub fn shown(&self) -> String {
        match self {
            Value::Number(value) => format::exact(*value).to_string(),
            Value::Percent(value) => format!("{}%", format::exact(value * 100.0)),
            Value::Text(text) => text.to_string(),
            Value::Truth(true) => "TRUE".to_owned(),
            Value::Truth(false) => "FALSE".to_owned(),
            Value::Date(day) => day.iso(),
            Value::Time(days) => format!("{} h", format::exact(days * 24.0)),
            Value::Error(error) => error.clone(),
            Value::Unknown => String::new(),
        }
    }
}

/// What a defined name leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A cell, or several: first and last.
    Cells {
        /// The name of the sheet.
        sheet: String,
        /// The first cell.
        first: Address,
        /// The last cell; the first one for a single cell.
        last: Address,
    },
    /// Nothing that is there: its cells were deleted (`#REF!`).
    Broken,
    /// A constant or a formula.
    Other,
}

impl Target {
    /// Reads what a defined name stands for: `'Recibo de luz'!$B$4`, `Motores!$A$6:$H$45`.
    pub(super) fn parse(text: &str) -> Self {
        let text = text.trim().trim_start_matches('=');
        if text.contains("#REF!") {
            return Target::Broken;
        }
        Self::cells(text).unwrap_or(Target::Other)
    }

    fn cells(text: &str) -> Option<Self> {
        let (sheet, cells) = text.rsplit_once('!')?;
        let sheet = match sheet.strip_prefix('\'') {
            Some(quoted) => quoted.strip_suffix('\'')?.replace("''", "'"),
            None => sheet.to_owned(),
        };
        let (first, last) = cells.split_once(':').unwrap_or((cells, cells));
        Some(Target::Cells { sheet, first: Address::parse(first)?, last: Address::parse(last)? })
    }
}
