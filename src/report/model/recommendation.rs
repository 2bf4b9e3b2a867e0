//! A measure that applies.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::amount::{Benefit, MoneyValue, PaybackValue, QuantityValue};
use super::audits::{Comparison, Implementation};
use super::drawn::MeasureDraws;
use super::keys::{self, Key};
use super::numbers::{exact, exact_option};
use super::saved;
use super::together::Together;
use super::worth::{BroughtEntry, WorthEntry};

/// A measure that applies.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Recommendation {
    /// The id of its rule.
    pub id: String,
    /// Its place.
    pub rank: usize,
    /// Its name.
    pub title: String,
    /// The kind of option.
    #[serde(deserialize_with = "keys::category")]
    pub category: Key,
    /// The end use it acts on.
    pub end_use: String,
    /// Where it acts.
    #[serde(deserialize_with = "keys::stage")]
    pub stage: Key,
    /// IAC recommendation code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arc: Option<String>,
    /// How far the rule has been proved.
    #[serde(deserialize_with = "keys::status")]
    pub status: Key,
    /// What is saved per year.
    pub saves: IndexMap<String, QuantityValue>,
    /// What is needed in exchange per year.
    pub uses: IndexMap<String, QuantityValue>,
    /// Net money per year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annual_saving: Option<MoneyValue>,
    /// One-off investment, less the rebate.
    pub investment: MoneyValue,
    /// What somebody else pays of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rebate: Option<MoneyValue>,
    /// Cost per year, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub running_cost: Option<MoneyValue>,
    /// Saving per year that no resource carries, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_saving: Option<MoneyValue>,
    /// Simple payback.
    pub payback: PaybackValue,
    /// How long it lasts.
    #[serde(serialize_with = "exact")]
    pub life_years: f64,
    /// What it is worth over its life.
    #[serde(flatten)]
    pub worth: Option<WorthEntry>,
    /// Avoided emissions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub co2e: Option<Benefit>,
    /// Resources without an emission factor, so that emissions are not worked out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub no_emission_factor: Vec<String>,
    /// What many draws say of it.
    #[serde(flatten)]
    pub drawn: MeasureDraws,
    /// `measured`, `calculated` or `screening`.
    #[serde(deserialize_with = "keys::confidence")]
    pub confidence: Key,
    /// Its size beside what real audits find.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plausibility: Vec<Comparison>,
    /// How many of such recommendations the audited plants carried out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub implementation: Option<Implementation>,
    /// Resources whose price is missing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unpriced: Vec<String>,
    /// What the priced resources save, where a price is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priced_part: Option<MoneyValue>,
    /// Resources that the average price of electricity already pays for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub included_in_average: Vec<String>,
    /// The other members of its group, best place first: only one of them all counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives_to: Vec<String>,
    /// The measure together with the others.
    #[serde(flatten)]
    pub together: Together,
    /// Shown, but not summed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub umbrella: bool,
    /// Why it needs a study: `investment` or `payback` over its limit, or `no_saving` on balance.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "keys::beyond")]
    pub beyond: Vec<Key>,
    /// Assumptions that went in.
    pub assumed: Vec<AssumedNumber>,
    /// Facts that went in.
    pub facts: Vec<Fact>,
    /// Steps of the calculation.
    pub trace: Vec<TraceEntry>,
    /// Prices that were used.
    pub priced: Vec<PriceEntry>,
    /// Why.
    pub why: String,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// Safety, quality, hygiene.
    pub caution: String,
    /// Where the knowledge comes from.
    pub sources: Vec<SourceEntry>,
    /// A remark of the rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The file of the rule.
    pub rule_file: String,
    /// The rule ran in the interpreter: its dimensions were not proved beforehand.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unproved: bool,
}

/// An assumption that went into a number.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct AssumedNumber {
    /// Its name in the rule.
    pub name: String,
    /// What it is.
    pub label: String,
    /// Its value.
    #[serde(serialize_with = "exact")]
    pub value: f64,
    /// Its unit.
    pub unit: String,
    /// Least plausible value.
    #[serde(serialize_with = "exact")]
    pub low: f64,
    /// Greatest plausible value.
    #[serde(serialize_with = "exact")]
    pub high: f64,
    /// Where it comes from.
    pub source: String,
    /// `assumption`, or `profile` where the profile replaced it.
    #[serde(deserialize_with = "keys::assumed_origin")]
    pub origin: Key,
    /// How money of an earlier year was brought to today; low and high are brought with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brought: Option<BroughtEntry>,
}

/// A fact that went into a number.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct Fact {
    /// Its path.
    pub path: String,
    /// What it is.
    pub label: String,
    /// Its value.
    #[serde(deserialize_with = "saved::scalar")]
    pub value: Value,
    /// Its unit.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// `profile` or `derived`.
    #[serde(deserialize_with = "keys::fact_origin")]
    pub origin: Key,
    /// The function that worked it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// How it was found: the profile's word, or `calculated`, `typical`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "keys::basis")]
    pub basis: Option<Key>,
    /// The record that stands in for a list that nobody has given, where the fact is one of its.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<String>,
    /// Formula and origin of a fact that was worked out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The file beside the profile that gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// What the profile notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A step of a calculation.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct TraceEntry {
    /// Its name.
    pub name: String,
    /// Its value.
    #[serde(deserialize_with = "saved::scalar")]
    pub value: Value,
    /// Its unit.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The line of the rule file; absent for a rule in the interpreter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Its formula.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub formula: String,
}

/// A price that was used.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct PriceEntry {
    /// Of which resource.
    pub resource: String,
    /// How much.
    #[serde(serialize_with = "exact")]
    pub price: f64,
    /// In which unit.
    pub unit: String,
    /// `profile`, `derived`, `tariff` or `factor`.
    #[serde(deserialize_with = "keys::price_origin")]
    pub origin: Key,
    /// The function that worked it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// It is the average of a bill, not the price of one more unit.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub average: bool,
    /// The tariff that makes it: what the year costs less with this saving, over the saving.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tariff: Option<String>,
    /// The part of the plant's own price of demand that counts: what its tariff bills by energy, or in other hours, does
    /// not fall.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub billed_share: Option<f64>,
    /// The date of a factor, or the first and the last month of the year of a tariff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Where a factor holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A source of a rule.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct SourceEntry {
    /// Author, title, table.
    pub cite: String,
    /// What it says.
    pub says: String,
}
