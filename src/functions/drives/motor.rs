//! Motors: their load, and what a better one saves.

use super::super::limits::{not_above, numbers, short, word_first};
use super::{Argument, Family, Function, Parameter, Signature, same};
use crate::diagnostic::{Text, say};

pub(in super::super) const FREQUENCY_POWER_RATIO: Function = Function {
    name: "frequency_power_ratio",
    family: Family::Drives,
    help: [
        "power of a motor of a pump or fan at the frequency of its drive, as a multiple of that at the rated one",
        "potencia del motor de una bomba o ventilador a la frecuencia de su variador, como múltiplo de la nominal",
    ],
    signature: Signature::of(
        &[
            Parameter::word("drive", &["fixed_speed", "variable_speed"], "the drive", "el accionamiento"),
            Parameter::number("frequency", "Hz", (10.0, 90.0), "the frequency", "la frecuencia"),
            Parameter::number("rated", "Hz", (50.0, 60.0), "the rated frequency", "la frecuencia nominal"),
        ],
        "",
    ),
    formula: [
        "r = (f / f_rated)^2.5 with a variable-speed drive; r = 1 without",
        "r = (f / f_nominal)^2.5 con variador de velocidad; r = 1 sin él",
    ],
    source: "US DOE, MEASUR, electricity reduction, nameplate method: exponent 2.5, under the cube of the affinity laws for the losses of drive and motor",
    limits: [
        "centrifugal pumps and fans with little static head; not for conveyors, compressors or positive-displacement pumps",
        "bombas centrífugas y ventiladores con poca carga estática; no para transportadores, compresores ni bombas de desplazamiento positivo",
    ],
    example: (r#"frequency_power_ratio("variable_speed", 45.unit("Hz"), 60.unit("Hz"))"#, "0.487"),
    monotone: true,
    never_negative: true,
    equation: frequency_power_ratio,
};

fn frequency_power_ratio(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let (drive, [frequency, rated]) = word_first(arguments)?;
    Ok(if drive == "variable_speed" { (frequency / rated).powf(2.5) } else { 1.0 })
}

const CURRENT: [&str; 2] = ["the current", "la corriente"];
const VOLTAGE: [&str; 2] = ["the voltage", "la tensión"];

pub(in super::super) const MOTOR_LOAD_BY_CURRENT: Function = Function {
    name: "motor_load_by_current",
    family: Family::Drives,
    help: [
        "load of a motor from its current, as a share of its rated power",
        "carga de un motor por su corriente, como parte de su potencia nominal",
    ],
    signature: Signature::of(
        &[
            Parameter::number("current", "A", (0.05, 5000.0), CURRENT[0], CURRENT[1]),
            Parameter::number("rated_current", "A", (0.1, 5000.0), "the rated current", "la corriente nominal"),
            Parameter::number("voltage", "V", (100.0, 15_000.0), VOLTAGE[0], VOLTAGE[1]),
            Parameter::number("rated_voltage", "V", (100.0, 15_000.0), "the rated voltage", "la tensión nominal"),
        ],
        "",
    ),
    formula: ["load = (I / I_rated) · (U / U_rated)", "carga = (I / I_nominal) · (U / U_nominal)"],
    source: "US DOE, Determining Electric Motor Load and Efficiency, line current measurements",
    limits: [
        "from 50 to 125 % of load: below, the current hardly falls and says nothing",
        "de 50 a 125 % de carga: debajo, la corriente casi no baja y no dice nada",
    ],
    example: (r#"motor_load_by_current(18.unit("A"), 24.unit("A"), 460.unit("V"), 460.unit("V"))"#, "0.75"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [current, rated_current, voltage, rated_voltage] = numbers(arguments)?;
        plausible(current / rated_current * voltage / rated_voltage, 0.5, 1.25)
    },
};

pub(in super::super) const MOTOR_LOAD_BY_SPEED: Function = Function {
    name: "motor_load_by_speed",
    family: Family::Drives,
    help: [
        "load of an induction motor from its speed, as a share of its rated power",
        "carga de un motor de inducción por su velocidad, como parte de su potencia nominal",
    ],
    signature: Signature::of(
        &[
            Parameter::number("speed", "rpm", (100.0, 3600.0), SPEED[0], SPEED[1]),
            Parameter::number("rated_speed", "rpm", (50.0, 3599.0), RATED_SPEED[0], RATED_SPEED[1]),
            Parameter::number("synchronous", "rpm", (100.0, 3600.0), SYNCHRONOUS[0], SYNCHRONOUS[1]),
            Parameter::number("voltage", "V", (100.0, 15_000.0), VOLTAGE[0], VOLTAGE[1]),
            Parameter::number("rated_voltage", "V", (100.0, 15_000.0), "the rated voltage", "la tensión nominal"),
        ],
        "",
    ),
    formula: [
        "load = (n_s − n) / (n_s − n_rated) · (U / U_rated)²",
        "carga = (n_s − n) / (n_s − n_nominal) · (U / U_nominal)²",
    ],
    source: "US DOE, Determining Electric Motor Load and Efficiency, slip method",
    limits: [
        "motor at the frequency of the line, up to 150 % of load; the rated speed of the nameplate is rounded, so that the load is within 20 points at best",
        "motor a la frecuencia de la red, hasta 150 % de carga; la velocidad de placa está redondeada, así que la carga queda a lo más dentro de 20 puntos",
    ],
    example: (
        r#"motor_load_by_speed(1770.unit("rpm"), 1750.unit("rpm"), 1800.unit("rpm"), 460.unit("V"), 460.unit("V"))"#,
        "0.6",
    ),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [speed, rated_speed, synchronous, voltage, rated_voltage] = numbers(arguments)?;
        not_above((speed, SPEED), (synchronous, SYNCHRONOUS), "rpm")?;
        if rated_speed >= synchronous {
            return Err(say!(
                "the rated speed must be below the synchronous speed",
                "la velocidad nominal debe ser menor que la síncrona"
            ));
        }
        plausible((synchronous - speed) / (synchronous - rated_speed) * (voltage / rated_voltage).powi(2), 0.0, 1.5)
    },
};
const SPEED: [&str; 2] = ["the speed", "la velocidad"];
const RATED_SPEED: [&str; 2] = ["the rated speed", "la velocidad nominal"];
const SYNCHRONOUS: [&str; 2] = ["the synchronous speed", "la velocidad síncrona"];

fn plausible(load: f64, least: f64, most: f64) -> Result<f64, Text> {
    if (least..=most).contains(&load) {
        return Ok(load);
    }
    let (found, least, most) = (short(load), short(least), short(most));
    Err(say!(
        "the readings give a load of `{found}`, and the method holds from {least} to {most}",
        "las lecturas dan una carga de `{found}`, y el método vale de {least} a {most}"
    ))
}

const OLD: [&str; 2] = ["the old efficiency", "la eficiencia anterior"];
const NEW: [&str; 2] = ["the new efficiency", "la eficiencia nueva"];

pub(in super::super) const EFFICIENCY_POWER_SAVED: Function = Function {
    name: "efficiency_power_saved",
    family: Family::Drives,
    help: [
        "power that a machine of higher efficiency saves for the same useful power",
        "potencia que ahorra una máquina de mayor eficiencia con la misma potencia útil",
    ],
    signature: Signature::per_anything(
        &[
            Parameter::number("useful", "kW", (0.0, f64::INFINITY), "the useful power", "la potencia útil"),
            Parameter::efficiency("old", OLD[0], OLD[1]),
            Parameter::efficiency("new", NEW[0], NEW[1]),
        ],
        "kW",
    ),
    formula: same("ΔP = P · (1 / η_old − 1 / η_new)"),
    source: "definition of efficiency; US DOE, MEASUR, motor replacement",
    limits: [
        "both efficiencies at the same load; a new motor turns faster and may take a part of the saving back",
        "las dos eficiencias a la misma carga; un motor nuevo gira más rápido y puede quitar parte del ahorro",
    ],
    example: ("efficiency_power_saved(11.kW, 88.percent, 93.percent)", "0.672 kW"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [useful, old, new] = numbers(arguments)?;
        not_above((old, OLD), (new, NEW), "")?;
        Ok((useful / old - useful / new).max(0.0))
    },
};
