//! The functions of the table and the list functions, as the engine calls them.

use rhai::{Dynamic, Engine, EvalAltResult, FnPtr, NativeCallContext};

use super::operators::{add, is_zero, quantity};
use super::refuse;
use super::world::ListView;
use crate::diagnostic::Text;
use crate::functions::{Argument, FUNCTIONS, Function, larger, smaller};
use crate::script::formula::Kind;
use crate::script::signature::{self, Given};
use crate::units::{Quantity, Unit};

type Outcome<T> = Result<T, Box<EvalAltResult>>;

/// Registers every function.
pub(super) fn register(engine: &mut Engine) {
    for function in FUNCTIONS {
        match signature::arity(function) {
            0 => engine.register_fn(function.name, move || call(function, &[])),
            1 => engine.register_fn(function.name, move |a: Dynamic| call(function, &[a])),
            2 => engine.register_fn(function.name, move |a: Dynamic, b: Dynamic| call(function, &[a, b])),
            3 => {
                engine.register_fn(function.name, move |a: Dynamic, b: Dynamic, c: Dynamic| call(function, &[a, b, c]))
            }
            4 => engine.register_fn(function.name, move |a: Dynamic, b: Dynamic, c: Dynamic, d: Dynamic| {
                call(function, &[a, b, c, d])
            }),
            5 => engine
                .register_fn(function.name, move |a: Dynamic, b: Dynamic, c: Dynamic, d: Dynamic, e: Dynamic| {
                    call(function, &[a, b, c, d, e])
                }),
            6 => engine.register_fn(
                function.name,
                move |a: Dynamic, b: Dynamic, c: Dynamic, d: Dynamic, e: Dynamic, f: Dynamic| {
                    call(function, &[a, b, c, d, e, f])
                },
            ),
            _ => engine.register_fn(
                function.name,
                move |a: Dynamic, b: Dynamic, c: Dynamic, d: Dynamic, e: Dynamic, f: Dynamic, g: Dynamic| {
                    call(function, &[a, b, c, d, e, f, g])
                },
            ),
        };
    }
    engine.register_fn("count", |list: ListView| list.positions().map(|records| length(records.len())));
    engine.register_fn("count", |context: NativeCallContext<'_>, list: ListView, test: FnPtr| {
        passing(&context, &list, &test).map(|records| length(records.len()))
    });
    engine.register_fn("filter", |context: NativeCallContext<'_>, list: ListView, test: FnPtr| {
        passing(&context, &list, &test).map(|records| list.only(records))
    });
    engine.register_fn("any", |context: NativeCallContext<'_>, list: ListView, test: FnPtr| {
        first(&context, &list, &test, true)
    });
    engine.register_fn("all", |context: NativeCallContext<'_>, list: ListView, test: FnPtr| {
        first(&context, &list, &test, false).map(|found| !found)
    });
    engine.register_fn("sum", |context: NativeCallContext<'_>, list: ListView, body: FnPtr| {
        let mut total = Quantity::from_canonical(0.0, crate::units::Dimension::NONE);
        for value in values(&context, &list, &body)? {
            total = add(total, value)?;
        }
        Ok::<_, Box<EvalAltResult>>(total)
    });
    engine.register_fn("min_of", |context: NativeCallContext<'_>, list: ListView, body: FnPtr| {
        extreme(&context, &list, &body, "min_of", smaller)
    });
    engine.register_fn("max_of", |context: NativeCallContext<'_>, list: ListView, body: FnPtr| {
        extreme(&context, &list, &body, "max_of", larger)
    });
}

fn length(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn call(function: &'static Function, arguments: &[Dynamic]) -> Outcome<Quantity> {
    let mut given = Vec::new();
    for argument in arguments {
        let word = argument.clone().into_string().ok();
        given.push(match (quantity(argument), word) {
            (Some(number), _) => Given { kind: Kind::Number(number.dimension()), zero: is_zero(number), word: None },
            (None, Some(word)) => Given { kind: Kind::Word(None), zero: false, word: Some(word) },
            (None, None) => Given { kind: Kind::Truth, zero: false, word: None },
        });
    }
    let (dimension, conversion) = match signature::check(function, &given) {
        Ok(checked) => checked,
        Err(misuse) => return refuse(misuse.message),
    };
    let numbers: Vec<Argument<'_>> = arguments
        .iter()
        .zip(&given)
        .enumerate()
        .map(|(index, (argument, given))| match &given.word {
            Some(word) => Argument::Word(word),
            None => {
                let canonical = quantity(argument).map_or(f64::NAN, Quantity::canonical);
                let unit = conversion.arguments.get(index).and_then(Option::as_ref);
                Argument::Number(unit.map_or(canonical, |unit: &Unit| unit.from_canonical(canonical)))
            }
        })
        .collect();
    match function.evaluate(&numbers) {
        Ok(value) => {
            let canonical = conversion.result.as_ref().map_or(value, |unit| unit.to_canonical(value));
            Ok(Quantity::from_canonical(canonical, dimension))
        }
        Err(message) => refuse(message),
    }
}

fn test(context: &NativeCallContext<'_>, list: &ListView, closure: &FnPtr, record: usize) -> Outcome<bool> {
    closure.call_within_context::<bool>(context, (list.record(record),))
}

fn passing(context: &NativeCallContext<'_>, list: &ListView, closure: &FnPtr) -> Outcome<Vec<usize>> {
    let mut records = Vec::new();
    for record in list.positions()? {
        if test(context, list, closure, record)? {
            records.push(record);
        }
    }
    Ok(records)
}

/// Whether a record gives this answer.
fn first(context: &NativeCallContext<'_>, list: &ListView, closure: &FnPtr, answer: bool) -> Outcome<bool> {
    for record in list.positions()? {
        if test(context, list, closure, record)? == answer {
            return Ok(true);
        }
    }
    Ok(false)
}

fn values(context: &NativeCallContext<'_>, list: &ListView, closure: &FnPtr) -> Outcome<Vec<Quantity>> {
    let mut values = Vec::new();
    for record in list.positions()? {
        let value: Dynamic = closure.call_within_context(context, (list.record(record),))?;
        match quantity(&value) {
            Some(value) => values.push(value),
            None => {
                return refuse(Text::new("a number is needed for each record", "se necesita un número por registro"));
            }
        }
    }
    Ok(values)
}

fn extreme(
    context: &NativeCallContext<'_>,
    list: &ListView,
    closure: &FnPtr,
    name: &str,
    pick: fn(f64, f64) -> f64,
) -> Outcome<Quantity> {
    let mut best: Option<Quantity> = None;
    for value in values(context, list, closure)? {
        best = Some(match best {
            None => value,
            Some(best) => match best.dimension().comparable(value.dimension()) {
                Ok(()) => Quantity::from_canonical(pick(best.canonical(), value.canonical()), best.dimension()),
                Err(_) if is_zero(best) || is_zero(value) => {
                    let dimension = if is_zero(best) { value.dimension() } else { best.dimension() };
                    Quantity::from_canonical(pick(best.canonical(), value.canonical()), dimension)
                }
                Err(error) => return refuse(error.message().clone()),
            },
        });
    }
    match best {
        Some(best) => Ok(best),
        None => refuse(crate::diagnostic::say!("`{name}` of an empty list", "`{name}` de una lista vacía")),
    }
}
