//! The plant's bills, in short.

use serde::{Deserialize, Serialize};

use super::numbers::{exact, exact_option};

/// What the plant's bills say when they are worked out again; `auditlite bills` shows each line.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct BillsSummary {
    /// The tariff.
    pub tariff: String,
    /// The division, where prices are those of one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub division: String,
    /// How many bills there are.
    pub months: usize,
    /// How many of them could be held against what was paid.
    pub compared: usize,
    /// How many of those agree to a thousandth.
    pub agree: usize,
    /// What those work out to, before VAT unless only totals are given.
    #[serde(serialize_with = "exact")]
    pub recomputed: f64,
    /// What was paid for them.
    #[serde(serialize_with = "exact")]
    pub paid: f64,
    /// Paid less recomputed, as a share of what was recomputed.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub difference_share: Option<f64>,
    /// Months in which demand in the peak hours decides what is billed, and not the energy; of a whole year only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months_bound_by_demand: Option<usize>,
    /// What explains differences, each with its months, and what was taken for granted.
    pub notes: Vec<String>,
}
