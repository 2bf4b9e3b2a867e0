//! The formulas of the measures, for who works them out again: a page, a sheet, another program.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize, Serializer};

use super::numbers::{exact, exact_option, number};

/// The formulas of the measures as one list of steps, with what may be changed; see [`crate::whatif`].
///
/// To work them out: go through `steps` in order. A number stands for itself; an array is an operation, `["in", n]` being
/// the input `n` as steps read it: `(value - zero) * numerator / denominator` with its `scale`. All other operands are
/// positions of earlier steps. Truths are 1 and 0.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct Formulas {
    /// By what the measures of the report are put in order: `payback`, `saving`, `npv`, `co2e` or `water`.
    pub rank_by: String,
    /// What may be changed.
    pub inputs: Vec<FormulaInput>,
    /// The steps.
    pub steps: Vec<FormulaStep>,
    /// The step that is the greatest investment of a low-cost measure, in the plant's currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low_cost: Option<usize>,
    /// The input that is its longest payback in months.
    pub payback_months: usize,
    /// The measures.
    pub measures: Vec<MeasureFormulas>,
}

/// A number that may be changed.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct FormulaInput {
    /// `assumption` of a rule, `shared` by the formulas of facts, `price`, `tariff`, `exchange_rate`, `low_cost` or
    /// `payback_months`.
    pub kind: String,
    /// The assumption, the resource, the tariff or the currency.
    pub name: String,
    /// The rule of an assumption.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub measure: String,
    /// What people call it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// Its value in the report.
    #[serde(serialize_with = "exact")]
    pub value: f64,
    /// Its unit.
    pub unit: String,
    /// Least plausible value.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub low: Option<f64>,
    /// Greatest plausible value.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub high: Option<f64>,
    /// Where an assumption behind several facts comes from; that of a measure stands among its `assumed`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Numerator, denominator and zero of how steps read it.
    #[serde(serialize_with = "exact_each")]
    pub scale: [f64; 3],
    /// Only the program can work out what changes with it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub held: bool,
}

/// A step; operands are positions of earlier steps.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(untagged)]
pub enum FormulaStep {
    /// A number.
    Number(#[serde(serialize_with = "exact")] f64),
    /// `in` with the position of an input; `neg`, `not`, `abs`, `sqrt`.
    One(String, usize),
    /// `+`, `-`, `*`, `/`, `**`, `<`, `<=`, `>`, `>=`, `==`, `!=`, `and`, `or`, `min`, `max`.
    Two(String, usize, usize),
    /// `if`
    Three(String, usize, usize, usize),
}

/// Where the numbers of a measure stand among the steps.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
pub struct MeasureFormulas {
    /// The id of its rule.
    pub id: String,
    /// Whether it applies.
    pub condition: usize,
    /// What it saves per year, in the unit of its `saves`.
    pub saves: IndexMap<String, usize>,
    /// What it needs in exchange.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub uses: IndexMap<String, usize>,
    /// Numbers of the rule; where one is negative, the rule has no result.
    pub given: Vec<usize>,
    /// Amounts without a price; where one is not zero, the measure has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unpriced: Vec<usize>,
    /// Money per year that no resource carries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_saving: Option<usize>,
    /// Net money per year.
    pub annual_saving: usize,
    /// Investment, less the rebate.
    pub investment: usize,
    /// Net present value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub npv: Option<usize>,
    /// Avoided emissions in t/yr.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub co2e: Option<usize>,
    /// Of the measures that bear this word only the first in order is summed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// It is not summed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub umbrella: bool,
    /// A tariff makes one of its prices, which is held at that of the report: its money is near for other amounts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_tariff: bool,
}

fn exact_each<S: Serializer>(values: &[f64; 3], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(values.map(number))
}
