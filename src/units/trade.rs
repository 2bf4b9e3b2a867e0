//! What an engineer calls a dimension, and the unit in which reports print it.

use std::sync::LazyLock;

use super::dimension::BASE;
use super::scale::Scale;
use super::{Currency, Dimension, Point, Unit};
use crate::diagnostic::Lang;

/// The unit of the trade, what it measures in English, and in Spanish. The first line of a dimension counts.
#[rustfmt::skip]
const TRADE: &[(&str, &str, &str)] = &[
    ("1/yr", "count per year", "número por año"),
    ("1/h", "count per hour, or flow per volume", "número por hora, o caudal por volumen"),
    ("m", "length", "longitud"),
    ("m2", "area", "área"),
    ("m3", "volume", "volumen"),
    ("kg", "mass", "masa"),
    ("h", "time", "tiempo"),
    ("yr", "years", "años"),
    ("h/yr", "hours per year", "horas por año"),
    ("K", "temperature difference", "diferencia de temperatura"),
    ("°C", "temperature", "temperatura"),
    ("A", "current", "corriente"),
    ("V", "voltage", "tensión"),
    ("m/s", "speed", "velocidad"),
    ("kN", "force", "fuerza"),
    ("kWh", "energy", "energía"),
    ("kWh/yr", "energy per year", "energía por año"),
    ("kW", "power", "potencia"),
    ("kW/yr", "power per year", "potencia por año"),
    ("bar", "pressure difference, or energy per volume", "diferencia de presión, o energía por volumen"),
    ("bar(g)", "gauge pressure", "presión manométrica"),
    ("bar(a)", "absolute pressure", "presión absoluta"),
    ("m3/h", "volume flow", "caudal"),
    ("m3/yr", "volume per year", "volumen por año"),
    ("m3/(h yr)", "volume flow per year", "caudal por año"),
    ("m2/yr", "area per year", "área por año"),
    ("m/yr", "length per year", "longitud por año"),
    ("kg/h", "mass flow", "flujo de masa"),
    ("t/yr", "mass per year", "masa por año"),
    ("kg/m3", "mass per volume", "masa por volumen"),
    ("m3/t", "volume per mass", "volumen por masa"),
    ("kg/m2", "mass per area", "masa por área"),
    ("kg/m", "mass per length", "masa por longitud"),
    ("kJ/kg", "energy per mass", "energía por masa"),
    ("kg/kWh", "mass per energy", "masa por energía"),
    ("m3/kWh", "volume per energy", "volumen por energía"),
    ("kJ/(kg K)", "specific heat", "calor específico"),
    ("kWh/(m2 yr)", "energy per area and year", "energía por área y año"),
    ("kWh/m2", "energy per area", "energía por área"),
    ("W/m2", "power per area", "potencia por área"),
    ("W/m", "power per length", "potencia por longitud"),
    ("W/K", "power per temperature difference", "potencia por diferencia de temperatura"),
    ("W/(m2 K)", "heat transfer coefficient", "coeficiente de transferencia de calor"),
    ("W/(m K)", "thermal conductivity", "conductividad térmica"),
    ("m2 K/W", "thermal resistance", "resistencia térmica"),
    ("money", "money", "dinero"),
    ("money/yr", "money per year", "dinero por año"),
    ("money/h", "money per hour", "dinero por hora"),
    ("money/kWh", "money per energy", "dinero por energía"),
    ("money/kW", "money per power", "dinero por potencia"),
    ("money/(kW month)", "money per demand and month", "dinero por demanda y mes"),
    ("money/m", "money per length", "dinero por longitud"),
    ("money/m2", "money per area", "dinero por área"),
    ("money/m3", "money per volume", "dinero por volumen"),
    ("money/kg", "money per mass", "dinero por masa"),
];

/// Units whose Spanish symbol differs.
const SPANISH: &[(&str, &str)] = &[
    ("yr", "año"),
    ("month", "mes"),
    ("week", "semana"),
    ("day", "día"),
    ("piece", "pza"),
    ("unit", "unidad"),
    ("person", "persona"),
    ("batch", "lote"),
    ("money", "dinero"),
];

struct Line {
    unit: Unit,
    names: [&'static str; 2],
}

static LINES: LazyLock<Vec<Line>> = LazyLock::new(|| {
    let line = |&(symbol, en, es): &(&str, &'static str, &'static str)| {
        Some(Line { unit: Unit::parse(symbol).ok()?, names: [en, es] })
    };
    TRADE.iter().filter_map(line).collect()
});

/// The line of a dimension, and the currency that stands for `money` in it.
fn line(dimension: Dimension) -> Option<(&'static Line, Currency)> {
    let currency = dimension.currencies().next().map_or(Currency::PLANT, |(currency, _)| currency);
    let general = dimension.with_currency_replaced(currency, Currency::PLANT);
    LINES.iter().find(|line| line.unit.dimension() == general).map(|line| (line, currency))
}

pub(super) fn preferred(dimension: Dimension) -> Unit {
    let Some((line, currency)) = line(dimension) else {
        return Unit::new(formula(dimension), dimension, Scale::ONE, 0.0);
    };
    let symbol = with_words(line.unit.symbol(), |word| (word == Currency::PLANT.code()).then(|| currency.code()));
    Unit::new(symbol, dimension, line.unit.scale(), line.unit.zero())
}

pub(super) fn describe(dimension: Dimension, lang: Lang) -> String {
    let [en, es] = match line(dimension) {
        _ if dimension.is_none() => ["a share or count", "una proporción o un número"],
        Some((line, _)) => line.names,
        None => ["", ""],
    };
    let name = match lang {
        Lang::En => en,
        Lang::Es => es,
    };
    let unit = preferred(dimension).in_lang(lang);
    match (name, unit.as_str()) {
        (_, "") => name.to_owned(),
        ("", unit) => unit.to_owned(),
        (name, unit) if name == unit => name.to_owned(),
        (name, unit) => format!("{name} ({unit})"),
    }
}

pub(super) fn in_spanish(symbol: &str) -> String {
    with_words(symbol, |word| SPANISH.iter().find(|(en, _)| *en == word).map(|(_, es)| *es))
}

/// The coherent unit of a dimension, put together of currencies and base units: `kg2 m/h`.
pub(super) fn formula(dimension: Dimension) -> String {
    match dimension.point() {
        Point::Temperature => return "°C".to_owned(),
        Point::None | Point::Gauge | Point::Absolute => {}
    }
    let [length, mass, time, year, warmth, current] = dimension.powers();
    let base = [(1, mass), (0, length), (2, time), (3, year), (4, warmth), (5, current)];
    let money = dimension.currencies().map(|(currency, power)| (currency.code().to_owned(), power));
    let base = base.into_iter().filter_map(|(index, power)| Some(((*BASE.get(index)?).to_owned(), power)));
    let (mut above, mut below) = (Vec::new(), Vec::new());
    for (symbol, power) in money.chain(base) {
        let side = if power > 0 { &mut above } else { &mut below };
        match power.unsigned_abs() {
            0 => {}
            1 => side.push(symbol),
            power => side.push(format!("{symbol}{power}")),
        }
    }
    match (above.join(" "), below.as_slice()) {
        (above, []) => above,
        (above, below) => {
            let above = if above.is_empty() { "1".to_owned() } else { above };
            let below = if below.len() == 1 { below.concat() } else { format!("({})", below.join(" ")) };
            format!("{above}/{below}")
        }
    }
}

/// A symbol with some of its words replaced.
fn with_words<'a>(symbol: &str, replace: impl Fn(&str) -> Option<&'a str>) -> String {
    let mut text = String::with_capacity(symbol.len());
    for piece in symbol.split_inclusive([' ', '/', '(', ')']) {
        let word = piece.trim_end_matches([' ', '/', '(', ')']);
        let bare = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let power = word.strip_prefix(bare).unwrap_or_default();
        let end = piece.strip_prefix(word).unwrap_or_default();
        text.push_str(replace(bare).unwrap_or(bare));
        text.push_str(power);
        text.push_str(end);
    }
    text
}
