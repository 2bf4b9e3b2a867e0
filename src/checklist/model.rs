//! The walk-through sheet, `auditlite/checklist@1`, in one language. A key that is not known is absent.

use serde::Serialize;
use serde_json::Value;

/// The sheet for a visit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Checklist {
    /// `auditlite/checklist@1`
    pub schema: &'static str,
    /// `en` or `es`.
    pub lang: &'static str,
    /// The sector; absent for the sheet of any plant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// What people call the sector.
    #[serde(skip)]
    pub sector_name: Option<String>,
    /// The profile, where one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The name of the plant, where the profile gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plant: Option<String>,
    /// Its state and country, where the profile gives them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The currency of the plant, where a profile was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The areas in the order in which they are walked; what is asked for before the visit comes first.
    pub areas: Vec<Area>,
    /// The instruments to bring, each with the number of facts that it is for.
    pub instruments: Vec<Instrument>,
    /// How long it takes.
    pub minutes: Minutes,
    /// The measures that the facts serve; facts name them by these numbers.
    pub measures: Vec<Served>,
}

/// What is asked for in one place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Area {
    /// Its key, such as `boiler_room`.
    pub area: String,
    /// What people call it.
    pub title: String,
    /// The facts that stand alone, the most valuable first.
    pub items: Vec<Item>,
    /// Lists of equipment.
    pub lists: Vec<List>,
}

/// How a fact is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A number in a unit.
    Number,
    /// Yes or no: something to look at.
    Look,
    /// One of some words.
    Choice,
    /// A text or date.
    Text,
    /// Papers to copy.
    Papers,
}

/// A fact to find out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item {
    /// Its path, such as `compressed_air.leak_share`.
    pub path: String,
    /// What it is.
    pub label: String,
    /// How it is written down.
    pub kind: Kind,
    /// Its unit.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The words to choose from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// How it is found.
    pub how: String,
    /// The instrument that it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instrument: Option<String>,
    /// The instrument is a paper or meter that the plant has.
    #[serde(skip)]
    pub in_place: bool,
    /// How many minutes it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<f64>,
    /// The numbers of the measures that it serves.
    pub measures: Vec<usize>,
    /// What it is worth to know it, once, in the plant's currency: what the decisions gain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worth: Option<f64>,
    /// What stands in for it now, to be confirmed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<Now>,
    /// Facts from which it is worked out, in its place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub or_from: Vec<Item>,
}

/// A value that is there, and should be confirmed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Now {
    /// The value.
    pub value: Value,
    /// `typical`, `estimated`, `calculated`, `nameplate` or `given`.
    pub basis: &'static str,
    /// The same as people say it.
    #[serde(skip)]
    pub in_words: String,
}

/// A list of equipment to fill.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct List {
    /// Its path, such as `motors`.
    pub path: String,
    /// What it is.
    pub label: String,
    /// How it is found.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub how: String,
    /// What is asked of each record; the first one names it.
    pub columns: Vec<Item>,
    /// The records that the profile has, with what is known of each column; empty for a list to be filled.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<Record>,
}

/// A record of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record {
    /// Its number in the profile, from 0.
    pub record: usize,
    /// What is known of each column.
    pub cells: Vec<Cell>,
}

/// What is known of a fact of a record.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// It is known, in the words of a person.
    Known(String),
    /// It is to be found out.
    Open,
    /// Nothing depends on it.
    Idle,
}

/// An instrument to bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Instrument {
    /// What it is.
    pub name: String,
    /// How many facts it is for.
    pub facts: usize,
    /// Whether it is brought; papers and meters of the plant are there.
    pub bring: bool,
}

/// How long the sheet takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Minutes {
    /// For what stands alone.
    pub items: f64,
    /// For one record of each list.
    pub records: f64,
    /// How many facts nobody has timed.
    pub untimed: usize,
}

/// A measure that facts serve.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Served {
    /// Its number on the sheet, from 1.
    pub number: usize,
    /// The id of its rule.
    pub id: String,
    /// Its name.
    pub title: String,
}

impl Checklist {
    /// All facts that stand alone, and those of lists.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.areas.iter().flat_map(|area| area.items.iter().chain(area.lists.iter().flat_map(|list| &list.columns)))
    }

    /// Whether nothing is left to find out.
    pub fn is_empty(&self) -> bool {
        self.areas.is_empty()
    }
}
