//! The fuels whose combustion is worked out, by what they are made of.

use super::super::limits::word_first;
use super::{FUEL, Family, Function, Signature, fuel_named};

/// What a kilogram of a fuel holds.
#[derive(Debug)]
pub(in super::super) struct Fuel {
    pub(in super::super) word: &'static str,
    /// Shares of the mass.
    pub(in super::super) carbon: f64,
    pub(in super::super) hydrogen: f64,
    pub(in super::super) sulphur: f64,
    pub(in super::super) nitrogen: f64,
    /// Higher heating value at 25 °C, MJ/kg.
    pub(in super::super) heat: f64,
}

/// Pipeline gas of 95 % methane, 3 % ethane, 0.5 % propane and 1.5 % nitrogen by volume. The higher heating value
/// follows from those of the pure gases (NIST Chemistry `WebBook`: 890.7, 1560.7, 2219.2 kJ/mol); it is 38.2 MJ/m3 at 15 °C.
/// The choice matters little: for pure methane the loss differs by less than 0.2 points.
pub(in super::super) const NATURAL_GAS: Fuel =
    Fuel { word: "natural_gas", carbon: 0.7335, hydrogen: 0.2414, sulphur: 0.0, nitrogen: 0.0250, heat: 53.87 };

/// 60 % propane and 40 % n-butane by volume (NIST Chemistry `WebBook`: 2219.2 and 2877.6 kJ/mol).
pub(in super::super) const LPG: Fuel =
    Fuel { word: "lpg", carbon: 0.8216, hydrogen: 0.1784, sulphur: 0.0, nitrogen: 0.0, heat: 49.94 };

/// Density 0.84, no sulphur. As for fuel oil, the shares of hydrogen and the heating value follow from the density d and
/// the share of sulphur s by C. S. Cragoe, *Thermal Properties of Petroleum Products*, Bureau of Standards
/// Miscellaneous Publication 97 (1929): hydrogen (0.26 − 0.15 d)(1 − s), MJ/kg (51.916 − 8.792 d²)(1 − s) + 9.42 s.
pub(in super::super) const DIESEL: Fuel =
    Fuel { word: "diesel", carbon: 0.8660, hydrogen: 0.1340, sulphur: 0.0, nitrogen: 0.0, heat: 45.71 };

/// Heavy fuel oil (combustóleo): density 0.98, 3 % sulphur.
pub(in super::super) const FUEL_OIL: Fuel =
    Fuel { word: "fuel_oil", carbon: 0.8604, hydrogen: 0.1096, sulphur: 0.03, nitrogen: 0.0, heat: 42.45 };

/// All fuels.
pub(in super::super) const FUELS: [&Fuel; 4] = [&NATURAL_GAS, &LPG, &DIESEL, &FUEL_OIL];

/// The words of all fuels.
pub(super) const WORDS: &[&str] = &[NATURAL_GAS.word, LPG.word, DIESEL.word, FUEL_OIL.word];

const SOURCE: &str = "from the composition: heating values of the pure gases, NIST Chemistry WebBook; of the oils C. S. Cragoe, Bureau of Standards Miscellaneous Publication 97 (1929)";
const LIMITS: [&str; 2] = [
    "typical compositions: natural gas with 95 % methane, LPG 60 % propane and 40 % butane by volume, diesel of density 0.84, fuel oil of density 0.98 with 3 % sulphur; a bill's own heating value comes first",
    "composiciones típicas: gas natural con 95 % de metano, gas LP 60 % propano y 40 % butano en volumen, diésel de densidad 0.84, combustóleo de densidad 0.98 con 3 % de azufre; antes vale el poder calorífico de la factura",
];

pub(in super::super) const HEATING_VALUE: Function = Function {
    name: "heating_value",
    family: Family::Combustion,
    help: ["higher heating value of a fuel", "poder calorífico superior de un combustible"],
    signature: Signature::of(&[FUEL], "MJ/kg"),
    formula: ["HHV by fuel", "PCS por combustible"],
    source: SOURCE,
    limits: LIMITS,
    example: (r#"heating_value("lpg")"#, "49.94 MJ/kg"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let (word, []) = word_first(arguments)?;
        Ok(fuel_named(word)?.heat)
    },
};

pub(in super::super) const LOWER_HEATING_VALUE_SHARE: Function = Function {
    name: "lower_heating_value_share",
    family: Family::Combustion,
    help: [
        "lower heating value of a fuel as a share of its higher one: turns an efficiency on the lower into one on the higher",
        "poder calorífico inferior de un combustible como parte del superior: pasa una eficiencia de base inferior a superior",
    ],
    signature: Signature::of(&[FUEL], ""),
    formula: [
        "LHV / HHV, LHV = HHV − 44.0 MJ/kmol · H / 2.016, H the share of hydrogen; η_HHV = η_LHV · LHV / HHV",
        "PCI / PCS, PCI = PCS − 44.0 MJ/kmol · H / 2.016, H la parte de hidrógeno; η_PCS = η_PCI · PCI / PCS",
    ],
    source: SOURCE,
    limits: LIMITS,
    example: (r#"lower_heating_value_share("natural_gas")"#, "0.902"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let (word, []) = word_first(arguments)?;
        let fuel = fuel_named(word)?;
        Ok(1.0 - 44.004 * fuel.hydrogen / 2.016 / fuel.heat)
    },
};
