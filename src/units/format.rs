//! Numbers for people and for JSON.
//!
//! Mexico and the United States write numbers alike: a point before decimals, commas between thousands.
//! The language is asked for all the same, so that no caller has to change when a third country joins.

use super::{Currency, Unit};
use crate::diagnostic::Lang;

/// What stands for a number that is not finite.
const NO_NUMBER: &str = "--";

/// Digits of a figure in a report, of one in a calculation, and of one in JSON.
const REPORT_DIGITS: usize = 3;
const TRACE_DIGITS: usize = 6;
const JSON_DIGITS: usize = 15;

/// A figure for people, to three significant digits: a walk-through knows no more.
///
/// ```
/// use auditlite::diagnostic::Lang;
/// use auditlite::units::format::number;
/// assert_eq!(number(22_847.5, Lang::Es), "22,800");
/// assert_eq!(number(2.9449, Lang::En), "2.94");
/// assert_eq!(number(f64::NAN, Lang::En), "--");
/// ```
pub fn number(value: f64, _lang: Lang) -> String {
    significant(value, REPORT_DIGITS)
}

/// A figure of a calculation that a reader may check, to at most six significant digits.
pub fn full(value: f64, _lang: Lang) -> String {
    significant(value, TRACE_DIGITS)
}

/// A figure with so many decimals and no more: money of a bill to the cent, a price of energy to four.
///
/// ```
/// use auditlite::units::format::decimals;
/// assert_eq!(decimals(265_978.36, 2), "265,978.36");
/// assert_eq!(decimals(-0.001, 2), "0.00");
/// assert_eq!(decimals(1.0558, 4), "1.0558");
/// ```
pub fn decimals(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return NO_NUMBER.to_owned();
    }
    let text = format!("{value:.decimals$}");
    let zero = text.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.'));
    grouped(if zero { text.trim_start_matches('-') } else { &text })
}

/// A figure of a calculation with its unit, the value being in that unit; counts and shares stand alone.
///
/// ```
/// use auditlite::diagnostic::Lang;
/// use auditlite::units::{Unit, format::full_in};
/// assert_eq!(full_in(22_847.5, &Unit::parse("kWh/yr")?, Lang::Es), "22,847.5 kWh/año");
/// # Ok::<(), auditlite::units::UnitError>(())
/// ```
pub fn full_in(value: f64, unit: &Unit, lang: Lang) -> String {
    let figure = full(value, lang);
    let symbol = unit.in_lang(lang);
    if unit.symbol() == "1" || symbol.is_empty() { figure } else { format!("{figure} {symbol}") }
}

/// The value to 15 significant digits, without the noise of conversions (48999.99999999999 becomes 49000) and without
/// a negative zero; what is not finite stays as it is.
pub fn exact(value: f64) -> f64 {
    rounded(value, JSON_DIGITS) + 0.0
}

/// A figure with its unit, the value being in that unit: `49,000 kWh/yr`, `25 %`.
///
/// ```
/// use auditlite::diagnostic::Lang;
/// use auditlite::units::{Unit, format::trade};
/// assert_eq!(trade(49_000.0, &Unit::parse("kWh/yr")?, Lang::Es), "49,000 kWh/año");
/// # Ok::<(), auditlite::units::UnitError>(())
/// ```
pub fn trade(value: f64, unit: &Unit, lang: Lang) -> String {
    joined(number(value, lang), unit, lang)
}

/// An amount of money with its ISO code: `MXN 93,100`, `-MXN 93,100`.
pub fn money(value: f64, currency: Currency, lang: Lang) -> String {
    let amount = number(value.abs(), lang);
    let sign = if value < 0.0 && value.is_finite() { "-" } else { "" };
    let code = match (currency, lang) {
        (Currency::PLANT, Lang::Es) => "dinero",
        _ => currency.code(),
    };
    format!("{sign}{code} {amount}")
}

/// The same with up to six significant digits: what somebody gave, or has to check.
pub fn full_money(value: f64, currency: Currency, lang: Lang) -> String {
    let sign = if value < 0.0 && value.is_finite() { "-" } else { "" };
    format!("{sign}{} {}", currency.code(), full(value.abs(), lang))
}

fn joined(figure: String, unit: &Unit, lang: Lang) -> String {
    let symbol = unit.in_lang(lang);
    if symbol.is_empty() {
        return figure;
    }
    let plural = if figure == "1" { "" } else { plural_ending(&symbol, lang) };
    format!("{figure} {symbol}{plural}")
}

/// What a unit that is a plain word takes when there are several; units with signs and slashes take nothing.
fn plural_ending(symbol: &str, lang: Lang) -> &'static str {
    match (lang, symbol) {
        (Lang::En, "month" | "day" | "week" | "piece" | "unit" | "person")
        | (Lang::Es, "año" | "día" | "semana" | "pza" | "persona" | "lote") => "s",
        (Lang::Es, "mes" | "unidad") | (Lang::En, "batch") => "es",
        _ => "",
    }
}

fn significant(value: f64, digits: usize) -> String {
    if !value.is_finite() {
        return NO_NUMBER.to_owned();
    }
    // First what JSON holds, so that a report that was saved and read back says the same.
    let value = rounded(exact(value), digits) + 0.0;
    let size = value.abs();
    if size >= 1e15 || (size > 0.0 && size < 1e-6) {
        return format!("{value:e}");
    }
    // The shortest text that reads back as the rounded value has no more than its significant digits.
    grouped(&format!("{value}"))
}

fn rounded(value: f64, digits: usize) -> f64 {
    if !value.is_finite() {
        return value;
    }
    // Rounding the largest numbers up would overflow.
    let rounded = format!("{value:.*e}", digits.saturating_sub(1)).parse().ok();
    rounded.filter(|rounded: &f64| rounded.is_finite()).unwrap_or(value)
}

/// Commas between the thousands of a decimal number.
fn grouped(number: &str) -> String {
    let (whole, decimals) = number.split_at(number.find('.').unwrap_or(number.len()));
    let mut text = String::with_capacity(number.len() + number.len() / 3);
    let mut left = whole.chars().filter(char::is_ascii_digit).count();
    for letter in whole.chars() {
        text.push(letter);
        if letter.is_ascii_digit() {
            left -= 1;
            if left > 0 && left % 3 == 0 {
                text.push(',');
            }
        }
    }
    text + decimals
}
