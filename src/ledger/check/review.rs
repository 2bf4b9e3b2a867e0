//! What is wrong with entries that stand in a ledger already.

use super::{Checker, Key, Mark, Past};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::ledger::{Entry, Event, Fate, Ledger, fates};
use crate::units::Day;

/// What is wrong with entries that stand in a ledger and would have been refused here, each held against those before it:
/// all as warnings, with file and line. Ids prove that nobody has changed a line, not that it makes sense.
///
/// Entries that were corrected or taken back since are judged by what stands in their place.
pub fn review(ledger: &Ledger, today: Day) -> Vec<Diagnostic> {
    let Some(last) = ledger.entries.iter().map(|entry| entry.date).max() else { return Vec::new() };
    let mut checker = Checker::default();
    let mut found = Vec::new();
    for (entry, fate) in fates(ledger, last) {
        if matches!(fate, Fate::Stands) {
            let place = entry.line_number().map(|line| Place { line, column: 1 });
            let errors = checker.check(entry, today).into_iter().filter(Diagnostic::is_error);
            found.extend(errors.map(|problem| {
                let warning = Diagnostic { severity: Severity::Warning, ..problem };
                warning.in_file(&ledger.file).at(place)
            }));
        }
        checker.take_as(entry, fate);
    }
    found
}

impl Checker {
    /// Takes up an entry as it stands in the end, so that the corrections that follow change nothing.
    fn take_as(&mut self, entry: &Entry, fate: Fate<'_>) {
        match (&entry.event, fate) {
            (Event::Correction(correction), _) => {
                let first = self.first(correction.of).unwrap_or(correction.of);
                self.entries.insert(entry.id, Past::Corrects(first));
            }
            (_, Fate::Stands) => self.add(entry),
            (_, Fate::Corrected(instead)) => {
                let mut stands = entry.clone();
                stands.date = instead.date;
                stands.event = instead.event.clone();
                self.add(&stands);
            }
            (_, Fate::TakenBack) => {
                let key = Key { day: entry.date, seq: entry.seq, id: entry.id };
                self.entries.insert(entry.id, Past::Stands(Mark { key, measures: Vec::new() }, self.count));
            }
        }
    }
}
