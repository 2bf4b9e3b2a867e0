//! The shape of a report, `auditlite/report@1`. A key that is not computed is absent.

use indexmap::IndexMap;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::names::Names;
use crate::diagnostic::{Diagnostic, Lang};
use crate::units::format;

/// A report on one plant.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// `auditlite/report@1`
    pub schema: &'static str,
    /// The profile, as the user named it.
    pub file: String,
    /// `en` or `es`.
    #[serde(serialize_with = "lang_code")]
    pub lang: Lang,
    /// The program.
    pub program: Program,
    /// The rule library.
    pub library: LibraryInfo,
    /// Hash of the profile.
    pub profile_hash: String,
    /// The facts of section `facility`.
    pub facility: IndexMap<String, Value>,
    /// The plant's currency.
    pub currency: String,
    /// The exchange rates that were used.
    pub exchange_rates: Vec<RateEntry>,
    /// What the plant calls low-cost.
    pub limits: LimitsInfo,
    /// No- and low-cost measures in order.
    pub recommendations: Vec<Recommendation>,
    /// Measures beyond the limits, in order.
    pub needs_study: Vec<Recommendation>,
    /// Measures that cannot be judged yet.
    pub needs_data: Vec<NeedsData>,
    /// Measures that do not apply, and why.
    pub not_applicable: Vec<NotApplicable>,
    /// Rules that could not be run.
    pub failed: Vec<FailedRule>,
    /// Totals of the recommendations.
    pub totals: Totals,
    /// What somebody should look at.
    #[serde(serialize_with = "diagnostics")]
    pub warnings: Vec<(Diagnostic, Lang)>,
    /// What people call the things that stand here by key; for the formats that people read.
    #[serde(skip)]
    pub names: Names,
}

/// What a plant calls low-cost.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LimitsInfo {
    /// Greatest investment, in the currency in which the limit was set.
    #[serde(serialize_with = "exact")]
    pub low_cost: f64,
    /// The ISO code.
    pub currency: String,
    /// Longest simple payback in months.
    #[serde(serialize_with = "exact")]
    pub payback_months: f64,
}

/// The program that made a report.
#[derive(Debug, Clone, Serialize)]
pub struct Program {
    /// `auditlite`
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

/// The rule library that a report was made with.
#[derive(Debug, Clone, Serialize)]
pub struct LibraryInfo {
    /// Hash of all its files.
    pub hash: String,
    /// How many rules it has, broken ones too.
    pub rules: usize,
    /// Where they come from.
    pub sources: Vec<SourceInfo>,
}

/// A source of rules.
#[derive(Debug, Clone, Serialize)]
pub struct SourceInfo {
    /// `shipped`, or the folder.
    pub name: String,
    /// How many rules it brings.
    pub rules: usize,
    /// The rules that replace one of an earlier source.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<String>,
}

/// An exchange rate that was used.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RateEntry {
    /// The foreign currency.
    pub from: String,
    /// The plant's currency.
    pub to: String,
    /// Units of `to` for one of `from`.
    #[serde(serialize_with = "exact")]
    pub rate: f64,
    /// The day or period.
    pub date: String,
    /// Who says so.
    pub source: String,
}

/// An amount in a unit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuantityValue {
    /// How much.
    #[serde(serialize_with = "exact")]
    pub value: f64,
    /// In which unit.
    pub unit: String,
}

/// Money.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MoneyValue {
    /// The central value.
    #[serde(serialize_with = "exact")]
    pub expected: f64,
    /// The ISO code.
    pub currency: String,
}

/// An amount whose central value is worked out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Benefit {
    /// The central value.
    #[serde(serialize_with = "exact")]
    pub expected: f64,
    /// In which unit.
    pub unit: String,
}

/// Simple payback.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PaybackValue {
    /// `immediate`, `months`, `not_priced` or `never`.
    pub kind: &'static str,
    /// How many months, where it is months.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub months: Option<f64>,
}

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
    /// One-off investment.
    pub investment: MoneyValue,
    /// Cost per year, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub running_cost: Option<MoneyValue>,
    /// Saving per year that no resource carries, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_saving: Option<MoneyValue>,
    /// Simple payback.
    pub payback: PaybackValue,
    /// Avoided emissions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub co2e: Option<Benefit>,
    /// `measured`, `calculated` or `screening`.
    pub confidence: &'static str,
    /// Resources whose price is missing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unpriced: Vec<String>,
    /// The member of its group that counts instead of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives_to: Vec<String>,
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
    /// `profile`, `derived` or `factor`.
    pub origin: &'static str,
    /// The function that worked it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// It is the average of a bill, not the price of one more unit.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub average: bool,
    /// The date of a factor.
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

/// A measure that cannot be judged yet.
#[derive(Debug, Clone, Serialize)]
pub struct NeedsData {
    /// The id of its rule.
    pub id: String,
    /// Its name.
    pub title: String,
    /// All missing facts that can still matter.
    pub fields: Vec<MissingFact>,
    /// The paths of those that decide.
    pub decides: Vec<String>,
    /// What it would be if the condition turned out true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saving_if_applies: Option<SavingIfApplies>,
    /// The rule stops at its first missing fact, so there may be more.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub first_only: bool,
}

/// The numbers of a measure that may apply.
#[derive(Debug, Clone, Serialize)]
pub struct SavingIfApplies {
    /// What would be saved per year.
    pub saves: IndexMap<String, QuantityValue>,
    /// What would be needed in exchange.
    pub uses: IndexMap<String, QuantityValue>,
    /// Net money per year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annual_saving: Option<MoneyValue>,
    /// One-off investment.
    pub investment: MoneyValue,
    /// Simple payback.
    pub payback: PaybackValue,
}

/// A fact that is missing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MissingFact {
    /// Its path.
    pub path: String,
    /// What it is.
    pub label: String,
    /// Its unit.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// How it is found.
    pub how: String,
    /// Facts from which it would be worked out, each list one way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub or_from: Vec<Vec<String>>,
}

/// A measure that does not apply.
#[derive(Debug, Clone, Serialize)]
pub struct NotApplicable {
    /// The id of its rule.
    pub id: String,
    /// Its name.
    pub title: String,
    /// `condition`, `sector`, `already_done` or `no_saving`.
    pub reason: &'static str,
    /// The condition in print.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub condition: String,
    /// The facts that decided.
    pub facts: Vec<DeciderEntry>,
}

/// A fact that decided.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DeciderEntry {
    /// Its path, or the formula that was compared.
    pub path: String,
    /// Its value.
    pub value: Value,
    /// Its unit.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// What it was compared with.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub threshold: Option<f64>,
    /// The comparison that would have had to hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needed: Option<&'static str>,
}

/// A rule that could not be run.
#[derive(Debug, Clone, Serialize)]
pub struct FailedRule {
    /// Its id.
    pub id: String,
    /// What is wrong first of all.
    #[serde(serialize_with = "diagnostic")]
    pub diagnostic: (Diagnostic, Lang),
    /// What else is wrong.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "diagnostics")]
    pub more: Vec<(Diagnostic, Lang)>,
}

/// Totals of the recommendations: one member of a group counts, umbrellas do not.
#[derive(Debug, Clone, Serialize)]
pub struct Totals {
    /// How many count.
    pub count: usize,
    /// Their investment; absent where one cannot be changed into the plant's currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub investment: Option<MoneyValue>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde asks for")]
fn lang_code<S: Serializer>(lang: &Lang, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(lang.code())
}

/// A number with the 15 digits that an `f64` can hold; what is not finite never gets here and would be `null`.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde asks for")]
fn exact<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    number(*value).serialize(serializer)
}

#[expect(clippy::ref_option, reason = "the shape that serde asks for")]
fn exact_option<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    value.map(number).serialize(serializer)
}

/// A number for JSON: whole numbers without a point.
pub(super) fn number(value: f64) -> Value {
    let exact = format::exact(value);
    #[expect(clippy::cast_possible_truncation, reason = "checked to be a whole number that fits")]
    if exact.fract() == 0.0 && exact.abs() < 9e15 {
        return Value::from(exact as i64);
    }
    Value::from(exact)
}

fn diagnostic<S: Serializer>(problem: &(Diagnostic, Lang), serializer: S) -> Result<S::Ok, S::Error> {
    problem.0.json(problem.1).serialize(serializer)
}

fn diagnostics<S: Serializer>(problems: &[(Diagnostic, Lang)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(problems.iter().map(|(problem, lang)| problem.json(*lang)))
}
