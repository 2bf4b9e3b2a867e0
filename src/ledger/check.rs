//! stub
use super::{Entry, Ledger};
use crate::diagnostic::Diagnostic;
use crate::units::Day;
/// What is known of measures.
#[derive(Debug, Clone, Default)]
pub struct Checker;
impl Checker {
    /// Of a ledger.
    pub fn of(_ledger: &Ledger) -> Self {
        Self
    }
    /// Follows.
    pub fn follow(&mut self, _ledger: &Ledger, _from: usize) {}
    /// What is wrong.
    pub fn check(&self, _entry: &Entry, _today: Day) -> Vec<Diagnostic> {
        Vec::new()
    }
}
/// What is wrong.
pub fn check(ledger: &Ledger, entry: &Entry, today: Day) -> Vec<Diagnostic> {
    Checker::of(ledger).check(entry, today)
}
/// What is odd.
pub fn review(_ledger: &Ledger, _today: Day) -> Vec<Diagnostic> {
    Vec::new()
}
