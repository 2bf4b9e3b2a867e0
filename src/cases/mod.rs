//! Cases: what a rule must find at a plant that somebody worked out by hand; and how much of the rule they hold fast.

mod bench;
mod compare;
mod coverage;
mod excuse;
mod mutants;
mod read;
mod show;

pub use compare::{Difference, Verdict, run_cases};
pub use coverage::{Coverage, Item, Part, State, cover};
pub use excuse::{About, Excuse};
pub use mutants::{Effect, MATTERS, Mutants, Plant, Survivor, mutate, mutate_all};
pub use read::{Case, Expected, read_cases, read_excuses};
