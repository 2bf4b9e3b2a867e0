//! Judges a rule that is outside the formula subset, in the interpreter.

use std::rc::Rc;
use std::thread;

use super::judge::{Judge, failed, none_of, refuse};
use super::opportunity::{self, Estimate, Working};
use super::outcome::{MoneyAmount, Need, Outcome, Reason, ResourceAmount, StepValue, TraceStep};
use super::overrides::assumption_values;
use crate::diagnostic::{Code, Diagnostic, Lang, Place, Text, say};
use crate::library::{Interpreted, Resource, Rule, RuleBody};
use crate::script::{Answer, FactRef, Fault, Gap, Given, Interpreter, START, Stop, code_of};
use crate::units::{Currency, Dimension, Quantity, Unit};

/// Stack of the thread that rules run on.
const STACK: usize = 8 * 1024 * 1024;

/// The outcome of a rule in the interpreter. It stops at its first missing fact.
pub(super) fn judge(judge: &Judge<'_>, rule: &Rule, interpreted: &Interpreted, first: &[Gap]) -> Outcome {
    let crashed = || {
        let id = &rule.id;
        let message = say!("the rule `{id}` crashed", "la regla `{id}` se detuvo por un error interno");
        Outcome::Failed(Diagnostic::error(Code::CRASHED, message).in_file(&rule.file))
    };
    thread::scope(|scope| {
        let work = || run(judge, rule, interpreted, first);
        match thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work) {
            Ok(handle) => handle.join().unwrap_or_else(|_| crashed()),
            Err(_) => crashed(),
        }
    })
}

fn run(judge: &Judge<'_>, rule: &Rule, interpreted: &Interpreted, first: &[Gap]) -> Outcome {
    let values = assumption_values(rule, judge.facility, judge.exchange);
    let named = rule
        .assumptions
        .iter()
        .zip(&values)
        .map(|(assumption, (value, _))| {
            (assumption.name.clone(), Quantity::from_canonical(*value, assumption.unit.dimension()))
        })
        .collect();
    let schema = Rc::new(judge.library.fields.as_ref().clone());
    // It stops at the first missing fact, so that usual values of what must be seen cannot stand in for the numbers.
    let facts = Rc::new(judge.seen.clone().into_owned());
    let interpreter = match Interpreter::new(&interpreted.source, &interpreted.shared, schema, facts, named) {
        Ok(interpreter) => interpreter,
        Err(problem) => return Outcome::Failed(problem),
    };
    let condition = match interpreter.call("applies") {
        Ok(answer) => answer,
        Err(Stop::Missing(gap)) if judge.missing_for_good(std::slice::from_ref(&gap)).is_some() => {
            return none_of(judge.missing_for_good(&[gap]).unwrap_or_default(), String::new());
        }
        Err(stop) => return stopped(judge, rule, stop, interpreted.first_outside("applies"), first),
    };
    match condition.value {
        Given::Truth(true) => {}
        Given::Truth(false) => return refuse(Reason::Condition, String::new(), Vec::new()),
        _ => {
            let message = Text::new("`applies` must give true or false", "`applies` debe dar verdadero o falso");
            return failed_at(rule, message, at(rule, "applies"));
        }
    }
    if !first.is_empty() {
        return needs(first.to_vec());
    }
    let answer = match interpreter.call("estimate") {
        Ok(answer) => answer,
        Err(stop) => return stopped(judge, rule, stop, interpreted.first_outside("estimate"), &[]),
    };
    match estimate(judge, rule, &answer) {
        Ok(estimate) => {
            let working = working(judge, &condition, &answer, rule, &values, interpreter.read());
            opportunity::price(judge, rule, estimate, working)
        }
        Err(problem) => Outcome::Failed(*problem),
    }
}

fn needs(gaps: Vec<Gap>) -> Outcome {
    Outcome::NeedsData(Need { fields: gaps.clone(), decides: gaps, if_applies: None, first_only: true })
}

/// Why a function stopped; `at` is where it stands, for what the engine gives no place for.
fn stopped(judge: &Judge<'_>, rule: &Rule, stop: Stop, at: Place, first: &[Gap]) -> Outcome {
    let code = code_of(&stop);
    let or_there = |place: Place| if place == START { at } else { place };
    match stop {
        Stop::Missing(gap) => needs(judge.named(first.iter().cloned().chain([gap]).collect())),
        Stop::Fault(fault) => failed(rule, Fault { place: or_there(fault.place), ..fault }),
        Stop::Limit(fault) => {
            Outcome::Failed(Diagnostic::error(code, fault.message).in_file(&rule.file).at(or_there(fault.place)))
        }
        Stop::Deadline => judge.too_late(rule, at),
    }
}

/// Where a function begins or a key of the result stands.
fn at(rule: &Rule, name: &str) -> Place {
    match &rule.body {
        RuleBody::Interpreted(interpreted) => interpreted.place_of(name),
        RuleBody::Proved(_) => START,
    }
}

fn failed_at(rule: &Rule, message: Text, place: Place) -> Outcome {
    Outcome::Failed(*bad(rule, message, place))
}

fn bad(rule: &Rule, message: Text, place: Place) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(Code::BAD_RESULT, message).in_file(&rule.file).at(place))
}

fn estimate(judge: &Judge<'_>, rule: &Rule, answer: &Answer) -> Result<Estimate, Box<Diagnostic>> {
    let Given::Map(entries) = &answer.value else {
        return Err(bad(
            rule,
            Text::new("`estimate` must give a map", "`estimate` debe dar un mapa"),
            at(rule, "estimate"),
        ));
    };
    let mut estimate = Estimate {
        saves: Vec::new(),
        uses: Vec::new(),
        investment: None,
        running_cost: None,
        other_saving: None,
        stream_share: None,
        note: None,
    };
    let year = Unit::parse("1/yr").map_or(Dimension::NONE, |unit| unit.dimension());
    for (key, value) in entries {
        match key.as_str() {
            "saves" => estimate.saves = amounts(judge, rule, key, value)?,
            "uses" => estimate.uses = amounts(judge, rule, key, value)?,
            "investment" => estimate.investment = Some(money(rule, key, value, Dimension::NONE)?),
            "running_cost" => estimate.running_cost = Some(money(rule, key, value, year)?),
            "other_saving" => estimate.other_saving = Some(money(rule, key, value, year)?),
            "stream_share" => {
                let share = number(rule, key, value)?;
                if share.dimension() != Dimension::NONE {
                    return Err(wrong_dimension(rule, key, Dimension::NONE, share.dimension()));
                }
                estimate.stream_share = Some(opportunity::checked(rule, key, share.canonical(), at(rule, key))?);
            }
            "note" => match value {
                Given::Text(text) => estimate.note = Some(text.clone()),
                _ => {
                    return Err(bad(
                        rule,
                        Text::new("`note` must be a text", "`note` debe ser un texto"),
                        at(rule, key),
                    ));
                }
            },
            other => {
                let message = say!(
                    "`estimate` gives `{other}`, which means nothing",
                    "`estimate` da `{other}`, que no significa nada"
                );
                return Err(bad(rule, message, at(rule, other)));
            }
        }
    }
    Ok(estimate)
}

fn amounts(judge: &Judge<'_>, rule: &Rule, name: &str, value: &Given) -> Result<Vec<ResourceAmount>, Box<Diagnostic>> {
    let Given::Map(entries) = value else {
        return Err(bad(rule, say!("`{name}` must be a map", "`{name}` debe ser un mapa"), at(rule, name)));
    };
    let mut found = Vec::new();
    for (key, value) in entries {
        let Some(resource) = Resource::parse(key) else {
            let message = say!("`{key}` is not a resource", "`{key}` no es un recurso");
            return Err(Box::new(
                Diagnostic::error(Code::UNKNOWN_RESOURCE, message).in_file(&rule.file).at(at(rule, key)),
            ));
        };
        let quantity = number(rule, key, value)?;
        let wanted = resource.dimension(&judge.library.fields);
        if wanted.comparable(quantity.dimension()).is_err() && quantity.canonical() != 0.0 {
            return Err(wrong_dimension(rule, key, wanted, quantity.dimension()));
        }
        let value = opportunity::checked(rule, key, quantity.canonical(), at(rule, key))?;
        let unit = resource.unit(&judge.library.fields);
        let amount = ResourceAmount { resource, key: key.clone(), value, unit };
        opportunity::add(judge, rule, &mut found, amount, at(rule, key))?;
    }
    Ok(found)
}

fn number(rule: &Rule, key: &str, value: &Given) -> Result<Quantity, Box<Diagnostic>> {
    match value {
        Given::Number(quantity) => Ok(*quantity),
        _ => Err(bad(rule, say!("`{key}` must be a number", "`{key}` debe ser un número"), at(rule, key))),
    }
}

fn wrong_dimension(rule: &Rule, key: &str, wanted: Dimension, found: Dimension) -> Box<Diagnostic> {
    let message = Text::new(
        format!("`{key}` must be {}, but it is {}", wanted.describe(Lang::En), found.describe(Lang::En)),
        format!("`{key}` debe ser {}, pero es {}", wanted.describe(Lang::Es), found.describe(Lang::Es)),
    );
    Box::new(Diagnostic::error(Code::DIMENSION, message).in_file(&rule.file).at(at(rule, key)))
}

fn money(rule: &Rule, key: &str, value: &Given, times: Dimension) -> Result<MoneyAmount, Box<Diagnostic>> {
    let quantity = number(rule, key, value)?;
    let value = opportunity::checked(rule, key, quantity.canonical(), at(rule, key))?;
    if value == 0.0 {
        return Ok(MoneyAmount { value, currency: Currency::PLANT });
    }
    let dimension = quantity.dimension();
    match dimension.currencies().next() {
        Some((currency, 1)) if Dimension::currency(currency).times(times) == Ok(dimension) => {
            Ok(MoneyAmount { value, currency })
        }
        _ => {
            let wanted = Dimension::currency(Currency::PLANT).times(times).unwrap_or(Dimension::NONE);
            Err(wrong_dimension(rule, key, wanted, dimension))
        }
    }
}

fn working(
    judge: &Judge<'_>,
    condition: &Answer,
    answer: &Answer,
    rule: &Rule,
    values: &[(f64, bool)],
    facts: Vec<(FactRef, Option<usize>)>,
) -> Working {
    let currency = judge.facility.currency;
    let step = |(name, value): &(String, Given)| {
        let value = match value {
            Given::Number(quantity) => {
                let dimension = quantity.dimension().with_currency_replaced(Currency::PLANT, currency);
                let unit = Unit::preferred(dimension);
                StepValue::Number(unit.from_canonical(quantity.canonical()), unit)
            }
            Given::Truth(truth) => StepValue::Truth(*truth),
            Given::Text(text) => StepValue::Word(text.clone()),
            Given::Map(_) | Given::Other(_) => return None,
        };
        Some(TraceStep { name: name.clone(), value, line: 0, formula: String::new() })
    };
    let trace = condition.steps.iter().chain(&answer.steps).filter_map(step).collect();
    let assumed =
        values.iter().enumerate().filter_map(|(index, value)| opportunity::assumed(judge, rule, index, *value));
    Working { assumed: assumed.collect(), facts, trace }
}
