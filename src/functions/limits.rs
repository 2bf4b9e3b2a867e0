//! What equations are handed, and what may come out.

use super::Argument;
use crate::diagnostic::{Text, say};

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

/// The word, which stands first, and the numbers after it.
#[inline]
pub(super) fn word_first<'a, const N: usize>(arguments: &[Argument<'a>]) -> Result<(&'a str, [f64; N]), Text> {
    match arguments {
        [Argument::Word(word), rest @ ..] => Ok((word, numbers(rest)?)),
        _ => Err(say!("the first value is a word", "el primer valor es una palabra")),
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

/// The reason why two values do not go together, where the first must not be above the second.
#[inline]
pub(super) fn not_above(low: (f64, [&str; 2]), high: (f64, [&str; 2]), unit: &str) -> Result<(), Text> {
    if low.0 <= high.0 { Ok(()) } else { Err(above(low, high, unit)) }
}

#[cold]
fn above(low: (f64, [&str; 2]), high: (f64, [&str; 2]), unit: &str) -> Text {
    let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
    let (found, most) = (short(low.0), short(high.0));
    let ([low_en, low_es], [high_en, high_es]) = (low.1, high.1);
    say!(
        "{low_en}, `{found}`{unit}, must not be above {high_en}, `{most}`{unit}",
        "{low_es}, `{found}`{unit}, no debe ser mayor que {high_es}, `{most}`{unit}"
    )
}

/// Six significant digits, for messages: `0.3`, not `0.30000000000000004`; `1e300`, not 301 digits.
pub(super) fn short(value: f64) -> String {
    let rounded = format!("{value:.5e}").parse().unwrap_or(value);
    if rounded == 0.0 || (1e-4..1e9).contains(&rounded.abs()) { format!("{rounded}") } else { format!("{rounded:e}") }
}
