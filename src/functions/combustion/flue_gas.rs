//! The gases of complete combustion: how much of them, and the heat they carry.

use super::super::limits::{numbers, word_first};
use super::{Argument, FUEL, FUELS, Family, Fuel, Function, OXYGEN, Parameter, Signature, WORDS, unknown_fuel};
use crate::diagnostic::{Text, say};

pub(in super::super) const EXCESS_AIR: Function = Function {
    name: "excess_air",
    family: Family::Combustion,
    help: [
        "air beyond what the fuel needs, as a share of that, from the oxygen in the flue gas",
        "aire por encima del que pide el combustible, como parte de éste, por el oxígeno de los gases",
    ],
    signature: Signature::of(&[FUEL, OXYGEN], ""),
    formula: [
        "e = n_dry · O2 / (0.2095 − O2) / n_air, n_dry the dry flue gas without excess air, n_air the air needed",
        "e = n_seco · O2 / (0.2095 − O2) / n_aire, n_seco los gases secos sin exceso de aire, n_aire el aire necesario",
    ],
    source: "balance of oxygen in complete combustion; 20.95 % oxygen in dry air",
    limits: [
        "oxygen of the dry gas, as analysers that cool the sample show it; no air drawn in behind the burner",
        "oxígeno del gas seco, como lo muestran los analizadores que enfrían la muestra; sin aire que entre después del quemador",
    ],
    example: (r#"excess_air("natural_gas", 3.percent)"#, "0.150"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let (word, [oxygen]) = word_first(arguments)?;
        let burnt = burnt_named(word)?;
        Ok(burnt.excess(oxygen) / burnt.needed)
    },
};

pub(in super::super) const COMBUSTION_AIR: Function = Function {
    name: "combustion_air",
    family: Family::Combustion,
    help: [
        "mass of air that burns a mass of fuel with some oxygen left in the flue gas",
        "masa de aire que quema una masa de combustible y deja oxígeno en los gases",
    ],
    signature: Signature::per_anything(
        &[
            Parameter::number("mass", "kg", (0.0, f64::INFINITY), "the mass of fuel", "la masa de combustible"),
            Parameter::word("fuel", WORDS, "the fuel", "el combustible"),
            OXYGEN,
        ],
        "kg",
    ),
    formula: [
        "m_air = m · n_air · (1 + e) · 28.965 kg/kmol, n_air and e as in excess_air",
        "m_aire = m · n_aire · (1 + e) · 28.965 kg/kmol, n_aire y e como en excess_air",
    ],
    source: "balance of oxygen in complete combustion; molar mass of dry air, ICAO Doc 7488",
    limits: ["dry air", "aire seco"],
    example: (r#"combustion_air(1.kg, "natural_gas", 3.percent)"#, "19.2 kg"),
    monotone: true,
    never_negative: true,
    equation: combustion_air,
};

fn combustion_air(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [mass, Argument::Word(word), oxygen] = arguments else {
        return Err(say!("the second value is a fuel", "el segundo valor es un combustible"));
    };
    let [mass, oxygen] = numbers(&[*mass, *oxygen])?;
    let burnt = burnt_named(word)?;
    Ok(mass * (burnt.needed + burnt.excess(oxygen)) * 28.965)
}

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

/// What a kilogram of fuel turns into without excess air, in kmol.
pub(super) struct Burnt {
    fuel: &'static Fuel,
    /// Carbon dioxide; sulphur dioxide, which is scarce, is counted with it.
    acid: f64,
    vapour: f64,
    /// Nitrogen of the air needed and of the fuel.
    nitrogen: f64,
    /// The air needed.
    needed: f64,
}

/// All fuels, worked out once.
static BURNT: [Burnt; FUELS.len()] =
    [Burnt::of(FUELS[0]), Burnt::of(FUELS[1]), Burnt::of(FUELS[2]), Burnt::of(FUELS[3])];

impl Burnt {
    const fn of(fuel: &'static Fuel) -> Self {
        let acid = fuel.carbon / 12.011 + fuel.sulphur / 32.06;
        let vapour = fuel.hydrogen / 2.016;
        let burnt = acid + vapour / 2.0;
        let nitrogen = burnt * (1.0 - OXYGEN_IN_AIR) / OXYGEN_IN_AIR + fuel.nitrogen / 28.014;
        Self { fuel, acid, vapour, nitrogen, needed: burnt / OXYGEN_IN_AIR }
    }

    /// The air beyond what is needed, from the oxygen that is left in the dry gas.
    fn excess(&self, oxygen: f64) -> f64 {
        oxygen * (self.acid + self.nitrogen) / (OXYGEN_IN_AIR - oxygen)
    }
}

/// What the fuel of a word turns into.
pub(super) fn burnt_named(word: &str) -> Result<&'static Burnt, Text> {
    match BURNT.iter().find(|burnt| burnt.fuel.word == word) {
        Some(burnt) => Ok(burnt),
        None => Err(unknown_fuel(word)),
    }
}

/// What the fuel turns into that stands at a position among the words.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positions are small whole numbers")]
pub(super) fn burnt_at(position: f64) -> Option<&'static Burnt> {
    BURNT.get(position as usize).filter(|_| position.is_finite())
}

/// Energy balance at 25 °C, where the heating value is defined: what the gases carry, less what the air brought.
pub(super) fn share_lost(burnt: &Burnt, oxygen: f64, flue: f64, air: f64) -> f64 {
    let excess = burnt.excess(oxygen);
    let air_heat = |t: f64| OXYGEN_IN_AIR * OXYGEN_GAS.heat(t) + (1.0 - OXYGEN_IN_AIR) * NITROGEN.heat(t);
    let gases = burnt.acid * CARBON_DIOXIDE.heat(flue) + burnt.nitrogen * NITROGEN.heat(flue) + excess * air_heat(flue);
    let water = burnt.vapour * (CONDENSATION + WATER_VAPOUR.heat(flue));
    let brought = (burnt.needed + excess) * air_heat(air);
    (gases + water - brought) / (1000.0 * burnt.fuel.heat)
}
