//! The plan for a budget: what is chosen, in which month it is begun, and what is left out.

use serde::{Deserialize, Serialize};

use super::RateEntry;
use super::amount::MoneyValue;
use super::keys::{self, Key};
use super::numbers::{exact, exact_option};

/// The plan for a budget.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct PlanInfo {
    /// The budget, in the plant's currency.
    pub budget: MoneyValue,
    /// The budget as it was given, where that is in another currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<MoneyValue>,
    /// The rate at which it was changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<RateEntry>,
    /// `saving`, `npv`, `co2e` or `water`.
    #[serde(deserialize_with = "keys::objective")]
    pub objective: Key,
    /// The unit of what the objective counts.
    pub unit: String,
    /// `branch_and_bound`, `branch_and_bound_ended_early` or `greedy_with_exchanges`.
    #[serde(deserialize_with = "keys::search")]
    pub method: Key,
    /// No set within the budget brings more.
    pub exact: bool,
    /// How much more the best set can bring at most, as a part of what this one brings.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub gap: Option<f64>,
    /// The set, in the order in which it is begun.
    pub chosen: Vec<PlannedMeasure>,
    /// What savings pay for within the months, in the order in which it is begun.
    pub savings_pay_for: Vec<PlannedMeasure>,
    /// Recommendations that are not in the set.
    pub left_out: Vec<LeftOutMeasure>,
    /// The months.
    pub months: Vec<PlannedMonth>,
    /// The sums.
    pub total: PlanTotal,
}

/// A measure that the plan begins.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct PlannedMeasure {
    /// The id of its rule.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The month in which it is begun, from 1.
    pub month: u32,
    /// What it costs.
    pub investment: MoneyValue,
    /// What it adds to the money saved in a year, beside the others; absent where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adds: Option<MoneyValue>,
    /// What it brings of the objective alone, in the plan's `unit`; of the set only.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub alone: Option<f64>,
    /// Its part of what the set brings, in the plan's `unit`; of the set only.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub brings: Option<f64>,
}

/// A recommendation that is not in the set.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct LeftOutMeasure {
    /// The id of its rule.
    pub id: String,
    /// Its name.
    pub title: String,
    /// `over_budget`, `others_bring_more`, `alternative`, `nothing_left_to_save`, `umbrella`, `not_priced`,
    /// `not_known`, `brings_nothing`.
    #[serde(deserialize_with = "keys::left_out")]
    pub reason: Key,
    /// The one of its group that is done instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
    /// The month in which savings pay for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<u32>,
}

/// A month of the plan; money in the plant's currency.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct PlannedMonth {
    /// Its number, from 1.
    pub month: u32,
    /// The ids of what is begun.
    pub begun: Vec<String>,
    /// What that costs.
    #[serde(serialize_with = "exact")]
    pub spent: f64,
    /// What the measures in place save in it.
    #[serde(serialize_with = "exact")]
    pub saved: f64,
    /// What is there at its end, of the budget and of all that was saved.
    #[serde(serialize_with = "exact")]
    pub cash: f64,
}

/// The sums of a plan.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct PlanTotal {
    /// How many measures are in the set.
    pub count: usize,
    /// What they cost.
    pub investment: MoneyValue,
    /// The money that they save in a year together.
    pub annual_saving: MoneyValue,
    /// What they bring of the objective together, in the plan's `unit`.
    #[serde(serialize_with = "exact")]
    pub brings: f64,
    /// What is left of the budget.
    pub left: MoneyValue,
    /// What those that savings pay for cost.
    pub later_investment: MoneyValue,
    /// The money saved in a year once they are in place too.
    pub later_annual_saving: MoneyValue,
    /// What is there after the last month.
    pub cash: MoneyValue,
}
