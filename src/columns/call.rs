//! Calls of functions of the table, in the units in which they take their arguments. A word is its position among the
//! words of its parameter, where the function has a plain equation, and else its code.

use super::kernel::View;
use super::step::Key;
use super::words::Words;
use crate::functions::{Argument, Function, Signature};

/// Most arguments of a function.
pub(super) const MOST: usize = 8;

/// A call of a function of the table.
#[derive(Debug)]
pub(super) struct Call {
    function: &'static Function,
    pub(super) arguments: Vec<Key>,
    /// Whether each argument is a word.
    words: [bool; MOST],
    /// Whether any is.
    wordy: bool,
    plain: Option<fn(&[f64]) -> f64>,
}

impl PartialEq for Call {
    fn eq(&self, other: &Self) -> bool {
        self.function.name == other.function.name && self.arguments == other.arguments
    }
}

impl Call {
    pub(super) fn new(function: &'static Function, arguments: Vec<Key>) -> Self {
        let mut words = [false; MOST];
        if let Signature::Fixed { parameters, .. } = function.signature {
            for (word, parameter) in words.iter_mut().zip(parameters) {
                *word = !parameter.words.is_empty();
            }
        }
        let wordy = words.contains(&true);
        Self { function, arguments, words, wordy, plain: function.plain() }
    }

    /// The result for these values; no number where there is none.
    pub(super) fn value(&self, words: &Words, values: &[f64]) -> f64 {
        match *values {
            [] => self.of(words, []),
            [a] => self.of(words, [a]),
            [a, b] => self.of(words, [a, b]),
            [a, b, c] => self.of(words, [a, b, c]),
            [a, b, c, d] => self.of(words, [a, b, c, d]),
            _ => {
                let mut all = [Argument::Number(f64::NAN); MOST];
                if !self.fill(words, values, &mut all) {
                    return f64::NAN;
                }
                all.get(..values.len()).map_or(f64::NAN, |all| self.function.evaluate(all).unwrap_or(f64::NAN))
            }
        }
    }

    /// The results at some rows.
    pub(super) fn rows(&self, words: &Words, views: &[View<'_>], rows: impl Iterator<Item = usize>, out: &mut [f64]) {
        match *views {
            [a] => self.each(words, [a], rows, out),
            [a, b] => self.each(words, [a, b], rows, out),
            [a, b, c] => self.each(words, [a, b, c], rows, out),
            [a, b, c, d] => self.each(words, [a, b, c, d], rows, out),
            _ => {
                for row in rows {
                    let values: Vec<f64> = views.iter().map(|view| view.at(row)).collect();
                    if let Some(out) = out.get_mut(row) {
                        *out = self.value(words, &values);
                    }
                }
            }
        }
    }

    fn each<const N: usize>(
        &self,
        words: &Words,
        views: [View<'_>; N],
        rows: impl Iterator<Item = usize>,
        out: &mut [f64],
    ) {
        for row in rows {
            let value = self.of(words, views.map(|view| view.at(row)));
            if let Some(out) = out.get_mut(row) {
                *out = value;
            }
        }
    }

    #[inline]
    fn of<const N: usize>(&self, words: &Words, values: [f64; N]) -> f64 {
        if let Some(plain) = self.plain {
            return plain(&values);
        }
        if !self.wordy {
            return self.function.at(values).unwrap_or(f64::NAN);
        }
        let mut arguments = [Argument::Number(f64::NAN); N];
        if !self.fill(words, &values, &mut arguments) {
            return f64::NAN;
        }
        self.function.evaluate(&arguments).unwrap_or(f64::NAN)
    }

    /// Makes arguments of values; false where one is not known.
    #[inline]
    fn fill<'a>(&self, words: &'a Words, values: &[f64], arguments: &mut [Argument<'a>]) -> bool {
        for ((slot, value), is_word) in arguments.iter_mut().zip(values).zip(self.words) {
            if !value.is_finite() {
                return false;
            }
            *slot = if is_word {
                let Some(word) = words.word(*value) else { return false };
                Argument::Word(word)
            } else {
                Argument::Number(*value)
            };
        }
        true
    }
}
