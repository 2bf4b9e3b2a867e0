//! What a report promised.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::{Amount, Money};

/// The plant of a ledger.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlantName {
    /// Its name.
    pub name: String,
    /// The number by which its centre knows it; two plants of a programme may share a name, but no id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its sector.
    pub sector: String,
    /// The state it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// The country, by its ISO code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

/// The list of a report in which a measure stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Recommended.
    Recommendations,
    /// Beyond the limits of low cost.
    NeedsStudy,
}

/// What a report promised of one measure. Money is in the plant's currency, per year where it is a saving.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// The id of its rule.
    pub id: String,
    /// What the report called it.
    pub title: String,
    /// Where it stood.
    pub section: Section,
    /// At which place there, from 1.
    pub rank: u32,
    /// The end use it acts on.
    pub end_use: String,
    /// What it saves by itself, by resource.
    pub saves: IndexMap<String, Amount>,
    /// What it needs in exchange, by resource.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub uses: IndexMap<String, Amount>,
    /// What it saves on top of the measures that are done before it, by resource; absent where the report has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stacked_saves: Option<IndexMap<String, Amount>>,
    /// Net money per year, by itself; absent where a price is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annual_saving: Option<Money>,
    /// Net money per year on top of the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stacked_annual_saving: Option<Money>,
    /// One-off investment, less the rebate; absent where it cannot be changed into the plant's currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investment: Option<Money>,
    /// Simple payback: months, or the word of the report (`immediate`, `not_priced`, `never`).
    pub payback: Payback,
    /// Cost per year, which is taken off a saving that is measured in resources only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub running_cost: Option<f64>,
    /// Money per year that no resource carries; it is part of `annual_saving`, and no measured resource shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_saving: Option<f64>,
    /// Avoided emissions in t/yr.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub co2e: Option<Amount>,
    /// The price at which each resource was counted, in the plant's currency per unit of `saves` and year; 0 where the
    /// price of another resource pays for it already. A power factor has none: its bonus is no multiple of it.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub prices: IndexMap<String, f64>,
    /// It does not count in totals: an umbrella, or another member of its group counts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_counted: bool,
    /// The other members of its group, of which only one counts; none for an umbrella.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<String>,
    /// The assumptions behind it with the values that were used, so that evidence can be held against them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assumed: Vec<Assumed>,
}

impl Promise {
    /// Whether it shows what others do in parts, and never counts by itself.
    pub fn is_umbrella(&self) -> bool {
        self.not_counted && self.alternatives.is_empty()
    }
}

/// Simple payback as a report gives it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Payback {
    /// No investment is needed.
    Immediate,
    /// After this many months.
    Months {
        /// How many.
        months: f64,
    },
    /// A price is missing.
    NotPriced,
    /// It saves no money.
    Never,
}

/// An assumption behind a promise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assumed {
    /// Its name in the rule.
    pub name: String,
    /// The value used, in the unit of the rule.
    pub value: f64,
    /// Least plausible value.
    pub low: f64,
    /// Greatest plausible value.
    pub high: f64,
    /// The unit.
    pub unit: String,
    /// Its share of the variance of the yearly saving, 0 to 1, where the report has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
}
