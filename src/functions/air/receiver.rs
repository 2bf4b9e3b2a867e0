//! The receiver: what it holds, and what it tells about leaks.

use super::super::limits::{not_above, numbers, short};
use super::super::parameter::ATMOSPHERIC;
use super::{Argument, Family, Function, Parameter, Signature, same};
use crate::diagnostic::{Text, say};

const VOLUME: Parameter = Parameter::number(
    "volume",
    "m3",
    (0.0, 1000.0),
    "the volume of receiver and lines",
    "el volumen del tanque pulmón y las líneas",
);
const START: [&str; 2] = ["the pressure at the start", "la presión al inicio"];
const END: [&str; 2] = ["the pressure at the end", "la presión al final"];

pub(in super::super) const RECEIVER_AIR: Function = Function {
    name: "receiver_air",
    family: Family::Air,
    help: [
        "free air that a receiver gives while its pressure falls",
        "aire libre que da un tanque pulmón mientras baja su presión",
    ],
    signature: Signature::of(
        &[
            VOLUME,
            Parameter::number("start", "bar(g)", (0.0, 40.0), START[0], START[1]),
            Parameter::number("end", "bar(g)", (0.0, 40.0), END[0], END[1]),
            ATMOSPHERIC,
        ],
        "m3",
    ),
    formula: same("V_free = V · (p_start − p_end) / p_atm"),
    source: "ideal gas at constant temperature; US DOE, MEASUR, receiver tank: usable capacity",
    limits: [
        "the air has time to take the temperature of the tank",
        "el aire alcanza a tomar la temperatura del tanque",
    ],
    example: (r#"receiver_air(2.unit("m3"), 7.unit("bar(g)"), 6.unit("bar(g)"), 1.013.unit("bar(a)"))"#, "1.974 m3"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [volume, start, end, atmospheric] = numbers(arguments)?;
        not_above((end, END), (start, START), "bar(g)")?;
        Ok(volume * (start - end) / atmospheric)
    },
};

pub(in super::super) const BLEED_TEST_FLOW: Function = Function {
    name: "bleed_test_flow",
    family: Family::Air,
    help: [
        "free air that leaks, from the time in which the pressure falls to half with the compressor off",
        "aire libre que se fuga, por el tiempo en que la presión baja a la mitad con el compresor apagado",
    ],
    signature: Signature::of(
        &[
            VOLUME,
            Parameter::number("start", "bar(g)", (1.0, 16.0), START[0], START[1]),
            Parameter::number("end", "bar(g)", (0.4, 9.6), END[0], END[1]),
            Parameter::number("time", "min", (0.05, 1440.0), "the time of the fall", "el tiempo de la caída"),
            ATMOSPHERIC,
        ],
        "m3/min",
    ),
    formula: same("V = 1.25 · V_tank · (p_start − p_end) / (t · p_atm)"),
    source: "US DOE and Compressed Air Challenge, Improving Compressed Air System Performance: A Sourcebook for Industry, leak estimation for other controls: 1.25 brings the mean leakage to the normal pressure",
    limits: [
        "the pressure falls to between 0.4 and 0.6 of its start; no user of air at work",
        "la presión baja a entre 0.4 y 0.6 de la inicial; sin ningún uso de aire en marcha",
    ],
    example: (
        r#"bleed_test_flow(3.unit("m3"), 7.unit("bar(g)"), 3.5.unit("bar(g)"), 8.unit("min"), 1.013.unit("bar(a)"))"#,
        "1.62 m3/min",
    ),
    monotone: true,
    never_negative: true,
    equation: bleed_test_flow,
};

fn bleed_test_flow(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [volume, start, end, time, atmospheric] = numbers(arguments)?;
    if end < 0.4 * start || end > 0.6 * start {
        let (low, high, found) = (short(0.4 * start), short(0.6 * start), short(end));
        return Err(say!(
            "the test ends when the pressure is half of the start, between {low} and {high} bar(g); found `{found}`",
            "la prueba termina cuando la presión es la mitad de la inicial, entre {low} y {high} bar(g); se encontró `{found}`"
        ));
    }
    Ok(1.25 * volume * (start - end) / (time * atmospheric))
}
