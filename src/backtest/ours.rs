//! What the rules find at an audited plant, as far as it can be held against what auditors recommended.

use indexmap::IndexMap;

use super::audited::Kind;
use crate::benchmarks::arc_group;
use crate::library::Resource;
use crate::report::QuantityValue;
use crate::units::Unit;

/// A measure that the rules find.
#[derive(Debug, Clone, PartialEq)]
pub struct OurMeasure {
    /// The id of its rule.
    pub id: String,
    /// What it saves in a year, canonical.
    pub amounts: Vec<(Kind, f64)>,
    /// Money in a year, each measure by itself.
    pub saving: Option<f64>,
    /// The code of its rule.
    pub arc: Option<String>,
    /// How likely it is that a plant of the kind has it to do, 0 to 1: 1 where the rules recommend it.
    pub chance: f64,
}

impl OurMeasure {
    /// The group of its code.
    pub fn group(&self) -> Option<u8> {
        self.arc.as_deref().and_then(arc_group)
    }

    /// How much of a kind it saves.
    pub fn amount(&self, kind: Kind) -> Option<f64> {
        self.amounts.iter().find(|(known, _)| *known == kind).map(|(_, amount)| *amount)
    }
}

/// What a report says is saved, by kind.
pub(super) fn amounts(saves: &IndexMap<String, QuantityValue>) -> Vec<(Kind, f64)> {
    let mut found: Vec<(Kind, f64)> = Vec::new();
    for (key, amount) in saves {
        let Some(kind) = Resource::parse(key).map(|resource| Kind::of(&resource)) else { continue };
        let Ok(unit) = Unit::parse(&amount.unit) else { continue };
        let value = unit.to_canonical(amount.value);
        match found.iter_mut().find(|(known, _)| *known == kind) {
            _ if value <= 0.0 => {}
            Some((_, sum)) => *sum += value,
            None => found.push((kind, value)),
        }
    }
    found
}
