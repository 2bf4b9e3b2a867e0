//! The shape of a programme, `auditlite/programme@1`. A key that is not computed is absent.

use std::collections::BTreeMap;

use serde::Serialize;

use super::attention::Attention;
use super::implementation::Implementation;
use super::league::League;
use super::months::MonthRow;
use super::plant::{Kind, Naming};
use super::purse::RateUsed;
use super::realised::Realised;
use super::tally::Tally;
use crate::units::{Day, format};

/// What every output says it is.
pub const SCHEMA: &str = "auditlite/programme@1";

/// Many plants together, as they stand on a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Programme {
    /// [`SCHEMA`]
    pub schema: &'static str,
    /// `en` or `es`: the language of its texts.
    pub lang: &'static str,
    /// The day.
    pub as_of: Day,
    /// Whether names are shown.
    pub names: Naming,
    /// The currency to which all money was changed, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The rates at which it was.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rates: Vec<RateUsed>,
    /// Currencies for which there is no rate: their money stands by itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub without_rate: Vec<String>,
    /// How many plants there are of which kind.
    pub count: PlantCount,
    /// All plants together.
    pub totals: Tally,
    /// By sector, in the order of their names.
    pub sectors: Vec<Group>,
    /// By measure, those first that were recommended most often; savings of several measures together stand under `joint`.
    pub measures: Vec<Group>,
    /// Month by month.
    pub months: Vec<MonthRow>,
    /// How many of the recommended measures are carried out.
    pub implementation: Implementation,
    /// What the champion has to see to.
    #[serde(flatten)]
    pub attention: Attention,
    /// What measures bring, over what was promised: all of them, then each.
    pub realised: Vec<RealisedRow>,
    /// Plants by what they use for what they make.
    pub league: Vec<League>,
    /// The plants.
    pub plants: Vec<PlantRow>,
    /// Files that were left aside.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left_aside: Vec<Aside>,
}

/// How many plants there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct PlantCount {
    /// All of them.
    pub all: usize,
    /// With a ledger.
    pub ledger: usize,
    /// With a report that nobody has accepted.
    pub report: usize,
    /// With a profile only: nothing was promised yet.
    pub profile: usize,
}

/// Plants or measures of one kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// The sector, or the id of the measure.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// What its measures come to.
    #[serde(flatten)]
    pub tally: Tally,
}

/// What one measure brings, over what was promised.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RealisedRow {
    /// Its id, or `all`.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// What its results say.
    #[serde(flatten)]
    pub realised: Realised,
}

/// A plant.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlantRow {
    /// What it is called here.
    pub plant: String,
    /// The number by which its centre knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its sector.
    pub sector: String,
    /// The state that it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// What is known of it.
    pub kind: Kind,
    /// The files that it was read from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// The currency of its money here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// When its last report was accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted_on: Option<Day>,
    /// The day of its last entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_entry: Option<Day>,
    /// How many measures stand where; only those that count.
    pub standing: BTreeMap<&'static str, usize>,
    /// How many accepted ones are late.
    pub late: usize,
    /// What its measures come to.
    #[serde(flatten)]
    pub tally: Tally,
}

/// A file that was left aside.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Aside {
    /// The file; absent where names are hidden, and of files that are only counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Why.
    pub reason: String,
}

impl Programme {
    /// The programme as JSON, ending with a line break. Numbers have 15 significant digits.
    pub fn json(&self) -> String {
        let mut value = serde_json::to_value(self).unwrap_or_default();
        settle(&mut value);
        crate::json::written(format!("{value:#}\n"))
    }
}

/// Takes the noise of sums away, and nothing else.
fn settle(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Number(number) if number.is_f64() => {
            *value =
                number.as_f64().map_or(serde_json::Value::Null, |number| crate::report::number(format::exact(number)));
        }
        serde_json::Value::Array(values) => values.iter_mut().for_each(settle),
        serde_json::Value::Object(entries) => entries.values_mut().for_each(settle),
        _ => {}
    }
}
