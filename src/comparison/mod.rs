//! Two visits to one plant: what it uses, pays and comes to, and what became of each measure.
//!
//! A [`Visit`] is read from a profile, judged by the rules at hand, or from a report that was saved. What only one of
//! them knows, or what rests on a usual value, is never called a change; what is within the uncertainty of both numbers
//! is said to be.

mod change;
mod exchange;
mod fate;
mod json;
mod lines;
mod notes;
mod profile;
mod report;
mod resources;
mod split;
mod visit;
mod words;

pub use change::{Certainty, Change, NORMAL_95};
pub use exchange::Changed;
pub use fate::{Achieved, DoneBy, FactChange, Fate, MeasureFate};
pub use profile::of_profile;
pub use report::{is_report, of_report};
pub use resources::{CostChange, Production, ResourceChange};
pub use split::{Behind, Split, log_mean, split};
pub use visit::{Decider, Figure, Found, Kind, Known, Measure, Ranged, Rate, Stands, Totals, Visit, keys};

use crate::diagnostic::Diagnostic;
use crate::ledger::State;

/// What every document of a comparison says it is.
pub const SCHEMA: &str = "auditlite/comparison@1";

/// A figure of the plant then and now.
#[derive(Debug, Clone, PartialEq)]
pub struct Intensity {
    /// Its name among [`PEERS`](crate::benchmarks::PEERS).
    pub metric: String,
    /// The figure.
    pub change: Change,
}

/// A figure that only one visit knows, or that rests on a usual value on one of them.
#[derive(Debug, Clone, PartialEq)]
pub struct NotCompared {
    /// Its key; see [`keys`].
    pub key: String,
    /// Why.
    pub why: WhyNot,
}

/// Why a figure is not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// Only the first visit knows it.
    OnlyThen,
    /// Only the second visit knows it.
    OnlyNow,
    /// It rests on a usual value.
    Usual,
    /// Nobody gives a rate between the currencies.
    NoRate,
    /// It is in another unit.
    OtherUnit,
}

impl WhyNot {
    /// Its word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            WhyNot::OnlyThen => "only_then",
            WhyNot::OnlyNow => "only_now",
            WhyNot::Usual => "usual_value",
            WhyNot::NoRate => "no_rate",
            WhyNot::OtherUnit => "other_unit",
        }
    }
}

/// Two visits to one plant, held against each other.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The first visit.
    pub then: Visit,
    /// The second.
    pub now: Visit,
    /// The files were given the other way round.
    pub swapped: bool,
    /// How money of the first visit was changed; absent where nobody gives a rate.
    pub exchange: Option<Changed>,
    /// What was made.
    pub production: Option<Production>,
    /// Figures by which plants of the sector are compared.
    pub intensities: Vec<Intensity>,
    /// What was used and paid.
    pub resources: Vec<ResourceChange>,
    /// All costs together.
    pub cost: Option<CostChange>,
    /// What became of the measures.
    pub measures: Vec<MeasureFate>,
    /// Measures that neither visit could judge.
    pub unjudged: usize,
    /// What is known but cannot be compared.
    pub not_compared: Vec<NotCompared>,
    /// What somebody should know before believing it.
    pub warnings: Vec<Diagnostic>,
}

/// Holds two visits to one plant against each other; the earlier one goes first, whichever was given first.
///
/// # Errors
/// Two sectors: then these are two plants.
pub fn compare(first: Visit, second: Visit, ledger: Option<&State<'_>>) -> Result<Comparison, Diagnostic> {
    let swapped = first.day.zip(second.day).is_some_and(|(first, second)| first > second);
    let (then, now) = if swapped { (second, first) } else { (first, second) };
    let mut warnings = notes::notes(&then, &now, swapped, ledger)?;
    let exchange = exchange::exchange(&then, &now);
    warnings.extend(notes::money(&then, &now, exchange.as_ref()));
    let production = resources::production(&then, &now);
    let resources = resources::resources(&then, &now, production.as_ref(), exchange.as_ref());
    let cost = resources::cost(&resources, production.as_ref());
    let measures = fate::fates(&then, &now, exchange.as_ref(), ledger);
    let both = |id: &String| {
        [&then, &now]
            .iter()
            .all(|visit| visit.measures.get(id).is_some_and(|measure| measure.stands == Stands::NeedsData))
    };
    let unjudged = now.measures.keys().filter(|id| both(id)).count();
    let (intensities, not_compared) = figures(&then, &now, exchange.as_ref());
    Ok(Comparison {
        then,
        now,
        swapped,
        exchange,
        production,
        intensities,
        resources,
        cost,
        measures,
        unjudged,
        not_compared,
        warnings,
    })
}

/// The figures that both visits know, and those that cannot be compared.
fn figures(then: &Visit, now: &Visit, exchange: Option<&Changed>) -> (Vec<Intensity>, Vec<NotCompared>) {
    let (mut known, mut not) = (Vec::new(), Vec::new());
    let only_then = then.figures.keys().filter(|key| !now.figures.contains_key(*key));
    for key in now.figures.keys().chain(only_then) {
        let mut refuse = |why| not.push(NotCompared { key: key.clone(), why });
        match (then.figures.get(key), now.figures.get(key)) {
            (Some(_), None) => refuse(WhyNot::OnlyThen),
            (None, _) => refuse(WhyNot::OnlyNow),
            (Some(before), Some(after)) => {
                let has_money = after.unit.dimension().has_currency();
                if before.found == Found::Usual || after.found == Found::Usual {
                    refuse(WhyNot::Usual);
                } else if has_money && exchange.is_none() {
                    refuse(WhyNot::NoRate);
                } else if let Some(metric) = key.strip_prefix("metric/") {
                    let mut before = before.clone();
                    if let Some(exchange) = exchange.filter(|_| has_money && then.currency != now.currency) {
                        before.value *= exchange.rate;
                        before.unit = after.unit.clone();
                    }
                    match Change::of(&before, after) {
                        Some(change) => known.push(Intensity { metric: metric.to_owned(), change }),
                        None => refuse(WhyNot::OtherUnit),
                    }
                } else if !has_money && before.unit.dimension() != after.unit.dimension() {
                    refuse(WhyNot::OtherUnit);
                }
            }
        }
    }
    (known, not)
}
