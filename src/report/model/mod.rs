//! The shape of a report, `auditlite/report@1`. A key that is not computed is absent.

mod amount;
mod audits;
mod balance;
mod baseline;
mod bills;
mod drawn;
mod explanation;
mod formulas;
mod keys;
pub(super) mod numbers;
mod others;
mod plan;
mod recommendation;
mod saved;
mod together;
mod worth;

pub use amount::{Benefit, MoneyValue, MoneyWorth, PaybackValue, QuantityValue};
pub use audits::{Adjusted, Comparison, Implementation};
pub use balance::{BalanceEntry, BalanceLineEntry};
pub use baseline::{BaselineInfo, BilledMonth, ResourceYear};
pub use bills::BillsSummary;
pub use drawn::{ContributionEntry, DrawsInfo, MeasureDraws, PlantDraws, WorthKnowing};
pub use explanation::{
    ChangeEntry, ColumnEntry, ExplainedFact, Explanation, FailingEntry, ListEntry, NearMissEntry, PartEntry,
    RecordEntry, StepEntry, ThenEntry,
};
pub use formulas::{FormulaInput, FormulaStep, Formulas, MeasureFormulas};
pub use others::{
    DeciderEntry, FailedRule, HowCommon, MissingFact, NeedsData, NotApplicable, SavingIfApplies, ToObserve,
};
pub use plan::{LeftOutMeasure, PlanInfo, PlanTotal, PlannedMeasure, PlannedMonth};
pub use recommendation::{AssumedNumber, Fact, PriceEntry, Recommendation, SourceEntry, TraceEntry};
pub use together::{LimitEntry, OverlapEntry, Share, StandAlone, Together, Totals};
pub use worth::{BroughtEntry, EmissionEntry, FinanceEntry, MarginEntry, TermEntry, WorthEntry};

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use self::keys::Key;
pub(super) use self::keys::SCHEMA;
pub(crate) use self::numbers::number;
use self::numbers::{exact, lang_code};
pub(super) use self::saved::problems;
use self::saved::{lang, scalars};
use super::names::Names;
use crate::diagnostic::{Diagnostic, Lang};

/// A report on one plant.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Report {
    /// `auditlite/report@1`
    #[serde(deserialize_with = "keys::schema")]
    pub schema: Key,
    /// The profile, as the user named it.
    pub file: String,
    /// `en` or `es`.
    #[serde(serialize_with = "lang_code", deserialize_with = "lang")]
    pub lang: Lang,
    /// The program.
    pub program: Program,
    /// The rule library.
    pub library: LibraryInfo,
    /// Hash of the profile.
    pub profile_hash: String,
    /// Lists of facts that stand in files of their own beside the profile.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub list_files: Vec<ListFileEntry>,
    /// The facts of section `facility`.
    #[serde(deserialize_with = "scalars")]
    pub facility: IndexMap<String, Value>,
    /// The plant's currency.
    pub currency: String,
    /// The exchange rates that were used.
    pub exchange_rates: Vec<RateEntry>,
    /// How money of later years is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finance: Option<FinanceEntry>,
    /// What electricity costs at the margin, where a measure was priced by the tariff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub electricity_margins: Option<MarginEntry>,
    /// The emission factors that were used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emission_factors: Vec<EmissionEntry>,
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
    /// Where the plant stands among audited plants of its sector.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub peers: Vec<Comparison>,
    /// What the plant uses in a year and what it pays for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<BaselineInfo>,
    /// The plant's bills, in short.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bills: Option<BillsSummary>,
    /// The plan for a budget, where one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<PlanInfo>,
    /// What many draws say of the whole plant.
    #[serde(flatten)]
    pub drawn: PlantDraws,
    /// Where electricity, fuels, water and materials go, as far as the profile can tell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub balance: Vec<BalanceEntry>,
    /// The formulas of the measures, and what may be changed in them; absent where they are too long.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub formulas: Option<Formulas>,
    /// What somebody should look at.
    #[serde(with = "problems")]
    pub warnings: Vec<(Diagnostic, Lang)>,
    /// What people call the things that stand here by key; for the formats that people read.
    #[serde(default)]
    pub names: Names,
}

/// A list of facts that stands in a file of its own beside the profile.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
pub struct ListFileEntry {
    /// Its path in profiles.
    pub list: String,
    /// The file, as the user named it.
    pub file: String,
    /// Hash of the file.
    pub hash: String,
}

/// What a plant calls low-cost.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
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
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Program {
    /// `auditlite`
    pub name: String,
    /// Its version.
    pub version: String,
}

/// The rule library that a report was made with.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct LibraryInfo {
    /// Hash of all its files.
    pub hash: String,
    /// How many rules it has, broken ones too.
    pub rules: usize,
    /// Where they come from.
    pub sources: Vec<SourceInfo>,
}

/// A source of rules.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct SourceInfo {
    /// `shipped`, or the folder.
    pub name: String,
    /// How many rules it brings.
    pub rules: usize,
    /// The rules that replace one of an earlier source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<String>,
}

/// An exchange rate that was used.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
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
