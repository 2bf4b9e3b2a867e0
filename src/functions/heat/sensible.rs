//! Heat that warms water, air or anything else.

use super::super::limits::{not_above, numbers};
use super::super::steam::iapws::water_density;
use super::{Family, Function, Parameter, Signature, same};

/// Specific heat of water, kJ/(kg K).
const WATER: f64 = 4.186;
const RISE: Parameter =
    Parameter::number("rise", "K", (-200.0, 200.0), "the temperature rise", "el aumento de temperatura");
const MASS: Parameter = Parameter::number("mass", "kg", (0.0, f64::INFINITY), "the mass", "la masa");

pub(in super::super) const WATER_HEAT: Function = Function {
    name: "water_heat",
    family: Family::Heat,
    help: [
        "heat that warms a mass of water (or a flow of it)",
        "calor que calienta una masa de agua (o un flujo de ella)",
    ],
    signature: Signature::per_anything(&[MASS, RISE], "kJ"),
    formula: same("Q = m · 4.186 kJ/(kg K) · Δt"),
    source: "the 15 °C calorie, 4.186 J, which heats a gram of water by 1 K; steam tables give 4.18 to 4.22 from 0 to 100 °C",
    limits: ["liquid water; within 1.5 % below 120 °C", "agua líquida; a menos de 1.5 % bajo 120 °C"],
    example: (r#"water_heat(1000.unit("kg"), 60.unit("K"))"#, "251160 kJ"),
    monotone: true,
    never_negative: false,
    equation: |arguments| {
        let [mass, rise] = numbers(arguments)?;
        Ok(mass * WATER * rise)
    },
};

pub(in super::super) const AIR_HEAT: Function = Function {
    name: "air_heat",
    family: Family::Heat,
    help: [
        "heat that warms a mass of air (or a flow of it)",
        "calor que calienta una masa de aire (o un flujo de ella)",
    ],
    signature: Signature::per_anything(&[MASS, RISE], "kJ"),
    formula: same("Q = m · 1.007 kJ/(kg K) · Δt"),
    source: "specific heat of dry air at 300 K, 1.007 kJ/(kg K): F. P. Incropera and D. P. DeWitt, Fundamentals of Heat and Mass Transfer, table A.4",
    limits: [
        "dry air from -20 to 200 °C, within 2 %; each 10 g of vapour in a kg of air add 2 %",
        "aire seco de -20 a 200 °C, a menos de 2 %; cada 10 g de vapor por kg de aire suman 2 %",
    ],
    example: (r#"air_heat(1000.unit("kg/h"), 50.unit("K"))"#, "50350 kJ/h"),
    monotone: true,
    never_negative: false,
    equation: |arguments| {
        let [mass, rise] = numbers(arguments)?;
        Ok(mass * 1.007 * rise)
    },
};

pub(in super::super) const SENSIBLE_HEAT: Function = Function {
    name: "sensible_heat",
    family: Family::Heat,
    help: [
        "heat that warms a mass of anything (or a flow of it)",
        "calor que calienta una masa de cualquier cosa (o un flujo de ella)",
    ],
    signature: Signature::per_anything(
        &[
            MASS,
            Parameter::number("specific_heat", "kJ/(kg K)", (0.1, 15.0), "the specific heat", "el calor específico"),
            Parameter { range: (-1000.0, 1000.0), ..RISE },
        ],
        "kJ",
    ),
    formula: same("Q = m · c · Δt"),
    source: "definition of specific heat",
    limits: ["nothing melts, boils or reacts on the way", "nada se funde, hierve ni reacciona en el camino"],
    example: (r#"sensible_heat(1000.unit("kg"), 3.93.unit("kJ/(kg K)"), 68.unit("K"))"#, "267240 kJ"),
    monotone: true,
    never_negative: false,
    equation: |arguments| {
        let [mass, specific, rise] = numbers(arguments)?;
        Ok(mass * specific * rise)
    },
};

const HOT: [&str; 2] = ["the temperature of the discharge", "la temperatura de la descarga"];
const COLD: [&str; 2] = ["the temperature of the supply", "la temperatura del suministro"];

pub(in super::super) const DISCHARGE_HEAT: Function = Function {
    name: "discharge_heat",
    family: Family::Heat,
    help: [
        "heat of fuel or power that was spent on the warm water that is discharged",
        "calor de combustible o electricidad que se gastó en el agua tibia que se descarga",
    ],
    signature: Signature::per_anything(
        &[
            Parameter::number("volume", "m3", (0.0, f64::INFINITY), "the volume", "el volumen"),
            Parameter::number("discharge", "°C", (0.0, 100.0), HOT[0], HOT[1]),
            Parameter::number("supply", "°C", (0.0, 100.0), COLD[0], COLD[1]),
            Parameter::efficiency("efficiency", "the efficiency of the heater", "la eficiencia del calentador"),
        ],
        "kJ",
    ),
    formula: same("Q = V · ρ(t_out) · 4.186 kJ/(kg K) · (t_out − t_in) / η"),
    source: "energy balance; density of water IAPWS SR1-86(1992), Saturation Properties of Ordinary Water Substance, equation 2",
    limits: [
        "water, whose volume is metered at the discharge; less can be recovered: down to some 5 K above the supply",
        "agua, con volumen medido en la descarga; se recupera menos: hasta unos 5 K sobre el suministro",
    ],
    example: (r#"discharge_heat(10.unit("m3"), 60.unit("°C"), 20.unit("°C"), 80.percent)"#, "2057742 kJ"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [volume, hot, cold, efficiency] = numbers(arguments)?;
        not_above((cold, COLD), (hot, HOT), "°C")?;
        let density = water_density((hot + 273.15).max(273.16));
        Ok(volume * density * WATER * (hot - cold) / efficiency)
    },
};
