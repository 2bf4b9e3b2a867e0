//! What became of a report at its plant: an append-only record, one event a line.
//!
//! A [`Ledger`] is a list of [`Entry`]s, each an [`Event`] with its day and author. An entry names the entries that its
//! author had before (`after`), and its `id` is the first 64 bits of SHA-256 of the line before it: the id tells whether
//! somebody has changed the line, and makes merging files a union. Nothing is ever edited: a correction is an event of its
//! own. [`State::at`] says how the measures stand on a day.

mod amount;
mod entry;
mod event;
mod promise;
mod state;

pub use amount::{Amount, Money};
pub use entry::{Entry, Id, Ledger};
pub use event::{Correction, Decided, Decision, Done, Event, Instead, Measured, Method, Note, Start, Started};
pub use promise::{Assumed, Payback, PlantName, Promise, Section};
pub use state::{Happened, Late, MeasureState, Outcome, Savings, Standing, State, Verdict};

/// What every line of a ledger says it is.
pub const SCHEMA: &str = "auditlite/ledger@1";
