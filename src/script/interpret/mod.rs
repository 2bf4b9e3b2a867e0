//! Runs a rule in the engine itself: what is outside the formula subset, and the oracle for what is inside.
//!
//! Every number is a [`Quantity`] with the same `f64` operations as the formula graph, so that dimensions are checked
//! as the rule runs and both ways give the same bits. A rule stops at its first missing fact.

mod calls;
mod operators;
mod stop;
mod world;

use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::{Duration, Instant};

use rhai::{AST, CallFnOptions, Dynamic, Engine, EvalAltResult, Map, Scope};

use super::engine;
use super::messages;
use super::run::{Facts, Fault, Gap};
use super::schema::Schema;
use super::source::Source;
use crate::diagnostic::{Code, Diagnostic, Place, Text};
use crate::script::formula::FactRef;
use crate::units::Quantity;

pub(super) use world::World;

/// The last resort against a rule that does not end: the run fails, so that a busy machine never changes a report.
const DEADLINE: Duration = Duration::from_secs(LONGEST);
/// The same in seconds.
pub const LONGEST: u64 = 2;

/// Why a rule in the interpreter came to no result.
#[derive(Debug, Clone, PartialEq)]
pub enum Stop {
    /// A fact is missing.
    Missing(Gap),
    /// The rule has no value for this plant.
    Fault(Fault),
    /// The rule ran into a limit of the sandbox.
    Limit(Fault),
    /// The rule ran longer than the last resort allows.
    Deadline,
}

/// A value that a rule gave.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    /// A number.
    Number(Quantity),
    /// True or false.
    Truth(bool),
    /// A text.
    Text(String),
    /// A map.
    Map(Vec<(String, Given)>),
    /// Anything else, by the name of its type.
    Other(String),
}

/// What a function of a rule gave: its value, and the value of each `let` at its top level.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The value.
    pub value: Given,
    /// The steps by name.
    pub steps: Vec<(String, Given)>,
}

/// Runs functions of one rule for one plant.
pub struct Interpreter {
    engine: Engine,
    ast: AST,
    world: Rc<World>,
    /// The file of each shared function.
    helpers: BTreeMap<String, String>,
    started: Rc<std::cell::Cell<Option<Instant>>>,
}

impl Interpreter {
    /// Prepares a rule and the functions that it may share.
    ///
    /// # Errors
    /// What the engine cannot read.
    pub fn new(
        source: &Source,
        shared: &[Source],
        schema: Rc<dyn Schema>,
        facts: Rc<dyn Facts>,
        assumptions: Vec<(String, Quantity)>,
    ) -> Result<Self, Diagnostic> {
        let mut engine = engine::interpreter();
        let world = Rc::new(World::new(schema, facts, assumptions));
        operators::register(&mut engine);
        world::register(&mut engine);
        calls::register(&mut engine);
        let started = Rc::new(std::cell::Cell::new(None::<Instant>));
        let clock = Rc::clone(&started);
        engine.on_progress(move |operations| {
            // Looking at the clock costs more than an operation.
            let late = operations % 1024 == 0 && clock.get().is_some_and(|start| start.elapsed() > DEADLINE);
            late.then(|| Dynamic::from("deadline"))
        });
        let mut ast = AST::empty();
        let mut helpers = BTreeMap::new();
        for (index, part) in shared.iter().chain([source]).enumerate() {
            let read = engine.compile(&part.text).map_err(|error| messages::syntax_error(&error, &part.text, part))?;
            for function in read.iter_functions() {
                let name = function.name.to_owned();
                if index < shared.len() {
                    helpers.insert(name, part.file.clone());
                } else {
                    helpers.remove(&name);
                }
            }
            ast = ast.merge(&read);
        }
        Ok(Self { engine, ast, world, helpers, started })
    }

    /// Calls `applies` or `estimate`.
    ///
    /// # Errors
    /// Why there is no result.
    pub fn call(&self, function: &str) -> Result<Answer, Stop> {
        self.started.set(Some(Instant::now()));
        self.world.clear();
        let mut scope = Scope::new();
        let options = CallFnOptions::new().eval_ast(false).rewind_scope(false);
        let arguments = (world::PlantView(Rc::clone(&self.world)), world::AssumeView(Rc::clone(&self.world)));
        let result: Result<Dynamic, _> =
            self.engine.call_fn_with_options(options, &mut scope, &self.ast, function, arguments);
        match result {
            Ok(value) => {
                let hidden = |name: &str| ["plant", "assume"].contains(&name);
                // A scope is walked from its newest name to its oldest.
                let mut steps: Vec<(String, Given)> = scope
                    .iter_raw()
                    .filter(|(name, _, _)| !hidden(name))
                    .map(|(name, _, value)| (name.to_owned(), given(value.clone())))
                    .collect();
                // A list that passed a filter has a name, but no value to show.
                steps.retain(|(_, value)| !matches!(value, Given::Other(_)));
                steps.reverse();
                Ok(Answer { value: given(value), steps })
            }
            Err(error) => Err(self.stop(&error)),
        }
    }

    /// The known facts that were read since the last call began.
    pub fn read(&self) -> Vec<(FactRef, Option<usize>)> {
        self.world.read()
    }

    fn stop(&self, error: &EvalAltResult) -> Stop {
        if let Some(gap) = self.world.missing() {
            return Stop::Missing(gap);
        }
        let trouble = stop::Trouble::of(error, &self.helpers);
        match trouble.error {
            EvalAltResult::ErrorTerminated(..) => Stop::Deadline,
            EvalAltResult::ErrorTooManyOperations(_)
            | EvalAltResult::ErrorStackOverflow(_)
            | EvalAltResult::ErrorDataTooLarge(..)
            | EvalAltResult::ErrorTooManyVariables(_) => Stop::Limit(trouble.fault()),
            _ => Stop::Fault(trouble.fault()),
        }
    }
}

/// A value of the engine as one of ours.
pub(super) fn given(value: Dynamic) -> Given {
    if let Some(quantity) = operators::quantity(&value) {
        return Given::Number(quantity);
    }
    if let Ok(truth) = value.as_bool() {
        return Given::Truth(truth);
    }
    if value.is_string() {
        return Given::Text(value.into_string().unwrap_or_default());
    }
    let name = value.type_name().to_owned();
    match value.try_cast::<Map>() {
        Some(map) => Given::Map(map.into_iter().map(|(key, value)| (key.to_string(), given(value))).collect()),
        None => Given::Other(name),
    }
}

/// An error of the engine that carries our words.
pub(super) fn refuse<T>(message: Text) -> Result<T, Box<EvalAltResult>> {
    Err(Box::new(EvalAltResult::ErrorRuntime(Dynamic::from(message), rhai::Position::NONE)))
}

/// The place of a rule's beginning: the engine gave no place.
pub const START: Place = Place { line: 1, column: 1 };

/// The code of a stop.
pub fn code_of(stop: &Stop) -> Code {
    match stop {
        Stop::Limit(_) | Stop::Deadline => Code::LIMIT,
        Stop::Missing(_) | Stop::Fault(_) => Code::FAULT,
    }
}
