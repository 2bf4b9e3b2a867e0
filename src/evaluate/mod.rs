//! Judges every rule of a library at one plant.

mod baseline;
mod co2e;
mod confidence;
mod electricity;
mod exchange;
mod figures;
mod footprint;
mod interpreted;
mod judge;
mod near_miss;
mod opportunity;
mod outcome;
mod overrides;
mod payback;
mod power_factor;
mod price;
mod priced;
mod today;
mod unread;
mod why_not;
mod worked;
mod worth;
mod written;

pub use baseline::{Consumed, Consumption, consumed, consumption, end_use_fuel};
pub(crate) use co2e::KG_PER_TONNE;
pub(crate) use co2e::co2e;
pub use co2e::{EmissionFactor, emission_factor};
pub use confidence::Confidence;
pub use electricity::{Electricity, Margins};
pub use exchange::Exchange;
pub use figures::{figure, given};
pub use footprint::{anywhere, footprint, observed};
pub use near_miss::{Change, Failing, NearMiss, Needed, Then, near_miss, threshold};
pub use outcome::{
    Assumed, Decider, Finding, MoneyAmount, Need, Opportunity, Outcome, Reason, Refusal, ResourceAmount, StatedMoney,
    StepValue, TraceStep,
};
pub(crate) use overrides::assumption_values;
pub use overrides::override_problems;
pub use payback::Payback;
pub use price::{PriceOrigin, Priced, Prices, price_fact};
pub use today::{Brought, Today, today};
pub use unread::{unknown_state, unread_facts};
pub use worked::{Worked, WorkedFact, WorkedOrigin, WorkedStep, worked};
pub(crate) use worth::rebate_amount;
pub use worth::{Term, Terms, Worth, rebate_problems};
pub use written::{Derivation, Part, RecordRow, Written, WrittenList, WrittenStep, derivation, record_name, write_out};

use crate::diagnostic::Diagnostic;
use crate::facility::Facility;
use crate::library::{Library, Rule};

/// Judges one rule.
///
/// # Errors
/// A rule that ran into the deadline; see [`evaluate`].
pub fn judge_rule(library: &Library, rule: &Rule, facility: &Facility) -> Result<Outcome, Diagnostic> {
    judge::Judge::new(library, facility).judge(rule)
}

/// Judges every rule, in the order of their ids.
///
/// # Errors
/// A rule in the interpreter that has no result after some seconds. The limit on operations, which is the same on every
/// machine, decides long before; this last resort fails the run rather than the rule, so that no report ever depends on
/// how busy a machine was. Proved rules cannot cause it.
pub fn evaluate<'a>(library: &'a Library, facility: &Facility) -> Result<Vec<Finding<'a>>, Diagnostic> {
    let judge = judge::Judge::new(library, facility);
    library.rules.iter().map(|rule| Ok(Finding { rule, outcome: judge.judge(rule)? })).collect()
}
