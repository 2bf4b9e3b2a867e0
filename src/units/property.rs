//! Units as properties of a number in rules: `5.kW`, `10.percent`.

use super::Unit;
use super::currency::Currency;

/// Names that can stand after a number in a rule.
#[rustfmt::skip]
pub(super) const NAMES: &[&str] = &[
    "percent", "ppm",
    "W", "kW", "MW", "hp", "CV", "VA", "kVA", "MVA", "var", "kvar", "TR",
    "Wh", "kWh", "MWh", "GWh", "J", "kJ", "MJ", "GJ", "Btu", "MMBtu", "therm", "kcal", "Mcal",
    "mm", "cm", "m", "km", "inch", "ft", "m2", "ft2", "ha",
    "mL", "L", "m3", "ft3", "gal", "bbl", "cfm", "gpm",
    "mg", "g", "kg", "t", "lb", "oz", "short_ton", "long_ton",
    "K", "celsius", "fahrenheit",
    "Pa", "kPa", "MPa", "mbar", "bar", "psi", "bar_gauge", "bar_absolute", "psi_gauge", "psi_absolute", "kPa_gauge", "kPa_absolute",
    "seconds", "minutes", "h", "day", "week", "month", "yr",
    "A", "V", "kV", "rpm",
];

/// The unit behind a name, or the currency behind a code.
pub(super) fn unit(name: &str) -> Option<Unit> {
    let symbol = match name {
        "percent" => "%",
        "celsius" => "°C",
        "fahrenheit" => "°F",
        "inch" => "in",
        "seconds" => "s",
        "minutes" => "min",
        "bar_gauge" => "bar(g)",
        "bar_absolute" => "bar(a)",
        "psi_gauge" => "psi(g)",
        "psi_absolute" => "psi(a)",
        "kPa_gauge" => "kPa(g)",
        "kPa_absolute" => "kPa(a)",
        _ if NAMES.contains(&name) || Currency::parse(name).is_some() => name,
        _ => return None,
    };
    Unit::parse(symbol).ok()
}
