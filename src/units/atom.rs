//! The units that have a name of their own.
//!
//! Factors lead to coherent SI units and are exact by definition unless a line says otherwise. Sources: BIPM, *The
//! International System of Units*, 9th edition (2019), tables 4 to 8; NIST Special Publication 811 (2008), appendix B,
//! for customary units; the British thermal unit and the calorie are those of the International Table (1956).

use super::scale::Scale;
use super::{Currency, Dimension, Point};

/// A unit with a name of its own.
pub(super) struct Atom {
    /// The name it is printed by.
    pub(super) symbol: &'static str,
    /// Other names it is read by.
    pub(super) names: &'static [&'static str],
    /// Powers of m, kg, s, yr, K, A.
    powers: Powers,
    numerator: f64,
    denominator: f64,
}

type Powers = [i8; 6];
const NUMBER: Powers = [0; 6];
const LENGTH: Powers = [1, 0, 0, 0, 0, 0];
const AREA: Powers = [2, 0, 0, 0, 0, 0];
const VOLUME: Powers = [3, 0, 0, 0, 0, 0];
const MASS: Powers = [0, 1, 0, 0, 0, 0];
const TIME: Powers = [0, 0, 1, 0, 0, 0];
const RATE: Powers = [0, 0, -1, 0, 0, 0];
const YEAR: Powers = [0, 0, 0, 1, 0, 0];
const FORCE: Powers = [1, 1, -2, 0, 0, 0];
const ENERGY: Powers = [2, 1, -2, 0, 0, 0];
const POWER: Powers = [2, 1, -3, 0, 0, 0];
const PRESSURE: Powers = [-1, 1, -2, 0, 0, 0];
const SPEED: Powers = [1, 0, -1, 0, 0, 0];
const FLOW: Powers = [3, 0, -1, 0, 0, 0];
const WARMTH: Powers = [0, 0, 0, 0, 1, 0];
const CURRENT: Powers = [0, 0, 0, 0, 0, 1];
const TENSION: Powers = [2, 1, -3, 0, 0, -1];

const fn si(symbol: &'static str, names: &'static [&'static str], powers: Powers, numerator: f64) -> Atom {
    ratio(symbol, names, powers, numerator, 1.0)
}

const fn ratio(
    symbol: &'static str,
    names: &'static [&'static str],
    powers: Powers,
    numerator: f64,
    denominator: f64,
) -> Atom {
    Atom { symbol, names, powers, numerator, denominator }
}

/// Every unit but temperatures, gauge and absolute pressures, and currencies.
#[rustfmt::skip]
pub(super) const ATOMS: &[Atom] = &[
    ratio("%", &["percent"], NUMBER, 1.0, 100.0),
    ratio("ppm", &[], NUMBER, 1.0, 1e6),
    si("piece", &["pieces", "pcs", "pza", "pzas", "pieza", "piezas"], NUMBER, 1.0),
    si("unit", &["units", "unidad", "unidades"], NUMBER, 1.0),
    si("person", &["persons", "people", "persona", "personas"], NUMBER, 1.0),
    si("batch", &["batches", "lote", "lotes"], NUMBER, 1.0),

    si("m", &["metre", "metres", "meter", "meters", "metro", "metros"], LENGTH, 1.0),
    si("km", &[], LENGTH, 1e3),
    ratio("cm", &[], LENGTH, 1.0, 1e2),
    ratio("mm", &[], LENGTH, 1.0, 1e3),
    ratio("µm", &["um"], LENGTH, 1.0, 1e6),
    ratio("in", &["inch", "inches", "pulgada", "pulgadas"], LENGTH, 254.0, 1e4),
    ratio("ft", &["foot", "feet"], LENGTH, 3048.0, 1e4),
    ratio("yd", &["yard", "yards", "yarda", "yardas"], LENGTH, 9144.0, 1e4),
    ratio("mi", &["mile", "miles", "milla", "millas"], LENGTH, 1_609_344.0, 1e3),
    si("ha", &[], AREA, 1e4),

    ratio("L", &["l", "litre", "litres", "liter", "liters", "litro", "litros"], VOLUME, 1.0, 1e3),
    ratio("mL", &["ml"], VOLUME, 1.0, 1e6),
    ratio("hL", &["hl"], VOLUME, 1.0, 1e1),
    // The United States gallon is 231 cubic inches, the barrel of petroleum 42 such gallons.
    ratio("gal", &["gallon", "gallons", "galón", "galon", "galones"], VOLUME, 3_785_411_784.0, 1e12),
    ratio("kgal", &[], VOLUME, 3_785_411_784.0, 1e9),
    ratio("bbl", &["barrel", "barrels", "barril", "barriles"], VOLUME, 158_987_294_928.0, 1e12),

    si("kg", &["kilogram", "kilograms", "kilogramo", "kilogramos"], MASS, 1.0),
    ratio("g", &["gram", "grams", "gramo", "gramos"], MASS, 1.0, 1e3),
    ratio("mg", &[], MASS, 1.0, 1e6),
    si("t", &["tonne", "tonnes", "tonelada", "toneladas"], MASS, 1e3),
    ratio("lb", &["pound", "pounds", "libra", "libras"], MASS, 45_359_237.0, 1e8),
    ratio("klb", &[], MASS, 45_359_237.0, 1e5),
    ratio("oz", &["ounce", "ounces", "onza", "onzas"], MASS, 45_359_237.0, 16e8),
    ratio("short_ton", &["short_tons"], MASS, 2000.0 * 45_359_237.0, 1e8),
    ratio("long_ton", &["long_tons"], MASS, 2240.0 * 45_359_237.0, 1e8),

    si("s", &["second", "seconds", "segundo", "segundos"], TIME, 1.0),
    si("min", &["minute", "minutes", "minuto", "minutos"], TIME, 60.0),
    si("h", &["hr", "hrs", "hour", "hours", "hora", "horas"], TIME, 3600.0),
    si("day", &["d", "days", "día", "días", "dia", "dias"], TIME, 24.0 * 3600.0),
    si("week", &["weeks", "semana", "semanas"], TIME, 168.0 * 3600.0),
    // The year is a dimension of its own; a month is a twelfth of it.
    si("yr", &["year", "years", "año", "años"], YEAR, 1.0),
    ratio("month", &["months", "mes", "meses"], YEAR, 1.0, 12.0),
    si("Hz", &[], RATE, 1.0),
    ratio("rpm", &[], RATE, 1.0, 60.0),

    si("K", &["kelvin", "Δ°C"], WARMTH, 1.0),
    ratio("Δ°F", &["delta_F"], WARMTH, 5.0, 9.0),
    si("A", &[], CURRENT, 1.0),
    ratio("mA", &[], CURRENT, 1.0, 1e3),
    si("V", &[], TENSION, 1.0),
    si("kV", &[], TENSION, 1e3),
    si("N", &[], FORCE, 1.0),
    si("kN", &[], FORCE, 1e3),

    si("J", &[], ENERGY, 1.0),
    si("kJ", &[], ENERGY, 1e3),
    si("MJ", &[], ENERGY, 1e6),
    si("GJ", &[], ENERGY, 1e9),
    si("TJ", &[], ENERGY, 1e12),
    si("Wh", &[], ENERGY, 3600.0),
    si("kWh", &[], ENERGY, 3.6e6),
    si("MWh", &[], ENERGY, 3.6e9),
    si("GWh", &[], ENERGY, 3.6e12),
    si("kVAh", &[], ENERGY, 3.6e6),
    si("kvarh", &[], ENERGY, 3.6e6),
    // International Table units: 1 Btu/lb is 2.326 kJ/kg, 1 cal is 4.1868 J. The therm is 100,000 such Btu (therm (EC)
    // of NIST SP 811), so that ten make one MMBtu; the legal US therm is 0.024 % smaller.
    ratio("Btu", &[], ENERGY, 105_505_585_262.0, 1e8),
    ratio("MMBtu", &[], ENERGY, 105_505_585_262.0, 1e2),
    ratio("therm", &["therms"], ENERGY, 105_505_585_262.0, 1e3),
    ratio("kcal", &[], ENERGY, 41_868.0, 1e1),
    si("Mcal", &[], ENERGY, 4_186_800.0),
    si("Gcal", &[], ENERGY, 4_186_800_000.0),

    si("W", &[], POWER, 1.0),
    ratio("mW", &[], POWER, 1.0, 1e3),
    si("kW", &[], POWER, 1e3),
    si("MW", &[], POWER, 1e6),
    si("GW", &[], POWER, 1e9),
    si("VA", &[], POWER, 1.0),
    si("kVA", &[], POWER, 1e3),
    si("MVA", &[], POWER, 1e6),
    si("var", &[], POWER, 1.0),
    si("kvar", &[], POWER, 1e3),
    si("Mvar", &[], POWER, 1e6),
    // 550 ft lbf/s to 16 digits; the metric one is 75 kgf m/s.
    si("hp", &[], POWER, 745.699_871_582_270_2),
    ratio("CV", &[], POWER, 73_549_875.0, 1e5),
    // The ton of refrigeration is 12,000 Btu/h.
    ratio("TR", &[], POWER, 105_505_585_262.0, 3e7),

    si("Pa", &[], PRESSURE, 1.0),
    si("kPa", &[], PRESSURE, 1e3),
    si("MPa", &[], PRESSURE, 1e6),
    si("bar", &[], PRESSURE, 1e5),
    si("mbar", &[], PRESSURE, 1e2),
    si("atm", &[], PRESSURE, 101_325.0),
    ratio("kgf/cm2", &["kgf/cm²", "kgf/cm^2"], PRESSURE, 980_665.0, 1e1),
    // 1 lbf/in2 to 16 digits.
    si("psi", &[], PRESSURE, 6_894.757_293_168_361),
    // Conventional columns of water (1,000 kg/m3) and mercury (13,595.1 kg/m3) at 9.80665 m/s2.
    ratio("mmH2O", &[], PRESSURE, 980_665.0, 1e5),
    ratio("mH2O", &["mca"], PRESSURE, 980_665.0, 1e2),
    ratio("inH2O", &[], PRESSURE, 24_908_891.0, 1e5),
    ratio("ftH2O", &[], PRESSURE, 298_906_692.0, 1e5),
    ratio("mmHg", &[], PRESSURE, 133_322_387_415.0, 1e9),
    ratio("inHg", &[], PRESSURE, 3_386_388_640_341.0, 1e9),

    ratio("cfm", &[], FLOW, 28_316_846_592.0, 60e12),
    ratio("mph", &[], SPEED, 1_609_344.0, 3600e3),
    ratio("gpm", &[], FLOW, 3_785_411_784.0, 60e12),
];

/// A named unit, looked up.
pub(super) struct Found {
    pub(super) symbol: String,
    pub(super) dimension: Dimension,
    pub(super) scale: Scale,
    pub(super) zero: f64,
}

/// The unit behind a name, exactly as written.
pub(super) fn find(word: &str) -> Option<Found> {
    if let Some(pressure) = word.strip_suffix("(g)").or_else(|| gauge_word(word)) {
        return pressure_point(pressure, "(g)", Point::Gauge);
    }
    if let Some(pressure) = word.strip_suffix("(a)").or_else(|| absolute_word(word)) {
        return pressure_point(pressure, "(a)", Point::Absolute);
    }
    if let Some(atom) = ATOMS.iter().find(|atom| atom.symbol == word || atom.names.contains(&word)) {
        let [.., time, _, _, _] = atom.powers;
        let scale = Scale::new(atom.numerator, atom.denominator).in_hours(time);
        let dimension = Dimension::of(atom.powers, Point::None);
        return Some(Found { symbol: atom.symbol.to_owned(), dimension, scale, zero: 0.0 });
    }
    let temperature = Dimension::of(WARMTH, Point::Temperature);
    match word {
        "°C" | "ºC" | "℃" | "degC" | "celsius" => {
            Some(Found { symbol: "°C".to_owned(), dimension: temperature, scale: Scale::ONE, zero: 0.0 })
        }
        "°F" | "ºF" | "℉" | "degF" | "fahrenheit" => {
            Some(Found { symbol: "°F".to_owned(), dimension: temperature, scale: Scale::new(5.0, 9.0), zero: 32.0 })
        }
        _ => {
            let currency = if word == "dinero" { Currency::PLANT } else { Currency::parse(word)? };
            let dimension = Dimension::currency(currency);
            Some(Found { symbol: currency.code().to_owned(), dimension, scale: Scale::ONE, zero: 0.0 })
        }
    }
}

/// Every name that a unit other than a currency is read by, its own symbol first.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let points = ["°C", "°F", "bar(g)", "bar(a)", "psi(g)", "psi(a)", "kPa(g)", "kPa(a)", "MPa(g)", "MPa(a)"];
    let gauges = ["kgf/cm2(g)", "kgf/cm2(a)", "barg", "bara", "psig", "psia"];
    let plain = ATOMS.iter().flat_map(|atom| std::iter::once(atom.symbol).chain(atom.names.iter().copied()));
    plain.chain(points).chain(gauges)
}

fn gauge_word(word: &str) -> Option<&str> {
    word.strip_suffix('g').filter(|pressure| ["bar", "psi", "kPa", "mbar"].contains(pressure))
}

fn absolute_word(word: &str) -> Option<&str> {
    word.strip_suffix('a').filter(|pressure| ["bar", "psi", "kPa", "mbar"].contains(pressure))
}

fn pressure_point(name: &str, suffix: &str, point: Point) -> Option<Found> {
    let pressure = find(name).filter(|found| found.dimension == Dimension::of(PRESSURE, Point::None))?;
    let dimension = Dimension::of(PRESSURE, point);
    Some(Found { symbol: pressure.symbol + suffix, dimension, ..pressure })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::diagnostic::Lang;
    use crate::units::Unit;

    #[test]
    fn every_name_is_read_and_no_name_has_two_meanings() {
        let mut seen = BTreeSet::new();
        for name in names() {
            assert!(seen.insert(name), "`{name}` stands twice in the table");
            assert!(Currency::parse(name).is_none(), "`{name}` is a currency too");
            let unit = Unit::parse(name).unwrap_or_else(|error| panic!("`{name}`: {error}"));
            for shown in [unit.symbol().to_owned(), unit.in_lang(Lang::Es)] {
                assert_eq!(Unit::parse(&shown).as_ref(), Ok(&unit), "`{shown}` is not `{name}`");
            }
        }
    }

    #[test]
    fn every_unit_converts_there_and_back() {
        for unit in names().map(|name| Unit::parse(name).unwrap()) {
            for value in [0.0, 1.0, -1.0, 0.1, 12.345, 49_000.0, 1.0 / 3.0, 1e9] {
                let back = unit.from_canonical(unit.to_canonical(value));
                // °F loses digits at its zero, which is not that of °C.
                let room = 2.0 * f64::EPSILON * value.abs().max(if unit.symbol() == "°F" { 32.0 } else { 0.0 });
                assert!((back - value).abs() <= room, "{value} {} came back as {back}", unit.symbol());
            }
        }
    }
}
