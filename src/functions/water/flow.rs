//! Flows of water by bucket, meter, hole and nozzle; what a pipe holds.

use super::super::limits::{not_above, numbers};
use super::super::parameter::{DISCHARGE, HOLE};
use super::{Family, Function, Parameter, Signature, same};

pub(in super::super) const BUCKET_FLOW: Function = Function {
    name: "bucket_flow",
    family: Family::Water,
    help: ["flow that fills a bucket in a time", "caudal que llena una cubeta en un tiempo"],
    signature: Signature::of(
        &[
            Parameter::number("volume", "L", (0.0, 10_000.0), "the volume of the bucket", "el volumen de la cubeta"),
            Parameter::number("time", "s", (1.0, 86_400.0), "the time to fill it", "el tiempo de llenado"),
        ],
        "m3/h",
    ),
    formula: ["V = volume / time", "V = volumen / tiempo"],
    source: "definition; US DOE, MEASUR, water reduction, bucket method",
    limits: [
        "under 5 s the stop-watch decides: take a larger bucket",
        "con menos de 5 s decide el cronómetro: use una cubeta mayor",
    ],
    example: (r#"bucket_flow(20.unit("L"), 40.unit("s"))"#, "1.8 m3/h"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [volume, time] = numbers(arguments)?;
        Ok(3.6 * volume / time)
    },
};

const FIRST: [&str; 2] = ["the first reading", "la primera lectura"];
const SECOND: [&str; 2] = ["the second reading", "la segunda lectura"];

pub(in super::super) const METER_FLOW: Function = Function {
    name: "meter_flow",
    family: Family::Water,
    help: ["mean flow between two readings of a meter", "caudal medio entre dos lecturas de un medidor"],
    signature: Signature::of(
        &[
            Parameter::number("first", "m3", (0.0, 1e9), FIRST[0], FIRST[1]),
            Parameter::number("second", "m3", (0.0, 1e9), SECOND[0], SECOND[1]),
            Parameter::number("time", "h", (0.01, 8784.0), "the time between them", "el tiempo entre ellas"),
        ],
        "m3/h",
    ),
    formula: ["V = (reading_2 − reading_1) / t", "V = (lectura_2 − lectura_1) / t"],
    source: "definition; US DOE, MEASUR, water reduction, volume meter",
    limits: ["the counter did not turn over", "el contador no dio la vuelta"],
    example: (r#"meter_flow(1204.unit("m3"), 1216.unit("m3"), 8.unit("h"))"#, "1.5 m3/h"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [first, second, time] = numbers(arguments)?;
        not_above((first, FIRST), (second, SECOND), "m3")?;
        Ok((second - first) / time)
    },
};

pub(in super::super) const ORIFICE_WATER_FLOW: Function = Function {
    name: "orifice_water_flow",
    family: Family::Water,
    help: ["water that a hole or an open hose lets out", "agua que deja salir un orificio o una manguera abierta"],
    signature: Signature::of(
        &[
            HOLE,
            Parameter::number("pressure", "bar(g)", (0.0, 400.0), "the gauge pressure", "la presión manométrica"),
            DISCHARGE,
        ],
        "m3/h",
    ),
    formula: same("V = C · (π d² / 4) · √(2 p / ρ), ρ = 998 kg/m³"),
    source: "E. Torricelli; energy balance of a jet without friction, discharge coefficient of a sharp edge 0.61 to 0.65",
    limits: [
        "cold water into the open; the pressure is that at the hole while it flows",
        "agua fría al aire libre; la presión es la que hay en el orificio mientras fluye",
    ],
    example: (r#"orifice_water_flow(3.unit("mm"), 4.unit("bar(g)"), 0.62)"#, "0.447 m3/h"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [diameter, pressure, coefficient] = numbers(arguments)?;
        let area = std::f64::consts::PI / 4.0 * (diameter / 1000.0).powi(2);
        Ok(3600.0 * coefficient * area * (2.0 * pressure * 1e5 / 998.0).sqrt())
    },
};

pub(in super::super) const NOZZLE_FLOW_AT_PRESSURE: Function = Function {
    name: "nozzle_flow_at_pressure",
    family: Family::Water,
    help: ["flow of a water nozzle at a new pressure", "caudal de una boquilla de agua a otra presión"],
    signature: Signature::per_anything(
        &[
            Parameter::number("flow", "m3", (0.0, f64::INFINITY), "the flow", "el caudal"),
            Parameter::number("old", "bar(g)", (0.05, 400.0), "the old pressure", "la presión anterior"),
            Parameter::number("new", "bar(g)", (0.0, 400.0), "the new pressure", "la presión nueva"),
        ],
        "m3",
    ),
    formula: same("V_new = V · √(p_new / p_old)"),
    source: "turbulent flow through an opening: pressure drop with the square of the flow",
    limits: [
        "nozzles that spray into the open; not for hoses with much friction",
        "boquillas al aire libre; no para mangueras con mucha fricción",
    ],
    example: (r#"nozzle_flow_at_pressure(20.unit("m3/h"), 4.unit("bar(g)"), 2.5.unit("bar(g)"))"#, "15.8 m3/h"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [flow, old, new] = numbers(arguments)?;
        Ok(flow * (new / old).sqrt())
    },
};

pub(in super::super) const PIPE_VOLUME: Function = Function {
    name: "pipe_volume",
    family: Family::Water,
    help: ["what a full pipe or hose holds", "lo que contiene un tubo o una manguera llena"],
    signature: Signature::of(
        &[
            Parameter::number("diameter", "mm", (0.0, 3000.0), "the inside diameter", "el diámetro interior"),
            Parameter::number("length", "m", (0.0, 100_000.0), "the length", "la longitud"),
        ],
        "L",
    ),
    formula: same("V = (π d² / 4) · L"),
    source: "volume of a cylinder",
    limits: ["inside diameter, not the nominal size", "diámetro interior, no el nominal"],
    example: (r#"pipe_volume(52.5.unit("mm"), 40.unit("m"))"#, "86.6 L"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [diameter, length] = numbers(arguments)?;
        Ok(std::f64::consts::PI / 4.0 * diameter * diameter * length / 1000.0)
    },
};
