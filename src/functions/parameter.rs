//! What goes into a function: names, units, and the ranges over which equations hold.

use super::Argument;
use super::limits::short;
use crate::diagnostic::{Text, say};

/// One parameter of a function.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    /// The name, for help and messages.
    pub name: &'static str,
    /// The unit; empty for a number or a word.
    pub unit: &'static str,
    /// Where not empty, the argument is one of these words.
    pub words: &'static [&'static str],
    /// What it is, with its article, in English and in Spanish.
    pub label: [&'static str; 2],
    /// The least and greatest value over which the equation holds, in the unit; infinite where there is none.
    pub range: (f64, f64),
}

/// The share by which a value may lie outside a range, since units are converted in floating point.
const ROUNDING: f64 = 1e-9;

impl Parameter {
    pub(super) const fn number(
        name: &'static str,
        unit: &'static str,
        range: (f64, f64),
        en: &'static str,
        es: &'static str,
    ) -> Self {
        Self { name, unit, words: &[], label: [en, es], range }
    }

    pub(super) const fn word(
        name: &'static str,
        words: &'static [&'static str],
        en: &'static str,
        es: &'static str,
    ) -> Self {
        Self { name, unit: "", words, label: [en, es], range: (f64::NEG_INFINITY, f64::INFINITY) }
    }

    /// An efficiency or another share that divides: it cannot be zero.
    pub(super) const fn efficiency(name: &'static str, en: &'static str, es: &'static str) -> Self {
        Self::number(name, "", (0.05, 1.0), en, es)
    }

    /// The argument where it fits, held to the ends of the range; none where there is a [reason](Self::refuse).
    #[inline]
    pub(super) fn held<'a>(&self, argument: Argument<'a>) -> Option<Argument<'a>> {
        let (low, high) = self.range;
        match argument {
            Argument::Number(value) if !self.words.is_empty() || !value.is_finite() => None,
            Argument::Number(value) if value >= low && value <= high => Some(argument),
            Argument::Number(value) => {
                let room = |end: f64| if end.is_finite() { ROUNDING * end.abs() } else { 0.0 };
                let fits = value >= low - room(low) && value <= high + room(high);
                fits.then(|| Argument::Number(value.clamp(low, high)))
            }
            Argument::Word(word) => self.words.contains(&word).then_some(argument),
        }
    }

    /// Why an argument does not fit.
    #[cold]
    pub(super) fn refuse(&self, argument: Argument<'_>) -> Text {
        let [en, es] = self.label;
        match argument {
            Argument::Word(word) if self.words.is_empty() => {
                say!("expected a number, found `{word}`", "se esperaba un número, se encontró `{word}`")
            }
            Argument::Word(word) => {
                let words = self.words.join("`, `");
                say!("{en} `{word}` is not known; there are `{words}`", "no se conoce {es} `{word}`; hay `{words}`")
            }
            Argument::Number(_) if !self.words.is_empty() => {
                let words = self.words.join("`, `");
                say!("{en} is one of the words `{words}`", "{es} es una de las palabras `{words}`")
            }
            Argument::Number(value) if !value.is_finite() => {
                say!("expected a finite number, found `{value}`", "se esperaba un número finito, se encontró `{value}`")
            }
            Argument::Number(value) => outside(self.label, self.range, self.unit, value),
        }
    }
}

/// The reason why a value outside its range is refused.
pub(super) fn outside([en, es]: [&str; 2], (low, high): (f64, f64), unit: &str, value: f64) -> Text {
    let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
    let (least, most, found) = (short(low), short(high), short(value));
    if high.is_infinite() {
        return say!(
            "{en} must be {least}{unit} or more, found `{found}`",
            "{es} debe ser de {least}{unit} o más, se encontró `{found}`"
        );
    }
    say!(
        "{en} must lie between {least} and {most}{unit}, found `{found}`",
        "{es} debe estar entre {least} y {most}{unit}, se encontró `{found}`"
    )
}

/// The air pressure at places where people work: from below sea level to about 5,500 m.
pub(super) const ATMOSPHERIC: Parameter =
    Parameter::number("atmospheric", "bar(a)", (0.5, 1.1), "the atmospheric pressure", "la presión atmosférica");
/// The share of the ideal flow that passes a hole.
pub(super) const DISCHARGE: Parameter = Parameter::number(
    "discharge_coefficient",
    "",
    (0.0, 1.0),
    "the discharge coefficient",
    "el coeficiente de descarga",
);
/// A hole that somebody may find on a walk through a plant.
pub(super) const HOLE: Parameter = Parameter::number("diameter", "mm", (0.0, 100.0), "the diameter", "el diámetro");
/// The air of a workplace or outdoors.
pub(super) const AMBIENT: Parameter =
    Parameter::number("ambient", "°C", (-20.0, 60.0), "the ambient temperature", "la temperatura ambiente");
/// 0.05 for polished metal, 0.8 to 0.95 for oxidised steel, paint and cloth.
pub(super) const EMISSIVITY: Parameter =
    Parameter::number("emissivity", "", (0.0, 1.0), "the emissivity", "la emisividad");
