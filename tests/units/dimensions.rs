//! Dimensions: preferred units, names, algebra.

use auditlite::diagnostic::Lang;
use auditlite::units::{Currency, Dimension, Unit};

use super::{dimension, unit};

#[test]
fn the_preferred_unit_of_a_dimension_is_the_one_of_the_trade() {
    for (written, preferred) in [
        ("GJ/month", "kWh/yr"),
        ("Btu/h", "kW"),
        ("MJ", "kWh"),
        ("L/month", "m3/yr"),
        ("gpm", "m3/h"),
        ("lb/month", "t/yr"),
        ("lb", "kg"),
        ("°F", "°C"),
        ("Δ°F", "K"),
        ("psig", "bar(g)"),
        ("psia", "bar(a)"),
        ("psi", "bar"),
        ("day/yr", "h/yr"),
        ("USD/MMBtu", "USD/kWh"),
        ("MXN/kW/yr", "MXN/(kW month)"),
        ("MXN/gal", "MXN/m3"),
        ("money/yr", "money/yr"),
        ("Btu/(h ft2 Δ°F)", "W/(m2 K)"),
        ("Btu/lb", "kJ/kg"),
        ("MXN/USD", "MXN/USD"),
        ("kg2 m/h", "kg2 m/h"),
        ("1/(K A)", "1/(K A)"),
        ("%", ""),
    ] {
        let found = Unit::preferred(dimension(written));
        assert_eq!(found.symbol(), preferred, "{written}");
        assert_eq!(found, unit(preferred), "{written}");
        assert_eq!(found.dimension(), dimension(written), "{written}");
    }
}

#[test]
fn dimensions_are_called_what_an_engineer_calls_them() {
    for (written, english, spanish) in [
        ("kWh/yr", "energy per year (kWh/yr)", "energía por año (kWh/año)"),
        ("hp", "power (kW)", "potencia (kW)"),
        ("%", "a share or count", "una proporción o un número"),
        ("°F", "temperature (°C)", "temperatura (°C)"),
        ("K", "temperature difference (K)", "diferencia de temperatura (K)"),
        ("psig", "gauge pressure (bar(g))", "presión manométrica (bar(g))"),
        ("MXN/kWh", "money per energy (MXN/kWh)", "dinero por energía (MXN/kWh)"),
        ("money", "money", "dinero"),
        ("USD", "money (USD)", "dinero (USD)"),
        ("kg2 m/h", "kg2 m/h", "kg2 m/h"),
    ] {
        assert_eq!(dimension(written).describe(Lang::En), english);
        assert_eq!(dimension(written).describe(Lang::Es), spanish);
    }
}

/// Left, sign, right, and the unit of the result or what the message says.
const ALGEBRA: &[(&str, char, &str, Result<&str, &str>)] = &[
    ("kW", '*', "h/yr", Ok("kWh/yr")),
    ("kW", '+', "kWh/yr", Err("cannot add power (kW) and energy per year (kWh/yr)")),
    ("kWh/yr", '+', "GJ/month", Ok("kWh/yr")),
    ("m3/day", '*', "day/yr", Ok("m3/yr")),
    ("MXN", '+', "USD", Err("cannot add money (MXN) and money (USD)")),
    ("USD/kWh", '*', "MXN/USD", Ok("MXN/kWh")),
    ("MXN", '/', "MXN/yr", Ok("yr")),
    ("°C", '+', "K", Ok("°C")),
    ("K", '+', "°C", Ok("°C")),
    ("°C", '+', "°C", Err("cannot add temperature (°C) and temperature (°C)")),
    ("°C", '-', "°F", Ok("K")),
    ("°C", '-', "K", Ok("°C")),
    ("K", '-', "°C", Err("cannot subtract temperature (°C) from temperature difference (K)")),
    ("°C", '*', "1", Err("a temperature in °C cannot be multiplied: subtract another temperature first")),
    ("kW", '/', "°C", Err("a temperature in °C cannot be divided: subtract another temperature first")),
    ("bar(g)", '+', "bar", Ok("bar(g)")),
    ("bar", '+', "psi(g)", Ok("bar(g)")),
    ("bar(a)", '+', "bar", Ok("bar(a)")),
    ("bar(g)", '+', "bar(a)", Ok("bar(a)")),
    ("bar(a)", '+', "bar(g)", Ok("bar(a)")),
    ("bar(a)", '+', "bar(a)", Err("cannot add absolute pressure (bar(a)) and absolute pressure (bar(a))")),
    ("bar(g)", '-', "bar(g)", Ok("bar")),
    ("bar(a)", '-', "bar(a)", Ok("bar")),
    ("bar(a)", '-', "bar(g)", Err("cannot subtract gauge pressure (bar(g)) from absolute pressure (bar(a))")),
    ("bar(a)", '/', "bar(a)", Ok("1")),
    ("bar(a)", '*', "m3", Ok("kWh")),
    (
        "bar(g)",
        '*',
        "m3",
        Err(
            "a gauge pressure cannot be multiplied: add the atmospheric pressure first, or subtract another gauge pressure",
        ),
    ),
    ("kW", '<', "hp", Ok("1")),
    (
        "bar",
        '<',
        "bar(g)",
        Err("cannot compare pressure difference, or energy per volume (bar) with gauge pressure (bar(g))"),
    ),
    ("1/yr", '<', "%", Err("cannot compare count per year (1/yr) with a share or count")),
];

#[test]
fn the_algebra_of_dimensions_is_that_of_the_table() {
    for (left, sign, right, wanted) in ALGEBRA {
        let (a, b) = (dimension(left), dimension(right));
        let found = match sign {
            '+' => a.plus(b),
            '-' => a.minus(b),
            '*' => a.times(b),
            '/' => a.per(b),
            _ => a.comparable(b).map(|()| Dimension::NONE),
        };
        match (found, wanted) {
            (Ok(found), Ok(unit)) => assert_eq!(found, dimension(unit), "{left} {sign} {right}"),
            (Err(error), Err(message)) => assert_eq!(error.message().en, *message),
            (found, _) => panic!("{left} {sign} {right} gave {found:?}, expected {wanted:?}"),
        }
    }
}

#[test]
fn powers_and_roots_stay_within_bounds() {
    assert_eq!(dimension("m").to_the(3), Ok(dimension("m3")));
    assert_eq!(dimension("m").to_the(0), Ok(Dimension::NONE));
    assert_eq!(dimension("MXN").to_the(-1), Ok(dimension("1/MXN")));
    assert_eq!(dimension("m2/yr2").root(), Ok(dimension("m/yr")));
    assert_eq!(dimension("m3").root().unwrap_err().message().en, "volume (m3) has no square root");
    assert!(dimension("°C").to_the(2).is_err() && dimension("bar(g)").root().is_err());
    assert!(dimension("m").to_the(128).is_err() && dimension("m2").to_the(i32::MAX).is_err());
    assert!(dimension("MXN USD EUR").times(dimension("CAD")).is_err());
    assert_eq!(dimension("MXN USD EUR").per(dimension("USD EUR")), Ok(dimension("MXN")));
}

#[test]
fn one_currency_stands_in_for_another() {
    let price = dimension("money/kWh");
    assert_eq!(price.with_currency_replaced(Currency::PLANT, Currency::MXN), dimension("MXN/kWh"));
    assert_eq!(dimension("MXN/USD").with_currency_replaced(Currency::USD, Currency::MXN), Dimension::NONE);
    assert!(price.has_currency() && !dimension("kWh").has_currency());
    assert_eq!(dimension("MXN/USD2").currencies().collect::<Vec<_>>(), [(Currency::MXN, 1), (Currency::USD, -2)]);
    assert_eq!(Dimension::currency(Currency::USD), dimension("USD"));
}

#[test]
fn rules_write_simple_units_as_properties() {
    for name in Unit::simple_names() {
        assert!(Unit::from_property(name).is_some(), "{name}");
        assert!(Unit::is_simple_name(name));
        assert!(name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_'), "{name}");
    }
    assert_eq!(Unit::from_property("percent"), Some(unit("%")));
    assert_eq!(Unit::from_property("bar_gauge"), Some(unit("bar(g)")));
    assert_eq!(Unit::from_property("USD"), Some(unit("USD")));
    assert!(!Unit::is_simple_name("USD"));
    assert_eq!(Unit::from_property("furlong"), None);
}
