//! The units in which people write down an amount.

use crate::factors::Factors;
use crate::fields::{Field, QuantityType};
use crate::units::Unit;

/// Units that people use beside one, where they use several.
const BESIDE: [(&str, &[&str]); 22] = [
    ("kWh/yr", &["MWh/yr", "GWh/yr", "kWh/month", "MWh/month"]),
    ("kWh", &["MWh"]),
    ("kW", &["W"]),
    ("W", &["kW"]),
    ("bar(g)", &["psi(g)", "kPa(g)", "kgf/cm2(g)"]),
    ("bar", &["psi", "kPa", "kgf/cm2"]),
    ("m3/yr", &["m3/month", "L/yr"]),
    ("m3/h", &["L/min", "L/s", "m3/day"]),
    ("m3/min", &["cfm", "m3/h"]),
    ("m3", &["L"]),
    ("L", &["m3", "gal"]),
    ("t/yr", &["kg/yr", "t/month", "kg/month"]),
    ("kg", &["t", "g"]),
    ("kg/h", &["t/h"]),
    ("h/yr", &["h/month"]),
    ("1/yr", &["1/month"]),
    ("min", &["s", "h"]),
    ("h", &["min"]),
    ("mm", &["in", "cm"]),
    ("m", &["cm", "ft"]),
    ("m2", &["ft2"]),
    ("°C", &["°F"]),
];

/// In which nameplates give the power of motors.
const HORSEPOWER: &str = "hp";

/// Units of a price beside one.
const PRICES: [(&str, &[&str]); 3] =
    [("money/kg", &["money/t"]), ("money/yr", &["money/month"]), ("money/kWh", &["money/MWh"])];

/// Ways in which fuel is bought, by amount and by price.
const FUEL: [[&str; 3]; 2] = [["L/yr", "kg/yr", "m3/yr"], ["money/L", "money/kg", "money/m3"]];

/// The units of an amount, the usual one first; of fuel also litres and kilograms, where a factor converts them.
pub(super) fn units(field: &Field, quantity: &QuantityType, factors: &Factors) -> Vec<Unit> {
    let own = &quantity.unit;
    let mut units = vec![own.clone()];
    if own.symbol() == "kW" && field.how.en.to_lowercase().contains("nameplate") {
        units.extend(Unit::parse(HORSEPOWER).ok());
    }
    if own.symbol().is_empty() && quantity.range.1 <= 1.0 {
        units.extend(Unit::parse("%").ok());
    }
    let beside = BESIDE.iter().chain(&PRICES).filter(|(usual, _)| *usual == own.symbol());
    let names = beside.flat_map(|(_, others)| others.iter());
    units.extend(names.filter_map(|name| Unit::parse(name).ok()).filter(|unit| unit.dimension() == own.dimension()));
    if let Some(through) = &quantity.through {
        let ways = FUEL.iter().flatten().filter_map(|name| Unit::parse(name).ok());
        units.extend(ways.filter(|unit| converts(unit, own, factors, through)));
    }
    units
}

fn converts(from: &Unit, to: &Unit, factors: &Factors, through: &str) -> bool {
    let (from, to) = (from.dimension(), to.dimension());
    factors.candidates(through, None, None).into_iter().any(|factor| {
        let by = factor.unit.dimension();
        from.times(by) == Ok(to) || from.per(by) == Ok(to)
    })
}

/// The units of amounts of items, and of their prices: by mass, volume, area or piece.
pub(super) fn of_items(own: &Unit) -> Vec<Unit> {
    let names: &[&str] = if own.dimension().has_currency() {
        &["money/kg", "money/t", "money/L", "money/m3", "money/m2", "money"]
    } else {
        &["t/yr", "kg/yr", "kg/month", "L/yr", "m3/yr", "m2/yr", "1/yr", "1/month"]
    };
    names.iter().filter_map(|name| Unit::parse(name).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::{BESIDE, FUEL, PRICES};
    use crate::units::{Currency, Unit};

    #[test]
    fn units_beside_one_measure_the_same_in_both_languages() {
        use crate::diagnostic::Lang;
        for (usual, others) in BESIDE.iter().chain(&PRICES) {
            let own = Unit::parse(usual).unwrap();
            for name in *others {
                let unit = Unit::parse(name).unwrap_or_else(|error| panic!("{name}: {error:?}"));
                assert_eq!(unit.dimension(), own.dimension(), "{name} beside {usual}");
            }
        }
        let all = BESIDE.iter().chain(&PRICES).flat_map(|(usual, others)| others.iter().chain([usual]));
        for name in all.chain(FUEL.iter().flatten()) {
            let unit = Unit::parse(name).unwrap().in_currency(Currency::MXN);
            for lang in Lang::ALL {
                let shown = unit.in_lang(lang);
                assert_eq!(Unit::parse(&shown).map(|read| read.dimension()), Ok(unit.dimension()), "{shown}");
            }
        }
    }
}
