//! What a measure is worth over its life, and what that rests on.

use serde::{Deserialize, Serialize};

use super::amount::{Benefit, MoneyValue, PaybackValue};
use super::keys::{self, Key};
use super::numbers::{exact, exact_option};

/// What a measure is worth over its life.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct WorthEntry {
    /// The years that are counted, where the horizon is shorter than its life.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub counted_years: Option<f64>,
    /// Net present value at the discount rate of the report.
    pub npv: MoneyValue,
    /// The same as an equal amount for each year.
    pub annual_worth: MoneyValue,
    /// Internal rate of return; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub irr: Option<Benefit>,
    /// All internal rates in % a year where there are several, so that none says anything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub several_irr: Vec<f64>,
    /// When the investment has come back with interest: `immediate`, `months`, or `never` within its life.
    pub discounted_payback: PaybackValue,
}

/// How money of later years is counted.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct FinanceEntry {
    /// Real discount rate.
    pub discount_rate: TermEntry,
    /// Real rise of energy prices.
    pub energy_escalation: TermEntry,
    /// No year after this one counts.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub horizon_years: Option<f64>,
}

/// A rate of the calculation.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct TermEntry {
    /// The rate.
    #[serde(serialize_with = "exact")]
    pub value: f64,
    /// Its unit.
    #[serde(deserialize_with = "keys::per_year")]
    pub unit: Key,
    /// Least plausible rate.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub low: Option<f64>,
    /// Greatest plausible rate.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub high: Option<f64>,
    /// `profile` or `factor`.
    #[serde(deserialize_with = "keys::term_origin")]
    pub origin: Key,
    /// The date of a rate of the library.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A cost of an earlier year that was brought to today.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct BroughtEntry {
    /// The value as the rule states it, in the unit of the assumption.
    #[serde(serialize_with = "exact")]
    pub stated: f64,
    /// The year of its price.
    pub from_year: i32,
    /// The year to which it was brought.
    pub to_year: i32,
    /// The index.
    #[serde(deserialize_with = "keys::price_index")]
    pub index: Key,
    /// By what it was multiplied.
    #[serde(serialize_with = "exact")]
    pub times: f64,
    /// Who publishes the index.
    pub source: String,
}

/// What electricity costs at the margin, by the plant's tariff.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct MarginEntry {
    /// The tariff.
    pub tariff: String,
    /// Its division.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// The first month of the year whose prices these are.
    pub from: String,
    /// The last month.
    pub to: String,
    /// `bills`, or `annual` where yearly figures were spread over the months.
    #[serde(deserialize_with = "keys::margin_basis")]
    pub basis: Key,
    /// Price of one kWh less in the base period; of the whole for a tariff without hours.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub base: Option<f64>,
    /// In the intermediate period.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub intermediate: Option<f64>,
    /// In the peak period.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub peak: Option<f64>,
    /// The unit of the prices of energy.
    pub unit: String,
    /// Price of one kW less in the highest demand of the peak hours, mean of the months.
    #[serde(serialize_with = "exact")]
    pub window_demand: f64,
    /// Price of one kW less at all hours, the peak hours among them.
    #[serde(serialize_with = "exact")]
    pub demand: f64,
    /// The unit of the prices of demand.
    pub demand_unit: String,
    /// In how many of the twelve months the demand decides what capacity is billed.
    pub months_bound_by_demand: usize,
    /// The profile's own prices go before these.
    #[serde(deserialize_with = "keys::own_prices")]
    pub own_price: Vec<Key>,
}

/// An emission factor that was used, or the lack of one.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct EmissionEntry {
    /// Of which resource.
    pub resource: String,
    /// The factor; absent where there is none for the plant's place and year.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub value: Option<f64>,
    /// Its unit.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// `profile`, `factor` or `missing`.
    #[serde(deserialize_with = "keys::emission_origin")]
    pub origin: Key,
    /// Where it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The year for which it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The year that was looked for, where the factor is of another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wanted_year: Option<i32>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}
