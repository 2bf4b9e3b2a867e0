//! What leaves through the stack, and what stays.

use super::super::limits::{not_above, numbers, word_first};
use super::flue_gas::{burnt_at, burnt_named, share_lost};
use super::{Argument, FUEL, Family, Function, OXYGEN, Parameter, Signature, same};
use crate::diagnostic::{Text, say};

const FLUE: [&str; 2] = ["the flue-gas temperature", "la temperatura de los gases"];
const AIR: [&str; 2] = ["the temperature of the combustion air", "la temperatura del aire de combustión"];
const READINGS: &[Parameter] = &[
    FUEL,
    OXYGEN,
    // Above the dew point of any of the fuels' water vapour, where none of it gives its heat back.
    Parameter::number("flue_temperature", "°C", (60.0, 700.0), FLUE[0], FLUE[1]),
    Parameter::number("air_temperature", "°C", (-20.0, 700.0), AIR[0], AIR[1]),
];
const SOURCE: &str = "energy balance of complete combustion with dry air; heat of the gases fitted to the Shomate equations of the NIST Chemistry WebBook; heating values of the gases ibid.; of the oils C. S. Cragoe, Bureau of Standards Miscellaneous Publication 97 (1929)";
const LIMITS: [&str; 2] = [
    "flue gas not below the air, which comes from the room, before any preheater in the same flue; complete combustion; typical compositions: natural gas with 95 % methane, LPG 60 % propane and 40 % butane, fuel oil with 3 % sulphur; without the moisture of the air (adds 0.1 to 0.4 points) and the losses of the shell",
    "gases no más fríos que el aire, que viene del cuarto, antes de un precalentador en la misma chimenea; combustión completa; composiciones típicas: gas natural con 95 % de metano, gas LP 60 % propano y 40 % butano, combustóleo con 3 % de azufre; sin la humedad del aire (suma de 0.1 a 0.4 puntos) ni las pérdidas de la envolvente",
];

pub(in super::super) const STACK_LOSS: Function = Function {
    name: "stack_loss",
    family: Family::Combustion,
    help: [
        "share of the fuel's higher heating value that leaves with the dry flue gas and with water vapour",
        "parte del poder calorífico superior que se va con los gases secos y con el vapor de agua",
    ],
    signature: Signature::of(READINGS, ""),
    formula: [
        "L = [Σ n_i (a_i x + b_i x²)(flue) + n_H2O · 44.0 MJ/kmol − Σ n_j (a_j x + b_j x²)(air)] / HHV, x = t − 25 °C; excess air = n_dry · O2 / (0.2095 − O2)",
        "L = [Σ n_i (a_i x + b_i x²)(gases) + n_H2O · 44.0 MJ/kmol − Σ n_j (a_j x + b_j x²)(aire)] / PCS, x = t − 25 °C; exceso de aire = n_seco · O2 / (0.2095 − O2)",
    ],
    source: SOURCE,
    limits: LIMITS,
    example: (r#"stack_loss("natural_gas", 3.percent, 200.unit("°C"), 25.unit("°C"))"#, "0.171"),
    monotone: true,
    never_negative: true,
    equation: stack_loss,
};

pub(in super::super) const COMBUSTION_EFFICIENCY: Function = Function {
    name: "combustion_efficiency",
    family: Family::Combustion,
    help: [
        "share of the fuel's higher heating value that does not leave through the stack",
        "parte del poder calorífico superior que no se va por la chimenea",
    ],
    signature: Signature::of(READINGS, ""),
    formula: ["η = 1 − L, L as in stack_loss", "η = 1 − L, L como en stack_loss"],
    source: SOURCE,
    limits: LIMITS,
    example: (r#"combustion_efficiency("natural_gas", 3.percent, 200.unit("°C"), 25.unit("°C"))"#, "0.829"),
    monotone: true,
    never_negative: true,
    equation: |arguments| stack_loss(arguments).map(|loss| 1.0 - loss),
};

const OLD: [&str; 2] = ["the old efficiency", "la eficiencia anterior"];
const NEW: [&str; 2] = ["the new efficiency", "la eficiencia nueva"];

pub(in super::super) const FUEL_SAVED_SHARE: Function = Function {
    name: "fuel_saved_share",
    family: Family::Combustion,
    help: [
        "share of the fuel that a higher efficiency saves for the same useful heat",
        "parte del combustible que ahorra una mayor eficiencia con el mismo calor útil",
    ],
    signature: Signature::of(
        &[Parameter::efficiency("old", OLD[0], OLD[1]), Parameter::efficiency("new", NEW[0], NEW[1])],
        "",
    ),
    formula: same("s = 1 − η_old / η_new"),
    source: "definition of efficiency: fuel is useful heat over η",
    limits: ["both efficiencies on the same heating value", "las dos eficiencias sobre el mismo poder calorífico"],
    example: ("fuel_saved_share(78.percent, 82.percent)", "0.0488"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [old, new] = numbers(arguments)?;
        not_above((old, OLD), (new, NEW), "")?;
        Ok(1.0 - old / new)
    },
};

fn stack_loss(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let (word, [oxygen, flue, air]) = word_first(arguments)?;
    not_above((air, AIR), (flue, FLUE), "°C")?;
    let loss = share_lost(burnt_named(word)?, oxygen, flue, air);
    if loss < 1.0 {
        return Ok(loss);
    }
    Err(say!(
        "so much air at this temperature would carry off more heat than the fuel gives",
        "tanto aire a esta temperatura se llevaría más calor del que da el combustible"
    ))
}

/// The same for many plants: the fuel by its position among the words.
pub(in super::super) fn plain_stack_loss(values: &[f64]) -> f64 {
    let [fuel, numbers @ ..] = values else { return f64::NAN };
    let mut held = [f64::NAN; 3];
    for ((slot, value), parameter) in held.iter_mut().zip(numbers).zip(READINGS.iter().skip(1)) {
        let Some(Argument::Number(value)) = parameter.held(Argument::Number(*value)) else { return f64::NAN };
        *slot = value;
    }
    let ([oxygen, flue, air], Some(burnt)) = (held, burnt_at(*fuel)) else { return f64::NAN };
    if air > flue {
        return f64::NAN;
    }
    let loss = share_lost(burnt, oxygen, flue, air);
    if loss < 1.0 { loss } else { f64::NAN }
}
