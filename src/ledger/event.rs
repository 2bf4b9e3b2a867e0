//! What can happen to the measures of a report.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Amount, Id, Money, PlantName, Promise};
use crate::units::Day;

/// The words of all events.
pub(super) const WORDS: [&str; 7] = ["start", "decided", "started", "done", "measured", "note", "correction"];

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// A report was accepted: its promises count from here. The first entry of every ledger; later ones are further visits.
    Start(Start),
    /// Somebody decided on a measure.
    Decided(Decided),
    /// Work on a measure began.
    Started(Started),
    /// A measure is in place.
    Done(Done),
    /// A saving was measured.
    Measured(Measured),
    /// Somebody remarked something.
    Note(Note),
    /// An earlier entry was wrong.
    Correction(Correction),
}

/// A report was accepted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Start {
    /// The plant.
    pub plant: PlantName,
    /// The day of the visit, where the profile gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Day>,
    /// The language of the report, `en` or `es`, in which the plant is spoken to.
    pub lang: String,
    /// The plant's currency, in which all money of the ledger stands.
    pub currency: String,
    /// Units of the plant's currency for one of another, as the report had them.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub exchange_rates: IndexMap<String, f64>,
    /// SHA-256 of the bytes of the report, in hexadecimal.
    pub report: String,
    /// The hash of the rule library that made it.
    pub library: String,
    /// The version of the program that made it.
    pub program: String,
    /// The hash of the profile.
    pub profile: String,
    /// What the plant uses in a year by resource, where the report tells.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub baseline: IndexMap<String, Amount>,
    /// The plant's figures beside those of audited plants (`peers` of the report), as they stand there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub peers: Vec<Value>,
    /// What the report promised, in its order; measures of `needs_study` after those of `recommendations`.
    pub measures: Vec<Promise>,
}

/// Somebody decided on a measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// The measure.
    pub measure: String,
    /// What was decided.
    pub decision: Decision,
    /// Why; always given where a measure is rejected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who sees to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsible: Option<String>,
    /// When it is to be done, or when a postponed measure comes up again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It will be done.
    Accepted,
    /// It will not.
    Rejected,
    /// Not now.
    Postponed,
}

/// Work on a measure began.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Started {
    /// The measure.
    pub measure: String,
}

/// A measure is in place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Done {
    /// The measure.
    pub measure: String,
    /// What it really cost, in the plant's currency; absent where nobody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investment: Option<f64>,
}

/// A saving was measured, on one measure or on several together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    /// The measures that it is the saving of; several where one meter or one set of bills sees them together.
    pub measures: Vec<String>,
    /// How.
    pub method: Method,
    /// The first day of the time after.
    pub from: Day,
    /// The last day of the time after.
    pub to: Day,
    /// What is saved per year by resource (less what is used in exchange, where that was measured too), with its
    /// interval.
    pub saves: IndexMap<String, Amount>,
    /// What is saved per year in money, in the plant's currency, where somebody measured that itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub money: Option<Money>,
    /// The level of the interval, in per cent; 90 where none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<f64>,
    /// The resources whose saving cannot be told from noise: they are shown and never claimed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub noise: Vec<String>,
    /// How the number came about, in words that the plant can follow.
    pub basis: String,
    /// The model behind it, as `verification` gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<Value>,
}

/// How a saving was measured, after the options of the IPMVP (EVO, Core Concepts).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Option A: the measure's key figure is measured, the others are stated.
    OptionA,
    /// Option B: everything that the measure changes is measured, on its own meter.
    OptionB,
    /// Option C: bills or a main meter, before and after, by a model that takes production or weather into account.
    OptionC,
    /// Bills before and after as they are, nothing taken into account.
    Bills,
    /// The plant says so.
    Stated,
}

/// Somebody remarked something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// On which measure; absent for the plant as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// What.
    pub text: String,
}

/// An earlier entry was wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The entry that was wrong. It may be a correction itself.
    pub of: Id,
    /// Why.
    pub reason: String,
    /// What stands in its place; absent where it is taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<Box<Instead>>,
}

/// What stands in the place of an entry that was wrong.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Instead {
    /// The day on which it happened.
    pub date: Day,
    /// What happened; never a correction.
    #[serde(flatten)]
    pub event: Event,
}

impl Event {
    /// Its word in a line.
    pub fn name(&self) -> &'static str {
        match self {
            Event::Start(_) => "start",
            Event::Decided(_) => "decided",
            Event::Started(_) => "started",
            Event::Done(_) => "done",
            Event::Measured(_) => "measured",
            Event::Note(_) => "note",
            Event::Correction(_) => "correction",
        }
    }

    /// The measures that it speaks of.
    pub fn measures(&self) -> &[String] {
        match self {
            Event::Decided(event) => std::slice::from_ref(&event.measure),
            Event::Started(event) => std::slice::from_ref(&event.measure),
            Event::Done(event) => std::slice::from_ref(&event.measure),
            Event::Measured(event) => &event.measures,
            Event::Note(event) => event.measure.as_slice(),
            Event::Start(_) | Event::Correction(_) => &[],
        }
    }
}
