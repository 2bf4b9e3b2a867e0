//! The defined names of answer cells, and the hidden sheet that remembers them.

use crate::workbook::write::name;

/// What the hidden sheet says the workbook is.
pub(super) const SCHEMA: &str = "auditlite/intake@1";

/// The hidden sheet.
pub(super) const HIDDEN: &str = "_auditlite";

/// The question for the currency of the plant.
pub(super) const CURRENCY: &str = "currency";

/// Where on the hidden sheet things stand, counted from 0: what it is in the first rows, names from a row on, texts and
/// lists of words in columns of their own.
pub(super) struct Layout;

impl Layout {
    pub(super) const SCHEMA_ROW: u32 = 0;
    pub(super) const LANG_ROW: u32 = 1;
    pub(super) const SECTOR_ROW: u32 = 2;
    pub(super) const FIRST_NAME: u32 = 5;
    pub(super) const KEYS: u16 = 0;
    pub(super) const VALUES: u16 = 1;
    pub(super) const TEXTS: u16 = 3;
    pub(super) const FIRST_LIST: u16 = 5;
}

/// A cell that belongs to a question, by what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The answer.
    Answer,
    /// Its unit.
    Unit,
    /// How it was found.
    Basis,
    /// A remark.
    Note,
    /// Whether there is any.
    Presence,
}

/// The defined name of a part of a question, a list or a section.
pub(super) fn bound(path: &str, part: Part) -> String {
    let suffix = match part {
        Part::Answer => "",
        Part::Unit => "__u",
        Part::Basis => "__b",
        Part::Note => "__n",
        Part::Presence => "__p",
    };
    format!("{}{suffix}", name(path))
}

/// The path that stands for the names of the items of a section.
pub(super) fn item_names(section: &str) -> String {
    format!("{section}.*")
}

/// Whether a question is one about a fact of a field, which may say how it was found.
pub(super) fn is_fact(path: &str) -> bool {
    ![CURRENCY, "exchange_rates.", "limits.", "done."].iter().any(|start| path.starts_with(start))
}
