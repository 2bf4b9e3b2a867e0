//! What measures come to together: who takes from whom, and totals that count each thing once.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::amount::{Benefit, MoneyValue, PaybackValue, QuantityValue};
use super::audits::Comparison;
use super::numbers::exact;

/// What an earlier measure takes from a later one.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct OverlapEntry {
    /// The earlier measure.
    pub id: String,
    /// Of which resource; `other_saving` for money that no resource carries.
    pub resource: String,
    /// How much of the stand-alone saving.
    pub amount: QuantityValue,
}

/// A saving that is cut off at what an end use still consumes.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct LimitEntry {
    /// The end use.
    pub end_use: String,
    /// Of which resource.
    pub resource: String,
    /// How much is cut off.
    pub amount: QuantityValue,
}

/// A measure together with the others.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
pub struct Together {
    /// What it saves on top of the measures that are done before it.
    #[serde(rename = "stacked_saves", default, skip_serializing_if = "Option::is_none")]
    pub saves: Option<IndexMap<String, QuantityValue>>,
    /// Net money per year on top of them.
    #[serde(rename = "stacked_annual_saving", default, skip_serializing_if = "Option::is_none")]
    pub annual_saving: Option<MoneyValue>,
    /// Which of them take how much of its stand-alone saving.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overlaps: Vec<OverlapEntry>,
    /// What is cut off, because an end use does not consume as much.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limited_by: Vec<LimitEntry>,
    /// Resources of which nobody knows what its end use consumes: there the others are not taken into account.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_limited: Vec<String>,
    /// Not in the totals: an umbrella, or another member of its group counts.
    #[serde(rename = "not_counted", default, skip_serializing_if = "std::ops::Not::not")]
    pub not_counted: bool,
}

/// Totals of the recommendations: one member of a group counts, umbrellas do not, and each thing is counted once.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
pub struct Totals {
    /// How many count.
    pub count: usize,
    /// Their investment; absent where one cannot be changed into the plant's currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investment: Option<MoneyValue>,
    /// Net money per year when all are done; absent where none has a price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annual_saving: Option<MoneyValue>,
    /// Investment over that saving.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payback: Option<PaybackValue>,
    /// Net present value when all are done, over the life of each; of those with a price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub npv: Option<MoneyValue>,
    /// What is saved per year when all are done.
    pub saves: IndexMap<String, QuantityValue>,
    /// What is needed in exchange.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub uses: IndexMap<String, QuantityValue>,
    /// The part of what the whole site uses that the savings are, 0 to 1, where that is known.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub share_of_site: IndexMap<String, Share>,
    /// Avoided emissions, where factors are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub co2e: Option<Benefit>,
    /// The measures without a price, which the money does not hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_priced: Vec<String>,
    /// All of them together beside what real audits find.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plausibility: Vec<Comparison>,
    /// The plain sums of the savings that each would have alone, which count some things more than once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stand_alone: Option<StandAlone>,
}

/// A share, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Share(#[serde(serialize_with = "exact")] pub f64);

/// The plain sums of what each measure would save alone.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct StandAlone {
    /// Net money per year; absent where none has a price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annual_saving: Option<MoneyValue>,
    /// What is saved per year.
    pub saves: IndexMap<String, QuantityValue>,
    /// Avoided emissions, where factors are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub co2e: Option<Benefit>,
}
