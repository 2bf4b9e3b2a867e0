//! Many draws of one plant: how far its numbers may be off, what that comes from, and what it is worth to know more.
//!
//! All rules read the same draws of the same plant, so that what they share stays correlated; nothing else is. Each
//! number that is not sure is one input: a fact of the profile by how it was found, a fact that was worked out by how well
//! its estimate does that (times what it inherits from the facts that it is worked out from), an assumption by its low,
//! typical and high value, a price, an exchange rate. How far each may be off stands in `factors/spreads.json` and
//! beside the estimates and assumptions. The draws are a Latin hypercube; draw 0 is the central one, and has the bits of
//! the report.
//!
//! - A measure that applies stays the same measure at every draw, also where its condition would not hold: its numbers
//!   count as if it were done, an amount below zero as nothing ([`MeasureRanges::chance_applies`] says how often).
//! - `low` and `high` are the 10th and 90th percentile of the draws. The expected value is the central one, and ranks;
//!   where all that is unsure lies to one side of it, as with the average price of a bill, it can lie outside of them.
//! - Emission factors are taken as published, and the order in which measures are done is the central one.
//! - A rule in the interpreter is not drawn ([`Uncertainty::left_out`]).

mod contributions;
mod deviation;
mod drawing;
mod hypercube;
mod inputs;
mod knowing;
mod measure;
mod missing;
mod pert;
mod random;
mod range;
mod ranges;
mod real;
mod settings;
mod shape;
mod spreads;
mod stability;
mod totals;
mod worth;

pub use deviation::{Deviation, Sure, deviations, pert_deviation};
pub use inputs::Source;
pub use range::Range;
pub use ranges::{Contribution, MeasureRanges};
pub use settings::Settings;
pub use totals::{PaybackRange, TotalRanges};
pub use worth::Knowing;

use std::collections::BTreeMap;

use self::drawing::Drawing;
use crate::evaluate::Finding;
use crate::facility::Facility;
use crate::interact::Counted;
use crate::library::Library;
use crate::rank::{RankBy, Ranking};

/// How far the numbers of a plant may be off.
#[derive(Debug, Clone, Default)]
pub struct Uncertainty {
    /// Each measure that applies, or would if its condition held, by its id.
    pub measures: BTreeMap<String, MeasureRanges>,
    /// The recommendations that count; none where one of them is not drawn.
    pub totals: Option<TotalRanges>,
    /// What it is worth to know more, most first; none where there are too few draws to tell.
    pub knowing: Option<Vec<Knowing>>,
    /// Measures that apply and are not drawn.
    pub left_out: Vec<String>,
}

/// What is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Plant<'a> {
    /// The rules.
    pub library: &'a Library,
    /// The plant.
    pub facility: &'a Facility,
    /// What the rules found at it.
    pub findings: &'a [Finding<'a>],
    /// The measures in their order.
    pub ranking: &'a Ranking<'a, 'a>,
    /// By what they were put in order.
    pub by: RankBy,
    /// The longest payback of a recommendation in months.
    pub limit_months: f64,
}

/// Draws a plant.
pub fn draw(plant: Plant<'_>, settings: Settings) -> Uncertainty {
    Drawing::new(plant, settings).uncertainty()
}

/// Whether a measure counts in the totals of the recommendations.
fn counts(ranking: &Ranking<'_, '_>, id: &str) -> bool {
    ranking.recommendations.iter().any(|ranked| ranked.finding.rule.id == id && ranked.counted == Counted::Yes)
}

#[cfg(test)]
mod tests;
