//! Amounts, money and payback.

use serde::Serialize;

use super::numbers::{exact, exact_option};

/// An amount in a unit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuantityValue {
    /// How much.
    #[serde(serialize_with = "exact")]
    pub value: f64,
    /// In which unit.
    pub unit: String,
}

/// Money.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MoneyValue {
    /// The central value.
    #[serde(serialize_with = "exact")]
    pub expected: f64,
    /// The ISO code.
    pub currency: String,
}

/// An amount whose central value is worked out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Benefit {
    /// The central value.
    #[serde(serialize_with = "exact")]
    pub expected: f64,
    /// In which unit.
    pub unit: String,
}

/// Simple payback.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PaybackValue {
    /// `immediate`, `months`, `not_priced` or `never`.
    pub kind: &'static str,
    /// How many months, where it is months.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub months: Option<f64>,
}
