//! Reading plain numbers, and refusing those that can be read in two ways.

use super::UnitError;
use super::unit_error::quote;
use crate::diagnostic::{Text, say};

/// One plain number and nothing else.
pub(super) fn parse(text: &str) -> Result<f64, UnitError> {
    let text = normalised(text);
    match take(&text)? {
        (value, "") => Ok(value),
        (_, rest) => {
            let (text, rest) = (quote(&text), quote(rest));
            let error = UnitError::new(say!("{text} is more than a number", "{text} es más que un número"));
            Err(error.with_help(say!("leave out {rest}", "quite {rest}")))
        }
    }
}

/// The text with ordinary spaces and minus signs, and none around it.
pub(super) fn normalised(text: &str) -> String {
    let plain = |letter: char| match letter {
        '\u{2212}' => '-',
        letter if letter.is_whitespace() => ' ',
        letter => letter,
    };
    text.chars().map(plain).collect::<String>().trim().to_owned()
}

/// The number at the start of a normalised text, and what follows it.
pub(super) fn take(text: &str) -> Result<(f64, &str), UnitError> {
    let (sign, body) = match text.strip_prefix('-') {
        Some(body) => ("-", body),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    if !body.starts_with(|letter: char| letter.is_ascii_digit()) {
        return Err(no_number(text, sign, body));
    }
    let (mantissa, rest) = body.split_at(mantissa_length(body));
    if mantissa.contains([',', '\'', '’', '_', ' ']) || mantissa.matches('.').count() > 1 {
        return Err(grouped(sign, mantissa));
    }
    let (exponent, rest) = rest.split_at(exponent_length(rest));
    let written = format!("{sign}{mantissa}{exponent}");
    let value: f64 = written.parse().map_err(|_| not_plain(&written))?;
    if !value.is_finite() {
        let written = quote(&written);
        let error = UnitError::new(say!("{written} is too large", "{written} es demasiado grande"));
        return Err(error.with_help(example()));
    }
    if rest.starts_with(['.', ',', '\'']) && !rest.starts_with("..") {
        let dangling: String = rest.chars().take(1).collect();
        return Err(not_plain(&format!("{written}{dangling}")).with_help(write(&written)));
    }
    let rest = rest.trim_start();
    if let Some(end) = range_end(rest) {
        return Err(range(text, value, end));
    }
    if rest.starts_with(['±', '~', '≈', '<', '>', '?']) {
        return Err(vague(text));
    }
    Ok((value, rest))
}

/// Digits with whatever stands between digits; a space counts when three digits follow, as between thousands.
fn mantissa_length(text: &str) -> usize {
    let mut rest = text;
    loop {
        let next = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let mut letters = next.chars();
        let continues = match letters.next() {
            Some('.' | ',' | '\'' | '’' | '_') => letters.next().is_some_and(|letter| letter.is_ascii_digit()),
            Some(' ') => {
                let after = letters.as_str();
                let digits = after.chars().take_while(char::is_ascii_digit).count();
                digits == 3 && !after.trim_start_matches(|letter: char| letter.is_ascii_digit()).starts_with('/')
            }
            _ => false,
        };
        if !continues {
            return text.len() - next.len();
        }
        let mut letters = next.chars();
        letters.next();
        rest = letters.as_str();
    }
}

fn exponent_length(text: &str) -> usize {
    let Some(after) = text.strip_prefix(['e', 'E']) else { return 0 };
    let digits = after.strip_prefix(['+', '-']).unwrap_or(after);
    let rest = digits.trim_start_matches(|letter: char| letter.is_ascii_digit());
    if rest.len() == digits.len() { 0 } else { text.len() - rest.len() }
}

fn not_plain(written: &str) -> UnitError {
    let written = quote(written);
    UnitError::new(say!("{written} is not a plain number", "{written} no es un número simple"))
}

fn write(number: &str) -> Text {
    say!(
        "write `{number}`: a point before decimals and nothing between thousands",
        "escriba `{number}`: punto antes de los decimales y nada entre los miles",
    )
}

/// A number with marks that some read as decimals and some as thousands.
fn grouped(sign: &str, mantissa: &str) -> UnitError {
    let written = format!("{sign}{mantissa}");
    let bare = |text: &str| text.replace([',', '.', '\'', '’', '_', ' '], "");
    let Some((whole, decimals)) = mantissa.rsplit_once([',', '.']) else {
        return not_plain(&written).with_help(write(&format!("{sign}{}", bare(mantissa))));
    };
    let last = if mantissa.ends_with(&format!(",{decimals}")) { ',' } else { '.' };
    let as_decimal = format!("{sign}{}.{}", bare(whole), bare(decimals));
    let as_thousands = format!("{sign}{}", bare(mantissa));
    let repeated = mantissa.matches(last).count() > 1;
    let other_marks = whole.contains([',', '.', '\'', '’', '_', ' ']);
    if repeated {
        return not_plain(&written).with_help(write(&as_thousands));
    }
    if other_marks || decimals.len() != 3 || whole.len() > 3 || whole == "0" {
        return not_plain(&written).with_help(write(&as_decimal));
    }
    let written = quote(&written);
    let as_decimal = as_decimal.trim_end_matches('0').trim_end_matches('.');
    UnitError::new(say!("{written} can be read in two ways", "{written} se puede leer de dos maneras")).with_help(say!(
        "write `{as_thousands}`, or `{as_decimal}` if the comma stands before decimals",
        "escriba `{as_thousands}`, o `{as_decimal}` si la coma separa decimales",
    ))
}

/// What stands after the dash or word of a range such as `5-6 kW`, `5 a 6 kW`.
fn range_end(rest: &str) -> Option<&str> {
    let marks = ["-", "–", "—", "..", "…", "to ", "a ", "y ", "o ", "or "];
    let after = marks.iter().find_map(|mark| rest.strip_prefix(mark))?;
    let after = after.trim_start_matches(['.', ' ']);
    after.starts_with(|letter: char| letter.is_ascii_digit()).then_some(after)
}

fn range(text: &str, low: f64, end: &str) -> UnitError {
    let text = quote(text);
    let error = UnitError::new(say!("{text} is a range", "{text} es un intervalo"));
    let middle = take(end).ok().map(|(high, unit)| {
        let middle = super::format::exact(low / 2.0 + high / 2.0);
        quote(format!("{middle} {unit}").trim())
    });
    match middle {
        Some(middle) => error.with_help(say!("write its middle, {middle}", "escriba su punto medio, {middle}")),
        None => error.with_help(say!("write its middle", "escriba su punto medio")),
    }
}

fn vague(text: &str) -> UnitError {
    let text = quote(text);
    UnitError::new(say!("{text} is not one number", "{text} no es un solo número")).with_help(say!(
        "write the likeliest value alone; how sure you are goes into `basis` and `note`",
        "escriba solo el valor más probable; la certeza va en `basis` y `note`",
    ))
}

/// A text that does not start with a digit.
fn no_number(text: &str, sign: &str, body: &str) -> UnitError {
    if text.is_empty() {
        return UnitError::new(say!("the value is empty", "el valor está vacío")).with_help(example());
    }
    let digits = |text: &str| text.starts_with(|letter: char| letter.is_ascii_digit());
    if let Some(decimals) = body.strip_prefix(['.', ',']).filter(|decimals| digits(decimals)) {
        let decimals: String = decimals.chars().take_while(char::is_ascii_digit).collect();
        return not_plain(text).with_help(write(&format!("{sign}0.{decimals}")));
    }
    let word = body.split(' ').next().unwrap_or_default().to_lowercase();
    if ["nan", "inf", "+inf", "-inf", "infinity", "∞"].contains(&word.as_str()) {
        let text = quote(text);
        return UnitError::new(say!("{text} is not a finite number", "{text} no es un número finito"))
            .with_help(example());
    }
    if text.starts_with(['~', '≈', '<', '>', '≤', '≥', '±', '±']) {
        return vague(text);
    }
    let (unit, number) = body.split_at(body.find(|letter: char| letter.is_ascii_digit()).unwrap_or(body.len()));
    let unit = unit.trim();
    let shown = quote(text);
    if let Ok((value, rest)) = take(number.trim()) {
        return match super::Unit::parse(&format!("{unit}{rest}")) {
            Ok(known) => {
                let turned = quote(&format!("{sign}{value} {}", known.symbol()));
                UnitError::new(say!("{shown} does not start with a number", "{shown} no empieza con un número"))
                    .with_help(say!("write {turned}", "escriba {turned}"))
            }
            Err(error) => error,
        };
    }
    UnitError::new(say!("{shown} does not start with a number", "{shown} no empieza con un número"))
        .with_help(example())
}

fn example() -> Text {
    say!("write a number and a unit, such as `12.5 kW`", "escriba un número y una unidad, como `12.5 kW`")
}
