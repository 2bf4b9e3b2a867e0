//! One number that a reader may change.

use crate::diagnostic::Text;
use crate::library::Resource;
use crate::units::Currency;

/// What an input is.
#[derive(Debug, Clone, PartialEq)]
pub enum InputKind {
    /// An assumption of a rule.
    Assumption {
        /// The rule.
        rule: String,
        /// The assumption.
        name: String,
    },
    /// An assumption with which facts are worked out.
    Shared {
        /// The assumption.
        name: String,
    },
    /// The price of a resource.
    Price(Resource),
    /// All charges of a tariff.
    Tariff(String),
    /// The exchange rate of a currency, for money that rules state in it.
    Rate(Currency),
    /// The greatest investment of a low-cost measure.
    LowCost,
    /// Its longest payback.
    PaybackMonths,
}

/// One number that a reader may change.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// What it is.
    pub kind: InputKind,
    /// What a person calls it.
    pub label: Text,
    /// Its value in the report.
    pub value: f64,
    /// The unit of the value.
    pub unit: String,
    /// Least and greatest plausible value, where they are known.
    pub range: Option<(f64, f64)>,
    /// How steps read it: `(value - zero) * numerator / denominator`, in this order numerator, denominator, zero.
    pub scale: (f64, f64, f64),
    /// Where it comes from.
    pub source: Text,
    /// It cannot be changed here: what rests on it is no plain operation.
    pub held: bool,
}

impl Input {
    /// The number that steps read.
    pub fn canonical(&self) -> f64 {
        let (numerator, denominator, zero) = self.scale;
        (self.value - zero) * numerator / denominator
    }
}
