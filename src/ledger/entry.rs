//! A line of a ledger.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest, Sha256};

use super::{Event, SCHEMA};
use crate::units::Day;

/// The id of an entry: the first 64 bits of SHA-256 of its line up to the id, as 16 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(u64);

impl Id {
    /// The id of a line, given its text up to `,"id":`.
    pub fn of(text: &[u8]) -> Id {
        let digest = Sha256::digest(text);
        Id(digest.iter().take(8).fold(0, |bits, byte| bits << 8 | u64::from(*byte)))
    }

    /// Reads 16 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Id> {
        let digits = text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        u64::from_str_radix(text, 16).ok().filter(|_| digits).map(Id)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Id::parse(&text).ok_or_else(|| de::Error::custom(format!("no id of an entry: {text}")))
    }
}

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
    pub fn new(ledger: &Ledger, date: Day, by: &str, event: Event) -> Entry {
        let seq = ledger.entries.iter().map(|entry| entry.seq).max().unwrap_or(0) + 1;
        let mut entry = Entry { seq, after: ledger.heads(), date, by: by.to_owned(), event, id: Id(0) };
        entry.id = Id::of(entry.unsigned().as_bytes());
        entry
    }

    /// The line as it stands in the file, ending with a line break.
    pub fn line(&self) -> String {
        format!("{},\"id\":\"{}\"}}\n", self.unsigned(), self.id)
    }

    /// The line up to its id.
    fn unsigned(&self) -> String {
        let line = Line {
            schema: SCHEMA,
            seq: self.seq,
            after: &self.after,
            date: self.date,
            by: &self.by,
            event: &self.event,
        };
        let mut text = serde_json::to_string(&line).unwrap_or_default();
        text.pop();
        text
    }
}

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
        let named: std::collections::HashSet<Id> =
            self.entries.iter().flat_map(|entry| &entry.after).copied().collect();
        let mut heads: Vec<Id> = self.entries.iter().map(|entry| entry.id).filter(|id| !named.contains(id)).collect();
        heads.sort_unstable();
        heads
    }

    /// An entry by its id.
    pub fn entry(&self, id: Id) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }
}
