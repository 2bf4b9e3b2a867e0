//! What may go into a function, and what may come out.

use super::Argument;
use crate::diagnostic::{Text, say};

/// The range over which an equation holds, ends included.
pub(super) struct Limit {
    /// The quantity with its article, in English and in Spanish.
    pub(super) what: [&'static str; 2],
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) unit: &'static str,
}

/// The air pressure at places where people work: from below sea level to about 5,500 m.
pub(super) const ATMOSPHERE: Limit =
    Limit { what: ["the atmospheric pressure", "la presión atmosférica"], low: 0.5, high: 1.1, unit: "bar(a)" };

/// A discharge coefficient: the share of the ideal flow that passes.
pub(super) const DISCHARGE: Limit =
    Limit { what: ["the discharge coefficient", "el coeficiente de descarga"], low: 0.0, high: 1.0, unit: "" };

/// A hole that somebody may find on a walk through a plant.
pub(super) const HOLE: Limit = Limit { what: ["the diameter", "el diámetro"], low: 0.0, high: 100.0, unit: "mm" };

impl Limit {
    /// The value itself where it lies in the range, otherwise the reason.
    #[inline]
    pub(super) fn check(&self, value: f64) -> Result<f64, Text> {
        if (self.low..=self.high).contains(&value) { Ok(value) } else { Err(self.refuse(value)) }
    }

    #[cold]
    fn refuse(&self, value: f64) -> Text {
        let [en, es] = self.what;
        let (low, high, found) = (short(self.low), short(self.high), short(value));
        let unit = if self.unit.is_empty() { String::new() } else { format!(" {}", self.unit) };
        say!(
            "{en} must lie between {low} and {high}{unit}, found `{found}`",
            "{es} debe estar entre {low} y {high}{unit}, se encontró `{found}`"
        )
    }
}

/// As many finite numbers as the function takes.
#[inline]
pub(super) fn numbers<const N: usize>(arguments: &[Argument<'_>]) -> Result<[f64; N], Text> {
    let found = arguments.len();
    if found != N {
        return Err(say!("expected {N} numbers, found {found}", "se esperaban {N} números, se encontraron {found}"));
    }
    let mut values = [0.0; N];
    for (slot, argument) in values.iter_mut().zip(arguments) {
        match argument {
            Argument::Number(value) if value.is_finite() => *slot = *value,
            other => return Err(no_number(*other)),
        }
    }
    Ok(values)
}

#[cold]
fn no_number(argument: Argument<'_>) -> Text {
    match argument {
        Argument::Number(value) => {
            say!("expected a finite number, found `{value}`", "se esperaba un número finito, se encontró `{value}`")
        }
        Argument::Word(word) => {
            say!("expected a number, found `{word}`", "se esperaba un número, se encontró `{word}`")
        }
    }
}

/// The result itself where it is finite.
#[inline]
pub(super) fn finite(result: f64) -> Result<f64, Text> {
    if result.is_finite() {
        Ok(result)
    } else {
        Err(say!("the result is too large to be represented", "el resultado es demasiado grande para representarse"))
    }
}

/// Six significant digits, for messages: `0.3`, not `0.30000000000000004`; `1e300`, not 301 digits.
pub(super) fn short(value: f64) -> String {
    let rounded = format!("{value:.5e}").parse().unwrap_or(value);
    if rounded == 0.0 || (1e-4..1e9).contains(&rounded.abs()) { format!("{rounded}") } else { format!("{rounded:e}") }
}
