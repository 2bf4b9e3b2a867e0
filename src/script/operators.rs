//! The operators of the rule language, and what to write for those that it does not have.

use rhai::Token;

use super::numbers;
use super::spot::Spot;
use super::syntax::{Binary, Comparison};
use crate::diagnostic::{Fix, Place, Text, say};

/// The operator of a token.
pub(super) fn binary(token: &Token) -> Option<Binary> {
    Some(match token {
        Token::Plus => Binary::Add,
        Token::Minus => Binary::Subtract,
        Token::Multiply => Binary::Multiply,
        Token::Divide => Binary::Divide,
        Token::PowerOf => Binary::Power,
        Token::LessThan => Binary::Compare(Comparison::Less),
        Token::LessThanEqualsTo => Binary::Compare(Comparison::LessOrEqual),
        Token::GreaterThan => Binary::Compare(Comparison::Greater),
        Token::GreaterThanEqualsTo => Binary::Compare(Comparison::GreaterOrEqual),
        Token::EqualsTo => Binary::Compare(Comparison::Equal),
        Token::NotEqualsTo => Binary::Compare(Comparison::NotEqual),
        _ => return None,
    })
}

/// What is said of an operator that the rule language does not have, and the way out.
pub(super) fn unknown(token: &str) -> (Text, Text) {
    let help = match token {
        "%" => Text::new("a percentage is written `30.percent`", "un porcentaje se escribe `30.percent`"),
        "^" => Text::new("a power is written `a ** b`", "una potencia se escribe `a ** b`"),
        "&" => Text::new("for \"and\" write `&&`", "para \"y\" escriba `&&`"),
        "|" => Text::new("for \"or\" write `||`", "para \"o\" escriba `||`"),
        _ => Text::new(
            "there are `+ - * / **`, comparisons, `&&`, `||` and `!`",
            "hay `+ - * / **`, comparaciones, `&&`, `||` y `!`",
        ),
    };
    let message =
        say!("`{token}` is no operation of the rule language", "`{token}` no es una operación del lenguaje de reglas");
    (message, help)
}

/// What to write for an operator that the rule language does not have.
pub(super) fn instead(token: &str, text: &str, at: Place) -> Option<Fix> {
    let write = match token {
        "^" => "**",
        "&" => "&&",
        "|" => "||",
        "%" => {
            let spot = Spot::new(text, text, at);
            let number = numbers::trailing(spot.before.trim_end())?;
            let gap = spot.before.chars().count() - spot.before.trim_end().chars().count();
            let found = format!("{number}{}%", " ".repeat(gap));
            return Some(Fix::replace(spot.back(number.len() + gap), found, format!("{number}.percent")));
        }
        _ => return None,
    };
    Some(Fix::replace(at, token, write))
}
