//! How sure a number is: as sure as the least sure fact that went into it.

use crate::facility::{Basis, FactValue, Origin};
use crate::fields;

/// How sure a number is, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// From meters, bills and measurements.
    Measured,
    /// From nameplates, estimates or other facts.
    Calculated,
    /// From usual values.
    Screening,
}

impl Confidence {
    /// The word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Confidence::Measured => "measured",
            Confidence::Calculated => "calculated",
            Confidence::Screening => "screening",
        }
    }

    /// How sure one fact is.
    pub fn of(fact: &FactValue) -> Self {
        match &fact.origin {
            Origin::Profile { basis: Some(Basis::Nameplate | Basis::Estimated), .. } => Confidence::Calculated,
            Origin::Derived { basis: fields::Basis::Calculated, .. } => Confidence::Calculated,
            Origin::Derived { basis: fields::Basis::Typical, .. } => Confidence::Screening,
            _ => Confidence::Measured,
        }
    }

    /// The least sure of several facts; nothing is as sure as no fact at all.
    pub fn worst<'a>(facts: impl IntoIterator<Item = &'a FactValue>) -> Self {
        facts.into_iter().map(Confidence::of).max().unwrap_or(Confidence::Measured)
    }
}
