//! Power of pumps and fans from flow and pressure.

use super::super::limits::{not_above, numbers};
use super::{Family, Function, MOTOR_EFFICIENCY, PUMP_EFFICIENCY, Parameter, Signature, same};

/// Standard gravity, m/s2.
const GRAVITY: f64 = 9.806_65;
const FLOW: Parameter = Parameter::number("flow", "m3/h", (0.0, 1e6), "the flow", "el caudal");

pub(in super::super) const PUMP_POWER: Function = Function {
    name: "pump_power",
    family: Family::Drives,
    help: ["electric power of a pump", "potencia eléctrica de una bomba"],
    signature: Signature::of(
        &[
            FLOW,
            Parameter::number("head", "m", (0.0, 2000.0), "the head", "la carga"),
            Parameter::number("density", "kg/m3", (500.0, 2000.0), "the density", "la densidad"),
            PUMP_EFFICIENCY,
            MOTOR_EFFICIENCY,
        ],
        "kW",
    ),
    formula: same("P = V · ρ · g · H / (η_pump · η_motor)"),
    source: "definition of hydraulic power, g = 9.80665 m/s²",
    limits: ["liquids", "líquidos"],
    example: (r#"pump_power(50.unit("m3/h"), 30.unit("m"), 1000.unit("kg/m3"), 70.percent, 90.percent)"#, "6.49 kW"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [flow, head, density, pump, motor] = numbers(arguments)?;
        Ok(flow * density * GRAVITY * head / 3.6e6 / (pump * motor))
    },
};

pub(in super::super) const FAN_POWER: Function = Function {
    name: "fan_power",
    family: Family::Drives,
    help: ["electric power of a fan", "potencia eléctrica de un ventilador"],
    signature: Signature::of(
        &[
            FLOW,
            Parameter::number("pressure", "Pa", (0.0, 20_000.0), "the rise of pressure", "el aumento de presión"),
            Parameter::efficiency("fan_efficiency", "the efficiency of the fan", "la eficiencia del ventilador"),
            MOTOR_EFFICIENCY,
        ],
        "kW",
    ),
    formula: same("P = V · Δp / (η_fan · η_motor)"),
    source: "definition of air power of an incompressible flow",
    limits: [
        "total pressure with total efficiency, or static with static; above 2.5 kPa up to 7 % too much, since the air is compressed",
        "presión total con eficiencia total, o estática con estática; arriba de 2.5 kPa hasta 7 % de más, porque el aire se comprime",
    ],
    example: (r#"fan_power(20000.unit("m3/h"), 1200.unit("Pa"), 65.percent, 92.percent)"#, "11.1 kW"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [flow, pressure, fan, motor] = numbers(arguments)?;
        Ok(flow * pressure / 3.6e6 / (fan * motor))
    },
};

const UPSTREAM: [&str; 2] = ["the pressure before the valve", "la presión antes de la válvula"];
const DOWNSTREAM: [&str; 2] = ["the pressure after the valve", "la presión después de la válvula"];

pub(in super::super) const THROTTLING_LOSS: Function = Function {
    name: "throttling_loss",
    family: Family::Drives,
    help: [
        "electric power that a throttled valve after a pump destroys",
        "potencia eléctrica que destruye una válvula estrangulada después de una bomba",
    ],
    signature: Signature::of(
        &[
            FLOW,
            Parameter::number("upstream", "bar(g)", (0.0, 400.0), UPSTREAM[0], UPSTREAM[1]),
            Parameter::number("downstream", "bar(g)", (0.0, 400.0), DOWNSTREAM[0], DOWNSTREAM[1]),
            PUMP_EFFICIENCY,
            MOTOR_EFFICIENCY,
        ],
        "kW",
    ),
    formula: same("P = V · (p_1 − p_2) / (η_pump · η_motor)"),
    source: "power is flow times loss of pressure; US DOE, MEASUR, throttled valve",
    limits: [
        "both gauges at the same height; what a slower or smaller pump saves of it depends on the pump",
        "los dos manómetros a la misma altura; cuánto de ello ahorra una bomba más lenta o chica depende de la bomba",
    ],
    example: (
        r#"throttling_loss(40.unit("m3/h"), 6.unit("bar(g)"), 3.5.unit("bar(g)"), 68.percent, 91.percent)"#,
        "4.49 kW",
    ),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [flow, upstream, downstream, pump, motor] = numbers(arguments)?;
        not_above((downstream, DOWNSTREAM), (upstream, UPSTREAM), "bar(g)")?;
        // m3/h times bar is 1/36 kW.
        Ok(flow * (upstream - downstream) / 36.0 / (pump * motor))
    },
};
