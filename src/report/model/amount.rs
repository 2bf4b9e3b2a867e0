//! Amounts, money and payback.

use serde::{Deserialize, Serialize};

use super::keys::{self, Key};
use super::numbers::{exact, exact_option};

/// An amount in a unit.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
pub struct QuantityValue {
    /// How much.
    #[serde(serialize_with = "exact")]
    pub value: f64,
    /// A tenth of the draws is below it.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub low: Option<f64>,
    /// A tenth of the draws is above it.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub high: Option<f64>,
    /// In which unit.
    pub unit: String,
}

/// Money.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
pub struct MoneyValue {
    /// The central value.
    #[serde(serialize_with = "exact")]
    pub expected: f64,
    /// A tenth of the draws is below it.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub low: Option<f64>,
    /// A tenth of the draws is above it.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub high: Option<f64>,
    /// The ISO code.
    pub currency: String,
}

/// Money that has no central value: what something is worth.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
pub struct MoneyWorth {
    /// How much.
    #[serde(serialize_with = "exact")]
    pub value: f64,
    /// The ISO code.
    pub currency: String,
}

/// An amount whose central value is worked out.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
pub struct Benefit {
    /// The central value.
    #[serde(serialize_with = "exact")]
    pub expected: f64,
    /// A tenth of the draws is below it.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub low: Option<f64>,
    /// A tenth of the draws is above it.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub high: Option<f64>,
    /// In which unit.
    pub unit: String,
}

/// Simple payback.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
pub struct PaybackValue {
    /// `immediate`, `months`, `not_priced` or `never`.
    #[serde(deserialize_with = "keys::payback")]
    pub kind: Key,
    /// How many months, where it is months.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub months: Option<f64>,
    /// A tenth of the draws is below it.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub low: Option<f64>,
    /// A tenth of the draws is above it.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub high: Option<f64>,
    /// The share of the draws in which it is within the plant's limit.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub chance_within_limit: Option<f64>,
}

impl QuantityValue {
    /// An amount without a range.
    pub fn new(value: f64, unit: impl Into<String>) -> Self {
        Self { value, unit: unit.into(), ..Self::default() }
    }
}

impl MoneyValue {
    /// Money without a range.
    pub fn new(expected: f64, currency: impl Into<String>) -> Self {
        Self { expected, currency: currency.into(), ..Self::default() }
    }
}

impl Benefit {
    /// An amount without a range.
    pub fn new(expected: f64, unit: impl Into<String>) -> Self {
        Self { expected, unit: unit.into(), ..Self::default() }
    }
}

impl PaybackValue {
    /// A payback without a range.
    pub fn new(kind: &'static str, months: Option<f64>) -> Self {
        Self { kind, months, ..Self::default() }
    }
}
