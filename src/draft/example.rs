//! Plain numbers for the cases of a draft: the facts of a plant that is easy to reckon with.

use super::fact::Fact;
use crate::units::format;

/// A number of the size that is usual in a unit.
const USUAL: &[(&str, f64)] = &[
    ("kWh/yr", 400_000.0),
    ("GJ/yr", 5_000.0),
    ("kW", 100.0),
    ("h/yr", 4_000.0),
    ("day/yr", 300.0),
    ("m3/yr", 20_000.0),
    ("m3", 2.0),
    ("m3/h", 5.0),
    ("t/yr", 100.0),
    ("1/yr", 1_000.0),
    ("%", 50.0),
    ("kg/m3", 900.0),
    ("bar(g)", 7.0),
    ("°C", 60.0),
];

/// How often a number is tried in another size, where facts of one plant contradict each other.
const SIZES: [f64; 5] = [1.0, 10.0, 0.1, 100.0, 0.01];

/// How many plants can be tried.
pub(super) const PLANTS: usize = SIZES.len();

/// A plain number for a fact, in its unit and within its range.
pub(super) fn number(fact: &Fact, plant: usize) -> f64 {
    let size = SIZES.get(plant).copied().unwrap_or(1.0);
    let usual = USUAL.iter().find(|(symbol, _)| *symbol == fact.unit.symbol()).map_or(10.0, |(_, usual)| *usual);
    let (least, most) = fact.range;
    let (low, high) = fact.likely.unwrap_or(fact.range);
    let value = usual * size;
    if (low..=high).contains(&value) && value > 0.0 {
        return plain(value);
    }
    let middle = if high.is_finite() && low.is_finite() { f64::midpoint(low, high) } else { usual };
    let middle = plain(middle);
    if middle >= least && middle <= most && middle != 0.0 { middle } else { plain(most.min(usual).max(least)) }
}

/// How far a number lies from a threshold, as a share of it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Far {
    /// So near that a threshold a tenth further would change the answer.
    Near,
    /// So far that nobody doubts it.
    Half,
}

/// A number on one side of a threshold, given in the unit of the threshold; none where the range has no such side.
pub(super) fn beyond(threshold: f64, above: bool, far: Far, range: (f64, f64), step: f64) -> Option<f64> {
    let (least, most) = range;
    let share = match far {
        Far::Near => 0.05,
        Far::Half => 0.5,
    };
    let far = if threshold == 0.0 { step.abs() } else { threshold.abs() } * share;
    let wanted = if above { threshold + far } else { threshold - far };
    let value = match above {
        true if wanted <= most => wanted,
        true => f64::midpoint(threshold, most),
        false if wanted >= least => wanted,
        false => f64::midpoint(threshold, least),
    };
    let value = plain(value);
    let holds = if above { value > threshold && value <= most } else { value < threshold && value >= least };
    holds.then_some(value)
}

/// The number to four digits, so that a person can write it down.
fn plain(value: f64) -> f64 {
    format!("{value:.3e}").parse().map_or(value, format::exact)
}
