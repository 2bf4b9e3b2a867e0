//! What is known of a plant on one visit: its figures, its facts, its measures.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde_json::Value;

use crate::units::{Currency, Day, Unit};

/// What a visit was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A profile, judged by the rules at hand.
    Profile,
    /// A report that was saved, judged by the rules of its day.
    Report,
}

impl Kind {
    /// Its word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Profile => "profile",
            Kind::Report => "report",
        }
    }
}

/// What is known of a plant on one visit.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The file, as the user named it.
    pub file: String,
    /// What the file is.
    pub kind: Kind,
    /// The name of the plant.
    pub name: Option<String>,
    /// Its sector.
    pub sector: Option<String>,
    /// What it makes; reports do not tell.
    pub product: Option<String>,
    /// The day of the visit.
    pub day: Option<Day>,
    /// The plant's currency, in which all money of the visit stands.
    pub currency: Currency,
    /// Rates by which money of other currencies was changed.
    pub rates: Vec<Rate>,
    /// The hash of the rule library.
    pub library: String,
    /// The version of the program that judged it.
    pub program: String,
    /// What the plant uses, pays, makes and comes to, by key; see [`keys`].
    pub figures: IndexMap<String, Figure>,
    /// Facts by path.
    pub facts: BTreeMap<String, Known>,
    /// Every rule by id.
    pub measures: BTreeMap<String, Measure>,
    /// The recommendations together.
    pub totals: Totals,
}

/// The rate of a currency.
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    /// Of which currency.
    pub from: String,
    /// Units of the plant's currency for one of it.
    pub rate: f64,
    /// The day or period it held.
    pub date: String,
}

/// Keys of figures: `metric/NAME` (one of [`PEERS`](crate::benchmarks::PEERS)), `use/RESOURCE`, `cost/RESOURCE`,
/// `production/amount` and `production/pieces`.
pub mod keys {
    /// Good product in tonnes a year.
    pub const TONNES: &str = "production/amount";
    /// Pieces a year.
    pub const PIECES: &str = "production/pieces";
}

/// A number of the plant that stands for a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The value in its unit.
    pub value: f64,
    /// Its unit.
    pub unit: Unit,
    /// Its standard deviation over itself; absent where the file does not say how sure it is.
    pub deviation: Option<f64>,
    /// Whether it was found at the plant.
    pub found: Found,
}

/// How a figure was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// From facts of the plant.
    AtPlant,
    /// As the price of a unit times the amount, both from facts of the plant: only of costs.
    ByPrice,
    /// It rests on a usual value, which says nothing of this plant.
    Usual,
}

/// A fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// What people call it.
    pub label: String,
    /// Its value, in its unit if it is a number.
    pub value: Value,
    /// Its unit; empty if it has none.
    pub unit: String,
    /// Whether it is a usual value and not one of the plant.
    pub usual: bool,
    /// The standard deviation of a number over itself, where that is known.
    pub deviation: Option<f64>,
}

impl Known {
    /// Whether another says the same, but for the noise of the last digits.
    pub fn like(&self, other: &Known) -> bool {
        match (self.value.as_f64(), other.value.as_f64()) {
            (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(b.abs()) && self.unit == other.unit,
            _ => self.value == other.value,
        }
    }
}

/// Where a measure stands on a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Recommended.
    Recommended,
    /// Beyond the limits of low cost.
    NeedsStudy,
    /// Facts are missing.
    NeedsData,
    /// It does not apply.
    NotApplicable,
    /// Its rule failed.
    Failed,
}

impl Stands {
    /// Its word in JSON: the list of the report.
    pub fn name(self) -> &'static str {
        match self {
            Stands::Recommended => "recommendations",
            Stands::NeedsStudy => "needs_study",
            Stands::NeedsData => "needs_data",
            Stands::NotApplicable => "not_applicable",
            Stands::Failed => "failed",
        }
    }

    /// Whether it stands there with its numbers.
    pub fn is_listed(self) -> bool {
        matches!(self, Stands::Recommended | Stands::NeedsStudy)
    }
}

/// A number of a measure with its range (P10 to P90).
#[derive(Debug, Clone, PartialEq)]
pub struct Ranged {
    /// The central value.
    pub value: f64,
    /// P10, where the plant was drawn.
    pub low: Option<f64>,
    /// P90.
    pub high: Option<f64>,
    /// The unit, or the code of the currency.
    pub unit: String,
}

/// One measure on one visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// What the report calls it.
    pub title: String,
    /// Where it stands.
    pub stands: Stands,
    /// What it saves by itself in a year, by resource.
    pub saves: IndexMap<String, Ranged>,
    /// Net money per year.
    pub annual_saving: Option<Ranged>,
    /// One-off investment.
    pub investment: Option<Ranged>,
    /// The facts that it read, by path.
    pub facts: IndexMap<String, Known>,
    /// The assumptions that went in: label and value, by name.
    pub assumed: IndexMap<String, Known>,
    /// The price of each resource in its unit.
    pub prices: IndexMap<String, Known>,
    /// The facts that decide and are missing.
    pub decides: Vec<String>,
    /// Why it does not apply: `condition`, `sector`, `already_done`, `no_saving`.
    pub reason: Option<String>,
    /// What the condition compared.
    pub deciders: Vec<Decider>,
}

/// A comparison of a condition that did not hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Decider {
    /// The path of a fact, or the formula that was compared.
    pub path: String,
    /// Its value.
    pub value: Value,
    /// Its unit; empty if it has none.
    pub unit: String,
    /// What it was compared with.
    pub threshold: Option<f64>,
    /// The sign that would have had to hold.
    pub needed: Option<String>,
}

/// The recommendations together, each thing counted once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Totals {
    /// How many count.
    pub count: u64,
    /// Net money per year.
    pub annual_saving: Option<Ranged>,
    /// Their investment.
    pub investment: Option<Ranged>,
    /// Avoided emissions.
    pub co2e: Option<Ranged>,
    /// What is saved per year, by resource.
    pub saves: IndexMap<String, Ranged>,
}
