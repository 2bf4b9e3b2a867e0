//! What became of a report at its plant: an append-only record, one event a line.
//!
//! A [`Ledger`] is a list of [`Entry`]s, each an [`Event`] with its day and author. An entry names the entries that its
//! author had before (`after`), and its `id` is the first 64 bits of SHA-256 of the line before it: the id tells whether
//! somebody has changed the line, and makes merging files a union. Nothing is ever edited: a correction is an event of its
//! own. [`State::at`] says how the measures stand on a day.

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
