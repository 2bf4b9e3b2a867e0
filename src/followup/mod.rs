//! How a plant stands after its report: what is due, what was promised and achieved, and the sheet for the meeting.
//!
//! All of it is worked out from a [`State`](crate::ledger::State) on a day and depends on nothing else.

mod achieved;
mod document;
mod events;
mod json;
mod lines;
mod render;
mod sheet;
mod spreadsheet;
mod status;
mod totals;
mod words;

pub use document::{Block, Document, Item};
pub use json::status_json;
pub(crate) use lines::promise_line;
pub use render::{markdown, text};
pub use sheet::sheet;
pub use spreadsheet::{COLUMNS, events_csv, sheet_csv, status_csv};
pub use status::{Listing, status};
pub use totals::{Achieved, Sum, Totals};
