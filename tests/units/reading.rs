//! Reading numbers and units, and the constants behind them.

use std::fmt::Write;

use auditlite::diagnostic::Lang;
use auditlite::units::{Point, Quantity, Unit, format};

use super::{close, dimension, unit};

/// NIST Special Publication 811 (2008), appendix B.8, as printed there: to six or seven digits.
const NIST: &[(&str, f64, &str)] = &[
    ("in", 2.54e-2, "m"),
    ("ft", 3.048e-1, "m"),
    ("yd", 9.144e-1, "m"),
    ("mi", 1.609_344e3, "m"),
    ("mph", 4.4704e-1, "m/s"),
    ("ft2", 9.290_304e-2, "m2"),
    ("ha", 1e4, "m2"),
    ("ft3", 2.831_685e-2, "m3"),
    ("gal", 3.785_412e-3, "m3"),
    ("bbl", 1.589_873e-1, "m3"),
    ("L", 1e-3, "m3"),
    ("lb", 4.535_924e-1, "kg"),
    ("oz", 2.834_952e-2, "kg"),
    ("short_ton", 9.071_847e2, "kg"),
    ("long_ton", 1.016_047e3, "kg"),
    ("t", 1e3, "kg"),
    ("day", 8.64e4, "s"),
    ("h", 3.6e3, "s"),
    ("Δ°F", 5.555_556e-1, "K"),
    ("Btu", 1.055_056e3, "J"),
    ("kcal", 4.1868e3, "J"),
    ("therm", 1.055_06e8, "J"),
    ("kWh", 3.6e6, "J"),
    ("hp", 7.456_999e2, "W"),
    ("CV", 7.354_988e2, "W"),
    ("TR", 3.516_853e3, "W"),
    ("Btu/h", 2.930_711e-1, "W"),
    ("bar", 1e5, "Pa"),
    ("atm", 1.013_25e5, "Pa"),
    ("psi", 6.894_757e3, "Pa"),
    ("kgf/cm2", 9.806_65e4, "Pa"),
    ("inH2O", 2.490_889e2, "Pa"),
    ("ftH2O", 2.989_067e3, "Pa"),
    ("mmH2O", 9.806_65, "Pa"),
    ("inHg", 3.386_389e3, "Pa"),
    ("mmHg", 1.333_224e2, "Pa"),
    ("cfm", 4.719_474e-4, "m3/s"),
    ("gpm", 6.309_020e-5, "m3/s"),
    ("Btu/lb", 2.326e3, "J/kg"),
    ("Btu/(lb Δ°F)", 4.1868e3, "J/(kg K)"),
    ("Btu/(h ft2 Δ°F)", 5.678_263, "W/(m2 K)"),
    ("Btu/ft3", 3.725_895e4, "J/m3"),
    ("lb/ft3", 1.601_846e1, "kg/m3"),
    ("lb/gal", 1.198_264e2, "kg/m3"),
    ("ft/min", 5.08e-3, "m/s"),
];

#[test]
fn constants_agree_with_the_published_table() {
    for (symbol, factor, si) in NIST {
        let (customary, si) = (unit(symbol), unit(si));
        assert_eq!(customary.dimension(), si.dimension(), "{symbol}");
        let found = si.from_canonical(customary.to_canonical(1.0));
        // The table prints seven digits, of the therm six.
        let tolerance = if *symbol == "therm" { 5e-6 } else { 5e-7 };
        assert!(close(found, *factor, tolerance), "1 {symbol} is {found}, the table says {factor}");
    }
}

#[test]
fn units_of_the_trade_hang_together() {
    for (left, right) in [
        ("1 kWh", "3.6 MJ"),
        ("1 GWh", "3600 GJ"),
        ("10 therm", "1 MMBtu"),
        ("1 TR", "12000 Btu/h"),
        ("1 kWh", "1 kW h"),
        ("1 kWh/yr", "1 kW h/yr"),
        ("12 MXN/(kW yr)", "1 MXN/(kW month)"),
        ("850 m3/month", "10200 m3/yr"),
        ("1 m3/min", "60 m3/h"),
        ("24 h", "1 day"),
        ("1 week", "7 day"),
        ("1 mg/L", "1 g/m3"),
        ("1 kVA", "1 kW"),
        ("25 %", "0.25"),
        ("1 ppm", "0.0001 %"),
        ("1 mca", "9.80665 kPa"),
        ("1 kgal", "1000 gal"),
        ("1 psig", "1 psi(g)"),
        ("1 kW/(m3/min)", "60 kJ/m3"),
    ] {
        let (a, b) = (Quantity::parse(left).unwrap(), Quantity::parse(right).unwrap());
        assert_eq!(a.dimension(), b.dimension(), "{left} and {right}");
        assert!(close(a.canonical(), b.canonical(), 1e-15), "{left} is {a:?}, {right} is {b:?}");
    }
}

#[test]
fn simple_conversions_round_once() {
    for (text, wanted) in
        [("25 %", 0.25), ("7 %", 0.07), ("850 L", 0.85), ("5 month", 5.0 / 12.0), ("0.1 t", 100.0), ("3 mm", 0.003)]
    {
        assert_eq!(Quantity::parse(text).unwrap().canonical().to_bits(), f64::to_bits(wanted), "{text}");
    }
    let kwh = unit("kWh/yr");
    for value in [49_000.0, 400_000.0, 0.1, 1.9e6, 12_345.678] {
        assert_eq!(format::exact(kwh.from_canonical(kwh.to_canonical(value))).to_bits(), f64::to_bits(value));
    }
}

#[test]
fn temperatures_are_points_and_their_differences_are_amounts() {
    let fahrenheit = unit("°F");
    for (f, c) in [(32.0, 0.0), (212.0, 100.0), (-40.0, -40.0), (98.6, 37.0)] {
        assert!((fahrenheit.to_canonical(f) - c).abs() < 1e-12);
        assert!((fahrenheit.from_canonical(c) - f).abs() < 1e-12);
    }
    assert_eq!(dimension("°C").point(), Point::Temperature);
    assert_eq!(dimension("K").point(), Point::None);
    assert_eq!(dimension("°C").as_difference(), dimension("K"));
}

#[test]
fn units_are_printed_in_one_form() {
    for (written, english, spanish) in [
        ("MXN/kW/mes", "MXN/(kW month)", "MXN/(kW mes)"),
        ("MXN/(kW month)", "MXN/(kW month)", "MXN/(kW mes)"),
        ("kWh/año", "kWh/yr", "kWh/año"),
        ("W/(m²·K)", "W/(m2 K)", "W/(m2 K)"),
        ("kW/(m^3/min)", "kW/(m3/min)", "kW/(m3/min)"),
        ("((kW))", "kW", "kW"),
        ("1/yr", "1/yr", "1/año"),
        ("/yr", "1/yr", "1/año"),
        ("kW·h", "kW h", "kW h"),
        ("m3/día", "m3/day", "m3/día"),
        ("psig", "psi(g)", "psi(g)"),
        ("kgf/cm²(g)", "kgf/cm2(g)", "kgf/cm2(g)"),
        ("MXN/pza", "MXN/piece", "MXN/pza"),
        ("galones/min", "gal/min", "gal/min"),
        ("toneladas/año", "t/yr", "t/año"),
        ("ºC", "°C", "°C"),
        ("kg m⁻³", "kg/m3", "kg/m3"),
        ("(m/s)2", "(m/s)2", "(m/s)2"),
        ("a\u{301}", "", ""),
        ("money/kWh", "money/kWh", "dinero/kWh"),
        ("1", "", ""),
        ("", "", ""),
    ] {
        let Ok(unit) = Unit::parse(written) else {
            assert_eq!(english, "", "`{written}` should be read");
            continue;
        };
        assert_eq!((unit.symbol(), unit.in_lang(Lang::Es).as_str()), (english, spanish), "{written}");
        for shown in [english, spanish] {
            assert_eq!(Unit::parse(shown).unwrap(), unit, "`{shown}` reads back");
        }
    }
}

#[test]
fn numbers_and_units_are_told_apart() {
    for (text, value, symbol) in [
        ("1.8 GWh/yr", 1.8, "GWh/yr"),
        ("5kW", 5.0, "kW"),
        ("25%", 25.0, "%"),
        (" -3.5e2\u{a0}kW ", -350.0, "kW"),
        ("\u{2212}5 °C", -5.0, "°C"),
        ("+5 K", 5.0, "K"),
        ("12 1/yr", 12.0, "1/yr"),
        ("12/yr", 12.0, "1/yr"),
        ("0.87", 0.87, ""),
        ("1.5E+6 MXN", 1.5e6, "MXN"),
        ("5EUR", 5.0, "EUR"),
        ("1.200 kWh", 1.2, "kWh"),
        ("28 MXN/kg", 28.0, "MXN/kg"),
        ("9 a", f64::NAN, ""),
    ] {
        match Quantity::split(text) {
            Ok((found, unit)) => assert_eq!((found.to_bits(), unit.symbol()), (value.to_bits(), symbol), "{text}"),
            Err(error) => assert!(value.is_nan(), "`{text}`: {error}"),
        }
    }
    assert_eq!(Quantity::parse_number("1.5e6").map(f64::to_bits), Ok(1.5e6_f64.to_bits()));
    assert!(Quantity::parse_number("5 kW").is_err());
}

/// Everything that must be refused, grouped by kind.
const REFUSED: &str = include_str!("refused.txt");

#[test]
fn what_can_be_read_in_two_ways_is_refused_with_advice_in_both_languages() {
    let mut report = String::new();
    for text in REFUSED.lines() {
        if text.starts_with('#') {
            let _ = writeln!(report, "\n{text}");
            continue;
        }
        let error = match Quantity::parse(text) {
            Err(error) => error,
            Ok(quantity) => panic!("`{text}` was read as {quantity:?}"),
        };
        assert!(error.help().is_some(), "`{text}` has no advice: {error}");
        let message = error.message();
        assert!(!message.en.ends_with('.') && !message.es.ends_with('.') && !message.en.contains('\n'), "{error}");
        let _ = writeln!(report, "{text}");
        for lang in Lang::ALL {
            let help = error.help().map_or("", |help| help.in_lang(lang));
            let _ = writeln!(report, "  {}: {} | {}", lang.code(), message.in_lang(lang), help);
        }
    }
    insta::with_settings!({
        snapshot_path => "../../snapshots/units",
        prepend_module_to_snapshot => false,
    }, {
        insta::assert_snapshot!("refused", report);
    });
}

#[test]
fn odd_texts_are_refused_and_never_crash() {
    let alphabet: Vec<char> = "0159.,-+eE /()^·*²³⁻%$°CFkKmMWhgayr'~<–\u{a0}\u{301}ñ`\n\0µ∞inf".chars().collect();
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % (below as u64)).unwrap()
    };
    for _ in 0..3_000 {
        let length = random(14);
        let text: String = (0..length).map(|_| alphabet[random(alphabet.len())]).collect();
        if let Ok(quantity) = Quantity::parse(&text) {
            assert!(quantity.canonical().is_finite(), "{text:?}");
        }
        if let Ok(unit) = Unit::parse(&text) {
            assert_eq!(
                Unit::parse(unit.symbol()).unwrap().dimension(),
                unit.dimension(),
                "{text:?} as {}",
                unit.symbol()
            );
            assert_eq!(Unit::parse(&unit.in_lang(Lang::Es)).unwrap().dimension(), unit.dimension(), "{text:?}");
            let _ = unit.dimension().describe(Lang::Es);
        }
        let _ = Quantity::parse_number(&text);
    }
    for long in
        ["(".repeat(5000), "m".repeat(5000), "9".repeat(5000), "km9 ".repeat(29), "1/".repeat(60), "mm9 ".repeat(29)]
    {
        assert!(Unit::parse(&long).is_err(), "{long:.20}");
        assert!(Quantity::parse(&long).is_err(), "{long:.20}");
    }
}
