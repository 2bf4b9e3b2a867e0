//! Savings that were measured: the statistics against published values and sums worked out by hand, and against made-up
//! plants whose saving is known.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::unreadable_literal,
    reason = "a test may"
)]

mod coverage;
mod direct;
mod hand;
mod made;
mod nist;
mod refusals;
mod scale;
mod student;

/// Whether two numbers agree to a share of the second.
fn close(found: f64, wanted: f64, share: f64) -> bool {
    (found - wanted).abs() <= share * wanted.abs()
}
