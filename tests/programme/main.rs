//! Many plants together.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
    clippy::assigning_clones,
    clippy::float_cmp,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    reason = "a test may"
)]

mod by_hand;
mod command;
mod currencies;
mod gathering;
mod made;
mod many;
mod properties;
mod realised;
mod speed;
