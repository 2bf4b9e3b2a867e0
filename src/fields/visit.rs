//! What it takes to find a fact on a visit: an instrument, minutes, and where to look.

use crate::diagnostic::{Text, say};
use crate::script::MapReader;

/// Longest time that a fact may take, in minutes: four weeks of a logger.
const LONGEST_MINUTES: f64 = 40_320.0;

/// What it takes to find a fact on a visit.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Visit {
    pub(super) instrument: Option<Text>,
    pub(super) minutes: Option<f64>,
    pub(super) area: Option<String>,
}

/// Reads the keys `instrument`, `minutes` and `area` of a field; each may be absent.
pub(super) fn read(map: &mut MapReader<'_>) -> Visit {
    let instrument = map.optional_both("instrument");
    let minutes = map.optional_number("minutes").filter(|minutes| {
        let good = *minutes > 0.0 && *minutes <= LONGEST_MINUTES;
        if !good {
            map.fault(
                map.place_of("minutes"),
                say!(
                    "`minutes` must be above 0 and at most {LONGEST_MINUTES} (four weeks of a logger), found {minutes}",
                    "`minutes` debe ser mayor que 0 y de {LONGEST_MINUTES} a lo más (cuatro semanas de un registrador), se encontró {minutes}"
                ),
            );
        }
        good
    });
    let area = map.optional_text("area").filter(|area| {
        let plain = area.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_');
        if !plain {
            map.fault(
                map.place_of("area"),
                say!(
                    "`area` must be a plain word such as `boiler_room`, found `{area}`",
                    "`area` debe ser una palabra simple como `boiler_room`, se encontró `{area}`"
                ),
            );
        }
        plain
    });
    Visit { instrument, minutes, area }
}
