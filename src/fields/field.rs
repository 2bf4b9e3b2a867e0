//! One fact that a profile may hold.

use std::sync::Arc;

use indexmap::IndexMap;

use super::estimate::Estimate;
use crate::diagnostic::{Place, Text};
use crate::script::{FactKind, FieldId};
use crate::units::{Dimension, Unit};

/// What a fact is.
#[derive(Debug, Clone)]
pub enum FieldType {
    /// A number with a unit.
    Quantity(QuantityType),
    /// Yes or no.
    Truth,
    /// One of these words; each with its name for people.
    Choice(IndexMap<String, Text>),
    /// Free text.
    Text,
    /// A date, `2026-10-01`.
    Date,
}

/// What a number may be.
#[derive(Debug, Clone)]
pub struct QuantityType {
    /// The unit of a number that is written without one.
    pub unit: Unit,
    /// Least and greatest possible value, canonical: outside is refused.
    pub range: (f64, f64),
    /// What is likely, canonical: outside is warned of.
    pub likely: Option<(f64, f64)>,
    /// The dated factor by which an amount of fuel, or a price of one, is converted.
    pub through: Option<String>,
}

/// One fact that a profile may hold.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its position in the table of all fields.
    pub id: FieldId,
    /// The section it stands in.
    pub section: String,
    /// Its name in the section or record.
    pub name: String,
    /// Its path; `motors[].hours` in a list, `materials.*.price` in items.
    pub path: String,
    /// What it is.
    pub kind: FieldType,
    /// What a person calls it.
    pub label: Text,
    /// What it is for.
    pub help: Text,
    /// How it is found on a visit.
    pub how: Text,
    /// Whether it must be seen: a usual value says what a measure would save, and never that it applies.
    pub observe: bool,
    /// The instrument that it takes, where that is said.
    pub instrument: Option<Text>,
    /// How many minutes it takes, where that is said.
    pub minutes: Option<f64>,
    /// Where in the plant it is found, such as `boiler_room`, where that is said.
    pub area: Option<String>,
    /// How it is worked out when it is not given, tried in order.
    pub estimates: Vec<Estimate>,
    /// Where it is declared.
    pub file: String,
    /// Where it is declared.
    pub place: Place,
}

impl Field {
    /// The unit of a quantity.
    pub fn unit(&self) -> Option<&Unit> {
        match &self.kind {
            FieldType::Quantity(quantity) => Some(&quantity.unit),
            _ => None,
        }
    }

    /// The dimension of a quantity.
    pub fn dimension(&self) -> Option<Dimension> {
        self.unit().map(Unit::dimension)
    }

    /// The type as a word.
    pub fn type_name(&self) -> &'static str {
        match self.kind {
            FieldType::Quantity(_) => "quantity",
            FieldType::Truth => "boolean",
            FieldType::Choice(_) => "choice",
            FieldType::Text => "text",
            FieldType::Date => "date",
        }
    }

    /// What a formula needs to know of it.
    pub(super) fn fact_kind(&self) -> FactKind {
        match &self.kind {
            FieldType::Quantity(quantity) => {
                FactKind::Number { dimension: quantity.unit.dimension(), range: quantity.range }
            }
            FieldType::Truth => FactKind::Truth,
            FieldType::Choice(words) => FactKind::Choice(words.keys().cloned().collect::<Arc<[String]>>()),
            FieldType::Text | FieldType::Date => FactKind::Text,
        }
    }
}
