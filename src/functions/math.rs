//! The arithmetic that operators do not offer.

use super::limits::{finite, numbers, short};
use super::{Argument, Family, Function, Signature, same};
use crate::diagnostic::{Text, say};

pub(super) const MIN: Function = Function {
    name: "min",
    family: Family::Mathematics,
    help: ["the smaller of two amounts", "la menor de dos cantidades"],
    signature: Signature::Alike { parameters: &["a", "b"] },
    formula: same("min(a, b)"),
    source: "definition",
    limits: ["", ""],
    example: ("min(5.kW, 3.kW)", "3 kW"),
    equation: |arguments| numbers(arguments).map(|[a, b]| smaller(a, b)),
    monotone: true,
    never_negative: false,
};

pub(super) const MAX: Function = Function {
    name: "max",
    family: Family::Mathematics,
    help: ["the larger of two amounts", "la mayor de dos cantidades"],
    signature: Signature::Alike { parameters: &["a", "b"] },
    formula: same("max(a, b)"),
    source: "definition",
    limits: ["", ""],
    example: ("max(5.kW, 3.kW)", "5 kW"),
    equation: |arguments| numbers(arguments).map(|[a, b]| larger(a, b)),
    monotone: true,
    never_negative: false,
};

pub(super) const ABS: Function = Function {
    name: "abs",
    family: Family::Mathematics,
    help: ["the size of an amount without its sign", "el tamaño de una cantidad sin su signo"],
    signature: Signature::Alike { parameters: &["x"] },
    formula: same("|x|"),
    source: "definition",
    limits: ["", ""],
    example: ("abs(3.kW - 5.kW)", "2 kW"),
    equation: |arguments| numbers(arguments).map(|[x]| x.abs()),
    monotone: false,
    never_negative: true,
};

pub(super) const SQRT: Function = Function {
    name: "sqrt",
    family: Family::Mathematics,
    help: ["the square root", "la raíz cuadrada"],
    signature: Signature::Root,
    formula: same("√x"),
    source: "definition",
    limits: ["x of zero or more", "x de cero o más"],
    example: (r#"sqrt(16.unit("m2"))"#, "4 m"),
    equation: sqrt,
    monotone: true,
    never_negative: true,
};

pub(super) const CLAMP: Function = Function {
    name: "clamp",
    family: Family::Mathematics,
    help: ["an amount held between a lower and an upper bound", "una cantidad acotada entre un mínimo y un máximo"],
    signature: Signature::Alike { parameters: &["x", "low", "high"] },
    formula: same("min(max(x, low), high)"),
    source: "definition",
    limits: ["low not above high", "low no mayor que high"],
    example: ("clamp(7.kW, 1.kW, 5.kW)", "5 kW"),
    equation: clamp,
    monotone: true,
    never_negative: false,
};

pub(super) const HOURS_PER_YEAR: Function = Function {
    name: "hours_per_year",
    family: Family::Mathematics,
    help: ["the hours of a year, for what never stops", "las horas de un año, para lo que nunca para"],
    signature: Signature::of(&[], "h/yr"),
    formula: same("365 · 24 = 8760 h/yr"),
    source: "a common year of 365 days",
    limits: ["", ""],
    example: ("hours_per_year()", "8760 h/yr"),
    equation: |arguments| numbers(arguments).map(|[]| 8760.0),
    monotone: true,
    never_negative: true,
};

/// The smaller of two numbers, and the first where they are equal: unlike [`f64::min`], it says which zero that is.
#[inline]
pub fn smaller(a: f64, b: f64) -> f64 {
    if b < a { b } else { a }
}

/// The larger of two numbers, and the first where they are equal.
#[inline]
pub fn larger(a: f64, b: f64) -> f64 {
    if b > a { b } else { a }
}

fn sqrt(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [x] = numbers(arguments)?;
    if x < 0.0 {
        let found = short(x);
        return Err(say!("no square root of `{found}`", "`{found}` no tiene raíz cuadrada"));
    }
    finite(x.sqrt())
}

fn clamp(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [x, low, high] = numbers(arguments)?;
    if low > high {
        let (low, high) = (short(low), short(high));
        return Err(say!(
            "the lower bound `{low}` lies above the upper bound `{high}`",
            "el mínimo `{low}` es mayor que el máximo `{high}`"
        ));
    }
    Ok(smaller(larger(x, low), high))
}
