//! Amounts and money with their range.

use serde::{Deserialize, Serialize};

/// An amount per year in the unit in which reports show its resource, such as kWh/yr, kW, GJ/yr, m3/yr or t/yr.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// The central value.
    pub value: f64,
    /// Its lower bound: P10 of a promise, the lower end of the interval of a measurement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    /// Its upper bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
    /// The unit.
    pub unit: String,
}

/// Money in the plant's currency, the one of [`Start`](super::Start).
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// The central value.
    pub value: f64,
    /// Its lower bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    /// Its upper bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
}

impl Money {
    /// Money without a range.
    pub fn new(value: f64) -> Self {
        Self { value, ..Self::default() }
    }
}
