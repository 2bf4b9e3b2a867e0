//! What many draws say of a plant: how often, how far, from what, and what it is worth to know more.

use serde::{Deserialize, Serialize};

use super::amount::MoneyWorth;
use super::keys::{self, Key};
use super::numbers::{exact, exact_option};

/// How the draws were made.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct DrawsInfo {
    /// How many there are, the central values not among them.
    pub count: u32,
    /// The seed.
    pub seed: u64,
    /// How they are laid.
    #[serde(deserialize_with = "keys::drawing")]
    pub method: Key,
    /// Measures that apply and are not drawn: their rules run in the interpreter, or their lists are too long.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<String>,
}

/// What the draws say of the whole plant; nothing where none were made.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
pub struct PlantDraws {
    /// How they were made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draws: Option<DrawsInfo>,
    /// The facts that are worth measuring, most first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub worth_knowing: Option<Vec<WorthKnowing>>,
}

/// A fact that is worth measuring.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct WorthKnowing {
    /// Its path.
    pub path: String,
    /// What it is.
    pub label: String,
    /// What better decisions bring on average, once, within the limit of payback.
    pub worth: MoneyWorth,
    /// How it is found.
    pub how: String,
    /// With which instrument.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instrument: Option<String>,
    /// In how many minutes.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub minutes: Option<f64>,
    /// Where in the plant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// The measures that it decides.
    pub measures: Vec<String>,
}

/// What the draws say of one measure; nothing where it was not drawn.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
pub struct MeasureDraws {
    /// The share of the draws in which it stands at its place in its list, or next to it.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub rank_stability: Option<f64>,
    /// The share of the draws in which its condition holds.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub chance_applies: Option<f64>,
    /// What the spread of the yearly saving comes from, most first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contributions: Vec<ContributionEntry>,
}

/// What one input adds to a spread.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct ContributionEntry {
    /// `fact`, `estimate` (how well a fact is worked out), `assumption`, `price`, `exchange_rate`, or `rest`.
    #[serde(deserialize_with = "keys::contribution")]
    pub kind: Key,
    /// The path of a fact, the name of an assumption, a resource, a currency; absent for the rest.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// Its share of the variance, 0 to 1.
    #[serde(serialize_with = "exact")]
    pub share: f64,
}
