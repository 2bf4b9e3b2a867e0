//! Power factor: what it is, and what capacitors change.

use super::super::limits::{not_above, numbers};
use super::{Argument, Family, Function, POWER_FACTOR, Parameter, Signature, same};
use crate::diagnostic::{Text, say};

const TARGET: [&str; 2] = ["the power factor to reach", "el factor de potencia por alcanzar"];
const OLD: Parameter = Parameter::number("old", "", (0.2, 1.0), POWER_FACTOR[0], POWER_FACTOR[1]);
const NEW: Parameter = Parameter::number("target", "", (0.2, 1.0), TARGET[0], TARGET[1]);
const LOAD: Parameter = Parameter::number("power", "kW", (0.0, 1e6), "the active power", "la potencia activa");

pub(in super::super) const POWER_FACTOR_FROM_ENERGY: Function = Function {
    name: "power_factor_from_energy",
    family: Family::Electricity,
    help: [
        "mean power factor of a month from its active and reactive energy",
        "factor de potencia medio del mes por su energía activa y reactiva",
    ],
    signature: Signature::of(
        &[
            Parameter::number("active", "kWh", (0.0, f64::INFINITY), "the active energy", "la energía activa"),
            Parameter::number("reactive", "kvarh", (0.0, f64::INFINITY), "the reactive energy", "la energía reactiva"),
        ],
        "",
    ),
    formula: same("FP = kWh / √(kWh² + kvarh²)"),
    source: "definition; CFE bills the month's mean power factor in this way",
    limits: ["both of the same month, not both zero", "las dos del mismo mes, no las dos cero"],
    example: (r#"power_factor_from_energy(100000.kWh, 60000.unit("kvarh"))"#, "0.857"),
    monotone: true,
    never_negative: true,
    equation: power_factor_from_energy,
};

pub(in super::super) const CAPACITOR_POWER: Function = Function {
    name: "capacitor_power",
    family: Family::Electricity,
    help: [
        "reactive power of the capacitors that raise the power factor of a load",
        "potencia reactiva de los capacitores que suben el factor de potencia de una carga",
    ],
    signature: Signature::of(&[LOAD, OLD, NEW], "kvar"),
    formula: same("Q = P · [tan(acos FP_old) − tan(acos FP_target)]"),
    source: "power triangle; US DOE, MEASUR, power factor correction",
    limits: [
        "inductive load without harmonics; fixed capacitors must not exceed what the least load needs",
        "carga inductiva sin armónicas; los capacitores fijos no deben exceder lo que pide la carga mínima",
    ],
    example: ("capacitor_power(300.kW, 0.82, 0.97)", "134.2 kvar"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [power, old, target] = numbers(arguments)?;
        not_above((old, POWER_FACTOR), (target, TARGET), "")?;
        let tangent = |factor: f64| (1.0 - factor * factor).max(0.0).sqrt() / factor;
        Ok(power * (tangent(old) - tangent(target)))
    },
};

pub(in super::super) const APPARENT_POWER_RELEASED: Function = Function {
    name: "apparent_power_released",
    family: Family::Electricity,
    help: [
        "apparent power that a higher power factor gives back to the transformer",
        "potencia aparente que un factor de potencia mayor devuelve al transformador",
    ],
    signature: Signature::of(&[LOAD, OLD, NEW], "kVA"),
    formula: same("ΔS = P / FP_old − P / FP_target"),
    source: "power triangle: S = P / FP",
    limits: ["the active power stays as it is", "la potencia activa no cambia"],
    example: ("apparent_power_released(300.kW, 0.8, 0.96)", "62.5 kVA"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [power, old, target] = numbers(arguments)?;
        not_above((old, POWER_FACTOR), (target, TARGET), "")?;
        Ok((power / old - power / target).max(0.0))
    },
};

pub(in super::super) const LINE_LOSS_RATIO: Function = Function {
    name: "line_loss_ratio",
    family: Family::Electricity,
    help: [
        "losses in cables and transformers at a new power factor, as a multiple of those at the old one",
        "pérdidas en cables y transformadores a otro factor de potencia, como múltiplo de las anteriores",
    ],
    signature: Signature::of(&[OLD, NEW], ""),
    formula: same("r = (FP_old / FP_target)²"),
    source: "losses are proportional to the square of the current, and the current of a given power to 1 / FP",
    limits: [
        "only between the capacitors and the meter; losses of the load, not those of the idle transformer",
        "solo entre los capacitores y el medidor; pérdidas por carga, no las del transformador en vacío",
    ],
    example: ("line_loss_ratio(0.8, 0.96)", "0.694"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [old, target] = numbers(arguments)?;
        Ok((old / target).powi(2))
    },
};

fn power_factor_from_energy(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [active, reactive] = numbers(arguments)?;
    let apparent = active.hypot(reactive);
    if apparent > 0.0 {
        return Ok(active / apparent);
    }
    Err(say!(
        "active and reactive energy are both zero, so that there is no power factor",
        "la energía activa y la reactiva son cero, así que no hay factor de potencia"
    ))
}
