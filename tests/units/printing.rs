//! Numbers for people and for JSON.

use auditlite::diagnostic::Lang;
use auditlite::units::{Currency, format};

use super::unit;

#[test]
fn numbers_for_people_have_three_digits_and_are_never_nan() {
    for (value, shown) in [
        (0.0, "0"),
        (-0.0, "0"),
        (0.0123, "0.0123"),
        (0.5, "0.5"),
        (25.0, "25"),
        (2.9449, "2.94"),
        (99.96, "100"),
        (999.6, "1,000"),
        (1235.0, "1,240"),
        (22_847.5, "22,800"),
        (93_100.0, "93,100"),
        (1_234_567.0, "1,230,000"),
        (-1_234_567.0, "-1,230,000"),
        (-123.0, "-123"),
        (1e-9, "1e-9"),
        (1e20, "1e20"),
        (1e-320, "1e-320"),
        (f64::MAX, "1.7976931348623157e308"),
        (f64::NAN, "--"),
        (f64::INFINITY, "--"),
        (f64::NEG_INFINITY, "--"),
    ] {
        for lang in Lang::ALL {
            assert_eq!(format::number(value, lang), shown);
        }
    }
    assert_eq!(format::full(22_847.5, Lang::En), "22,847.5");
    assert_eq!(format::full(1_234_567.0, Lang::En), "1,234,570");
    assert_eq!(format::full(1.0 / 3.0, Lang::Es), "0.333333");
    assert_eq!(format::full(-0.000_000_4, Lang::Es), "-4e-7");
}

#[test]
fn amounts_carry_their_unit_and_money_its_code() {
    let show = |value, symbol, lang| format::trade(value, &unit(symbol), lang);
    assert_eq!(show(49_000.0, "kWh/yr", Lang::En), "49,000 kWh/yr");
    assert_eq!(show(49_000.0, "kWh/yr", Lang::Es), "49,000 kWh/año");
    assert_eq!(show(25.0, "%", Lang::Es), "25 %");
    assert_eq!(show(0.87, "1", Lang::Es), "0.87");
    assert_eq!(show(2.94, "month", Lang::En), "2.94 months");
    assert_eq!(show(2.94, "month", Lang::Es), "2.94 meses");
    assert_eq!(show(1.0, "yr", Lang::Es), "1 año");
    assert_eq!(show(f64::NAN, "kW", Lang::En), "-- kW");
    assert_eq!(format::money(93_100.0, Currency::MXN, Lang::Es), "MXN 93,100");
    assert_eq!(format::money(-93_100.0, Currency::MXN, Lang::En), "-MXN 93,100");
    assert_eq!(format::money(-0.0, Currency::USD, Lang::En), "USD 0");
    assert_eq!(format::money(f64::NEG_INFINITY, Currency::USD, Lang::En), "USD --");
}

#[test]
fn json_numbers_lose_the_noise_of_conversions() {
    assert_eq!(format::exact(48_999.999_999_999_99).to_bits(), 49_000.0_f64.to_bits());
    assert_eq!(format::exact(0.1 + 0.2).to_bits(), 0.3_f64.to_bits());
    assert_eq!(format::exact(-0.0).to_bits(), 0.0_f64.to_bits());
    assert!(format::exact(f64::NAN).is_nan());
    assert!(format::exact(f64::MAX).is_finite());
}
