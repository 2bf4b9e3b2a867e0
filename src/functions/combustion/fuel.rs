//! The fuels whose combustion is worked out, by what they are made of.

/// What a kilogram of a fuel holds.
#[derive(Debug)]
pub(super) struct Fuel {
    pub(super) word: &'static str,
    /// Shares of the mass.
    pub(super) carbon: f64,
    pub(super) hydrogen: f64,
    pub(super) sulphur: f64,
    pub(super) nitrogen: f64,
    /// Higher heating value at 25 °C, MJ/kg.
    pub(super) heat: f64,
}

/// Pipeline gas of 95 % methane, 3 % ethane, 0.5 % propane and 1.5 % nitrogen by volume. The higher heating value
/// follows from those of the pure gases (NIST Chemistry `WebBook`: 890.7, 1560.7, 2219.2 kJ/mol); it is 38.2 MJ/m3 at 15 °C.
/// The choice matters little: for pure methane the loss differs by less than 0.2 points.
pub(super) const NATURAL_GAS: Fuel =
    Fuel { word: "natural_gas", carbon: 0.7335, hydrogen: 0.2414, sulphur: 0.0, nitrogen: 0.0250, heat: 53.87 };

/// 60 % propane and 40 % n-butane by volume (NIST Chemistry `WebBook`: 2219.2 and 2877.6 kJ/mol).
pub(super) const LPG: Fuel =
    Fuel { word: "lpg", carbon: 0.8216, hydrogen: 0.1784, sulphur: 0.0, nitrogen: 0.0, heat: 49.94 };

/// Density 0.84, no sulphur. As for fuel oil, the shares of hydrogen and the heating value follow from the density d and
/// the share of sulphur s by C. S. Cragoe, *Thermal Properties of Petroleum Products*, Bureau of Standards
/// Miscellaneous Publication 97 (1929): hydrogen (0.26 − 0.15 d)(1 − s), MJ/kg (51.916 − 8.792 d²)(1 − s) + 9.42 s.
pub(super) const DIESEL: Fuel =
    Fuel { word: "diesel", carbon: 0.8660, hydrogen: 0.1340, sulphur: 0.0, nitrogen: 0.0, heat: 45.71 };

/// Heavy fuel oil (combustóleo): density 0.98, 3 % sulphur.
pub(super) const FUEL_OIL: Fuel =
    Fuel { word: "fuel_oil", carbon: 0.8604, hydrogen: 0.1096, sulphur: 0.03, nitrogen: 0.0, heat: 42.45 };

/// All fuels.
pub(super) const FUELS: [&Fuel; 4] = [&NATURAL_GAS, &LPG, &DIESEL, &FUEL_OIL];

/// The words of all fuels.
pub(super) const WORDS: &[&str] = &[NATURAL_GAS.word, LPG.word, DIESEL.word, FUEL_OIL.word];
