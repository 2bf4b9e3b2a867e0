//! The record of one plant.

use std::collections::HashSet;

use super::{Entry, Id};

/// The record of one plant.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ledger {
    /// The file, as the user named it.
    pub file: String,
    /// All entries in order of number and id: each stands after those that its author had.
    pub entries: Vec<Entry>,
}

impl Ledger {
    /// The entries that no other names as one it came after, in order of their ids.
    pub fn heads(&self) -> Vec<Id> {
        let named: HashSet<Id> = self.entries.iter().flat_map(|entry| &entry.after).copied().collect();
        let mut heads: Vec<Id> = self.entries.iter().map(|entry| entry.id).filter(|id| !named.contains(id)).collect();
        heads.sort_unstable();
        heads
    }

    /// An entry by its id.
    pub fn entry(&self, id: Id) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// The bytes of its file: every line, in order.
    pub fn text(&self) -> String {
        self.entries.iter().map(Entry::line).collect()
    }
}
