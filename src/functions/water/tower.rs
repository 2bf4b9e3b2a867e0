//! Cooling towers: evaporation, blowdown, make-up.

use super::super::limits::numbers;
use super::{Family, Function, Parameter, Signature, same};

/// Heat of evaporation of water at 30 °C, kJ/kg (steam tables by IAPWS-IF97).
const EVAPORATION: f64 = 2429.8;
/// Density of water at 30 °C, kg/m3.
const DENSITY: f64 = 995.65;

const EVAPORATED: Parameter =
    Parameter::number("evaporation", "m3", (0.0, f64::INFINITY), "the evaporation", "la evaporación");
const CYCLES: Parameter =
    Parameter::number("cycles", "", (1.05, 50.0), "the cycles of concentration", "los ciclos de concentración");
const LIMITS: [&str; 2] = [
    "steady; with drift and leaks inside the blowdown, which they are part of",
    "en régimen; el arrastre y las fugas son parte de la purga",
];

pub(in super::super) const COOLING_TOWER_EVAPORATION: Function = Function {
    name: "cooling_tower_evaporation",
    family: Family::Water,
    help: [
        "water that a cooling tower evaporates to carry off heat",
        "agua que evapora una torre de enfriamiento para disipar calor",
    ],
    signature: Signature::of(
        &[
            Parameter::number("heat", "kW", (0.0, 1e6), "the heat carried off", "el calor disipado"),
            Parameter::number(
                "evaporative_share",
                "",
                (0.4, 1.0),
                "the share of the heat that goes by evaporation",
                "la parte del calor que se va por evaporación",
            ),
        ],
        "m3/h",
    ),
    formula: same("E = Q · s / (2430 kJ/kg · 996 kg/m³)"),
    source: "energy balance; heat of evaporation and density at 30 °C by IAPWS; US DOE, MEASUR, cooling tower make-up, takes a share of 0.85",
    limits: [
        "the rest warms the air: 0.6 to 0.75 on a cold day, 0.85 to 0.95 on a warm one; heat of a chiller: cooling plus compressor power",
        "el resto calienta el aire: de 0.6 a 0.75 en día frío, de 0.85 a 0.95 en día cálido; calor de un chiller: frío más potencia del compresor",
    ],
    example: ("cooling_tower_evaporation(1000.kW, 85.percent)", "1.265 m3/h"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [heat, share] = numbers(arguments)?;
        Ok(3600.0 * heat * share / (EVAPORATION * DENSITY))
    },
};

pub(in super::super) const COOLING_TOWER_BLOWDOWN: Function = Function {
    name: "cooling_tower_blowdown",
    family: Family::Water,
    help: [
        "water that leaves a cooling tower as liquid, to keep its cycles of concentration",
        "agua que sale líquida de una torre de enfriamiento para mantener sus ciclos de concentración",
    ],
    signature: Signature::per_anything(&[EVAPORATED, CYCLES], "m3"),
    formula: [
        "B = E / (c − 1), c = conductivity of the water in the tower / that of the make-up",
        "B = E / (c − 1), c = conductividad del agua en la torre / la del repuesto",
    ],
    source: "balance of dissolved solids: M · x_makeup = B · x_tower, M = E + B; vapour carries none",
    limits: LIMITS,
    example: (r#"cooling_tower_blowdown(1.265.unit("m3/h"), 3)"#, "0.6325 m3/h"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [evaporation, cycles] = numbers(arguments)?;
        Ok(evaporation / (cycles - 1.0))
    },
};

pub(in super::super) const COOLING_TOWER_MAKEUP: Function = Function {
    name: "cooling_tower_makeup",
    family: Family::Water,
    help: ["water that a cooling tower takes in", "agua de repuesto que toma una torre de enfriamiento"],
    signature: Signature::per_anything(&[EVAPORATED, CYCLES], "m3"),
    formula: [
        "M = E · c / (c − 1), c = conductivity of the water in the tower / that of the make-up",
        "M = E · c / (c − 1), c = conductividad del agua en la torre / la del repuesto",
    ],
    source: "balances of water and of dissolved solids: M = E + B, M · x_makeup = B · x_tower",
    limits: LIMITS,
    example: (r#"cooling_tower_makeup(1.265.unit("m3/h"), 3)"#, "1.8975 m3/h"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [evaporation, cycles] = numbers(arguments)?;
        Ok(evaporation * (cycles / (cycles - 1.0)))
    },
};
