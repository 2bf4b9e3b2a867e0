//! Where reading stopped: what stands before and after that place on its line.

use crate::diagnostic::Place;

/// Where reading stopped: the line before and after that place.
pub(super) struct Spot<'a> {
    /// The whole file.
    pub(super) text: &'a str,
    pub(super) at: Place,
    pub(super) before: String,
    pub(super) after: String,
}

impl<'a> Spot<'a> {
    /// `read` is what was read up to now or around it, `text` the whole file.
    pub(super) fn new(read: &str, text: &'a str, at: Place) -> Self {
        let line = read.lines().nth(index(at.line)).unwrap_or_default();
        let column = index(at.column);
        Self { text, at, before: line.chars().take(column).collect(), after: line.chars().skip(column).collect() }
    }

    /// A place some characters further left.
    pub(super) fn back(&self, characters: usize) -> Place {
        let characters = u32::try_from(characters).unwrap_or_default();
        Place { line: self.at.line, column: self.at.column.saturating_sub(characters).max(1) }
    }

    /// A place some characters further right.
    pub(super) fn ahead(&self, characters: usize) -> Place {
        let characters = u32::try_from(characters).unwrap_or_default();
        Place { line: self.at.line, column: self.at.column.saturating_add(characters) }
    }

    /// The word that begins where reading stopped.
    pub(super) fn word(&self) -> String {
        self.after.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
    }

    /// Whether what stands before is a value that something can be joined to.
    pub(super) fn follows_value(&self) -> bool {
        let before = self.before.trim_end();
        before.ends_with(|last: char| last.is_alphanumeric() || "_)]}\"".contains(last))
            && !["&&", "||", "return", "else", "if"].iter().any(|word| before.ends_with(word))
    }
}

/// A number counted from 1 as an index.
pub(super) fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(1).saturating_sub(1)
}
