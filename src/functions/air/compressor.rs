//! The compressor: pressure, intake, control, part load.

use super::super::limits::{not_above, numbers, word_first};
use super::super::parameter::ATMOSPHERIC;
use super::{Argument, Family, Function, GAUGE, HEAT_RATIO, Parameter, Signature, same};
use crate::diagnostic::Text;

const OLD: Parameter = Parameter::number("old", "bar(g)", (0.5, 16.0), GAUGE[0], GAUGE[1]);
const NEW: Parameter = Parameter { name: "new", ..OLD };

pub(in super::super) const PRESSURE_POWER_RATIO: Function = Function {
    name: "pressure_power_ratio",
    family: Family::Air,
    help: [
        "power of an air compressor at a new discharge pressure, as a multiple of that at the old one",
        "potencia de un compresor de aire a una nueva presión de descarga, como múltiplo de la anterior",
    ],
    signature: Signature::of(&[OLD, NEW, ATMOSPHERIC], ""),
    formula: same("[((p_new + p_atm) / p_atm)^k − 1] / [((p_old + p_atm) / p_atm)^k − 1], k = (1.4 − 1) / 1.4"),
    source: "work of adiabatic compression of an ideal gas in one stage at the same flow, with heat ratio 1.4 for air",
    limits: [
        "one stage: with two stages and an intercooler the change is about an eighth smaller; the flow must stay the same",
        "una etapa: con dos etapas y enfriador intermedio el cambio es como un octavo menor; el flujo debe ser el mismo",
    ],
    example: (r#"pressure_power_ratio(7.unit("bar(g)"), 6.unit("bar(g)"), 1.013.unit("bar(a)"))"#, "0.916"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [old, new, atmospheric] = numbers(arguments)?;
        let work = |gauge: f64| ((gauge + atmospheric) / atmospheric).powf((HEAT_RATIO - 1.0) / HEAT_RATIO) - 1.0;
        Ok(work(new) / work(old))
    },
};

pub(in super::super) const INTAKE_POWER_RATIO: Function = Function {
    name: "intake_power_ratio",
    family: Family::Air,
    help: [
        "power of an air compressor with intake air of a new temperature, as a multiple of that at the old one",
        "potencia de un compresor de aire con aire de admisión a otra temperatura, como múltiplo de la anterior",
    ],
    signature: Signature::of(
        &[
            Parameter::number("old", "°C", (-20.0, 60.0), INTAKE[0], INTAKE[1]),
            Parameter::number("new", "°C", (-20.0, 60.0), INTAKE[0], INTAKE[1]),
        ],
        "",
    ),
    formula: same("r = (t_new + 273.15) / (t_old + 273.15)"),
    source: "the work to compress a mass of an ideal gas to a given pressure is proportional to its absolute temperature at the intake",
    limits: [
        "the same mass of air is delivered: the control gives back what the larger mass in each stroke saves in time",
        "se entrega la misma masa de aire: el control devuelve en tiempo lo que gana la mayor masa por carrera",
    ],
    example: (r#"intake_power_ratio(40.unit("°C"), 30.unit("°C"))"#, "0.968"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [old, new] = numbers(arguments)?;
        Ok((new + 273.15) / (old + 273.15))
    },
};
const INTAKE: [&str; 2] = ["the intake temperature", "la temperatura de admisión"];

pub(in super::super) const AIR_DEMAND_AT_PRESSURE: Function = Function {
    name: "air_demand_at_pressure",
    family: Family::Air,
    help: [
        "free air that a plant takes at a new line pressure, where part of its use follows the pressure",
        "aire libre que toma una planta a otra presión de línea, si parte del consumo sigue a la presión",
    ],
    signature: Signature::of(
        &[
            Parameter::number("flow", "m3/min", (0.0, 10_000.0), "the flow of free air", "el flujo de aire libre"),
            OLD,
            NEW,
            ATMOSPHERIC,
            Parameter::number(
                "unregulated",
                "",
                (0.0, 1.0),
                "the share of the use that has no regulator",
                "la parte del consumo sin regulador",
            ),
        ],
        "m3/min",
    ),
    formula: same("V_new = V · {1 − s · [1 − (p_new + p_atm) / (p_old + p_atm)]}"),
    source: "choked flow through a given opening is proportional to the absolute pressure before it; artificial demand in US DOE and Compressed Air Challenge, Improving Compressed Air System Performance",
    limits: [
        "leaks and open blowing follow the pressure, uses behind regulators do not; MEASUR takes 0.6 where nothing is known",
        "las fugas y el soplado abierto siguen a la presión, los usos con regulador no; MEASUR toma 0.6 si no se sabe",
    ],
    example: (
        r#"air_demand_at_pressure(10.unit("m3/min"), 7.unit("bar(g)"), 6.unit("bar(g)"), 1.013.unit("bar(a)"), 60.percent)"#,
        "9.25 m3/min",
    ),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [flow, old, new, atmospheric, unregulated] = numbers(arguments)?;
        Ok(flow * (1.0 - unregulated * (1.0 - (new + atmospheric) / (old + atmospheric))))
    },
};

pub(in super::super) const LOAD_UNLOAD_POWER: Function = Function {
    name: "load_unload_power",
    family: Family::Air,
    help: [
        "mean power of a compressor that loads and unloads",
        "potencia media de un compresor que trabaja en carga y vacío",
    ],
    signature: Signature::of(
        &[
            Parameter::number("loaded", "kW", (0.0, 10_000.0), LOADED[0], LOADED[1]),
            Parameter::number("unloaded", "kW", (0.0, 10_000.0), UNLOADED[0], UNLOADED[1]),
            Parameter::number(
                "loaded_share",
                "",
                (0.0, 1.0),
                "the share of the time on load",
                "la parte del tiempo en carga",
            ),
        ],
        "kW",
    ),
    formula: same("P = s · P_load + (1 − s) · P_unload"),
    source: "mean over time of two levels of power; US DOE and Compressed Air Challenge, Improving Compressed Air System Performance, baseline of costs",
    limits: [
        "electric power, measured or by nameplate; with a small receiver the power falls slowly after unloading and the mean is higher",
        "potencia eléctrica, medida o de placa; con un tanque pulmón chico la potencia baja despacio al pasar a vacío y la media es mayor",
    ],
    example: ("load_unload_power(75.kW, 22.kW, 60.percent)", "53.8 kW"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [loaded, unloaded, share] = numbers(arguments)?;
        not_above((unloaded, UNLOADED), (loaded, LOADED), "kW")?;
        Ok(share * loaded + (1.0 - share) * unloaded)
    },
};
const LOADED: [&str; 2] = ["the power on load", "la potencia en carga"];
const UNLOADED: [&str; 2] = ["the power off load", "la potencia en vacío"];

const CONTROLS: [(&str, f64); 11] = [
    ("inlet_modulation", 0.30),
    ("variable_displacement", 0.60),
    ("variable_speed", 0.97),
    ("screw_load_unload_short_cycle", 0.48),
    ("screw_load_unload_long_cycle", 0.68),
    ("oil_free_load_unload", 0.73),
    ("reciprocating_load_unload", 0.74),
    ("reciprocating_on_off", 1.00),
    ("centrifugal_blow_off", 0.0),
    ("centrifugal_inlet_butterfly", 0.67),
    ("centrifugal_inlet_guide_vane", 0.86),
];
const CONTROL_WORDS: &[&str] = &[
    CONTROLS[0].0,
    CONTROLS[1].0,
    CONTROLS[2].0,
    CONTROLS[3].0,
    CONTROLS[4].0,
    CONTROLS[5].0,
    CONTROLS[6].0,
    CONTROLS[7].0,
    CONTROLS[8].0,
    CONTROLS[9].0,
    CONTROLS[10].0,
];

pub(in super::super) const COMPRESSOR_CONTROL_FACTOR: Function = Function {
    name: "compressor_control_factor",
    family: Family::Air,
    help: [
        "share of its full-load specific power that a compressor saves for air that is no longer asked for",
        "parte de su potencia específica a plena carga que un compresor ahorra por el aire que ya no se pide",
    ],
    signature: Signature::of(&[Parameter::word("control", CONTROL_WORDS, "the control", "el control")], ""),
    formula: [
        "saving = ΔV · (P / V at full load) · factor, by the kind of control",
        "ahorro = ΔV · (P / V a plena carga) · factor, según el control",
    ],
    source: "US DOE, MEASUR, compressor control adjustment of the compressed-air leak survey",
    limits: [
        "mean slopes of power against flow; short cycles: small receiver, under 2 min from load to load; one compressor takes the change, the others stay at full load or off",
        "pendientes medias de potencia contra flujo; ciclo corto: tanque pulmón chico, menos de 2 min de carga a carga; un compresor toma el cambio y los demás siguen a plena carga o apagados",
    ],
    example: (r#"compressor_control_factor("inlet_modulation")"#, "0.3"),
    monotone: true,
    never_negative: true,
    equation: compressor_control_factor,
};

fn compressor_control_factor(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let (word, []) = word_first(arguments)?;
    Ok(CONTROLS.iter().find(|(control, _)| *control == word).map_or(f64::NAN, |(_, factor)| *factor))
}
