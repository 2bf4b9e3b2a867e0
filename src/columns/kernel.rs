//! The loops: one operation over columns of numbers.
//!
//! A value that is not finite stands for "ask the scalar run": a missing fact, a fault, or what rests on one. Sums,
//! differences and products hand it on by themselves; where an operation could lose it, `x - x` of an operand, which
//! is 0 or not a number, is taken away from the result and changes no other bit of it.

use super::step::{Binary, Joining, Order, Scale, Unary};
use crate::functions::{larger, smaller};

/// The values of a step at the rows of a block.
#[derive(Debug, Clone, Copy)]
pub(super) enum View<'a> {
    /// The same everywhere.
    One(f64),
    /// One each.
    Each(&'a [f64]),
}

impl View<'_> {
    /// So many of its values from one on.
    pub(super) fn part(self, from: usize, count: usize) -> Self {
        match self {
            View::One(value) => View::One(value),
            View::Each(values) => View::Each(values.get(from..from + count).unwrap_or_default()),
        }
    }

    /// The value at a row.
    pub(super) fn at(self, row: usize) -> f64 {
        match self {
            View::One(value) => value,
            View::Each(values) => values.get(row).copied().unwrap_or(f64::NAN),
        }
    }
}

/// Zero, or no number where the value is not finite.
#[inline]
#[expect(clippy::eq_op, reason = "infinity less infinity is no number")]
fn trace(value: f64) -> f64 {
    value - value
}

#[inline]
pub(super) fn map(a: View<'_>, out: &mut [f64], f: impl Fn(f64) -> f64) {
    match a {
        View::One(a) => out.fill(f(a)),
        View::Each(a) => {
            for (out, a) in out.iter_mut().zip(a) {
                *out = f(*a);
            }
        }
    }
}

#[inline]
fn zip(a: View<'_>, b: View<'_>, out: &mut [f64], f: impl Fn(f64, f64) -> f64) {
    match (a, b) {
        (View::One(a), b) => map(b, out, |b| f(a, b)),
        (a, View::One(b)) => map(a, out, |a| f(a, b)),
        (View::Each(a), View::Each(b)) => {
            for ((out, a), b) in out.iter_mut().zip(a).zip(b) {
                *out = f(*a, *b);
            }
        }
    }
}

/// `a && b`; also the value `b` where `a` holds. The choice comes before the product, or no loop would be vectorised.
#[inline]
fn and(a: f64, b: f64) -> f64 {
    let b = if a == 0.0 { 0.0 } else { b };
    a * b
}

/// `a || b`
#[inline]
#[expect(clippy::float_cmp, reason = "truths are 1 and 0")]
fn or(a: f64, b: f64) -> f64 {
    let b = if a == 1.0 { 0.0 } else { b };
    a + b
}

/// Whether a comparison holds, as 1 or 0.
#[inline]
fn compare(a: View<'_>, b: View<'_>, out: &mut [f64], holds: impl Fn(f64, f64) -> bool) {
    let truth = |holds: bool| if holds { 1.0 } else { 0.0 };
    match (a, b) {
        (a, View::One(b)) if b.is_finite() => map(a, out, |a| truth(holds(a, b)) - trace(a)),
        (View::One(a), b) if a.is_finite() => map(b, out, |b| truth(holds(a, b)) - trace(b)),
        (a, b) => zip(a, b, out, |a, b| truth(holds(a, b)) - (trace(a) + trace(b))),
    }
}

/// One of two values.
#[inline]
fn pick(a: View<'_>, b: View<'_>, out: &mut [f64], of: impl Fn(f64, f64) -> f64) {
    match (a, b) {
        (a, View::One(b)) if b.is_finite() => map(a, out, |a| of(a, b) - trace(a)),
        (a, b) => zip(a, b, out, |a, b| of(a, b) - (trace(a) + trace(b))),
    }
}

/// By the operations of `Unit::from_canonical`; a factor of exactly 1 changes nothing.
#[expect(clippy::float_cmp, reason = "a factor of exactly 1")]
fn in_unit(scale: Scale, a: View<'_>, out: &mut [f64]) {
    let [numerator, denominator, zero] = scale.parts();
    match (denominator == 1.0, numerator == 1.0) {
        (true, true) => map(a, out, |a| a + zero),
        (false, true) => map(a, out, |a| a * denominator + zero),
        _ => map(a, out, |a| a * denominator / numerator + zero),
    }
}

pub(super) fn unary(operation: Unary, a: View<'_>, out: &mut [f64]) {
    match operation {
        Unary::Negate => map(a, out, |a| -a),
        Unary::Not => map(a, out, |a| 1.0 - a),
        // As the power of any whole number works it out.
        Unary::Power(2) => map(a, out, |a| a * a),
        Unary::Power(power) => map(a, out, |a| a.powi(power) - trace(a)),
        Unary::Size => map(a, out, f64::abs),
        Unary::Root => map(a, out, f64::sqrt),
        Unary::Known => map(a, out, |a| a - trace(a)),
        Unary::InUnit(scale) => in_unit(scale, a, out),
        Unary::Canonical(scale) => {
            let [numerator, denominator, zero] = scale.parts();
            map(a, out, |a| (a - zero) * numerator / denominator);
        }
    }
}

#[expect(clippy::float_cmp, reason = "a comparison in a rule is the comparison of IEEE 754; truths are 1 and 0")]
pub(super) fn binary(operation: Binary, a: View<'_>, b: View<'_>, out: &mut [f64]) {
    match operation {
        Binary::Add => zip(a, b, out, |a, b| a + b),
        Binary::Subtract => zip(a, b, out, |a, b| a - b),
        Binary::Multiply => zip(a, b, out, |a, b| a * b),
        Binary::Divide => zip(a, b, out, |a, b| a / b - trace(b)),
        Binary::Power => zip(a, b, out, |a, b| a.powf(b) - (trace(a) + trace(b))),
        Binary::Compare(Order::Less) => compare(a, b, out, |a, b| a < b),
        Binary::Compare(Order::LessOrEqual) => compare(a, b, out, |a, b| a <= b),
        Binary::Compare(Order::Greater) => compare(a, b, out, |a, b| a > b),
        Binary::Compare(Order::GreaterOrEqual) => compare(a, b, out, |a, b| a >= b),
        Binary::Compare(Order::Equal) => compare(a, b, out, |a, b| a == b),
        Binary::Compare(Order::NotEqual) => compare(a, b, out, |a, b| a != b),
        Binary::And => zip(a, b, out, and),
        Binary::Or => zip(a, b, out, or),
        Binary::Smaller => pick(a, b, out, smaller),
        Binary::Larger => pick(a, b, out, larger),
    }
}

#[expect(clippy::float_cmp, reason = "truths are 1 and 0")]
pub(super) fn choose(condition: View<'_>, a: View<'_>, b: View<'_>, out: &mut [f64]) {
    let pick = |condition: f64, a: f64, b: f64| if condition == 1.0 { a } else { b } - trace(condition);
    match (condition, a, b) {
        (condition, View::One(a), b) => zip(condition, b, out, |condition, b| pick(condition, a, b)),
        (condition, a, View::One(b)) => zip(condition, a, out, |condition, a| pick(condition, a, b)),
        (View::One(condition), a, b) => zip(a, b, out, |a, b| pick(condition, a, b)),
        (View::Each(conditions), View::Each(a), View::Each(b)) => {
            for (((out, condition), a), b) in out.iter_mut().zip(conditions).zip(a).zip(b) {
                *out = pick(*condition, *a, *b);
            }
        }
    }
}

/// Joins sums, or whether any holds, of values that count.
pub(super) fn join_where(joining: Joining, passes: View<'_>, values: View<'_>, joined: &mut [f64]) {
    match (passes, values) {
        (View::Each(passes), View::Each(values)) if joining == Joining::Any => {
            for ((joined, passes), value) in joined.iter_mut().zip(passes).zip(values) {
                *joined = or(*joined, and(*passes, *value));
            }
        }
        (View::Each(passes), View::Each(values)) => {
            for ((joined, passes), value) in joined.iter_mut().zip(passes).zip(values) {
                *joined += and(*passes, *value);
            }
        }
        (passes, values) => {
            for (row, joined) in joined.iter_mut().enumerate() {
                let value = and(passes.at(row), values.at(row));
                *joined = if joining == Joining::Any { or(*joined, value) } else { *joined + value };
            }
        }
    }
}

/// Joins a further value to each.
#[inline]
pub(super) fn join_all(values: View<'_>, joined: &mut [f64], f: impl Fn(f64, f64) -> f64) {
    match values {
        View::One(value) => {
            for joined in joined {
                *joined = f(*joined, value);
            }
        }
        View::Each(values) => {
            for (joined, value) in joined.iter_mut().zip(values) {
                *joined = f(*joined, *value);
            }
        }
    }
}

pub(super) fn join(joining: Joining, values: View<'_>, joined: &mut [f64]) {
    match joining {
        Joining::Sum => join_all(values, joined, |joined, value| joined + value),
        Joining::Any => join_all(values, joined, or),
        Joining::All => join_all(values, joined, and),
        // What has no value is no number here: infinity stands for a record that does not count.
        Joining::Least => {
            join_all(values, joined, |joined, value| if value.is_nan() { value } else { smaller(joined, value) });
        }
        Joining::Greatest => {
            join_all(values, joined, |joined, value| if value.is_nan() { value } else { larger(joined, value) });
        }
    }
}
