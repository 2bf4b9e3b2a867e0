//! Finds low- and no-cost savings in a factory and ranks them by payback.

pub mod assumptions;
pub mod cases;
pub mod commands;
pub mod diagnostic;
pub mod facility;
pub mod factors;
pub mod fields;
pub mod functions;
pub mod json;
pub mod script;
pub mod units;
pub mod evaluate;
pub mod library;
pub mod interact;
pub mod rank;
pub mod report;
