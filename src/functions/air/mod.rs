//! Compressed air: the pressure of the place, leaks, the compressor, the receiver.

mod compressor;
mod leak;
mod receiver;

pub(super) use compressor::{
    AIR_DEMAND_AT_PRESSURE, COMPRESSOR_CONTROL_FACTOR, INTAKE_POWER_RATIO, LOAD_UNLOAD_POWER, PRESSURE_POWER_RATIO,
};
pub(super) use leak::{BAG_TEST_FLOW, LOAD_TEST_LEAK_SHARE, ORIFICE_AIR_FLOW};
pub(super) use receiver::{BLEED_TEST_FLOW, RECEIVER_AIR};

use super::limits::numbers;
use super::{Argument, Family, Function, Parameter, Signature, same};
use crate::diagnostic::Text;

/// Ratio of the specific heats of air, an ideal gas of two atoms.
const HEAT_RATIO: f64 = 1.4;
/// Gas constant of dry air, J/(kg K): the standard atmosphere, ICAO Doc 7488.
pub(super) const GAS_CONSTANT: f64 = 287.052_87;

const GAUGE: [&str; 2] = ["the gauge pressure", "la presión manométrica"];

pub(super) const ATMOSPHERIC_PRESSURE: Function = Function {
    name: "atmospheric_pressure",
    family: Family::Air,
    help: ["the usual air pressure at an altitude", "la presión usual del aire a una altitud"],
    signature: Signature::of(
        &[Parameter::number("altitude", "m", (-500.0, 11_000.0), "the altitude", "la altitud")],
        "bar(a)",
    ),
    formula: same("p = 1.01325 bar · (1 − 0.0065 K/m · z / 288.15 K)^5.2559"),
    source: "ICAO, Manual of the ICAO Standard Atmosphere, Doc 7488: hydrostatic layer from 0 to 11 km; the exponent is g/(R · 0.0065 K/m)",
    limits: ["weather moves it by 2 %", "el tiempo la mueve 2 %"],
    example: (r#"atmospheric_pressure(2000.unit("m"))"#, "0.79495 bar(a)"),
    monotone: true,
    never_negative: true,
    equation: atmospheric_pressure,
};

fn atmospheric_pressure(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    const LAPSE: f64 = 0.0065;
    const GRAVITY: f64 = 9.806_65;
    let [altitude] = numbers(arguments)?;
    Ok(1.013_25 * (1.0 - LAPSE * altitude / 288.15).powf(GRAVITY / (GAS_CONSTANT * LAPSE)))
}
