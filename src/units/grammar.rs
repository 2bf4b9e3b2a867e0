//! The grammar of units: products, quotients, powers and brackets over named units.

use super::atom::{self, Found};
use super::scale::Scale;
use super::unit_error::quote;
use super::{Dimension, Point, Unit, UnitError, refusal};
use crate::diagnostic::say;

const LONGEST: usize = 120;
const DEEPEST: usize = 8;

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Word(String),
    Slash,
    Open,
    Close,
    /// A power that follows a bracket.
    Power(i32),
}

/// A unit in the making.
struct Part {
    text: String,
    shape: Shape,
    dimension: Dimension,
    scale: Scale,
    zero: f64,
}

#[derive(Clone, Copy, PartialEq)]
enum Shape {
    One,
    Single,
    Product,
    Quotient,
}

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
    if !part.scale.is_usable() {
        return Err(UnitError::new(say!(
            "the unit is too large or too small",
            "la unidad es demasiado grande o pequeña"
        )));
    }
    let symbol = if part.shape == Shape::One { String::new() } else { part.text };
    Ok(Unit::new(symbol, part.dimension, part.scale, part.zero))
}

/// Ordinary spaces, micro and degree signs; superscripts as `^2`.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut raised = false;
    for letter in text.trim().chars() {
        let digit = match letter {
            '⁻' => Some('-'),
            '¹' => Some('1'),
            '²' => Some('2'),
            '³' => Some('3'),
            '⁴'..='⁹' => char::from_digit(u32::from(letter) - u32::from('⁰'), 10),
            _ => None,
        };
        if let Some(digit) = digit {
            if !raised {
                plain.push('^');
            }
            plain.push(digit);
        } else {
            plain.push(match letter {
                letter if letter.is_whitespace() => ' ',
                'μ' => 'µ',
                '\u{2212}' => '-',
                '∆' => 'Δ',
                '⋅' | '*' | '×' => '·',
                letter => letter,
            });
        }
        raised = digit.is_some();
    }
    plain
}

fn tokens(text: &str) -> Result<Vec<Token>, UnitError> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let after = rest.strip_prefix(letter).unwrap_or_default();
        rest = match letter {
            ' ' | '·' => after,
            '/' => {
                tokens.push(Token::Slash);
                after
            }
            '(' => {
                tokens.push(Token::Open);
                after
            }
            ')' => {
                tokens.push(Token::Close);
                let length = after.len() - after.trim_start_matches(['^', '-', '0', '1', '2', '3', '4']).len();
                let (power, after) = after.split_at(length);
                if !power.is_empty() {
                    let power = power.strip_prefix('^').unwrap_or(power).parse().map_err(|_| malformed(text))?;
                    tokens.push(Token::Power(power));
                }
                after
            }
            _ => {
                let (word, after) = rest.split_at(word_length(rest));
                tokens.push(Token::Word(word.to_owned()));
                after
            }
        };
    }
    Ok(tokens)
}

/// A word, with `(g)` or `(a)` if that follows at once.
fn word_length(text: &str) -> usize {
    let ends = |letter: char| [' ', '·', '/', '(', ')'].contains(&letter);
    let special = ["kgf/cm^2", "kgf/cm2"].into_iter().find(|special| text.starts_with(special));
    let length = special.map_or_else(|| text.find(ends).unwrap_or(text.len()), str::len);
    match text.split_at_checked(length) {
        Some((_, rest)) if rest.starts_with("(g)") || rest.starts_with("(a)") => length + "(g)".len(),
        _ => length,
    }
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
    if word.starts_with(|letter: char| letter.is_ascii_digit() || letter == '-' || letter == '^') {
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
        _ => Err(refusal::unknown(base, digits)),
    }
}

fn one() -> Part {
    Part { text: "1".to_owned(), shape: Shape::One, dimension: Dimension::NONE, scale: Scale::ONE, zero: 0.0 }
}

fn single(found: Found) -> Part {
    let Found { symbol, dimension, scale, zero } = found;
    Part { text: symbol, shape: Shape::Single, dimension, scale, zero }
}

fn raised(part: Part, power: i32) -> Result<Part, UnitError> {
    if power == 1 {
        return Ok(part);
    }
    if power == 0 {
        let shown = quote(&part.text);
        return Err(UnitError::new(say!("{shown} cannot have the power 0", "{shown} no puede llevar la potencia 0")));
    }
    amount(&part)?;
    let dimension = part.dimension.to_the(power)?;
    let simple = part.shape == Shape::Single && !part.text.ends_with(|letter: char| letter.is_ascii_digit());
    let base = if simple { part.text } else { format!("({})", part.text) };
    let raised = match power.unsigned_abs() {
        1 => base,
        power => format!("{base}{power}"),
    };
    let scale = part.scale.to_the(power);
    let (text, shape) = if power < 0 { (format!("1/{raised}"), Shape::Quotient) } else { (raised, Shape::Single) };
    Ok(Part { text, shape, dimension, scale, zero: 0.0 })
}

fn multiplied(left: &Part, right: &Part) -> Result<Part, UnitError> {
    amount(left)?;
    amount(right)?;
    let text = match (left.shape, right.shape) {
        (Shape::One, _) => bracketed(right, Shape::Quotient),
        (_, Shape::One) => bracketed(left, Shape::Quotient),
        _ => format!("{} {}", bracketed(left, Shape::Quotient), bracketed(right, Shape::Quotient)),
    };
    let dimension = left.dimension.times(right.dimension)?;
    Ok(Part { text, shape: Shape::Product, dimension, scale: left.scale.times(right.scale), zero: 0.0 })
}

fn divided(above: &Part, below: &[Part]) -> Result<Part, UnitError> {
    amount(above)?;
    let (mut dimension, mut scale) = (above.dimension, above.scale);
    for part in below {
        amount(part)?;
        dimension = dimension.per(part.dimension)?;
        scale = scale.per(part.scale);
    }
    let divisor = match below {
        [only] if only.shape == Shape::Single => only.text.clone(),
        parts => {
            let texts: Vec<String> = match parts {
                [only] => vec![only.text.clone()],
                _ => parts.iter().map(|part| bracketed(part, Shape::Quotient)).collect(),
            };
            format!("({})", texts.join(" "))
        }
    };
    let text = format!("{}/{divisor}", bracketed(above, Shape::Quotient));
    Ok(Part { text, shape: Shape::Quotient, dimension, scale, zero: 0.0 })
}

fn bracketed(part: &Part, shape: Shape) -> String {
    if part.shape == shape { format!("({})", part.text) } else { part.text.clone() }
}

/// A part of a larger unit must be an amount, not a point on a scale.
fn amount(part: &Part) -> Result<(), UnitError> {
    let shown = quote(&part.text);
    let help = match part.dimension.point() {
        Point::None => return Ok(()),
        Point::Temperature if part.text == "°F" => say!(
            "write `Δ°F` for a difference in degrees Fahrenheit, or `K`",
            "escriba `Δ°F` para una diferencia en grados Fahrenheit, o `K`",
        ),
        Point::Temperature => {
            say!("write `K`: a difference of 1 °C is 1 K", "escriba `K`: una diferencia de 1 °C es 1 K",)
        }
        Point::Gauge | Point::Absolute => say!(
            "leave out `(g)` or `(a)`: a pressure in a compound unit is a difference",
            "quite `(g)` o `(a)`: en una unidad compuesta la presión es una diferencia",
        ),
    };
    let error = UnitError::new(say!(
        "{shown} is a point on a scale and cannot be part of a larger unit",
        "{shown} es un punto de una escala y no puede ser parte de otra unidad",
    ));
    Err(error.with_help(help))
}

fn malformed(text: &str) -> UnitError {
    let text = quote(text);
    UnitError::new(say!("{text} is not a complete unit", "{text} no es una unidad completa")).with_help(say!(
        "write it like `kWh/yr`, `MXN/(kW month)` or `W/(m2 K)`",
        "escríbala como `kWh/año`, `MXN/(kW mes)` o `W/(m2 K)`",
    ))
}
