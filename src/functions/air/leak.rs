//! Leaks of compressed air: through a hole, into a bag, by the times of load.

use super::super::limits::{numbers, short};
use super::super::parameter::{ATMOSPHERIC, DISCHARGE, HOLE};
use super::{Argument, Family, Function, GAS_CONSTANT, GAUGE, HEAT_RATIO, Parameter, Signature, same};
use crate::diagnostic::{Text, say};

/// Temperature of the air before the hole and at the intake, K: 20 °C.
const TEMPERATURE: f64 = 293.15;

pub(in super::super) const ORIFICE_AIR_FLOW: Function = Function {
    name: "orifice_air_flow",
    family: Family::Air,
    help: [
        "free air lost through a hole in a compressed-air line",
        "aire libre que se pierde por un orificio en una línea de aire comprimido",
    ],
    signature: Signature::of(
        &[HOLE, Parameter::number("pressure", "bar(g)", (0.0, 40.0), GAUGE[0], GAUGE[1]), ATMOSPHERIC, DISCHARGE],
        "m3/min",
    ),
    formula: same(
        "V = C · (π d² / 4) · (p + p_atm) / p_atm · √(1.4 R T) · (2 / 2.4)³, R = 287.05 J/(kg K), T = 293.15 K",
    ),
    source: "choked flow of an ideal gas through a nozzle, heat ratio 1.4; agrees with the table Discharge of Air Through an Orifice (S. A. Moss, American Machinist, 1906), whose coefficient is 1, with 0.97 for a rounded and 0.65 for a sharp edge",
    limits: [
        "choked: atmospheric at most 0.528 of the absolute line pressure; air at 20 °C, free air at the conditions of the intake",
        "flujo crítico: la atmosférica a lo más 0.528 de la presión absoluta de la línea; aire a 20 °C, aire libre en las condiciones de la succión",
    ],
    example: (r#"orifice_air_flow(3.unit("mm"), 7.unit("bar(g)"), 1.013.unit("bar(a)"), 0.65)"#, "0.433 m3/min"),
    monotone: true,
    never_negative: true,
    equation: orifice_air_flow,
};

pub(in super::super) const BAG_TEST_FLOW: Function = Function {
    name: "bag_test_flow",
    family: Family::Air,
    help: [
        "free air of a leak that fills a cylindrical bag in a time",
        "aire libre de una fuga que llena una bolsa cilíndrica en un tiempo",
    ],
    signature: Signature::of(
        &[
            Parameter::number("diameter", "m", (0.0, 5.0), "the diameter of the bag", "el diámetro de la bolsa"),
            Parameter::number("length", "m", (0.0, 20.0), "the length of the bag", "el largo de la bolsa"),
            Parameter::number("time", "s", (1.0, 3600.0), "the time to fill the bag", "el tiempo para llenar la bolsa"),
        ],
        "m3/min",
    ),
    formula: same("V = (π D² / 4) · L / t"),
    source: "volume of a cylinder over time; US DOE, MEASUR, compressed-air leak survey, bag method",
    limits: [
        "the bag fills without back pressure, so that its air is free air; under 3 s the stop-watch decides",
        "la bolsa se llena sin contrapresión, así que su aire es aire libre; con menos de 3 s decide el cronómetro",
    ],
    example: (r#"bag_test_flow(0.3.unit("m"), 0.9.unit("m"), 12.unit("s"))"#, "0.318 m3/min"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [diameter, length, time] = numbers(arguments)?;
        Ok(60.0 * std::f64::consts::PI / 4.0 * diameter * diameter * length / time)
    },
};

pub(in super::super) const LOAD_TEST_LEAK_SHARE: Function = Function {
    name: "load_test_leak_share",
    family: Family::Air,
    help: [
        "share of a compressor's delivery that leaks, from its times of load with production stopped",
        "parte del aire entregado que se fuga, por los tiempos de carga con la producción parada",
    ],
    signature: Signature::of(
        &[
            Parameter::number("loaded", "s", (0.0, 86_400.0), "the time on load", "el tiempo en carga"),
            Parameter::number("unloaded", "s", (0.0, 86_400.0), "the time off load", "el tiempo en vacío"),
        ],
        "",
    ),
    formula: same("s = t_load / (t_load + t_unload)"),
    source: "US DOE and Compressed Air Challenge, Improving Compressed Air System Performance: A Sourcebook for Industry, leak estimation for start/stop and load/unload controls",
    limits: [
        "no user of air at work; full load while loaded; means of several cycles",
        "sin ningún uso de aire en marcha; a plena carga mientras carga; promedio de varios ciclos",
    ],
    example: (r#"load_test_leak_share(60.unit("s"), 180.unit("s"))"#, "0.25"),
    monotone: true,
    never_negative: true,
    equation: load_test_leak_share,
};

fn orifice_air_flow(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [diameter, gauge, atmospheric, coefficient] = numbers(arguments)?;
    let pressure = gauge + atmospheric;
    let critical = (2.0 / (HEAT_RATIO + 1.0)).powf(HEAT_RATIO / (HEAT_RATIO - 1.0));
    if atmospheric > critical * pressure {
        let found = short(gauge);
        let least = short(atmospheric / critical - atmospheric);
        return Err(say!(
            "air at `{found}` bar(g) does not leave a hole at the speed of sound; the equation needs at least {least} bar(g) here",
            "el aire a `{found}` bar(g) no sale de un orificio a la velocidad del sonido; la ecuación requiere al menos {least} bar(g) aquí"
        ));
    }
    let area = std::f64::consts::PI / 4.0 * (diameter / 1000.0).powi(2);
    let sound = (HEAT_RATIO * GAS_CONSTANT * TEMPERATURE).sqrt();
    let speed = sound * (2.0 / (HEAT_RATIO + 1.0)).powf((HEAT_RATIO + 1.0) / (2.0 * (HEAT_RATIO - 1.0)));
    Ok(60.0 * coefficient * area * speed * pressure / atmospheric)
}

fn load_test_leak_share(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [loaded, unloaded] = numbers(arguments)?;
    if loaded + unloaded > 0.0 {
        return Ok(loaded / (loaded + unloaded));
    }
    Err(say!("both times are zero, so that nothing was tested", "los dos tiempos son cero, así que no se probó nada"))
}
