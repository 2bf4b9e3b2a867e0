//! Measures that are not recommended: what is missing, why not, what failed.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::amount::{MoneyValue, PaybackValue, QuantityValue};
use super::audits::Comparison;
use super::keys::{self, Key};
use super::numbers::exact_option;
use super::saved;
use crate::diagnostic::{Diagnostic, Lang};

/// A measure that cannot be judged yet.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct NeedsData {
    /// The id of its rule.
    pub id: String,
    /// Its name.
    pub title: String,
    /// All missing facts that can still matter.
    pub fields: Vec<MissingFact>,
    /// The paths of those that decide.
    pub decides: Vec<String>,
    /// What somebody must have seen before it is believed, if that is what it waits for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observe: Option<ToObserve>,
    /// How common the measure is at plants of this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found_in: Option<HowCommon>,
    /// What it would be if the condition turned out true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saving_if_applies: Option<SavingIfApplies>,
    /// The rule stops at its first missing fact, so there may be more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub first_only: bool,
}

/// The numbers of a measure that may apply.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct SavingIfApplies {
    /// What would be saved per year.
    pub saves: IndexMap<String, QuantityValue>,
    /// What would be needed in exchange.
    pub uses: IndexMap<String, QuantityValue>,
    /// Net money per year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annual_saving: Option<MoneyValue>,
    /// One-off investment.
    pub investment: MoneyValue,
    /// Simple payback.
    pub payback: PaybackValue,
    /// How sure the facts are.
    #[serde(deserialize_with = "keys::confidence")]
    pub confidence: Key,
    /// Its size beside what real audits find.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plausibility: Vec<Comparison>,
}

/// What must be seen.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct ToObserve {
    /// The path of the fact; `motors[].idle_hours` where nobody has given the list.
    pub path: String,
    /// What it is.
    pub label: String,
    /// How it is found.
    pub how: String,
}

/// How common a measure is.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct HowCommon {
    /// Share of plants, 0 to 1.
    pub share: f64,
    /// Who says so.
    pub source: String,
}

/// A fact that is missing.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct MissingFact {
    /// Its path.
    pub path: String,
    /// What it is.
    pub label: String,
    /// Its unit.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// How it is found.
    pub how: String,
    /// Facts from which it would be worked out, each list one way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub or_from: Vec<Vec<String>>,
}

/// A measure that does not apply.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct NotApplicable {
    /// The id of its rule.
    pub id: String,
    /// Its name.
    pub title: String,
    /// `condition`, `sector`, `already_done` or `no_saving`.
    #[serde(deserialize_with = "keys::refusal")]
    pub reason: Key,
    /// The condition in print.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub condition: String,
    /// The facts that decided.
    pub facts: Vec<DeciderEntry>,
}

/// A fact that decided.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct DeciderEntry {
    /// Its path, or the formula that was compared.
    pub path: String,
    /// Its value.
    #[serde(deserialize_with = "saved::scalar")]
    pub value: Value,
    /// Its unit.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// What it was compared with.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub threshold: Option<f64>,
    /// The comparison that would have had to hold.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "keys::comparison")]
    pub needed: Option<Key>,
}

/// A rule that could not be run.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct FailedRule {
    /// Its id.
    pub id: String,
    /// What is wrong first of all.
    #[serde(with = "saved::problem")]
    pub diagnostic: (Diagnostic, Lang),
    /// What else is wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "saved::problems")]
    pub more: Vec<(Diagnostic, Lang)>,
}
