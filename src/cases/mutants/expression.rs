//! The changes of one expression: what a slip of the pen could make of it.

use super::names::{Names, path};
use super::text::short;
use crate::script::Fold;
use crate::script::syntax::{Arm, Binary, Comparison, Expression, Kind, Statement};

/// What an expression could be instead, each with the words for it where it is not shown whole.
pub(super) fn variants(
    expression: &Expression,
    names: &Names<'_>,
    assume: Option<&str>,
) -> Vec<(Expression, Option<String>)> {
    match &expression.kind {
        Kind::And(parts) => logic(expression, parts, "&&", Kind::And),
        Kind::Or(parts) => logic(expression, parts, "||", Kind::Or),
        Kind::Switch(subject, arms, default) => switch(expression, subject, arms, default.as_deref()),
        _ => whole(expression, names, assume).into_iter().map(|new| (new, None)).collect(),
    }
}

/// What is shown whole, before and after.
fn whole(expression: &Expression, names: &Names<'_>, assume: Option<&str>) -> Vec<Expression> {
    let with = |kind: Kind| Expression { place: expression.place, kind };
    let truths = |kinds: Vec<Kind>| kinds.into_iter().map(with).collect();
    match &expression.kind {
        Kind::Number(value) => truths(numbers(*value).map(Kind::Number).to_vec()),
        Kind::Truth(truth) => truths(vec![Kind::Truth(!truth)]),
        Kind::Property(base, unit) => match base.kind {
            Kind::Number(value) => {
                let with_unit = |value| Kind::Property(Box::new(number(base, value)), unit.clone());
                truths(numbers(value).map(with_unit).to_vec())
            }
            _ => names.others(expression, assume),
        },
        Kind::Method(base, name, arguments) => match base.kind {
            Kind::Number(value) => {
                let with_unit = |value| Kind::Method(Box::new(number(base, value)), name.clone(), arguments.clone());
                truths(numbers(value).map(with_unit).to_vec())
            }
            _ => Vec::new(),
        },
        Kind::Negate(inner) | Kind::Not(inner) => vec![(**inner).clone()],
        Kind::Binary(operator, left, right) => binary(expression, *operator, left, right, names),
        Kind::If(condition, then, Some(otherwise)) => {
            let swapped = Kind::If(condition.clone(), otherwise.clone(), Some(then.clone()));
            let only = |branch: &[Statement]| match branch {
                [Statement::Value(value)] => Some(value.clone()),
                _ => None,
            };
            std::iter::once(with(swapped)).chain(only(then)).chain(only(otherwise)).collect()
        }
        Kind::Call(name, arguments) => call(expression, name, arguments),
        _ => Vec::new(),
    }
}

fn number(like: &Expression, value: f64) -> Expression {
    Expression { place: like.place, kind: Kind::Number(value) }
}

/// A tenth more and a tenth less; of nothing, one and one less than nothing.
fn numbers(value: f64) -> [f64; 2] {
    if value == 0.0 { [1.0, -1.0] } else { [tenths(value, 11.0), tenths(value, 9.0)] }
}

/// So many tenths of a number, without the noise of the division.
pub(super) fn tenths(value: f64, tenths: f64) -> f64 {
    crate::units::format::exact(value * tenths / 10.0)
}

fn binary(
    expression: &Expression,
    operator: Binary,
    left: &Expression,
    right: &Expression,
    names: &Names<'_>,
) -> Vec<Expression> {
    let place = expression.place;
    let with =
        |operator| Expression { place, kind: Kind::Binary(operator, Box::new(left.clone()), Box::new(right.clone())) };
    let (a, b) = (left.clone(), right.clone());
    match operator {
        Binary::Add => vec![with(Binary::Subtract), a, b],
        Binary::Subtract => vec![with(Binary::Add), a],
        Binary::Multiply => vec![with(Binary::Divide), a, b],
        Binary::Divide => vec![with(Binary::Multiply), a],
        Binary::Power => {
            let power = |by: f64| {
                let Kind::Number(power) = right.kind else { return None };
                let kind = Kind::Binary(Binary::Power, Box::new(left.clone()), Box::new(number(right, power + by)));
                Some(Expression { place, kind })
            };
            power(1.0).into_iter().chain(power(-1.0)).collect()
        }
        Binary::Compare(comparison) => {
            let mut found: Vec<Expression> =
                comparisons(comparison).iter().map(|other| with(Binary::Compare(*other))).collect();
            if let Kind::Text(word) = &right.kind {
                let others = names.words(left).into_iter().filter(|other| other != word);
                found.extend(others.map(|other| {
                    let other = Expression { place: right.place, kind: Kind::Text(other) };
                    Expression { place, kind: Kind::Binary(operator, Box::new(left.clone()), Box::new(other)) }
                }));
            }
            found
        }
    }
}

fn comparisons(comparison: Comparison) -> &'static [Comparison] {
    use Comparison::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual, NotEqual};
    match comparison {
        Less => &[LessOrEqual, Greater, GreaterOrEqual],
        LessOrEqual => &[Less, GreaterOrEqual, Greater],
        Greater => &[GreaterOrEqual, Less, LessOrEqual],
        GreaterOrEqual => &[Greater, LessOrEqual, Less],
        Equal => &[NotEqual],
        NotEqual => &[Equal],
    }
}

/// `and` for `or`, and each part left out.
fn logic(
    expression: &Expression,
    parts: &[Expression],
    sign: &str,
    join: fn(Vec<Expression>) -> Kind,
) -> Vec<(Expression, Option<String>)> {
    let place = expression.place;
    let other = if sign == "&&" { ("||", Kind::Or(parts.to_vec())) } else { ("&&", Kind::And(parts.to_vec())) };
    let mut found = vec![(Expression { place, kind: other.1 }, Some(format!("{sign} -> {}", other.0)))];
    for (index, part) in parts.iter().enumerate() {
        let mut left = parts.to_vec();
        left.remove(index);
        let new = match left.len() {
            1 => left.remove(0),
            _ => Expression { place, kind: join(left) },
        };
        found.push((new, Some(format!("{sign} {} -> nothing", short(part)))));
    }
    found
}

/// Each arm left out; without a default, each arm with the value of the next.
fn switch(
    expression: &Expression,
    subject: &Expression,
    arms: &[Arm],
    default: Option<&Expression>,
) -> Vec<(Expression, Option<String>)> {
    let change = |index: usize| {
        let mut left = arms.to_vec();
        let arm = arms.get(index)?;
        let labels: Vec<String> = arm.labels.iter().map(|label| format!("{label:?}")).collect();
        let labels = labels.join(" | ");
        let text = if default.is_some() {
            left.remove(index);
            format!("{labels} => {} -> nothing", short(&arm.value))
        } else {
            let next = arms.get((index + 1) % arms.len())?.value.clone();
            let text = format!("{labels} => {} -> {}", short(&arm.value), short(&next));
            left.get_mut(index)?.value = next;
            text
        };
        // Without arms nothing is left to choose.
        let only = default.filter(|_| left.is_empty()).cloned();
        let kind = Kind::Switch(Box::new(subject.clone()), left, default.cloned().map(Box::new));
        Some((only.unwrap_or(Expression { place: expression.place, kind }), Some(text)))
    };
    (0..arms.len()).filter_map(change).collect()
}

fn call(expression: &Expression, name: &str, arguments: &[Expression]) -> Vec<Expression> {
    let place = expression.place;
    let with = |name: &str, arguments: &[&Expression]| {
        let arguments = arguments.iter().map(|argument| (*argument).clone()).collect();
        Expression { place, kind: Kind::Call(name.to_owned(), arguments) }
    };
    match (name, arguments) {
        ("min" | "max", [a, b]) => {
            let other = if name == "min" { "max" } else { "min" };
            vec![with(other, &[a, b]), a.clone(), b.clone()]
        }
        ("clamp", [x, low, high]) => vec![x.clone(), with("max", &[x, low]), with("min", &[x, high])],
        ("abs", [x]) | ("filter", [x, _]) => vec![x.clone()],
        ("count", [list, _]) => vec![with("count", &[list])],
        (_, [list, closure]) => {
            let other = match Fold::named(name) {
                Some(Fold::Sum | Fold::Least) => Fold::Greatest,
                Some(Fold::Greatest) => Fold::Least,
                Some(Fold::Any) => Fold::All,
                Some(Fold::All) => Fold::Any,
                _ => return Vec::new(),
            };
            vec![with(other.name(), &[list, closure])]
        }
        _ => Vec::new(),
    }
}

/// Whether the parts of an expression are changed on their own.
pub(super) fn goes_deeper(expression: &Expression) -> bool {
    path(expression).is_none() && !matches!(expression.kind, Kind::Property(..) | Kind::Method(..))
}
