//! Finds low- and no-cost savings in a factory and ranks them by payback.

pub mod diagnostic;
pub mod functions;
pub mod units;
