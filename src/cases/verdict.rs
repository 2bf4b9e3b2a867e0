//! How a case came out.

use super::read::Expected;
use crate::diagnostic::{Diagnostic, Lang, Place};
use crate::evaluate::{StepValue, Worked};
use crate::units::{Unit, format};

/// How a case came out.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// The rule.
    pub rule: String,
    /// The case.
    pub case: String,
    /// The file of the case.
    pub file: String,
    /// Where the case stands.
    pub place: Place,
    /// Why its author expects what it expects; empty if nobody says.
    pub because: String,
    /// The outcome that it expects.
    pub expected: Expected,
    /// The outcome that the rule has; none if it could not be judged.
    pub found: Option<Expected>,
    /// What differs; nothing if it holds.
    pub differences: Vec<Difference>,
    /// What somebody should look at: expectations that nothing compares, a reason that is missing.
    pub warnings: Vec<Diagnostic>,
    /// The numbers that the rule gives, each beside what the case expects.
    pub results: Vec<Compared>,
    /// How the rule came there; worked out only where something differs.
    pub worked: Worked,
}

/// Something that a case expects otherwise.
pub type Difference = Diagnostic;

/// A number that a rule gives, beside the one that a case expects.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// Its name, such as `saves.electricity`.
    pub name: String,
    /// What the case expects, in `unit`; none if it names no such number.
    pub expected: Option<f64>,
    /// What the rule gives, in `unit`; none if it gives none.
    pub found: Option<f64>,
    /// The unit of both.
    pub unit: Unit,
    /// Whether they differ by more than the tolerance.
    pub differs: bool,
}

impl Verdict {
    /// Whether the rule finds what the case expects.
    pub fn held(&self) -> bool {
        self.differences.is_empty()
    }
}

/// The value of a step as a person reads it.
pub fn value_in_words(value: &StepValue, lang: Lang) -> String {
    match value {
        StepValue::Number(value, unit) => number_in_words(*value, unit, lang),
        StepValue::Truth(truth) => match (truth, lang) {
            (true, Lang::En) => "true".to_owned(),
            (false, Lang::En) => "false".to_owned(),
            (true, Lang::Es) => "verdadero".to_owned(),
            (false, Lang::Es) => "falso".to_owned(),
        },
        StepValue::Word(word) => format!("\"{word}\""),
    }
}

/// A number of a calculation with its unit, the value being in that unit.
pub fn number_in_words(value: f64, unit: &Unit, lang: Lang) -> String {
    let (figure, symbol) = (format::full(value, lang), unit.in_lang(lang));
    if symbol.is_empty() || symbol == "1" { figure } else { format!("{figure} {symbol}") }
}
