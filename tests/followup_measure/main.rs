//! `followup measure` and `followup import`, as their users run them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::float_cmp, reason = "a test may")]

mod bills;
mod plant;
