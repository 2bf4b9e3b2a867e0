//! Our own operators: quantities with dimensions, IEEE comparison, division that is never an integer's.

use rhai::{Dynamic, Engine, EvalAltResult, ImmutableString};

use super::refuse;
use crate::diagnostic::Text;
use crate::script::syntax::Comparison;
use crate::units::{Currency, Dimension, DimensionError, Quantity, Unit};

type Outcome<T> = Result<T, Box<EvalAltResult>>;

/// A number of the engine as a quantity; a bare number has no dimension.
pub(super) fn quantity(value: &Dynamic) -> Option<Quantity> {
    if let Some(quantity) = value.clone().try_cast::<Quantity>() {
        return Some(quantity);
    }
    if let Ok(number) = value.as_float() {
        return Some(Quantity::from_canonical(number, Dimension::NONE));
    }
    value.as_int().ok().map(|number| Quantity::from_canonical(float(number), Dimension::NONE))
}

#[expect(clippy::cast_precision_loss, reason = "whole numbers in rules are far below 2^53")]
fn float(number: i64) -> f64 {
    number as f64
}

fn bare(number: f64) -> Quantity {
    Quantity::from_canonical(number, Dimension::NONE)
}

/// Nothing, which has any dimension: a bare 0, the sum of an empty list, and what either is multiplied with. Only the
/// graph, which sees all branches, can know the dimension of a sum without records.
pub(super) fn is_zero(quantity: Quantity) -> bool {
    quantity.canonical() == 0.0 && quantity.dimension() == quantity.dimension().as_difference()
}

fn finite(value: f64, dimension: Dimension) -> Outcome<Quantity> {
    if value.is_finite() {
        return Ok(Quantity::from_canonical(value, dimension));
    }
    refuse(Text::new("the result is not a finite number", "el resultado no es un número finito"))
}

fn dimension(found: Result<Dimension, DimensionError>) -> Outcome<Dimension> {
    found.or_else(|error| refuse(error.message().clone()))
}

fn joined(
    a: Quantity,
    b: Quantity,
    join: fn(Dimension, Dimension) -> Result<Dimension, DimensionError>,
) -> Outcome<Dimension> {
    let (first, second) = (a.dimension(), b.dimension());
    match join(first, second) {
        Ok(dimension) => Ok(dimension),
        Err(_) if is_zero(b) => Ok(first),
        Err(_) if is_zero(a) && second == second.as_difference() => Ok(second),
        Err(error) => refuse(error.message().clone()),
    }
}

pub(super) fn add(a: Quantity, b: Quantity) -> Outcome<Quantity> {
    finite(a.canonical() + b.canonical(), joined(a, b, Dimension::plus)?)
}

fn subtract(a: Quantity, b: Quantity) -> Outcome<Quantity> {
    finite(a.canonical() - b.canonical(), joined(a, b, Dimension::minus)?)
}

fn multiply(a: Quantity, b: Quantity) -> Outcome<Quantity> {
    finite(a.canonical() * b.canonical(), dimension(a.dimension().times(b.dimension()))?)
}

fn divide(a: Quantity, b: Quantity) -> Outcome<Quantity> {
    if b.canonical() == 0.0 {
        return refuse(Text::new("division by zero", "división entre cero"));
    }
    finite(a.canonical() / b.canonical(), dimension(a.dimension().per(b.dimension()))?)
}

fn power(a: Quantity, b: Quantity) -> Outcome<Quantity> {
    let exponent = b.canonical();
    if exponent.fract() == 0.0 && exponent.abs() <= 12.0 && (b.dimension().is_none() || is_zero(b)) {
        #[expect(clippy::cast_possible_truncation, reason = "a whole number up to 12")]
        let whole = exponent as i32;
        return finite(a.canonical().powi(whole), dimension(a.dimension().to_the(whole))?);
    }
    let plain = |one: Quantity| one.dimension().is_none() || is_zero(one);
    if !plain(a) || !plain(b) {
        return refuse(Text::new(
            "a power that is no whole number needs plain numbers",
            "una potencia no entera requiere números sin unidad",
        ));
    }
    finite(a.canonical().powf(exponent), Dimension::NONE)
}

fn compare(comparison: Comparison, a: Quantity, b: Quantity) -> Outcome<bool> {
    // Whether a temperature is above 0 depends on the scale; whether an amount is, does not.
    let amounts = [a, b].iter().all(|one| one.dimension() == one.dimension().as_difference());
    match a.dimension().comparable(b.dimension()) {
        Err(error) if !amounts || !(is_zero(a) || is_zero(b)) => return refuse(error.message().clone()),
        _ => {}
    }
    Ok(comparison.holds(a.canonical(), b.canonical()))
}

/// Registers all operators for every pair of number types, and an error for every pair of unlike types.
pub(super) fn register(engine: &mut Engine) {
    engine.register_type_with_name::<Quantity>("number with unit");
    pairs(engine, "+", add);
    pairs(engine, "-", subtract);
    pairs(engine, "*", multiply);
    pairs(engine, "/", divide);
    pairs(engine, "**", power);
    engine.register_fn("/", |a: i64, b: i64| divide(bare(float(a)), bare(float(b))));
    engine.register_fn("**", |a: i64, b: i64| power(bare(float(a)), bare(float(b))));
    engine.register_fn("-", |a: Quantity| multiply(bare(-1.0), a));
    let comparisons = [
        ("<", Comparison::Less),
        ("<=", Comparison::LessOrEqual),
        (">", Comparison::Greater),
        (">=", Comparison::GreaterOrEqual),
        ("==", Comparison::Equal),
        ("!=", Comparison::NotEqual),
    ];
    for (name, comparison) in comparisons {
        pairs(engine, name, move |a, b| compare(comparison, a, b));
        unlike::<Quantity, ImmutableString>(engine, name);
        unlike::<Quantity, bool>(engine, name);
        unlike::<f64, ImmutableString>(engine, name);
        unlike::<f64, bool>(engine, name);
        unlike::<i64, ImmutableString>(engine, name);
        unlike::<i64, bool>(engine, name);
        unlike::<ImmutableString, bool>(engine, name);
        unlike::<(), Quantity>(engine, name);
        unlike::<(), f64>(engine, name);
        unlike::<(), i64>(engine, name);
    }
    for name in Unit::simple_names() {
        if let Some(unit) = Unit::from_property(name) {
            getter(engine, name, unit);
        }
    }
    for currency in Currency::all() {
        if let Some(unit) = Unit::from_property(currency.code()) {
            getter(engine, currency.code(), unit);
        }
    }
    let with_unit = |number: f64, text: &str| match Unit::parse(text) {
        Ok(unit) => Ok(Quantity::new(number, &unit)),
        Err(error) => refuse(error.message().clone()),
    };
    engine.register_fn("unit", move |number: f64, text: ImmutableString| with_unit(number, &text));
    engine.register_fn("unit", move |number: i64, text: ImmutableString| with_unit(float(number), &text));
}

fn getter(engine: &mut Engine, name: &str, unit: Unit) {
    let (whole, fraction) = (unit.clone(), unit);
    engine.register_get(name, move |number: &mut i64| Quantity::new(float(*number), &whole));
    engine.register_get(name, move |number: &mut f64| Quantity::new(*number, &fraction));
}

/// One operator over every pair of number types of which one at least is no integer.
fn pairs<T: rhai::Variant + Clone>(
    engine: &mut Engine,
    name: &str,
    operator: impl Fn(Quantity, Quantity) -> Outcome<T> + Copy + 'static,
) {
    engine.register_fn(name, move |a: Quantity, b: Quantity| operator(a, b));
    engine.register_fn(name, move |a: Quantity, b: f64| operator(a, bare(b)));
    engine.register_fn(name, move |a: f64, b: Quantity| operator(bare(a), b));
    engine.register_fn(name, move |a: Quantity, b: i64| operator(a, bare(float(b))));
    engine.register_fn(name, move |a: i64, b: Quantity| operator(bare(float(a)), b));
    engine.register_fn(name, move |a: f64, b: f64| operator(bare(a), bare(b)));
    engine.register_fn(name, move |a: i64, b: f64| operator(bare(float(a)), bare(b)));
    engine.register_fn(name, move |a: f64, b: i64| operator(bare(a), bare(float(b))));
}

/// Values of unlike types cannot be compared; without this the engine would say that they differ.
fn unlike<A: rhai::Variant + Clone, B: rhai::Variant + Clone>(engine: &mut Engine, name: &str) {
    fn refused() -> Outcome<bool> {
        refuse(Text::new("values of unlike kinds cannot be compared", "no se pueden comparar valores de distinto tipo"))
    }
    engine.register_fn(name, |_: A, _: B| refused());
    engine.register_fn(name, |_: B, _: A| refused());
}
