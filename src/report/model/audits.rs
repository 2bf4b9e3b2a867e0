//! What real audits say of a figure.

use serde::{Deserialize, Serialize};

use super::amount::MoneyValue;
use super::keys::{self, Key};
use super::numbers::{exact, exact_option};

/// A figure of the plant beside those of audited plants.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct Comparison {
    /// The statistic, by its name in `factors/`.
    pub metric: String,
    /// What people call the figure.
    pub label: String,
    /// The plant's figure.
    #[serde(serialize_with = "exact")]
    pub value: f64,
    /// In which unit it and the percentiles stand.
    pub unit: String,
    /// How many per cent of the audited figures are lower; absent beyond the outermost percentile that is known.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub percentile: Option<f64>,
    /// `within`, or `below` or `above` the outermost percentile that is known.
    #[serde(deserialize_with = "keys::place")]
    pub place: Key,
    /// A tenth of the audited figures are lower.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub p10: Option<f64>,
    /// A quarter are lower.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub p25: Option<f64>,
    /// Half are lower.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub p50: Option<f64>,
    /// Three quarters are lower.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub p75: Option<f64>,
    /// Nine tenths are lower.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub p90: Option<f64>,
    /// The percentiles among these that are estimated from the quartiles.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "keys::percentiles")]
    pub estimated: Vec<Key>,
    /// More than real audits find: above the ninetieth percentile.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unusual: bool,
    /// How many are behind the percentiles.
    pub n: u32,
    /// What was counted: `plants` or `recommendations`.
    #[serde(deserialize_with = "keys::counted")]
    pub counted: Key,
    /// Which plants.
    pub of: String,
    /// Where they are.
    pub country: String,
    /// When they were visited.
    pub years: String,
    /// Who says so.
    pub source: String,
    /// How money of other years and currencies was brought to the plant's of today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adjusted: Option<Adjusted>,
}

/// How money of other years and another currency was brought to the plant's of today.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct Adjusted {
    /// The price index.
    pub index: String,
    /// The middle of the years of the visits.
    pub from: u16,
    /// The newest year of the index.
    pub to: u16,
    /// Money of today for one of then.
    #[serde(serialize_with = "exact")]
    pub factor: f64,
    /// The exchange rate, where one was needed.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub rate: Option<f64>,
    /// Its date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate_date: Option<String>,
}

/// How many of such recommendations the audited plants carried out.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct Implementation {
    /// The share, 0 to 1.
    #[serde(serialize_with = "exact")]
    pub share: f64,
    /// `no_cost`, `low_cost`, `above_low_cost`, or `arc` and a code.
    pub class: String,
    /// The limit of low cost in the plant's money of today, where the class goes by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<MoneyValue>,
    /// Half of the class pays back within this many months.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub median_payback_months: Option<f64>,
    /// How many recommendations are behind it.
    pub n: u32,
    /// Of which plants.
    pub of: String,
    /// Where they are.
    pub country: String,
    /// When they were visited.
    pub years: String,
    /// Who says so.
    pub source: String,
}
