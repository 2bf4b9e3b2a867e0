//! Cases: what a rule must find at a plant that somebody worked out by hand.

mod compare;
mod read;
mod show;

pub use compare::{Difference, Verdict, run_cases};
pub use read::{Case, Expected, read_cases};
