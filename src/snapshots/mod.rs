//! Snapshots: what each rule finds at the example plants, recorded so that a change of a rule shows what else changed.
//!
//! The files are those of the `insta` crate, so that `cargo insta` and `auditlite rules test` see the same ones.

mod content;
mod diff;
mod file;

pub use content::{Findings, findings};
pub use diff::{DiffLine, Mark, diff};
pub use file::{file_name, read_snapshot, rule_id_of, snapshot_text};
