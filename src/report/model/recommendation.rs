//! A measure that applies.

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value;

use super::amount::{Benefit, MoneyValue, PaybackValue, QuantityValue};
use super::audits::{Comparison, Implementation};
use super::drawn::MeasureDraws;
use super::numbers::{exact, exact_option};
use super::together::Together;
use super::worth::{BroughtEntry, WorthEntry};

/// A measure that applies.
#[derive(Debug, Clone, Serialize)]
pub struct Recommendation {
    /// The id of its rule.
    pub id: String,
    /// Its place.
    pub rank: usize,
    /// Its name.
    pub title: String,
    /// The kind of option.
    pub category: &'static str,
    /// The end use it acts on.
    pub end_use: String,
    /// Where it acts.
    pub stage: &'static str,
    /// IAC recommendation code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arc: Option<String>,
    /// How far the rule has been proved.
    pub status: &'static str,
    /// What is saved per year.
    pub saves: IndexMap<String, QuantityValue>,
    /// What is needed in exchange per year.
    pub uses: IndexMap<String, QuantityValue>,
    /// Net money per year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annual_saving: Option<MoneyValue>,
    /// One-off investment, less the rebate.
    pub investment: MoneyValue,
    /// What somebody else pays of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rebate: Option<MoneyValue>,
    /// Cost per year, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub running_cost: Option<MoneyValue>,
    /// Saving per year that no resource carries, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub co2e: Option<Benefit>,
    /// Resources without an emission factor, so that emissions are not worked out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub no_emission_factor: Vec<String>,
    /// What many draws say of it.
    #[serde(flatten)]
    pub drawn: MeasureDraws,
    /// `measured`, `calculated` or `screening`.
    pub confidence: &'static str,
    /// Its size beside what real audits find.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub plausibility: Vec<Comparison>,
    /// How many of such recommendations the audited plants carried out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub implementation: Option<Implementation>,
    /// Resources whose price is missing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unpriced: Vec<String>,
    /// What the priced resources save, where a price is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priced_part: Option<MoneyValue>,
    /// Resources that the average price of electricity already pays for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub included_in_average: Vec<String>,
    /// The other members of its group, best place first: only one of them all counts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives_to: Vec<String>,
    /// The measure together with the others.
    #[serde(flatten)]
    pub together: Together,
    /// Shown, but not summed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub umbrella: bool,
    /// Why it needs a study: `investment` or `payback` over its limit, or `no_saving` on balance.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub beyond: Vec<&'static str>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The file of the rule.
    pub rule_file: String,
    /// The rule ran in the interpreter: its dimensions were not proved beforehand.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unproved: bool,
}

/// An assumption that went into a number.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
    pub origin: &'static str,
    /// How money of an earlier year was brought to today; low and high are brought with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub brought: Option<BroughtEntry>,
}

/// A fact that went into a number.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fact {
    /// Its path.
    pub path: String,
    /// What it is.
    pub label: String,
    /// Its value.
    pub value: Value,
    /// Its unit.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// `profile` or `derived`.
    pub origin: &'static str,
    /// The function that worked it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// How it was found: the profile's word, or `calculated`, `typical`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<&'static str>,
    /// The record that stands in for a list that nobody has given, where the fact is one of its.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<String>,
    /// Formula and origin of a fact that was worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// What the profile notes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A step of a calculation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TraceEntry {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Value,
    /// Its unit.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The line of the rule file; absent for a rule in the interpreter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Its formula.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub formula: String,
}

/// A price that was used.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PriceEntry {
    /// Of which resource.
    pub resource: String,
    /// How much.
    #[serde(serialize_with = "exact")]
    pub price: f64,
    /// In which unit.
    pub unit: String,
    /// `profile`, `derived`, `tariff` or `factor`.
    pub origin: &'static str,
    /// The function that worked it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// It is the average of a bill, not the price of one more unit.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub average: bool,
    /// The tariff that makes it: what the year costs less with this saving, over the saving.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tariff: Option<String>,
    /// The part of the plant's own price of demand that counts: what its tariff bills by energy, or in other hours, does
    /// not fall.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub billed_share: Option<f64>,
    /// The date of a factor, or the first and the last month of the year of a tariff.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Where a factor holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Who says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A source of a rule.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SourceEntry {
    /// Author, title, table.
    pub cite: String,
    /// What it says.
    pub says: String,
}
