//! Something that happened, as it stands after all corrections.

use crate::ledger::Id;
use crate::units::Day;

/// What settles which of two things came later: the day on which it happened, then the number of its entry, then its id.
pub(super) type Order = (Day, u64, Id);

/// Something that happened, as it stands after all corrections.
#[derive(Debug, PartialEq)]
pub struct Happened<'l, T> {
    /// On which day.
    pub date: Day,
    /// Who says so.
    pub by: &'l str,
    /// The entry that it stands in first, before any correction.
    pub id: Id,
    /// What.
    pub what: &'l T,
    /// The number of that entry, which settles the order within a day.
    pub(super) seq: u64,
}

impl<T> Clone for Happened<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Happened<'_, T> {}

impl<T> Happened<'_, T> {
    pub(super) fn order(&self) -> Order {
        (self.date, self.seq, self.id)
    }
}
