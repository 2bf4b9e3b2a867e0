//! Chapters, groups, lists and questions.

use crate::diagnostic::Text;
use crate::units::Unit;

/// What is asked of plants of a sector.
#[derive(Debug, Clone)]
pub struct Questionnaire {
    /// The sector, as profiles name it.
    pub sector: String,
    /// What people call it.
    pub sector_name: Text,
    /// The chapters, in the order in which they are answered.
    pub chapters: Vec<Chapter>,
}

impl Questionnaire {
    /// Every question that stands alone.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.chapters.iter().flat_map(|chapter| &chapter.groups).flat_map(|group| &group.questions)
    }

    /// Every list.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.chapters.iter().filter_map(|chapter| chapter.table.as_ref())
    }
}

/// Where a chapter is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChapterKind {
    /// What the plant is.
    Plant,
    /// At a desk, from bills and records.
    Papers,
    /// At a place on the walk.
    Area,
    /// A list of equipment, along the walk.
    List,
    /// Measures that the plant has carried out already.
    InPlace,
}

/// Questions that are answered at one place.
#[derive(Debug, Clone)]
pub struct Chapter {
    /// A plain word that stands for it: `boiler_room`, `motors`.
    pub key: String,
    /// Where it is answered.
    pub kind: ChapterKind,
    /// What people call it.
    pub title: Text,
    /// Questions that stand alone.
    pub groups: Vec<Group>,
    /// A list to fill, row by row.
    pub table: Option<Table>,
}

/// Questions that belong together.
#[derive(Debug, Clone)]
pub struct Group {
    /// What people call what they are about.
    pub title: Text,
    /// The section of the profile of which a plant may have none: no steam, no gas. It is asked once, where the section
    /// comes first.
    pub section: Option<String>,
    /// The questions, the most valuable first.
    pub questions: Vec<Question>,
}

/// A list to fill.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its path in a profile: `motors`, `electricity.bills`, `materials`.
    pub path: String,
    /// What people call it.
    pub title: Text,
    /// How it is found on a visit.
    pub how: Text,
    /// What its rows are.
    pub shape: TableShape,
    /// What is asked of each row; of records the first column names them.
    pub columns: Vec<Question>,
    /// How many rows a plant may need.
    pub rows: usize,
    /// Whether a plant may have none.
    pub may_be_empty: bool,
}

/// What the rows of a list are.
#[derive(Debug, Clone)]
pub enum TableShape {
    /// Records, one after another.
    Records,
    /// Named items, such as materials; each name once.
    Items(Vec<KnownItem>),
}

/// An item that rules know by name.
#[derive(Debug, Clone)]
pub struct KnownItem {
    /// Its key in the profile: `resin`.
    pub key: String,
    /// What people call it.
    pub title: Text,
    /// The unit of its yearly amount.
    pub unit: Unit,
    /// Whether it serves a measure of the sector; the others are there to choose from.
    pub asked: bool,
}

/// A question.
#[derive(Debug, Clone)]
pub struct Question {
    /// Where the answer goes in a profile: `electricity.tariff`, `motors[].hours`, `materials.*.price`,
    /// `done.common/steam_traps`.
    pub path: String,
    /// What is asked for.
    pub label: Text,
    /// What an answer is.
    pub kind: Kind,
    /// Where it is found: bill, meter, manifest, nameplate.
    pub how: Text,
    /// What it is for.
    pub why: Text,
    /// The instrument that it takes, where that is said.
    pub instrument: Option<Text>,
    /// How many measures it serves.
    pub measures: usize,
}

/// What an answer is.
#[derive(Debug, Clone)]
pub enum Kind {
    /// A number with a unit; it may say how it was found.
    Quantity(Amount),
    /// One of these words, each with its name for people.
    Choice(Vec<(String, Text)>),
    /// Yes or no.
    Truth,
    /// A text.
    Text,
    /// A day.
    Day,
    /// A month.
    Month,
}

/// What a number may be.
#[derive(Debug, Clone)]
pub struct Amount {
    /// The units that people use for it, the usual one first; money stands as [`crate::units::Currency::PLANT`].
    pub units: Vec<Unit>,
    /// Least and greatest possible value, in the usual unit.
    pub range: (f64, f64),
    /// What is likely, in the usual unit.
    pub likely: Option<(f64, f64)>,
}

impl Amount {
    /// The usual unit.
    pub fn unit(&self) -> Option<&Unit> {
        self.units.first()
    }
}
