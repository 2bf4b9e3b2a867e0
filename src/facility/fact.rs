//! One fact of a plant: its value, where it comes from, and how sure it is.

use crate::diagnostic::{Place, Text};
use crate::fields;

/// The value of a fact.
#[derive(Debug, Clone, PartialEq)]
pub enum FactWord {
    /// A number in canonical units.
    Number(f64),
    /// Yes or no.
    Truth(bool),
    /// A choice, text or date.
    Word(String),
}

/// How the profile says that a number was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Read from a meter.
    Metered,
    /// From a bill.
    Invoice,
    /// Measured on the visit.
    Measured,
    /// From a nameplate.
    Nameplate,
    /// Somebody's estimate.
    Estimated,
}

impl Basis {
    /// Every basis, with its word in profiles.
    pub const ALL: [(&'static str, Basis); 5] = [
        ("metered", Basis::Metered),
        ("invoice", Basis::Invoice),
        ("measured", Basis::Measured),
        ("nameplate", Basis::Nameplate),
        ("estimated", Basis::Estimated),
    ];
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// The profile gives it.
    Profile {
        /// How it was found, where the profile says so.
        basis: Option<Basis>,
        /// What the profile notes about it.
        note: Option<String>,
        /// Where it stands.
        place: Place,
    },
    /// A case leaves the sector open, and this is one that lets its rule run; nobody has given it.
    Supplied,
    /// It was worked out from other facts.
    Derived {
        /// The function that did.
        by: String,
        /// From facts of the plant, or a usual value.
        basis: fields::Basis,
        /// Whether it is the average price of a bill.
        average: bool,
        /// Formula and origin, in words.
        source: Text,
        /// The truth lies between these multiples of the value.
        range: (f64, f64),
    },
}

/// One fact of a plant.
#[derive(Debug, Clone, PartialEq)]
pub struct FactValue {
    /// Its value.
    pub value: FactWord,
    /// Where it comes from.
    pub origin: Origin,
}
