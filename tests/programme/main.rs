//! Many plants together.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
    clippy::float_cmp,
    reason = "a test may"
)]

mod made;
mod realised;
