//! Quantities as profiles, rules and reports meet them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

mod dimensions;
mod printing;
mod reading;

use auditlite::units::{Dimension, Unit};

pub(crate) fn unit(text: &str) -> Unit {
    Unit::parse(text).unwrap_or_else(|error| panic!("`{text}`: {error}, {:?}", error.help()))
}

pub(crate) fn dimension(text: &str) -> Dimension {
    unit(text).dimension()
}

pub(crate) fn close(found: f64, wanted: f64, tolerance: f64) -> bool {
    (found - wanted).abs() <= tolerance * wanted.abs()
}
