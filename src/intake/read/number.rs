//! Numbers that were typed as text.

use crate::diagnostic::{Text, say};
use crate::grid::plain;
use crate::units::quote;

/// Words before a number of which its writer is not sure.
const VAGUE: [&str; 16] = [
    "aproximadamente",
    "aprox.",
    "aprox",
    "approximately",
    "approx.",
    "approx",
    "alrededor de",
    "mas o menos",
    "cerca de",
    "como",
    "unos",
    "~",
    "≈",
    "about",
    "circa",
    "ca.",
];

/// What is wrong with a text that holds a number, and the way out.
pub(super) struct Doubt {
    pub(super) message: Text,
    pub(super) help: Text,
    /// It can be read in two ways.
    pub(super) ambiguous: bool,
}

/// Why a number in a text is not taken, although it might be read.
pub(super) fn doubt(text: &str) -> Option<Doubt> {
    vague(text).or_else(|| two_readings(text))
}

/// `aprox. 500`: the number is not sure, which has a column of its own.
fn vague(text: &str) -> Option<Doubt> {
    let small = plain(text);
    let rest = VAGUE.iter().find_map(|word| small.strip_prefix(word))?.trim();
    if !rest.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let (shown, number) = (quote(text), quote(rest));
    Some(Doubt {
        message: say!("{shown} is not one number", "{shown} no es un solo número"),
        help: say!(
            "write {number}, and choose `estimate` in the column “How is it known?”",
            "escriba {number} y elija `estimado` en la columna «¿Cómo se supo?»"
        ),
        ambiguous: false,
    })
}

/// `1.200,5`, `1,200` and `1.200`: points and commas that stand before decimals for some and between thousands for others.
fn two_readings(text: &str) -> Option<Doubt> {
    let number: String = text
        .trim_start_matches(['-', '+', ' '])
        .chars()
        .take_while(|letter| letter.is_ascii_digit() || ".,".contains(*letter))
        .collect();
    let number = number.trim_end_matches(['.', ',']);
    let (points, commas) = (number.matches('.').count(), number.matches(',').count());
    if points + commas == 0 || (points > 1 && commas == 0) || (commas > 1 && points == 0) {
        return None;
    }
    let as_decimals = |decimal: char| {
        let (whole, rest) = number.split_once(decimal).unwrap_or((number, ""));
        let digits = |part: &str| part.chars().filter(char::is_ascii_digit).collect::<String>();
        let (whole, rest) = (digits(whole), digits(rest));
        let rest = rest.trim_end_matches('0');
        if rest.is_empty() { whole } else { format!("{whole}.{rest}") }
    };
    let thousands = |separator: char| {
        let (whole, rest) = number.split_once(separator)?;
        let good = rest.len() == 3 && (1..=3).contains(&whole.len()) && whole != "0";
        good.then(|| format!("{whole}{rest}"))
    };
    let (first, second) = match (points, commas) {
        (1, 0) => (thousands('.')?, as_decimals('.')),
        (0, 1) => (thousands(',').unwrap_or_else(|| number.replace(',', "")), as_decimals(',')),
        _ => (as_decimals(','), as_decimals('.')),
    };
    let shown = quote(text);
    let sign = if text.trim_start().starts_with('-') { "-" } else { "" };
    let (first, second) = (format!("{sign}{first}"), format!("{sign}{second}"));
    Some(Doubt {
        message: say!("{shown} can be read in two ways", "{shown} se puede leer de dos maneras"),
        help: say!(
            "write `{first}` or `{second}`, whichever is meant: a point before decimals and nothing between thousands",
            "escriba `{first}` o `{second}`, lo que quiera decir: punto antes de los decimales y nada entre los miles"
        ),
        ambiguous: true,
    })
}

#[cfg(test)]
mod tests {
    use super::doubt;

    #[test]
    fn both_readings_are_named_and_none_is_taken() {
        for (text, first, second) in [
            ("1.200,5", "1200.5", "1.2005"),
            ("1,200.5", "1.2005", "1200.5"),
            ("1,200 kWh", "1200", "1.2"),
            ("1.200", "1200", "1.2"),
            ("-3,5", "-35", "-3.5"),
        ] {
            let help = doubt(text).unwrap_or_else(|| panic!("{text}")).help.en;
            assert!(help.starts_with(&format!("write `{first}` or `{second}`")), "{text}: {help}");
        }
        for text in ["1200.5", "12.5 kW", "0.125", "1200", "1 200", "5-6", "1200.125", "2025-07"] {
            assert!(doubt(text).is_none(), "{text}");
        }
        assert!(doubt("aprox. 500").unwrap().help.es.contains("`500`"));
    }
}
