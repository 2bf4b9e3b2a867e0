//! Where a resource goes: the bill by end use.

use serde::{Deserialize, Serialize};

use super::amount::QuantityValue;
use super::keys::{self, Key};
use super::together::Share;

/// The bill of one resource by end use.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct BalanceEntry {
    /// Of what.
    pub resource: String,
    /// What the whole site uses in a year.
    pub total: QuantityValue,
    /// How sure that is: `measured`, `calculated` or `screening`.
    #[serde(deserialize_with = "keys::confidence")]
    pub quality: Key,
    /// The end uses that are known, largest first, each before its parts.
    pub lines: Vec<BalanceLineEntry>,
    /// What no end use explains; below zero where they add up to more.
    pub unexplained: QuantityValue,
    /// The same as a share of the total.
    pub unexplained_share: Share,
    /// They add up to more than the whole by more than a tenth.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub over: bool,
}

/// What one end use takes.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct BalanceLineEntry {
    /// The end use.
    pub end_use: String,
    /// The end use that it is part of, where that is not the whole site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    /// How much in a year.
    pub amount: QuantityValue,
    /// The same as a share of the total.
    pub share: Share,
    /// How sure that is: `measured`, `calculated` or `screening`.
    #[serde(deserialize_with = "keys::confidence")]
    pub quality: Key,
}
