//! What became of a report at its plant: an append-only record, one event a line.
//!
//! A [`Ledger`] is a list of [`Entry`]s, each an [`Event`] with its day and author. Nothing is ever edited: a correction is
//! an event of its own. [`State::at`] says how the measures stand on a day.
//!
//! # The file
//!
//! A ledger is a text file (`.jsonl`, UTF-8, line feeds) with one JSON object a line, plain enough to mail and to compare.
//! The keys of a line stand in this order:
//!
//! | key | what it holds |
//! |---|---|
//! | `schema` | `auditlite/ledger@1` |
//! | `seq` | one more than the greatest number that the author had: 1 for the first line |
//! | `after` | the ids of the last entries that the author had; `[]` for the first line |
//! | `date` | the day on which it happened, `2026-03-31` |
//! | `by` | who says so |
//! | `event` | `start`, `decided`, `started`, `done`, `measured`, `note` or `correction`, then the keys of that event |
//! | `id` | the first 64 bits of SHA-256 of the bytes of the line before `,"id":`, as 16 hexadecimal digits |
//!
//! ```
//! use auditlite::ledger::Id;
//!
//! let line = r#"{"schema":"auditlite/ledger@1","seq":1,"after":[],"date":"2026-03-31","by":"Ana","event":"note","text":"x","id":"bca042b157f42550"}"#;
//! let (text, _) = line.split_once(",\"id\":").unwrap();
//! assert_eq!(Id::of(text.as_bytes()), Id::parse("bca042b157f42550").unwrap());
//! ```
//!
//! The first line is a `start` with the promises of a report. The id tells whether somebody has changed a line, `after`
//! whether somebody has taken one out that others came after (the last lines of a file can be cut off without a trace: only another
//! copy shows them). Copies that grew apart are joined by the union of their lines, sorted by `seq` and `id`: [`merge`].
//!
//! What mail programs and editors do to line ends, a byte order mark and blank lines change nothing. A last line without
//! its end was never acknowledged: it is left out, and `commands::followup::book` keeps it in `LEDGER.torn-N` before it
//! writes the next one.

mod amount;
mod check;
mod entry;
mod event;
mod explain;
mod id;
mod line;
mod merge;
mod promise;
mod read;
mod record;
mod report;
mod state;

pub use amount::{Amount, Money};
pub use check::{Checker, check, review};
pub use entry::Entry;
pub use event::{Correction, Decided, Decision, Done, Event, Instead, Measured, Method, Note, Start, Started};
pub use id::Id;
pub use merge::merge;
pub use promise::{Assumed, Payback, PlantName, Promise, Section};
pub use read::{Ends, Reader, Taken, read};
pub use record::Ledger;
pub use report::read_report;
pub use state::{Fate, Happened, Late, MeasureState, Outcome, Savings, Standing, State, Verdict, fates};

/// What every line of a ledger says it is.
pub const SCHEMA: &str = "auditlite/ledger@1";
