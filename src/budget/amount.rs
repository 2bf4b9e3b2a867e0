//! Reads `--budget "50,000 MXN"`.

use super::objective::Objective;
use crate::diagnostic::{Code, Diagnostic, Text, nearest, say};
use crate::units::{Currency, Quantity, quote};

/// Money that may be spent, and what it is to bring most of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Budget {
    /// How much, in its own currency; more than zero.
    pub amount: f64,
    /// Its currency; that of the plant if none was named.
    pub currency: Currency,
    /// What it is to bring most of.
    pub objective: Objective,
}

/// What people call the currencies that they seldom name by their code.
const WORDS: [(&str, &str); 10] = [
    ("pesos", "MXN"),
    ("peso", "MXN"),
    ("mn", "MXN"),
    ("m.n.", "MXN"),
    ("dollars", "USD"),
    ("dólares", "USD"),
    ("dolares", "USD"),
    ("us$", "USD"),
    ("euros", "EUR"),
    ("euro", "EUR"),
];

/// Reads an amount of money: `50000 MXN`, `50,000 MXN`, `MXN 50,000`, or `50000` in the currency of the plant.
///
/// # Errors
/// What is no amount of money above zero, a currency that does not exist, a thousands mark in the wrong place.
pub fn read_budget(text: &str, objective: Objective) -> Result<Budget, Diagnostic> {
    let (amount, currency) = read_money(text, OPTION)?;
    if amount <= 0.0 {
        let shown = quote(text.trim());
        let message = say!(
            "`--budget` must be more than zero, found {shown}",
            "`--budget` debe ser mayor que cero, se encontró {shown}"
        );
        let help = Text::new(
            "give what may be spent, such as `--budget \"50000 MXN\"`; measures without investment need no budget",
            "indique cuánto se puede gastar, como `--budget \"50000 MXN\"`; las medidas sin inversión no requieren presupuesto",
        );
        return Err(wrong(message, OPTION).help(help));
    }
    Ok(Budget { amount, currency, objective })
}

/// An option of the command line that takes money, and the code of what is wrong with it.
pub(crate) type MoneyOption = (&'static str, Code);

const OPTION: MoneyOption = ("--budget", Code::BAD_BUDGET);

/// Reads an amount of money as [`read_budget`] does, which may be zero or below, for any option.
pub(crate) fn read_money(text: &str, option: MoneyOption) -> Result<(f64, Currency), Diagnostic> {
    let whole = text.trim();
    let (number, word) = parts(whole);
    let Some(amount) = amount(number).filter(|amount| amount.is_finite()) else {
        let (shown, name) = (quote(whole), option.0);
        let message = say!(
            "`{name}` needs an amount of money, found {shown}",
            "`{name}` requiere una cantidad de dinero, se encontró {shown}"
        );
        return Err(wrong(message, option).help(example(option)));
    };
    if word.is_empty() {
        return Ok((amount, Currency::PLANT));
    }
    match Currency::parse(word).filter(|currency| *currency != Currency::PLANT) {
        Some(currency) => Ok((amount, currency)),
        None => Err(no_currency(word, option)),
    }
}

/// The number and the word beside it, whichever comes first.
fn parts(text: &str) -> (&str, &str) {
    let digit = |letter: char| letter.is_ascii_digit();
    let (Some(first), Some(last)) = (text.find(digit), text.rfind(digit)) else { return (text, "") };
    let before = text.get(..first).unwrap_or_default();
    let sign = before.trim_end().ends_with(['-', '+', '.']);
    let start = if sign { before.trim_end().len() - 1 } else { first };
    let number = text.get(start..=last).unwrap_or_default();
    let (before, after) =
        (text.get(..start).unwrap_or_default().trim(), text.get(last + 1..).unwrap_or_default().trim());
    match (before.is_empty(), after.is_empty()) {
        (true, _) => (number, after),
        (false, true) => (number, before),
        (false, false) => (text, ""),
    }
}

/// A number with or without commas between its thousands.
fn amount(text: &str) -> Option<f64> {
    let whole = text.split(['.', 'e', 'E']).next().unwrap_or_default().trim_start_matches(['-', '+']);
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let commas = whole.contains(',');
    let right = !commas || ((1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3));
    let later = text.get(text.find(['.', 'e', 'E']).unwrap_or(text.len())..).unwrap_or_default();
    if !right || later.contains(',') {
        return None;
    }
    Quantity::parse_number(&text.replace(',', "")).ok()
}

fn no_currency(word: &str, option: MoneyOption) -> Diagnostic {
    let (shown, name) = (quote(word), option.0);
    let message = say!("`{name}`: {shown} is no code of a currency", "`{name}`: {shown} no es el código de una moneda");
    let lower = word.to_lowercase();
    let upper = Currency::parse(&word.to_uppercase()).map(|currency| currency.code().to_owned());
    let named = nearest(&lower, WORDS.iter().map(|(name, _)| *name));
    let named = named.and_then(|name| WORDS.iter().find(|(known, _)| *known == name));
    let help = match upper.or_else(|| named.map(|(_, code)| (*code).to_owned())) {
        Some(code) => say!("did you mean `{code}`?", "¿quiso decir `{code}`?"),
        None => example(option),
    };
    wrong(message, option).help(help)
}

fn example((name, _): MoneyOption) -> Text {
    say!(
        "write the amount and its currency: `{name} \"50000 MXN\"`; without a currency it is in that of the plant",
        "escriba la cantidad y su moneda: `{name} \"50000 MXN\"`; sin moneda se toma la de la planta",
    )
}

/// A budget in a currency for which nobody gives a rate.
pub(super) fn no_rate(from: Currency, to: Currency) -> Diagnostic {
    let message = say!(
        "`--budget` is in {from}, and no rate from {from} to {to} is known",
        "`--budget` está en {from} y no se conoce un tipo de cambio de {from} a {to}"
    );
    let help = say!(
        "give the budget in {to}, or add `\"exchange_rates\": {{ \"{from}\": {{ \"rate\": ..., \"date\": \"...\", \"source\": \"...\" }} }}` to the profile",
        "indique el presupuesto en {to}, o agregue al perfil `\"exchange_rates\": {{ \"{from}\": {{ \"rate\": ..., \"date\": \"...\", \"source\": \"...\" }} }}`"
    );
    wrong(message, OPTION).help(help)
}

fn wrong(message: Text, (name, code): MoneyOption) -> Diagnostic {
    Diagnostic::error(code, message).on(name)
}

#[cfg(test)]
mod tests {
    use super::{Objective, read_budget};

    fn read(text: &str) -> Option<(f64, String)> {
        read_budget(text, Objective::Saving).ok().map(|budget| (budget.amount, budget.currency.code().to_owned()))
    }

    #[test]
    fn money_is_read_as_people_write_it() {
        let of = |amount: f64, code: &str| Some((amount, code.to_owned()));
        assert_eq!(read("50000 MXN"), of(50_000.0, "MXN"));
        assert_eq!(read("50,000 MXN"), of(50_000.0, "MXN"));
        assert_eq!(read(" MXN 1,250,000.50 "), of(1_250_000.5, "MXN"));
        assert_eq!(read("2500USD"), of(2500.0, "USD"));
        assert_eq!(read("2500"), of(2500.0, "money"));
        assert_eq!(read("1e6 MXN"), of(1e6, "MXN"));
    }

    #[test]
    fn what_is_no_money_is_refused() {
        for text in [
            "",
            " ",
            "MXN",
            "0",
            "0 MXN",
            "-5 MXN",
            "- 5",
            "abc",
            "1,00 MXN",
            "12,34,567 MXN",
            "1.000,50 MXN",
            "NaN",
            "inf USD",
            "1e400 MXN",
            "50000 pesos",
            "50000 mxn",
            "50000 money",
            "$50,000",
            "1 2 MXN",
            "USD 5 MXN",
            "5 USD 5",
            "1,000.5,0 MXN",
            ".5 MXN",
            "½ MXN",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
