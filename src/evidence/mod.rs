//! What results teach the rules: realised over promised by rule, which assumption would explain it, and a new range.
//!
//! [`Evidence`] holds results without a word on whose they are, so that a file of it (`auditlite/evidence@1`) can be
//! shared and stand in a rules folder. [`Judged`] is what the results of one rule say of the rule as it is now. Nothing is
//! changed by any of this: `rules check` names what disagrees, and an engineer decides.

mod check;
mod collect;
mod json;
mod judged;
mod lines;
mod load;
mod proposal;
mod read;
mod results;

pub use check::check;
pub use judged::{Assumed, Explains, Judged};
pub use lines::{of_rule, render};
pub use load::of_library;
pub use proposal::{Proposal, propose};
pub use read::read;
pub use results::{Evidence, Outcome, RuleResults};

/// What every file of evidence says it is.
pub const SCHEMA: &str = "auditlite/evidence@1";

/// How many results a rule needs before they are held against it, unless somebody asks for another number.
///
/// Judgement: with five the interval of a mean is 2.8 standard errors to each side (Student, 4 degrees of freedom), with
/// three it is 4.3; fewer say little.
pub const LEAST: usize = 5;
