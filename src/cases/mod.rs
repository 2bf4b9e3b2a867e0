//! Cases: what a rule must find at a plant that somebody worked out by hand; and how much of the rule they hold fast.

mod bench;
mod check;
mod compare;
mod coverage;
mod excuse;
mod mutants;
mod read;
mod show;
mod verdict;
mod wanted;

pub use check::{check_cases, check_same_names};
pub use compare::{differences, facility_of, is_steps, run_case, run_cases};
pub use coverage::{Coverage, Item, Part, State, cover};
pub use excuse::{About, Excuse};
pub use mutants::{Effect, MATTERS, Mutants, Plant, Survivor, mutate, mutate_all};
pub use read::{Case, Expected, read_cases, read_excuses};
pub use verdict::{Compared, Difference, Verdict, number_in_words, value_in_words};
