//! Calls of functions of the table, whose arguments and results have units.

use super::step::Key;
use super::words::Words;
use crate::functions::{Argument, Function, Signature};
use crate::units::Unit;

/// Most arguments of a function.
pub(super) const MOST: usize = 8;

/// A call of a function of the table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Call {
    pub(super) name: &'static str,
    pub(super) arguments: Vec<Key>,
    /// The units in which the function takes its arguments and gives its result.
    pub(super) units: Vec<Option<Unit>>,
    pub(super) result: Option<Unit>,
}

impl Call {
    /// The result for the given values; no number where there is none.
    pub(super) fn value(&self, function: &Function, words: &Words, given: impl Fn(Key) -> f64) -> f64 {
        let mut values = [f64::NAN; MOST];
        for (slot, key) in values.iter_mut().zip(&self.arguments) {
            *slot = given(*key);
        }
        let count = self.arguments.len().min(MOST);
        values.get(..count).map_or(f64::NAN, |values| self.of(function, words, values))
    }

    /// The result for these values; no number where there is none.
    pub(super) fn of(&self, function: &Function, words: &Words, values: &[f64]) -> f64 {
        if !values.iter().all(|value| value.is_finite()) {
            return f64::NAN;
        }
        let mut arguments = [Argument::Number(f64::NAN); MOST];
        for (index, (slot, value)) in arguments.iter_mut().zip(values).enumerate() {
            *slot = if takes_word(function, index) {
                let Some(word) = words.word(*value) else { return f64::NAN };
                Argument::Word(word)
            } else {
                let unit = self.units.get(index).and_then(Option::as_ref);
                Argument::Number(unit.map_or(*value, |unit| unit.from_canonical(*value)))
            };
        }
        let Some(arguments) = arguments.get(..values.len()) else { return f64::NAN };
        match (function.evaluate)(arguments) {
            Ok(value) => self.result.as_ref().map_or(value, |unit| unit.to_canonical(value)),
            Err(_) => f64::NAN,
        }
    }
}

fn takes_word(function: &Function, index: usize) -> bool {
    match function.signature {
        Signature::Fixed { parameters, .. } => parameters.get(index).is_some_and(|one| !one.words.is_empty()),
        Signature::Alike { .. } | Signature::Root => false,
    }
}
