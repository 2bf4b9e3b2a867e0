//! A unit in the making, and how parts are joined.

use super::atom::Found;
use super::scale::Scale;
use super::unit_error::quote;
use super::{Dimension, Point, Unit, UnitError};
use crate::diagnostic::say;

/// A unit in the making.
pub(super) struct Part {
    pub(super) text: String,
    shape: Shape,
    dimension: Dimension,
    scale: Scale,
    zero: f64,
}

/// How the text of a part is built, which decides where it needs brackets.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    One,
    Single,
    Product,
    Quotient,
}

impl Part {
    pub(super) fn into_unit(self) -> Result<Unit, UnitError> {
        if !self.scale.is_usable() {
            let text = quote(&self.text);
            let message =
                say!("{text} is too large or too small a unit", "{text} es una unidad demasiado grande o pequeña");
            return Err(UnitError::new(message));
        }
        let symbol = if self.shape == Shape::One { String::new() } else { self.text };
        Ok(Unit::new(symbol, self.dimension, self.scale, self.zero))
    }
}

pub(super) fn one() -> Part {
    Part { text: "1".to_owned(), shape: Shape::One, dimension: Dimension::NONE, scale: Scale::ONE, zero: 0.0 }
}

pub(super) fn single(found: Found) -> Part {
    let Found { symbol, dimension, scale, zero } = found;
    Part { text: symbol, shape: Shape::Single, dimension, scale, zero }
}

pub(super) fn raised(part: Part, power: i32) -> Result<Part, UnitError> {
    if power == 1 {
        return Ok(part);
    }
    if power == 0 {
        let shown = quote(&part.text);
        let error = UnitError::new(say!("{shown} cannot have the power 0", "{shown} no puede llevar la potencia 0"));
        return Err(error.with_help(say!("leave out {shown}", "quite {shown}")));
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

pub(super) fn multiplied(left: &Part, right: &Part) -> Result<Part, UnitError> {
    amount(left)?;
    amount(right)?;
    let inverse = right.text.strip_prefix("1/").filter(|_| left.shape != Shape::Quotient);
    let (text, shape) = match (left.shape, inverse) {
        // `kg m^-3` is printed as `kg/m3`.
        (_, Some(below)) => (format!("{}/{below}", left.text), Shape::Quotient),
        (Shape::One, None) => (right.text.clone(), right.shape),
        (_, None) if right.shape == Shape::One => (left.text.clone(), left.shape),
        _ => (format!("{} {}", bracketed(left, Shape::Quotient), bracketed(right, Shape::Quotient)), Shape::Product),
    };
    let dimension = left.dimension.times(right.dimension)?;
    Ok(Part { text, shape, dimension, scale: left.scale.times(right.scale), zero: 0.0 })
}

pub(super) fn divided(above: &Part, below: &[Part]) -> Result<Part, UnitError> {
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
