//! The grammar of units: products, quotients, powers and brackets over named units.

use super::part::{Part, divided, multiplied, one, raised, single};
use super::scale::Scale;
use super::token::{Token, plain, tokens};
use super::unit_error::quote;
use super::{Dimension, Unit, UnitError, atom, refusal};
use crate::diagnostic::say;

const LONGEST: usize = 120;
const DEEPEST: usize = 8;

pub(super) fn parse(text: &str) -> Result<Unit, UnitError> {
    let text = plain(text);
    if text.is_empty() {
        return Ok(Unit::new(String::new(), Dimension::NONE, Scale::ONE, 0.0));
    }
    if text.chars().count() > LONGEST {
        let text = quote(&text);
        return Err(UnitError::new(say!("{text} is too long for a unit", "{text} es demasiado largo para una unidad")));
    }
    if let Some(error) = refusal::whole(&text) {
        return Err(error);
    }
    let tokens = tokens(&text)?;
    let mut parser = Parser { text: &text, tokens: tokens.into_iter().peekable() };
    let part = parser.quotient(0)?;
    if parser.tokens.next().is_some() {
        return Err(malformed(&text));
    }
    part.into_unit()
}

struct Parser<'a> {
    text: &'a str,
    tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
}

impl Parser<'_> {
    /// `a b/c/d`, read as `a b/(c d)`.
    fn quotient(&mut self, depth: usize) -> Result<Part, UnitError> {
        let above = match self.tokens.peek() {
            Some(Token::Slash) => one(),
            _ => self.product(depth)?,
        };
        let mut below = Vec::new();
        while self.tokens.next_if_eq(&Token::Slash).is_some() {
            below.push(self.factor(depth)?);
            if matches!(self.tokens.peek(), Some(Token::Word(_) | Token::Open)) {
                return Err(self.unclear_quotient());
            }
        }
        if below.is_empty() {
            return Ok(above);
        }
        let texts: Vec<&str> = below.iter().map(|part| part.text.as_str()).collect();
        if let Some(error) = refusal::quotient(&above.text, &texts) {
            return Err(error);
        }
        divided(&above, &below)
    }

    fn product(&mut self, depth: usize) -> Result<Part, UnitError> {
        let mut product = self.factor(depth)?;
        while matches!(self.tokens.peek(), Some(Token::Word(_) | Token::Open)) {
            let next = self.factor(depth)?;
            if let Some(error) = refusal::product(&product.text, &next.text) {
                return Err(error);
            }
            product = multiplied(&product, &next)?;
        }
        Ok(product)
    }

    fn factor(&mut self, depth: usize) -> Result<Part, UnitError> {
        match self.tokens.next() {
            Some(Token::Word(word)) => named(&word),
            Some(Token::Open) if depth < DEEPEST => {
                let part = self.quotient(depth + 1)?;
                if self.tokens.next() != Some(Token::Close) {
                    return Err(malformed(self.text));
                }
                match self.tokens.next_if(|token| matches!(token, Token::Power(_))) {
                    Some(Token::Power(power)) => raised(part, power),
                    _ => Ok(part),
                }
            }
            _ => Err(malformed(self.text)),
        }
    }

    /// `W/m2 K`: is K above or below the stroke?
    fn unclear_quotient(&self) -> UnitError {
        let shown = quote(self.text);
        let error = UnitError::new(say!("{shown} can be read in two ways", "{shown} se puede leer de dos maneras"));
        match self.text.split_once('/') {
            Some((above, below)) if !below.contains(['/', '(', ')']) => {
                let (above, below) = (above.trim(), below.trim());
                error.with_help(say!(
                    "write `{above}/({below})` if all that follows the stroke is below it",
                    "escriba `{above}/({below})` si todo lo que sigue a la diagonal va en el denominador",
                ))
            }
            _ => error.with_help(say!(
                "put brackets around everything below the stroke",
                "ponga entre paréntesis todo el denominador",
            )),
        }
    }
}

/// A named unit with or without a power: `m2`, `m^2`.
fn named(word: &str) -> Result<Part, UnitError> {
    if word == "1" {
        return Ok(one());
    }
    if let Some(found) = atom::find(word) {
        return Ok(single(found));
    }
    if let Some(error) = refusal::word(word) {
        return Err(error);
    }
    if word.starts_with(|letter: char| letter.is_ascii_digit()) {
        let shown = quote(word);
        let error =
            UnitError::new(say!("{shown} is a number inside a unit", "{shown} es un número dentro de una unidad"));
        return Err(error.with_help(say!(
            "a power follows its unit at once, as in `m2`; a count per year is `1/yr`",
            "una potencia sigue de inmediato a su unidad, como en `m2`; un número por año es `1/año`",
        )));
    }
    let stem = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let stem = stem.strip_suffix('-').filter(|base| base.ends_with('^')).unwrap_or(stem);
    let digits = word.strip_prefix(stem).unwrap_or_default();
    let base = stem.strip_suffix('^').unwrap_or(stem);
    match (atom::find(base), digits.parse::<i32>()) {
        (Some(found), Ok(power)) => raised(single(found), power),
        (Some(_), Err(_)) => Err(malformed(word)),
        (None, _) if base.is_empty() || base.starts_with('-') => Err(malformed(word)),
        (None, _) => Err(refusal::unknown(base, digits)),
    }
}

pub(super) fn malformed(text: &str) -> UnitError {
    let text = quote(text);
    UnitError::new(say!("{text} is not a complete unit", "{text} no es una unidad completa")).with_help(say!(
        "write it like `kWh/yr`, `MXN/(kW month)` or `W/(m2 K)`",
        "escríbala como `kWh/año`, `MXN/(kW mes)` o `W/(m2 K)`",
    ))
}
