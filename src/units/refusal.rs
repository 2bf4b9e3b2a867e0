//! Units that can be read in two ways, or that are commonly miswritten: refused, each with what to write instead.

use super::unit_error::quote;
use super::{Currency, UnitError, atom};
use crate::diagnostic::{Text, nearest, say};

/// Words that are refused, why, and what to write; each in English and Spanish.
struct Refusal {
    words: &'static [&'static str],
    why: [&'static str; 2],
    help: [&'static str; 2],
}

const UNCLEAR: [&str; 2] = ["can be read in more than one way", "se puede leer de más de una manera"];
const NO_UNIT: [&str; 2] = ["is not a unit here", "no es una unidad aquí"];

#[rustfmt::skip]
const REFUSALS: &[Refusal] = &[
    Refusal { words: &["mw"], why: UNCLEAR,
        help: ["write `MW` for megawatts or `mW` for milliwatts", "escriba `MW` para megawatts o `mW` para miliwatts"] },
    Refusal { words: &["ton", "tons", "Ton", "Tons", "TON", "TONS", "tn", "Tn", "TN", "tns", "ton.", "tons."], why: UNCLEAR,
        help: ["write `t` (1,000 kg), `short_ton` (2,000 lb), `long_ton` (2,240 lb) or `TR` (refrigeration)",
               "escriba `t` (1,000 kg), `short_ton` (2,000 lb), `long_ton` (2,240 lb) o `TR` (refrigeración)"] },
    Refusal { words: &["RT", "rt", "tr", "Tr", "TRF"], why: UNCLEAR,
        help: ["write `TR` for the ton of refrigeration (12,000 Btu/h)", "escriba `TR` para la tonelada de refrigeración (12,000 Btu/h)"] },
    Refusal { words: &["$", "peso", "pesos", "Pesos", "dólar", "dólares", "dolar", "dolares", "dollar", "dollars"], why: UNCLEAR,
        help: ["write the ISO code of the currency: `MXN`, `USD`", "escriba el código ISO de la moneda: `MXN`, `USD`"] },
    Refusal { words: &["US$", "U$S", "u$s", "USD$", "$USD", "dls", "dlls", "DLS", "Dls", "dls.", "usd", "Usd"], why: NO_UNIT,
        help: ["write `USD`", "escriba `USD`"] },
    Refusal { words: &["Mx$", "MX$", "MXN$", "$MXN", "m.n.", "M.N.", "MN", "mn", "$MN", "mxn", "Mxn", "MXP"], why: NO_UNIT,
        help: ["write `MXN`", "escriba `MXN`"] },
    Refusal { words: &["mdp", "MDP", "mdd", "MDD"], why: NO_UNIT,
        help: ["write the amount in full with the ISO code of the currency: `1500000 MXN`", "escriba la cantidad completa con el código ISO de la moneda: `1500000 MXN`"] },
    Refusal { words: &["€", "£", "¥"], why: NO_UNIT,
        help: ["write the ISO code of the currency: `EUR`, `GBP`, `JPY`, `CNY`", "escriba el código ISO de la moneda: `EUR`, `GBP`, `JPY`, `CNY`"] },
    Refusal { words: &["C", "c", "grados", "centígrados", "degrees", "°", "º", "°c", "ºc"], why: UNCLEAR,
        help: ["write `°C` for a temperature or `K` for a difference", "escriba `°C` para una temperatura o `K` para una diferencia"] },
    Refusal { words: &["F", "f", "°f", "ºf"], why: UNCLEAR,
        help: ["write `°F` for a temperature or `Δ°F` for a difference", "escriba `°F` para una temperatura o `Δ°F` para una diferencia"] },
    Refusal { words: &["°K", "ºK", "R", "°R"], why: NO_UNIT,
        help: ["write `K` for a difference, `°C` or `°F` for a temperature", "escriba `K` para una diferencia, `°C` o `°F` para una temperatura"] },
    Refusal { words: &["M", "MM", "k"], why: UNCLEAR,
        help: ["write the number in full, and the whole unit: `m`, `K`, `kW`, `MW`", "escriba el número completo y la unidad entera: `m`, `K`, `kW`, `MW`"] },
    Refusal { words: &["G", "T"], why: UNCLEAR,
        help: ["write `g` (gram), `t` (1,000 kg) or the whole unit, such as `GJ`", "escriba `g` (gramo), `t` (1,000 kg) o la unidad entera, como `GJ`"] },
    Refusal { words: &["a", "y", "yrs", "ano", "anos", "anio", "anios", "annum"], why: NO_UNIT,
        help: ["write `yr` for the year", "escriba `año`"] },
    Refusal { words: &["mo", "mos", "mth"], why: NO_UNIT,
        help: ["write `month`", "escriba `mes`"] },
    Refusal { words: &["cal", "Cal", "CAL"], why: UNCLEAR,
        help: ["write `kcal` (4.1868 kJ), or the energy in `kJ`", "escriba `kcal` (4.1868 kJ), o la energía en `kJ`"] },
    Refusal { words: &["mbtu", "MBtu", "MBTU", "Mbtu", "MBH", "mbh", "kBtu", "kBTU"], why: UNCLEAR,
        help: ["write `MMBtu` for a million Btu; for a thousand, write the number in `Btu`", "escriba `MMBtu` para un millón de Btu; para mil, escriba el número en `Btu`"] },
    Refusal { words: &["bhp", "BHP"], why: UNCLEAR,
        help: ["write `hp` for shaft power; a boiler horsepower is 9.81 kW of heat: write it in `kW`",
               "escriba `hp` para la potencia al eje; un caballo caldera son 9.81 kW de calor: escríbalo en `kW`"] },
    Refusal { words: &["cc", "CC"], why: UNCLEAR,
        help: ["write `mL` for cubic centimetres, `kW` for boiler horsepower (9.81 kW)", "escriba `mL` para centímetros cúbicos, `kW` para caballos caldera (9.81 kW)"] },
    Refusal { words: &["HP", "Hp", "caballo", "caballos"], why: UNCLEAR,
        help: ["write `hp` (745.7 W) or `CV` (metric, 735.5 W)", "escriba `hp` (745.7 W) o `CV` (métrico, 735.5 W)"] },
    Refusal { words: &["kilowatt", "kilowatts", "Kilowatts", "kilovatio", "kilovatios"], why: NO_UNIT,
        help: ["write `kW`", "escriba `kW`"] },
    Refusal { words: &["watt", "watts", "vatio", "vatios"], why: NO_UNIT, help: ["write `W`", "escriba `W`"] },
    Refusal { words: &["lbs", "Lbs", "LBS", "lbs."], why: NO_UNIT, help: ["write `lb`", "escriba `lb`"] },
    Refusal { words: &["kgs", "Kgs", "KGS", "kilo", "kilos"], why: NO_UNIT, help: ["write `kg`", "escriba `kg`"] },
    Refusal { words: &["gr", "grs", "gm"], why: NO_UNIT, help: ["write `g`", "escriba `g`"] },
    Refusal { words: &["lt", "lts", "Lt", "Lts", "LTS", "ltr"], why: NO_UNIT, help: ["write `L`", "escriba `L`"] },
    Refusal { words: &["mt", "mts", "Mts", "MTS"], why: UNCLEAR,
        help: ["write `m` for metres or `t` for 1,000 kg", "escriba `m` para metros o `t` para 1,000 kg"] },
    Refusal { words: &["pie", "pies", "pulg", "\"", "''", "'"], why: UNCLEAR,
        help: ["write `ft` for feet, `in` for inches, `ft3` for cubic feet", "escriba `ft` para pies, `in` para pulgadas, `ft3` para pies cúbicos"] },
    Refusal { words: &["kW-h", "kw-h", "KW-H", "kW-hr", "kWhr", "kwhr", "Kw-h", "KWHR"], why: NO_UNIT,
        help: ["write `kWh`", "escriba `kWh`"] },
    Refusal { words: &["kgf", "kgf/cm"], why: NO_UNIT,
        help: ["write a force in `N`, a pressure in `kgf/cm2(g)` or `bar(g)`", "escriba una fuerza en `N`, una presión en `kgf/cm2(g)` o `bar(g)`"] },
    Refusal { words: &["Nm3", "Nm^3", "Sm3", "Sm^3", "m3N", "Nm", "scf", "SCF", "scfm", "SCFM", "acfm", "ACFM", "icfm"], why: NO_UNIT,
        help: ["write `m3`, `ft3` or `cfm`; a field says at which conditions its gas is measured", "escriba `m3`, `ft3` o `cfm`; cada campo dice en qué condiciones se mide su gas"] },
    Refusal { words: &["lx", "lux", "lm", "lumen", "lúmenes", "dB", "dBA", "pH", "UFC", "NTU"], why: NO_UNIT,
        help: ["write the plain number; the field names what it counts", "escriba solo el número; el campo dice qué mide"] },
    Refusal { words: &["CO2", "CO2e", "kgCO2", "kgCO2e", "tCO2", "tCO2e", "CO₂", "CO₂e"], why: NO_UNIT,
        help: ["write the mass alone: `kg/kWh`, `t/yr`", "escriba solo la masa: `kg/kWh`, `t/año`"] },
    Refusal { words: &["dozen", "docena", "millar", "millares", "mil", "miles", "million", "millón", "millones", "thousand"], why: NO_UNIT,
        help: ["write the number in full: `1500000 MXN`", "escriba el número completo: `1500000 MXN`"] },
];

/// Whole texts that are refused although each word in them is known.
pub(super) fn whole(text: &str) -> Option<UnitError> {
    // `kw/h` and its like: energy is meant, power per hour is written.
    let (above, below) = text.split_once('/')?;
    let watts = match above.trim().to_ascii_lowercase().as_str() {
        "w" => "W",
        "kw" => "kW",
        "mw" if above.trim() != "mW" => "MW",
        "gw" => "GW",
        _ => return None,
    };
    let hours = ["h", "hr", "hrs", "hour", "hora", "hrs."].contains(&below.trim().to_ascii_lowercase().as_str());
    hours.then(|| {
        let text = quote(text);
        UnitError::new(say!(
            "{text} is a change of power, which nobody meters",
            "{text} es un cambio de potencia, que nadie mide",
        ))
        .with_help(say!("write `{watts}h` for energy", "escriba `{watts}h` para la energía"))
    })
}

/// Quotients of known units that mean something else to those who write them.
pub(super) fn quotient(above: &str, below: &[&str]) -> Option<UnitError> {
    let (text, help) = match (above, below) {
        ("kg", ["cm2"]) => (
            "kg/cm2",
            say!(
                "write `kgf/cm2(g)` for a gauge reading, `kgf/cm2(a)` from vacuum, `kgf/cm2` for a difference",
                "escriba `kgf/cm2(g)` para la lectura de un manómetro, `kgf/cm2(a)` desde el vacío, `kgf/cm2` para una diferencia",
            ),
        ),
        ("lb", ["in2"]) => (
            "lb/in2",
            say!(
                "write `psi(g)` for a gauge reading, `psi(a)` from vacuum, `psi` for a difference",
                "escriba `psi(g)` para la lectura de un manómetro, `psi(a)` desde el vacío, `psi` para una diferencia",
            ),
        ),
        ("kW", ["m3", "min"]) => ("kW/m3/min", say!("write `kW/(m3/min)`", "escriba `kW/(m3/min)`")),
        ("kW", ["m3", "h"]) => ("kW/m3/h", say!("write `kW/(m3/h)`", "escriba `kW/(m3/h)`")),
        _ => return None,
    };
    let text = quote(text);
    let [en, es] = UNCLEAR;
    Some(UnitError::new(say!("{text} {en}", "{text} {es}")).with_help(help))
}

/// Products of known units that mean something else: `bar g` is no pressure times mass.
pub(super) fn product(left: &str, right: &str) -> Option<UnitError> {
    let pressure = ["bar", "psi", "kPa", "MPa", "mbar", "kgf/cm2"].contains(&left);
    (pressure && right == "g").then(|| {
        let (text, [en, es]) = (quote(&format!("{left} {right}")), UNCLEAR);
        UnitError::new(say!("{text} {en}", "{text} {es}")).with_help(say!(
            "write `{left}(g)` for a gauge pressure",
            "escriba `{left}(g)` para una presión manométrica",
        ))
    })
}

/// The refusal of a word, if it is one of those with advice of their own.
pub(super) fn word(word: &str) -> Option<UnitError> {
    let refusal = REFUSALS.iter().find(|refusal| refusal.words.contains(&word))?;
    let text = quote(word);
    let ([en, es], [help, ayuda]) = (refusal.why, refusal.help);
    let error = UnitError::new(say!("{text} {en}", "{text} {es}")).with_help(Text::new(help, ayuda));
    // Advice that names one unit and nothing else leaves no doubt.
    let meant = help.strip_prefix("write `").and_then(|rest| rest.strip_suffix('`')).filter(|unit| !unit.contains('`'));
    Some(match meant {
        Some(unit) => error.meaning(word.to_owned(), unit.to_owned()),
        None => error,
    })
}

/// The refusal of a word that nobody knows, with the name that was most likely meant.
pub(super) fn unknown(base: &str, power: &str) -> UnitError {
    if let Some(error) = word(base) {
        return error;
    }
    let text = quote(&format!("{base}{power}"));
    let error = UnitError::new(say!("unknown unit {text}", "unidad desconocida {text}"));
    let lower = base.to_lowercase();
    let symbol = |name: &str| atom::find(name).map(|found| found.symbol);
    let same = atom::names().find(|name| name.to_lowercase() == lower).and_then(symbol);
    let same = same.or_else(|| Currency::parse(&base.to_uppercase()).map(|currency| currency.code().to_owned()));
    let near = || if base.chars().count() < 3 { None } else { nearest(base, atom::names()).and_then(symbol) };
    let capitals = base.chars().count() == 3 && base.chars().all(|letter| letter.is_ascii_uppercase());
    if capitals && same.is_none() {
        return error.with_help(say!(
            "a currency is written by its active ISO 4217 code, such as `MXN`, `USD`, `EUR`",
            "una moneda se escribe con su código ISO 4217 vigente, como `MXN`, `USD`, `EUR`",
        ));
    }
    match same.or_else(near) {
        Some(name) => {
            let plain = format!("{name}{}", power.trim_start_matches('^'));
            let meant = quote(&plain);
            let error = error.meaning(format!("{base}{power}"), plain);
            error.with_help(say!("did you mean {meant}?", "¿quiso decir {meant}?"))
        }
        None => error.with_help(say!(
            "units are written like `kWh/yr`, `m3/month`, `MXN/(kW month)`, `bar(g)`, `°C`, `%`",
            "las unidades se escriben como `kWh/año`, `m3/mes`, `MXN/(kW mes)`, `bar(g)`, `°C`, `%`",
        )),
    }
}
