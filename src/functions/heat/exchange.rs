//! Heat exchange between two streams, and what temperatures cost a machine that cools.

use super::super::limits::{not_above, numbers, short};
use super::{Argument, Family, Function, Parameter, Signature, same};
use crate::diagnostic::{Text, say};

const COLD: (f64, f64) = (-60.0, 990.0);
const HOT: (f64, f64) = (-50.0, 1000.0);
const HOT_IN: [&str; 2] =
    ["the temperature of the hot stream at its inlet", "la temperatura de entrada de la corriente caliente"];
const HOT_OUT: [&str; 2] =
    ["the temperature of the hot stream at its outlet", "la temperatura de salida de la corriente caliente"];
const COLD_IN: [&str; 2] =
    ["the temperature of the cold stream at its inlet", "la temperatura de entrada de la corriente fría"];
const COLD_OUT: [&str; 2] =
    ["the temperature of the cold stream at its outlet", "la temperatura de salida de la corriente fría"];

pub(in super::super) const LOG_MEAN_TEMPERATURE_DIFFERENCE: Function = Function {
    name: "log_mean_temperature_difference",
    family: Family::Heat,
    help: [
        "mean temperature difference of a counter-flow heat exchanger",
        "diferencia media de temperatura de un intercambiador a contracorriente",
    ],
    signature: Signature::of(
        &[
            Parameter::number("hot_in", "°C", HOT, HOT_IN[0], HOT_IN[1]),
            Parameter::number("hot_out", "°C", HOT, HOT_OUT[0], HOT_OUT[1]),
            Parameter::number("cold_in", "°C", COLD, COLD_IN[0], COLD_IN[1]),
            Parameter::number("cold_out", "°C", COLD, COLD_OUT[0], COLD_OUT[1]),
        ],
        "K",
    ),
    formula: same(
        "Δt_m = (Δ_1 − Δ_2) / ln(Δ_1 / Δ_2), Δ_1 = t_hot,in − t_cold,out, Δ_2 = t_hot,out − t_cold,in; Q = U · A · Δt_m",
    ),
    source: "energy balance along the exchanger with constant heat capacities and coefficient; F. P. Incropera and D. P. DeWitt, Fundamentals of Heat and Mass Transfer, chapter 11",
    limits: [
        "the hot stream warmer than the cold one at both ends; cross flow and more passes have less",
        "la corriente caliente más caliente que la fría en los dos extremos; el flujo cruzado y más pasos tienen menos",
    ],
    example: (r#"log_mean_temperature_difference(90.unit("°C"), 50.unit("°C"), 20.unit("°C"), 60.unit("°C"))"#, "30 K"),
    monotone: true,
    never_negative: true,
    equation: log_mean,
};

fn log_mean(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [hot_in, hot_out, cold_in, cold_out] = numbers(arguments)?;
    not_above((hot_out, HOT_OUT), (hot_in, HOT_IN), "°C")?;
    not_above((cold_in, COLD_IN), (cold_out, COLD_OUT), "°C")?;
    let (first, second) = (hot_in - cold_out, hot_out - cold_in);
    if first <= 0.0 || second <= 0.0 {
        let (first, second) = (short(first), short(second));
        return Err(say!(
            "the hot stream must be warmer than the cold one at both ends; the differences are `{first}` and `{second}` K",
            "la corriente caliente debe estar más caliente que la fría en los dos extremos; las diferencias son `{first}` y `{second}` K"
        ));
    }
    // Close to each other the quotient would lose its digits; the mean of both is then exact to them.
    let apart = (first - second) / second;
    Ok(if apart.abs() < 1e-4 { f64::midpoint(first, second) } else { (first - second) / (first / second).ln() })
}

const SOURCE_LABEL: [&str; 2] =
    ["the temperature of the stream that heats", "la temperatura de la corriente que calienta"];
const INLET: [&str; 2] = ["the temperature before the exchanger", "la temperatura antes del intercambiador"];
const OUTLET: [&str; 2] = ["the temperature after the exchanger", "la temperatura después del intercambiador"];

pub(in super::super) const HEAT_RECOVERY_EFFECTIVENESS: Function = Function {
    name: "heat_recovery_effectiveness",
    family: Family::Heat,
    help: [
        "share of the greatest possible warming that a heat exchanger or regenerator reaches",
        "parte del calentamiento máximo posible que alcanza un intercambiador o regenerador",
    ],
    signature: Signature::of(
        &[
            Parameter::number("inlet", "°C", COLD, INLET[0], INLET[1]),
            Parameter::number("outlet", "°C", COLD, OUTLET[0], OUTLET[1]),
            Parameter::number("source", "°C", HOT, SOURCE_LABEL[0], SOURCE_LABEL[1]),
        ],
        "",
    ),
    formula: same("ε = (t_out − t_in) / (t_source − t_in)"),
    source: "definition for the stream of the smaller heat capacity; the regeneration of a pasteuriser",
    limits: [
        "the warmed stream has the smaller heat capacity or both have the same; inlet ≤ outlet ≤ source, source above inlet",
        "la corriente calentada tiene la menor capacidad térmica o ambas la misma; entrada ≤ salida ≤ fuente, fuente mayor que entrada",
    ],
    example: (r#"heat_recovery_effectiveness(4.unit("°C"), 65.unit("°C"), 72.unit("°C"))"#, "0.897"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [inlet, outlet, source] = numbers(arguments)?;
        not_above((inlet, INLET), (outlet, OUTLET), "°C")?;
        not_above((outlet, OUTLET), (source, SOURCE_LABEL), "°C")?;
        if source <= inlet {
            return Err(say!(
                "the stream that heats is not warmer than the one to be warmed",
                "la corriente que calienta no está más caliente que la que se calienta"
            ));
        }
        Ok((outlet - inlet) / (source - inlet))
    },
};

const EVAPORATING: [&str; 2] = ["the evaporating temperature", "la temperatura de evaporación"];
const CONDENSING: [&str; 2] = ["the condensing temperature", "la temperatura de condensación"];

pub(in super::super) const CARNOT_COP: Function = Function {
    name: "carnot_cop",
    family: Family::Heat,
    help: [
        "cooling per power that no refrigerating machine can exceed",
        "frío por potencia que ninguna máquina frigorífica puede superar",
    ],
    signature: Signature::of(
        &[
            Parameter::number("evaporating", "°C", (-60.0, 40.0), EVAPORATING[0], EVAPORATING[1]),
            Parameter::number("condensing", "°C", (-20.0, 80.0), CONDENSING[0], CONDENSING[1]),
        ],
        "",
    ),
    formula: same("COP = T_e / (T_c − T_e)"),
    source: "Carnot cycle, second law of thermodynamics",
    limits: [
        "condensing at least 5 K above evaporating; machines reach 0.4 to 0.6 of it: use the ratio of two of them for a change of temperature",
        "condensación al menos 5 K sobre evaporación; las máquinas alcanzan de 0.4 a 0.6: use el cociente de dos para un cambio de temperatura",
    ],
    example: (r#"carnot_cop(-10.unit("°C"), 35.unit("°C"))"#, "5.85"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [evaporating, condensing] = numbers(arguments)?;
        if condensing - evaporating < 5.0 {
            let found = short(condensing - evaporating);
            return Err(say!(
                "condensing must lie at least 5 K above evaporating, found `{found}` K",
                "la condensación debe estar al menos 5 K sobre la evaporación, se encontró `{found}` K"
            ));
        }
        Ok((evaporating + 273.15) / (condensing - evaporating))
    },
};

pub(in super::super) const PER_DEGREE_SAVING: Function = Function {
    name: "per_degree_saving",
    family: Family::Heat,
    help: [
        "share saved by some degrees where each degree saves a share of what is left",
        "parte que ahorran unos grados si cada grado ahorra una parte de lo que queda",
    ],
    signature: Signature::of(
        &[
            Parameter::number("per_degree", "1/K", (0.0, 0.2), "the share for each kelvin", "la parte por cada kelvin"),
            Parameter::number("degrees", "K", (0.0, 40.0), "the change of temperature", "el cambio de temperatura"),
        ],
        "",
    ),
    formula: same("s = 1 − (1 − k)^Δt"),
    source: "compound change, so that the whole is never saved; 2 to 4 % for each kelvin of condensing or evaporating temperature are usual in refrigeration",
    limits: [
        "within the range of temperatures for which the share was found",
        "dentro del intervalo de temperaturas en que se obtuvo la parte",
    ],
    example: (r#"per_degree_saving(0.03.unit("1/K"), 4.unit("K"))"#, "0.115"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [share, degrees] = numbers(arguments)?;
        Ok(1.0 - (1.0 - share).powf(degrees))
    },
};
