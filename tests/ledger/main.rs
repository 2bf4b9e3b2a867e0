//! Ledgers: reading, checking, joining and writing them, with kills, cuts and failing disks.
//!
//! `AUDITLITE_KILLS=1000` and `AUDITLITE_RECORDS=1000` run the full numbers of kills and of records by each writer.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used, reason = "a test may")]
#![allow(missing_docs, unreachable_pub, clippy::cast_possible_truncation)]

mod checking;
mod edits;
mod failing;
mod files;
mod kills;
mod made;
mod merging;
mod reading;
