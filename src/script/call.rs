//! Calls a function of the table with values in canonical units, known or bounded.

use super::formula::Conversion;
use super::interval::Interval;
use super::run::{Gaps, Reading, bounded, join, unknown};
use crate::diagnostic::Text;
use crate::functions::{Argument, Function, larger, smaller};
use crate::units::Unit;

/// Most corners that are tried to bound a function of unknown arguments.
const MAX_UNKNOWN: u32 = 7;

/// The value of a call.
///
/// # Errors
/// Why the function has no value for these arguments.
pub(super) fn call(function: &Function, readings: &[Reading], conversion: &Conversion) -> Result<Reading, Text> {
    let unknowns = readings.iter().filter(|reading| matches!(reading, Reading::Unknown(_))).count();
    if unknowns == 0 {
        return exact(function, readings, conversion).map(Reading::Number);
    }
    let mut gaps: Gaps = Vec::new();
    for reading in readings {
        gaps = join(gaps, bounded(reading.clone()).1);
    }
    Ok(unknown(bounds(function, readings, conversion), gaps))
}

fn bounds(function: &Function, readings: &[Reading], conversion: &Conversion) -> Interval {
    // These take any number, so that a bound which is infinite is no harm.
    let given: Vec<Interval> = readings.iter().map(|reading| bounded(reading.clone()).0).collect();
    match (function.name, given.as_slice()) {
        ("min", [a, b]) => return a.each(*b, smaller),
        ("max", [a, b]) => return a.each(*b, larger),
        ("clamp", [x, low, high]) => return x.each(*low, larger).each(*high, smaller),
        ("abs", [x]) => return x.size(),
        _ => {}
    }
    let corners = if function.monotone { corners(function, readings, conversion) } else { Interval::ALL };
    if function.never_negative && corners.low < 0.0 { Interval { low: 0.0, high: corners.high } } else { corners }
}

fn exact(function: &Function, readings: &[Reading], conversion: &Conversion) -> Result<f64, Text> {
    let arguments: Vec<Argument> = readings
        .iter()
        .enumerate()
        .map(|(index, reading)| match reading {
            Reading::Word(word) => Argument::Word(word),
            Reading::Number(value) => Argument::Number(in_unit(*value, conversion.arguments.get(index))),
            Reading::Truth(_) | Reading::Unknown(_) => Argument::Number(f64::NAN),
        })
        .collect();
    let value = function.evaluate(&arguments)?;
    Ok(conversion.result.as_ref().map_or(value, |unit| unit.to_canonical(value)))
}

fn in_unit(value: f64, unit: Option<&Option<Unit>>) -> f64 {
    match unit {
        Some(Some(unit)) => unit.from_canonical(value),
        _ => value,
    }
}

/// Bounds of a function that is monotone in each argument: the least and greatest over all corners. A corner that has
/// no value bounds nothing.
fn corners(function: &Function, readings: &[Reading], conversion: &Conversion) -> Interval {
    let unknowns: Vec<usize> = readings
        .iter()
        .enumerate()
        .filter_map(|(index, reading)| matches!(reading, Reading::Unknown(_)).then_some(index))
        .collect();
    let count = u32::try_from(unknowns.len()).unwrap_or(u32::MAX);
    if count > MAX_UNKNOWN {
        return Interval::ALL;
    }
    let mut hull: Option<Interval> = None;
    for corner in 0..(1_u32 << count) {
        let mut at = readings.to_vec();
        for (bit, index) in unknowns.iter().enumerate() {
            let Some(slot) = at.get_mut(*index) else { continue };
            let interval = bounded(slot.clone()).0;
            let value = if corner >> bit & 1 == 0 { interval.low } else { interval.high };
            if !value.is_finite() {
                return Interval::ALL;
            }
            *slot = Reading::Number(value);
        }
        match exact(function, &at, conversion) {
            Ok(value) if value.is_finite() => {
                hull = Some(hull.map_or(Interval::point(value), |hull| hull.hull(Interval::point(value))));
            }
            _ => return Interval::ALL,
        }
    }
    hull.unwrap_or(Interval::ALL)
}
