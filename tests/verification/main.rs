//! Savings that were measured: the statistics against published values, and against made-up plants whose saving is known.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::float_cmp, reason = "a test may")]

mod coverage;
mod made;
