//! Saturated steam: what a hole lets out, and what it costs in heat to raise it.

use super::limits::{ATMOSPHERE, DISCHARGE, HOLE, Limit, finite, numbers, short};
use super::water::{saturation_temperature, steam_enthalpy, water_enthalpy};
use super::{Argument, Function, Parameter, Signature};
use crate::diagnostic::{Text, say};

/// Critical pressure ratio of dry saturated steam: (2/(n + 1))^(n/(n − 1)) with Zeuner's exponent n = 1.135.
const CRITICAL_RATIO: f64 = 0.577;

const LINE_PRESSURE: Limit =
    Limit { what: ["the gauge pressure", "la presión manométrica"], low: 0.0, high: 100.0, unit: "bar(g)" };
// The enthalpy of saturated steam is greatest near 30 bar(a); below it, more pressure is more heat.
const BOILER_PRESSURE: Limit =
    Limit { what: ["the gauge pressure", "la presión manométrica"], low: 0.0, high: 28.0, unit: "bar(g)" };

pub(super) const STEAM_ORIFICE_FLOW: Function = Function {
    name: "steam_orifice_flow",
    help: [
        "saturated steam that a hole or an open trap lets out to the atmosphere",
        "vapor saturado que un orificio o una trampa abierta deja salir a la atmósfera",
    ],
    signature: Signature::Fixed {
        parameters: &[
            Parameter::number("diameter", "mm"),
            Parameter::number("pressure", "bar(g)"),
            Parameter::number("atmospheric", "bar(a)"),
            Parameter::number("discharge_coefficient", ""),
        ],
        result: "kg/h",
        per_anything: false,
    },
    formula: "W = C · A (p + p_atm) / (70 g); in kg/h: 0.5244 · C · (π d² / 4 in mm²) · (p + p_atm in bar)",
    source: "R. D. Napier: W [lb/s] = p [psia] · A [in²] / 70; C = 0.73 gives the trap losses of US DOE, Steam Tip Sheet 1, within their rounding",
    limits: [
        "choked: atmospheric at most 0.577 of the absolute line pressure; dry saturated steam up to 100 mm and 100 bar(g); into a return line under pressure it is less",
        "flujo crítico: la atmosférica a lo más 0.577 de la presión absoluta de la línea; vapor saturado seco hasta 100 mm y 100 bar(g); hacia un retorno presurizado es menor",
    ],
    example: (r#"steam_orifice_flow(3.unit("mm"), 7.unit("bar(g)"), 1.013.unit("bar(a)"), 0.72)"#, "21.4 kg/h"),
    evaluate: steam_orifice_flow,
    monotone: true,
    never_negative: true,
};

pub(super) const STEAM_HEAT: Function = Function {
    name: "steam_heat",
    help: [
        "heat that turns feed water into dry saturated steam",
        "calor para convertir el agua de alimentación en vapor saturado seco",
    ],
    signature: Signature::Fixed {
        parameters: &[
            Parameter::number("pressure", "bar(g)"),
            Parameter::number("atmospheric", "bar(a)"),
            Parameter::number("feed_temperature", "°C"),
        ],
        result: "kJ/kg",
        per_anything: false,
    },
    formula: "h_steam(p + p_atm) − h_water(t_feed)",
    source: "IAPWS SR1-86(1992), Saturation Properties of Ordinary Water Substance; temperature from pressure by IAPWS-IF97, equation 31",
    limits: [
        "pressure 0 to 28 bar(g), atmosphere 0.5 to 1.1 bar(a), feed water from 0 °C to its boiling point at that pressure; within 0.5 kJ/kg of the steam tables; the work of the feed pump (0.1 kJ/kg per bar) is left out",
        "presión de 0 a 28 bar(g), atmósfera de 0.5 a 1.1 bar(a), agua de 0 °C a su punto de ebullición a esa presión; a menos de 0.5 kJ/kg de las tablas de vapor; sin el trabajo de la bomba (0.1 kJ/kg por bar)",
    ],
    example: (r#"steam_heat(7.unit("bar(g)"), 1.013.unit("bar(a)"), 80.unit("°C"))"#, "2433.4 kJ/kg"),
    evaluate: steam_heat,
    monotone: true,
    never_negative: true,
};

fn steam_orifice_flow(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    // bar mm² is 0.1 N; a pound of mass over a pound of force is 1/g.
    const NAPIER: f64 = 0.1 * 3600.0 / (70.0 * 9.806_65);
    let [diameter, gauge, atmospheric, coefficient] = numbers(arguments)?;
    let atmospheric = ATMOSPHERE.check(atmospheric)?;
    let pressure = LINE_PRESSURE.check(gauge)? + atmospheric;
    if atmospheric > CRITICAL_RATIO * pressure {
        let found = short(gauge);
        let least = short(atmospheric / CRITICAL_RATIO - atmospheric);
        return Err(say!(
            "steam at `{found}` bar(g) does not leave a hole at the speed of sound; the equation needs at least {least} bar(g) here",
            "el vapor a `{found}` bar(g) no sale de un orificio a la velocidad del sonido; la ecuación requiere al menos {least} bar(g) aquí"
        ));
    }
    let area = std::f64::consts::PI / 4.0 * HOLE.check(diameter)?.powi(2);
    finite(NAPIER * DISCHARGE.check(coefficient)? * area * pressure)
}

fn steam_heat(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [gauge, atmospheric, feed] = numbers(arguments)?;
    let pressure = BOILER_PRESSURE.check(gauge)? + ATMOSPHERE.check(atmospheric)?;
    let boiling = saturation_temperature(pressure);
    let feed_water = Limit {
        what: ["the feed-water temperature", "la temperatura del agua de alimentación"],
        low: 0.0,
        high: boiling - 273.15,
        unit: "°C",
    };
    // The equations begin at the triple point, 0.01 °C.
    let feed = (feed_water.check(feed)? + 273.15).max(273.16);
    finite(steam_enthalpy(boiling) - water_enthalpy(feed))
}
