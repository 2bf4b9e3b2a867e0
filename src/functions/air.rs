//! Air: the pressure of the place, the work of a compressor, the flow through a hole.

use super::limits::{ATMOSPHERE, DISCHARGE, HOLE, Limit, finite, numbers, short};
use super::{Argument, Function, Parameter, Signature};
use crate::diagnostic::{Text, say};

/// Ratio of the specific heats of air, an ideal gas of two atoms.
const HEAT_RATIO: f64 = 1.4;
/// Gas constant of dry air, J/(kg K): the standard atmosphere, ICAO Doc 7488.
const GAS_CONSTANT: f64 = 287.052_87;
/// Temperature of the air before the hole and at the intake, K: 20 °C.
const TEMPERATURE: f64 = 293.15;

const ALTITUDE: Limit = Limit { what: ["the altitude", "la altitud"], low: -500.0, high: 11_000.0, unit: "m" };
const DISCHARGE_PRESSURE: Limit =
    Limit { what: ["the gauge pressure", "la presión manométrica"], low: 0.5, high: 16.0, unit: "bar(g)" };
const LINE_PRESSURE: Limit =
    Limit { what: ["the gauge pressure", "la presión manométrica"], low: 0.0, high: 40.0, unit: "bar(g)" };

pub(super) const ATMOSPHERIC_PRESSURE: Function = Function {
    name: "atmospheric_pressure",
    help: ["the usual air pressure at an altitude", "la presión usual del aire a una altitud"],
    signature: Signature::Fixed {
        parameters: &[Parameter::number("altitude", "m")],
        result: "bar(a)",
        per_anything: false,
    },
    formula: "p = 1.01325 bar · (1 − 0.0065 K/m · z / 288.15 K)^5.2559",
    source: "ICAO, Manual of the ICAO Standard Atmosphere, Doc 7488: hydrostatic layer from 0 to 11 km; the exponent is g/(R · 0.0065 K/m)",
    limits: ["altitude -500 to 11000 m; weather moves it by 2 %", "altitud de -500 a 11000 m; el tiempo la mueve 2 %"],
    example: (r#"atmospheric_pressure(2000.unit("m"))"#, "0.79495 bar(a)"),
    evaluate: atmospheric_pressure,
    monotone: true,
    never_negative: true,
};

pub(super) const PRESSURE_POWER_RATIO: Function = Function {
    name: "pressure_power_ratio",
    help: [
        "power of an air compressor at a new discharge pressure, as a multiple of that at the old one",
        "potencia de un compresor de aire a una nueva presión de descarga, como múltiplo de la anterior",
    ],
    signature: Signature::Fixed {
        parameters: &[
            Parameter::number("old", "bar(g)"),
            Parameter::number("new", "bar(g)"),
            Parameter::number("atmospheric", "bar(a)"),
        ],
        result: "",
        per_anything: false,
    },
    formula: "[((p_new + p_atm) / p_atm)^k − 1] / [((p_old + p_atm) / p_atm)^k − 1], k = (1.4 − 1) / 1.4",
    source: "work of adiabatic compression of an ideal gas in one stage at the same flow, with heat ratio 1.4 for air",
    limits: [
        "pressures 0.5 to 16 bar(g), atmosphere 0.5 to 1.1 bar(a); one stage: with two stages and an intercooler the change is about an eighth smaller; the flow must stay the same",
        "presiones de 0.5 a 16 bar(g), atmósfera de 0.5 a 1.1 bar(a); una etapa: con dos etapas y enfriador intermedio el cambio es como un octavo menor; el flujo debe ser el mismo",
    ],
    example: (r#"pressure_power_ratio(7.unit("bar(g)"), 6.unit("bar(g)"), 1.013.unit("bar(a)"))"#, "0.916"),
    evaluate: pressure_power_ratio,
    monotone: true,
    never_negative: true,
};

pub(super) const ORIFICE_AIR_FLOW: Function = Function {
    name: "orifice_air_flow",
    help: [
        "free air lost through a hole in a compressed-air line",
        "aire libre que se pierde por un orificio en una línea de aire comprimido",
    ],
    signature: Signature::Fixed {
        parameters: &[
            Parameter::number("diameter", "mm"),
            Parameter::number("pressure", "bar(g)"),
            Parameter::number("atmospheric", "bar(a)"),
            Parameter::number("discharge_coefficient", ""),
        ],
        result: "m3/min",
        per_anything: false,
    },
    formula: "V = C · (π d² / 4) · (p + p_atm) / p_atm · √(1.4 R T) · (2 / 2.4)³, R = 287.05 J/(kg K), T = 293.15 K",
    source: "choked flow of an ideal gas through a nozzle, heat ratio 1.4; agrees with the table Discharge of Air Through an Orifice (S. A. Moss, American Machinist, 1906), whose coefficient is 1, with 0.97 for a rounded and 0.65 for a sharp edge",
    limits: [
        "choked: atmospheric at most 0.528 of the absolute line pressure; up to 100 mm and 40 bar(g); air at 20 °C, free air at the conditions of the intake",
        "flujo crítico: la atmosférica a lo más 0.528 de la presión absoluta de la línea; hasta 100 mm y 40 bar(g); aire a 20 °C, aire libre en las condiciones de la succión",
    ],
    example: (r#"orifice_air_flow(3.unit("mm"), 7.unit("bar(g)"), 1.013.unit("bar(a)"), 0.65)"#, "0.433 m3/min"),
    evaluate: orifice_air_flow,
    monotone: true,
    never_negative: true,
};

fn atmospheric_pressure(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    const LAPSE: f64 = 0.0065;
    const GRAVITY: f64 = 9.806_65;
    let [altitude] = numbers(arguments)?;
    let altitude = ALTITUDE.check(altitude)?;
    Ok(1.013_25 * (1.0 - LAPSE * altitude / 288.15).powf(GRAVITY / (GAS_CONSTANT * LAPSE)))
}

fn pressure_power_ratio(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [old, new, atmospheric] = numbers(arguments)?;
    let atmospheric = ATMOSPHERE.check(atmospheric)?;
    let work = |gauge: f64| -> Result<f64, Text> {
        let ratio = (DISCHARGE_PRESSURE.check(gauge)? + atmospheric) / atmospheric;
        Ok(ratio.powf((HEAT_RATIO - 1.0) / HEAT_RATIO) - 1.0)
    };
    finite(work(new)? / work(old)?)
}

fn orifice_air_flow(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [diameter, gauge, atmospheric, coefficient] = numbers(arguments)?;
    let atmospheric = ATMOSPHERE.check(atmospheric)?;
    let pressure = LINE_PRESSURE.check(gauge)? + atmospheric;
    let critical = (2.0 / (HEAT_RATIO + 1.0)).powf(HEAT_RATIO / (HEAT_RATIO - 1.0));
    if atmospheric > critical * pressure {
        let found = short(gauge);
        let least = short(atmospheric / critical - atmospheric);
        return Err(say!(
            "air at `{found}` bar(g) does not leave a hole at the speed of sound; the equation needs at least {least} bar(g) here",
            "el aire a `{found}` bar(g) no sale de un orificio a la velocidad del sonido; la ecuación requiere al menos {least} bar(g) aquí"
        ));
    }
    let area = std::f64::consts::PI / 4.0 * (HOLE.check(diameter)? / 1000.0).powi(2);
    let sound = (HEAT_RATIO * GAS_CONSTANT * TEMPERATURE).sqrt();
    let speed = sound * (2.0 / (HEAT_RATIO + 1.0)).powf((HEAT_RATIO + 1.0) / (2.0 * (HEAT_RATIO - 1.0)));
    finite(60.0 * DISCHARGE.check(coefficient)? * area * speed * pressure / atmospheric)
}
