//! A line of a ledger.

use serde::Serialize;

use super::{Event, Id, SCHEMA};
use crate::units::Day;

/// An event with its place in the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// One more than the greatest number among the entries that its author had: equal numbers come from different hands.
    pub seq: u64,
    /// The last entries that its author had, in order of their ids; none for the first.
    pub after: Vec<Id>,
    /// The day on which it happened.
    pub date: Day,
    /// Who says so.
    pub by: String,
    /// What happened.
    pub event: Event,
    /// Its id.
    pub id: Id,
    /// How and where it was written.
    pub(super) origin: Origin,
}

/// How and where an entry was written. Entries are equal wherever they come from: their ids say that their lines are.
#[derive(Debug, Clone, Default)]
pub(super) struct Origin {
    /// The line of its file, from 1; 0 for a new one.
    pub(super) line: u32,
    /// The line up to its id, byte for byte: written in any other way it would have another id.
    pub(super) text: Box<str>,
}

impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// A line without its id, in the order of its keys.
#[derive(Serialize)]
struct Line<'a> {
    schema: &'static str,
    seq: u64,
    after: &'a [Id],
    date: Day,
    by: &'a str,
    #[serde(flatten)]
    event: &'a Event,
}

impl Entry {
    /// A new entry after all those of a ledger.
    pub fn new(ledger: &super::Ledger, date: Day, by: &str, event: Event) -> Entry {
        let last = ledger.entries.iter().map(|entry| entry.seq).max().unwrap_or(0);
        Entry::after(last, ledger.heads(), date, by, event)
    }

    /// A new entry after some heads, the greatest number among them being `last`.
    pub(crate) fn after(last: u64, heads: Vec<Id>, date: Day, by: &str, event: Event) -> Entry {
        let (seq, by) = (last + 1, by.to_owned());
        let line = Line { schema: SCHEMA, seq, after: &heads, date, by: &by, event: &event };
        // Every key is a text, so this cannot fail.
        let mut text = serde_json::to_string(&line).unwrap_or_default();
        text.pop();
        let id = Id::of(text.as_bytes());
        Entry { seq, after: heads, date, by, event, id, origin: Origin { line: 0, text: text.into() } }
    }

    /// The line as it stands in the file, ending with a line break.
    pub fn line(&self) -> String {
        format!("{},\"id\":\"{}\"}}\n", self.origin.text, self.id)
    }

    /// The line of its file that it was read from, from 1; none for a new entry.
    pub fn line_number(&self) -> Option<u32> {
        (self.origin.line > 0).then_some(self.origin.line)
    }

    /// Whether its line gives it back; a number that is not finite does not.
    pub(crate) fn reads_back(&self) -> bool {
        let line = self.line();
        super::line::parse(line.trim_end(), 0).is_ok_and(|read| read == *self)
    }
}
