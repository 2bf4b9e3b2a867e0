//! Combustion: what leaves through the stack.

use super::fuel::{FUELS, Fuel, WORDS};
use super::limits::{Limit, numbers};
use super::{Argument, Function, Parameter, Signature};
use crate::diagnostic::{Text, say};

const OXYGEN: Limit =
    Limit { what: ["the oxygen in the dry flue gas", "el oxígeno en el gas seco"], low: 0.0, high: 0.18, unit: "" };
// Above the dew point of any of the fuels' water vapour, where none of it gives its heat back.
const FLUE: Limit =
    Limit { what: ["the flue-gas temperature", "la temperatura de los gases"], low: 60.0, high: 700.0, unit: "°C" };

pub(super) const STACK_LOSS: Function = Function {
    name: "stack_loss",
    help: [
        "share of the fuel's higher heating value that leaves with the dry flue gas and with water vapour",
        "parte del poder calorífico superior que se va con los gases secos y con el vapor de agua",
    ],
    signature: Signature::Fixed {
        parameters: &[
            Parameter { name: "fuel", unit: "", words: WORDS },
            Parameter::number("oxygen", ""),
            Parameter::number("flue_temperature", "°C"),
            Parameter::number("air_temperature", "°C"),
        ],
        result: "",
        per_anything: false,
    },
    formula: "L = [Σ n_i (a_i x + b_i x²)(flue) + n_H2O · 44.0 MJ/kmol − Σ n_j (a_j x + b_j x²)(air)] / HHV, x = t − 25 °C; excess air = n_dry · O2 / (0.2095 − O2)",
    source: "energy balance of complete combustion with dry air; heat of the gases fitted to the Shomate equations of the NIST Chemistry WebBook; heating values of the gases ibid.; of the oils C. S. Cragoe, Bureau of Standards Miscellaneous Publication 97 (1929)",
    limits: [
        "oxygen 0 to 18 % of the dry gas, flue gas 60 to 700 °C and not below the air, air -20 °C or more, as it comes from the room and before any preheater in the same flue; complete combustion; typical compositions: natural gas with 95 % methane, LPG 60 % propane and 40 % butane, fuel oil with 3 % sulphur; without the moisture of the air (adds 0.1 to 0.4 points) and the losses of the shell",
        "oxígeno de 0 a 18 % del gas seco, gases de 60 a 700 °C y no bajo el aire, aire a -20 °C o más, como viene del cuarto y antes de un precalentador en la misma chimenea; combustión completa; composiciones típicas: gas natural con 95 % de metano, gas LP 60 % propano y 40 % butano, combustóleo con 3 % de azufre; sin la humedad del aire (suma de 0.1 a 0.4 puntos) ni las pérdidas de la envolvente",
    ],
    example: (r#"stack_loss("natural_gas", 3.percent, 200.unit("°C"), 25.unit("°C"))"#, "0.171"),
    evaluate: stack_loss,
    monotone: true,
    never_negative: false,
};

/// A gas of the flue: its heat above 25 °C is `at_25` x + `rise` x², in kJ/kmol with x in K.
///
/// Least squares of relative error from 75 to 700 °C against the Shomate equations (NIST Chemistry `WebBook`); within 1.7 %
/// for carbon dioxide and 0.6 % for the others.
struct Gas {
    at_25: f64,
    rise: f64,
}

const NITROGEN: Gas = Gas { at_25: 28.864, rise: 0.002_261 };
const OXYGEN_GAS: Gas = Gas { at_25: 29.258, rise: 0.004_520 };
const CARBON_DIOXIDE: Gas = Gas { at_25: 38.123, rise: 0.014_378 };
const WATER_VAPOUR: Gas = Gas { at_25: 33.302, rise: 0.005_157 };

impl Gas {
    /// Heat in kJ/kmol above 25 °C.
    fn heat(&self, temperature: f64) -> f64 {
        let x = temperature - 25.0;
        (self.at_25 + self.rise * x) * x
    }
}

/// Oxygen in dry air, by volume; argon is counted as nitrogen.
const OXYGEN_IN_AIR: f64 = 0.2095;
/// Heat of condensation of water at 25 °C, kJ/kmol.
const CONDENSATION: f64 = 44_004.0;

fn stack_loss(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [Argument::Word(word), rest @ ..] = arguments else {
        let words = WORDS.join("`, `");
        return Err(say!(
            "the first argument is a fuel: `{words}`",
            "el primer argumento es un combustible: `{words}`"
        ));
    };
    let Some((fuel, burnt)) = BURNT.iter().find(|(fuel, _)| fuel.word == *word) else {
        let words = WORDS.join("`, `");
        return Err(say!(
            "no composition is known for the fuel `{word}`; there are `{words}`",
            "no se conoce la composición del combustible `{word}`; hay `{words}`"
        ));
    };
    let [oxygen, flue, air] = numbers(rest)?;
    let (oxygen, flue) = (OXYGEN.check(oxygen)?, FLUE.check(flue)?);
    let air_limit = Limit {
        what: ["the temperature of the combustion air", "la temperatura del aire de combustión"],
        low: -20.0,
        high: flue,
        unit: "°C",
    };
    let loss = share_lost(fuel, burnt, oxygen, flue, air_limit.check(air)?);
    if loss < 1.0 {
        Ok(loss)
    } else {
        Err(say!(
            "so much air at this temperature would carry off more heat than the fuel gives",
            "tanto aire a esta temperatura se llevaría más calor del que da el combustible"
        ))
    }
}

/// What becomes of a kilogram of fuel that burns without excess air, in kmol.
struct Burnt {
    acid: f64,
    vapour: f64,
    needed: f64,
    nitrogen: f64,
    from_fuel: f64,
}

impl Burnt {
    const fn of(fuel: &Fuel) -> Self {
        let acid = fuel.carbon / 12.011 + fuel.sulphur / 32.06;
        let vapour = fuel.hydrogen / 2.016;
        let needed = acid + vapour / 2.0;
        let nitrogen = needed * (1.0 - OXYGEN_IN_AIR) / OXYGEN_IN_AIR;
        Self { acid, vapour, needed, nitrogen, from_fuel: fuel.nitrogen / 28.014 }
    }
}

/// The fuels with what becomes of them.
const BURNT: [(&Fuel, Burnt); FUELS.len()] = [
    (FUELS[0], Burnt::of(FUELS[0])),
    (FUELS[1], Burnt::of(FUELS[1])),
    (FUELS[2], Burnt::of(FUELS[2])),
    (FUELS[3], Burnt::of(FUELS[3])),
];

/// Energy balance at 25 °C, where the heating value is defined: what the gases carry, less what the air brought.
fn share_lost(fuel: &Fuel, burnt: &Burnt, oxygen: f64, flue: f64, air: f64) -> f64 {
    let Burnt { acid, vapour, needed, nitrogen, from_fuel } = *burnt;
    let excess = oxygen * (acid + nitrogen + from_fuel) / (OXYGEN_IN_AIR - oxygen);

    let air_heat = |t: f64| OXYGEN_IN_AIR * OXYGEN_GAS.heat(t) + (1.0 - OXYGEN_IN_AIR) * NITROGEN.heat(t);
    // Sulphur dioxide, which is scarce, is counted as carbon dioxide.
    let gases =
        acid * CARBON_DIOXIDE.heat(flue) + (nitrogen + from_fuel) * NITROGEN.heat(flue) + excess * air_heat(flue);
    let water = vapour * (CONDENSATION + WATER_VAPOUR.heat(flue));
    let brought = (needed / OXYGEN_IN_AIR + excess) * air_heat(air);
    (gases + water - brought) / (1000.0 * fuel.heat)
}
