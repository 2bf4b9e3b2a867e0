//! The entries of the catalogue: what it says of a measure, in one language.

use serde::Serialize;
use serde_json::Value;

/// A measure in the catalogue.
#[derive(Debug, Clone, Serialize)]
pub struct MeasureEntry {
    /// The id of its rule.
    pub id: String,
    /// The file of its rule.
    pub file: String,
    /// Its name.
    pub title: String,
    /// Why.
    pub why: String,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// Safety, quality, hygiene.
    pub caution: String,
    /// The kind of option.
    pub category: &'static str,
    /// The end use.
    pub end_use: String,
    /// Where it acts.
    pub stage: &'static str,
    /// How far the rule has been proved.
    pub status: &'static str,
    /// How long it lasts.
    pub life_years: f64,
    /// IAC recommendation code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arc: Option<String>,
    /// How common it is, and who says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found_in: Option<(f64, String)>,
    /// Of the measures of one group only one counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exclusive: Option<String>,
    /// Shown, but not summed.
    pub umbrella: bool,
    /// What must be seen before it is believed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub observe: Option<String>,
    /// Whether the rule is a formula whose dimensions are proved.
    pub proved: bool,
    /// The condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// The steps of the calculation.
    pub formula: Vec<FormulaEntry>,
    /// What it gives.
    pub gives: Vec<FormulaEntry>,
    /// Its assumptions.
    pub assumptions: Vec<AssumptionEntry>,
    /// The facts that it reads.
    pub facts: Vec<FactEntry>,
    /// Its cases.
    pub cases: Vec<CaseEntry>,
    /// Where the knowledge comes from.
    pub sources: Vec<(String, String)>,
    /// What measured results say of it, in words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
    /// Why it is not a formula, and its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unproved: Option<(Vec<String>, String)>,
    /// What people call the kind, the end use, the stage and the status.
    #[serde(skip)]
    pub in_words: [String; 4],
}

/// A step in print.
#[derive(Debug, Clone, Serialize)]
pub struct FormulaEntry {
    /// Its name.
    pub name: String,
    /// Its formula.
    pub formula: String,
    /// The unit of its value.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// What people call it, where it is something that a rule gives.
    #[serde(skip)]
    pub label: String,
}

/// An assumption.
#[derive(Debug, Clone, Serialize)]
pub struct AssumptionEntry {
    /// Its name.
    pub name: String,
    /// What it is.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// Least plausible value.
    pub low: Value,
    /// Most likely value.
    pub typical: Value,
    /// Greatest plausible value.
    pub high: Value,
    /// The year of its prices.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// Where it comes from.
    pub source: String,
}

/// A fact that a rule reads.
#[derive(Debug, Clone, Serialize)]
pub struct FactEntry {
    /// Its path.
    pub path: String,
    /// What it is.
    pub label: String,
    /// Its unit, or the words that it may be.
    pub unit: String,
    /// How it is found.
    pub how: String,
    /// How it may be worked out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ways: Vec<WayEntry>,
}

/// A way to work a fact out.
#[derive(Debug, Clone, Serialize)]
pub struct WayEntry {
    /// The function.
    pub name: String,
    /// Its formula.
    pub formula: String,
    /// `calculated` or `typical`.
    pub basis: &'static str,
    /// The truth lies between these multiples of it.
    pub range: (f64, f64),
    /// Where it comes from.
    pub source: String,
}

/// A case as a worked example.
#[derive(Debug, Clone, Serialize)]
pub struct CaseEntry {
    /// Its name.
    pub name: String,
    /// The facts that are given.
    pub given: Vec<(String, String)>,
    /// The outcome.
    pub expect: &'static str,
    /// The numbers.
    pub numbers: Vec<NumberEntry>,
    /// The facts that are asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<String>,
    /// The sum worked out by hand.
    pub because: String,
    /// What people call the outcome.
    #[serde(skip)]
    pub outcome: &'static str,
}

/// A number that a case expects.
#[derive(Debug, Clone, Serialize)]
pub struct NumberEntry {
    /// What it is: `saves electricity`.
    pub name: String,
    /// How much, with its unit.
    pub value: String,
    /// What people call it.
    #[serde(skip)]
    pub label: String,
}
