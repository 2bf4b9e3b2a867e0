//! Judges every rule of a library at one plant.

mod co2e;
mod confidence;
mod exchange;
mod interpreted;
mod judge;
mod opportunity;
mod outcome;
mod overrides;
mod payback;
mod price;
mod unread;
mod why_not;

pub use confidence::Confidence;
pub use exchange::Exchange;
pub use outcome::{
    Assumed, Decider, Finding, MoneyAmount, Need, Opportunity, Outcome, Reason, Refusal, ResourceAmount, StatedMoney,
    StepValue, TraceStep,
};
pub use overrides::override_problems;
pub use payback::Payback;
pub use price::{PriceOrigin, Priced, Prices};
pub use unread::unread_facts;

use crate::facility::Facility;
use crate::library::{Library, Rule};

/// Judges one rule.
pub fn judge_rule(library: &Library, rule: &Rule, facility: &Facility) -> Outcome {
    judge::Judge::new(library, facility).judge(rule)
}

/// Judges every rule, in the order of their ids.
pub fn evaluate<'a>(library: &'a Library, facility: &Facility) -> Vec<Finding<'a>> {
    let judge = judge::Judge::new(library, facility);
    library.rules.iter().map(|rule| Finding { rule, outcome: judge.judge(rule) }).collect()
}
