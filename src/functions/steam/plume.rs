//! A leak of steam by the length of its plume.

use super::super::limits::numbers;
use super::{Argument, Family, Function, Parameter, Signature};
use crate::diagnostic::Text;

/// Pressures of the table, bar(g): 115 and 415 psi.
const PRESSURES: [f64; 2] = [115.0 * PSI, 415.0 * PSI];
/// Lengths of the plume, m: 3, 6, 9, 12 ft.
const LENGTHS: [f64; 4] = [3.0 * FOOT, 6.0 * FOOT, 9.0 * FOOT, 12.0 * FOOT];
/// Temperatures of the air, °C: 45, 75, 90 °F.
const AIR: [f64; 3] = [65.0 / 9.0, 215.0 / 9.0, 290.0 / 9.0];
/// lb/h by pressure, length and temperature.
const LOSS: [[[f64; 3]; 4]; 2] = [
    [[10.0, 30.0, 50.0], [30.0, 170.0, 280.0], [70.0, 420.0, 700.0], [110.0, 650.0, 1100.0]],
    [[20.0, 35.0, 50.0], [50.0, 170.0, 290.0], [130.0, 500.0, 800.0], [220.0, 870.0, 1400.0]],
];
const PSI: f64 = 0.068_947_572_931_683_6;
const FOOT: f64 = 0.3048;
const POUND: f64 = 0.453_592_37;

pub(in super::super) const STEAM_PLUME_FLOW: Function = Function {
    name: "steam_plume_flow",
    family: Family::Steam,
    help: [
        "steam of a visible leak, by the length of its plume",
        "vapor de una fuga visible, por el largo de su penacho",
    ],
    signature: Signature::of(
        &[
            Parameter::number(
                "length",
                "m",
                (LENGTHS[0], LENGTHS[3]),
                "the length of the plume",
                "el largo del penacho",
            ),
            Parameter::number(
                "pressure",
                "bar(g)",
                (PRESSURES[0], PRESSURES[1]),
                "the gauge pressure",
                "la presión manométrica",
            ),
            Parameter::number("ambient", "°C", (AIR[0], AIR[2]), "the ambient temperature", "la temperatura ambiente"),
        ],
        "kg/h",
    ),
    formula: [
        "linear between the values of a table over length (3 to 12 ft), pressure (115 and 415 psi(g)) and air (45 to 90 °F)",
        "lineal entre los valores de una tabla por largo (3 a 12 ft), presión (115 y 415 psi(g)) y aire (45 a 90 °F)",
    ],
    source: "US DOE, MEASUR, steam leak survey, plume table",
    limits: [
        "still air; a coarse estimate, within a factor of two; use the hole where it can be measured",
        "aire quieto; estimación gruesa, dentro de un factor de dos; use el orificio si se puede medir",
    ],
    example: (r#"steam_plume_flow(1.8288.unit("m"), 8.unit("bar(g)"), 24.unit("°C"))"#, "77.8 kg/h"),
    monotone: true,
    never_negative: true,
    equation: steam_plume_flow,
};

fn steam_plume_flow(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [length, pressure, ambient] = numbers(arguments)?;
    let at = |table: &[[f64; 3]; 4]| {
        let rows = table.map(|row| between(&AIR, &row, ambient));
        between(&LENGTHS, &rows, length)
    };
    let levels = LOSS.map(|table| at(&table));
    Ok(POUND * between(&PRESSURES, &levels, pressure))
}

/// The value on the line between the two neighbours of a place.
fn between(places: &[f64], values: &[f64], place: f64) -> f64 {
    let steps = places.windows(2).zip(values.windows(2));
    let mut found = f64::NAN;
    for (ends, pair) in steps {
        if let ([low, high], [first, second]) = (ends, pair)
            && (found.is_nan() || place >= *low)
        {
            found = first + (second - first) * (place - low) / (high - low);
        }
    }
    found
}
