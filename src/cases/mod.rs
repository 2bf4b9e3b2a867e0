//! Cases: what a rule must find at a plant that somebody worked out by hand.

mod check;
mod compare;
mod read;
mod verdict;
mod wanted;

pub use check::{check_cases, check_same_names};
pub use compare::{differences, facility_of, is_steps, run_case, run_cases};
pub use read::{Case, Expected, read_cases};
pub use verdict::{Compared, Difference, Verdict, number_in_words, value_in_words};
