//! What the plant uses in a year and what it pays for it, month by month where bills say so.

use serde::{Deserialize, Serialize};

use super::amount::{MoneyValue, QuantityValue};
use super::keys::{self, Key};
use super::numbers::exact_option;

/// What a plant uses and pays in a year.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
pub struct BaselineInfo {
    /// Each resource of which the year is known, the dearest first.
    pub resources: Vec<ResourceYear>,
    /// The months of the electricity bills, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub months: Vec<BilledMonth>,
}

/// A year of one resource.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct ResourceYear {
    /// Which.
    pub resource: String,
    /// How much in a year.
    pub amount: QuantityValue,
    /// How sure that is: `measured`, `calculated` or `screening`.
    #[serde(deserialize_with = "keys::confidence")]
    pub quality: Key,
    /// What it costs in a year; absent where nobody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<MoneyValue>,
    /// The cost is the amount at the plant's own price, which is that of one more unit, and no bill.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub at_price: bool,
}

/// A month of the electricity bills.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct BilledMonth {
    /// `2026-07`, or as the profile says.
    pub month: String,
    /// Energy in kWh.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub energy: Option<f64>,
    /// Highest demand in kW.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub demand: Option<f64>,
    /// Power factor.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub power_factor: Option<f64>,
    /// Cost, in the plant's currency.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub cost: Option<f64>,
}
