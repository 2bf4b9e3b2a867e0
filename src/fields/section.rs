//! A section of the profile.

use indexmap::IndexMap;

use super::Estimate;
use crate::diagnostic::Text;
use crate::script::{FieldId, SectionShape, TableId};
use crate::units::Unit;

/// A section of the profile.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its name.
    pub name: String,
    /// Whether it is one record, a list of records, or named items.
    pub shape: SectionShape,
    /// What a person calls it.
    pub title: Text,
    /// The sectors whose plants are asked for it; empty is all.
    pub sectors: Vec<String>,
    /// Its fields, or the fields of its records or items.
    pub members: IndexMap<String, SectionMember>,
    /// Well-known items, where it holds items.
    pub items: IndexMap<String, Item>,
}

/// A name in a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionMember {
    /// A fact.
    Field(FieldId),
    /// A list of records within the section.
    Table(TableId),
}

/// A well-known item.
#[derive(Debug, Clone)]
pub struct Item {
    /// The unit of its yearly amount.
    pub unit: Unit,
    /// What a person calls it.
    pub title: Text,
}

/// A list of records.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its path, such as `motors` or `electricity.bills`.
    pub path: String,
    /// The section it stands in.
    pub section: String,
    /// What a person calls it.
    pub label: Text,
    /// How it is found on a visit.
    pub how: Text,
    /// Its columns.
    pub columns: IndexMap<String, FieldId>,
    /// The record that stands in for all of it at a plant of which only bills and sector are known.
    pub stand_in: Option<StandIn>,
}

/// One record in the place of a list that nobody has given: all the lighting of a plant, all its motors.
#[derive(Debug, Clone)]
pub struct StandIn {
    /// What a person calls it, such as "all lighting, from the bills".
    pub name: Text,
    /// How its facts are worked out from those of the plant; the others follow as in any record.
    pub facts: IndexMap<FieldId, Estimate>,
}
