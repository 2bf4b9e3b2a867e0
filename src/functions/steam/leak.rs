//! Steam through a hole.

use super::super::limits::{numbers, short};
use super::super::parameter::{ATMOSPHERIC, DISCHARGE, HOLE};
use super::{Argument, Family, Function, GAUGE, Parameter, Signature};
use crate::diagnostic::{Text, say};

/// Critical pressure ratio of dry saturated steam: (2/(n + 1))^(n/(n − 1)) with Zeuner's exponent n = 1.135.
const CRITICAL_RATIO: f64 = 0.577;

pub(in super::super) const STEAM_ORIFICE_FLOW: Function = Function {
    name: "steam_orifice_flow",
    family: Family::Steam,
    help: [
        "saturated steam that a hole or an open trap lets out to the atmosphere",
        "vapor saturado que un orificio o una trampa abierta deja salir a la atmósfera",
    ],
    signature: Signature::of(
        &[HOLE, Parameter::number("pressure", "bar(g)", (0.0, 100.0), GAUGE[0], GAUGE[1]), ATMOSPHERIC, DISCHARGE],
        "kg/h",
    ),
    formula: [
        "W = C · A (p + p_atm) / (70 g); in kg/h: 0.5244 · C · (π d² / 4 in mm²) · (p + p_atm in bar)",
        "W = C · A (p + p_atm) / (70 g); en kg/h: 0.5244 · C · (π d² / 4 en mm²) · (p + p_atm en bar)",
    ],
    source: "R. D. Napier: W [lb/s] = p [psia] · A [in²] / 70; C = 0.73 gives the trap losses of US DOE, Steam Tip Sheet 1, within their rounding",
    limits: [
        "choked: atmospheric at most 0.577 of the absolute line pressure; dry saturated steam; into a return line under pressure it is less",
        "flujo crítico: la atmosférica a lo más 0.577 de la presión absoluta de la línea; vapor saturado seco; hacia un retorno presurizado es menor",
    ],
    example: (r#"steam_orifice_flow(3.unit("mm"), 7.unit("bar(g)"), 1.013.unit("bar(a)"), 0.72)"#, "21.4 kg/h"),
    monotone: true,
    never_negative: true,
    equation: steam_orifice_flow,
};

fn steam_orifice_flow(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    // bar mm² is 0.1 N; a pound of mass over a pound of force is 1/g.
    const NAPIER: f64 = 0.1 * 3600.0 / (70.0 * 9.806_65);
    let [diameter, gauge, atmospheric, coefficient] = numbers(arguments)?;
    let pressure = gauge + atmospheric;
    if atmospheric > CRITICAL_RATIO * pressure {
        let found = short(gauge);
        let least = short(atmospheric / CRITICAL_RATIO - atmospheric);
        return Err(say!(
            "steam at `{found}` bar(g) does not leave a hole at the speed of sound; the equation needs at least {least} bar(g) here",
            "el vapor a `{found}` bar(g) no sale de un orificio a la velocidad del sonido; la ecuación requiere al menos {least} bar(g) aquí"
        ));
    }
    let area = std::f64::consts::PI / 4.0 * diameter.powi(2);
    Ok(NAPIER * coefficient * area * pressure)
}
