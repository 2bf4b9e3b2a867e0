//! How a fact is worked out from others, and how facts are checked against each other.

use crate::assumptions::Assumption;
use crate::diagnostic::{Diagnostic, Place, Severity, Text};
use crate::script::syntax::{Function, Script};
use crate::script::{AssumptionShape, Graph, Helpers, Kind, Lowering, NodeId, Schema, TableId, Value};
use crate::units::Dimension;

/// Where an estimate comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Worked out from other facts of the plant.
    Calculated,
    /// A usual value for plants of this kind.
    Typical,
}

impl Basis {
    /// The word in files and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Basis::Calculated => "calculated",
            Basis::Typical => "typical",
        }
    }
}

/// A way to work a fact out.
#[derive(Debug, Clone)]
pub struct Estimate {
    /// The name of its function.
    pub name: String,
    /// Where it comes from.
    pub basis: Basis,
    /// Whether it is the average price of a bill and not the price of one more unit.
    pub average: bool,
    /// The truth lies between these multiples of the value.
    pub range: (f64, f64),
    /// Formula and origin, in words.
    pub source: Text,
    /// The formula.
    pub formula: Formula,
    /// What must hold for it to be used.
    pub condition: Option<NodeId>,
}

/// Two facts or more against each other.
#[derive(Debug, Clone)]
pub struct Check {
    /// The name of its function.
    pub name: String,
    /// The file that it stands in.
    pub home: String,
    /// What it means where the formula is false.
    pub severity: Severity,
    /// The path of the fact that is shown.
    pub about: String,
    /// What is wrong, in words.
    pub message: Text,
    /// What must be true.
    pub formula: Formula,
}

/// A formula of a fields file.
#[derive(Debug, Clone)]
pub struct Formula {
    /// The graph.
    pub graph: Graph,
    /// Its value.
    pub result: NodeId,
    /// The assumptions of its file.
    pub assumptions: Vec<Assumption>,
    /// The list whose record it works on, if any.
    pub table: Option<TableId>,
}

impl Formula {
    /// What the printer needs to know of the assumptions.
    pub fn shapes(&self) -> Vec<AssumptionShape> {
        self.assumptions.iter().map(Assumption::shape).collect()
    }

    /// The central values of the assumptions.
    pub fn central(&self) -> Vec<f64> {
        self.assumptions.iter().map(|assumption| assumption.typical).collect()
    }
}

/// What a formula must give.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Wanted {
    Number(Dimension),
    Truth,
    Word,
}

/// Lowers a function of a fields file, and a condition that goes with it.
pub(super) fn lower(
    schema: &dyn Schema,
    script: &Script,
    assumptions: &[Assumption],
    helpers: &Helpers,
    functions: (&Function, Option<&Function>),
    table: Option<TableId>,
    wanted: &Wanted,
) -> Result<(Formula, Option<NodeId>), Vec<Diagnostic>> {
    let shapes: Vec<AssumptionShape> = assumptions.iter().map(Assumption::shape).collect();
    let mut lowering = Lowering::new(schema, &shapes, script, helpers);
    if table.is_some() {
        lowering = lowering.within_record();
    }
    let mut problems = Vec::new();
    let mut arguments = |function: &Function| {
        let arguments = match (table, function.parameters.len()) {
            (Some(table), 3) => vec![Value::Record(table, 0), Value::Plant, Value::Assume],
            (_, 2) => vec![Value::Plant, Value::Assume],
            _ => {
                problems.push(parameters(script, function, table.is_some()));
                return None;
            }
        };
        Some(arguments)
    };
    let (function, condition) = functions;
    let (given, condition_given) = (arguments(function), condition.and_then(&mut arguments));
    let mut result = None;
    if let Some(given) = given {
        let value = lowering.function(function, given).result;
        result = expect(&lowering, script, function.place, &value, wanted, &mut problems);
    }
    let mut guard = None;
    if let (Some(condition), Some(given)) = (condition, condition_given) {
        let value = lowering.function(condition, given).result;
        guard = expect(&lowering, script, condition.place, &value, &Wanted::Truth, &mut problems);
    }
    let lowered = lowering.finish();
    problems.extend(lowered.problems.into_iter().filter(Diagnostic::is_error));
    problems.extend(lowered.outside.into_iter().map(|outside| {
        Diagnostic::error(crate::diagnostic::Code::NOT_PROVED, outside.what).in_file(&script.file).at(outside.place)
    }));
    match result {
        Some(result) if problems.is_empty() => {
            Ok((Formula { graph: lowered.graph, result, assumptions: assumptions.to_vec(), table }, guard))
        }
        _ => Err(problems),
    }
}

fn parameters(script: &Script, function: &Function, list: bool) -> Diagnostic {
    use crate::diagnostic::{Code, say};
    let name = &function.name;
    let message = if list {
        say!("`{name}` must take `(record, plant, assume)`", "`{name}` debe llevar `(record, plant, assume)`")
    } else {
        say!("`{name}` must take `(plant, assume)`", "`{name}` debe llevar `(plant, assume)`")
    };
    Diagnostic::error(Code::MISSING_FUNCTION, message).in_file(&script.file).at(function.place)
}

fn expect(
    lowering: &Lowering<'_>,
    script: &Script,
    place: Place,
    value: &Value,
    wanted: &Wanted,
    problems: &mut Vec<Diagnostic>,
) -> Option<NodeId> {
    use crate::diagnostic::{Code, Lang};
    let node = match value {
        Value::Node(node) => *node,
        Value::Broken => return None,
        _ => {
            let message = Text::new("the function must give one value", "la función debe dar un solo valor");
            problems.push(Diagnostic::error(Code::WRONG_KIND, message).in_file(&script.file).at(place));
            return None;
        }
    };
    let message = match (lowering.graph().kind(node), wanted) {
        (Kind::Broken, _) => return None,
        (Kind::Number(found), Wanted::Number(wanted)) if wanted.comparable(*found).is_ok() => return Some(node),
        (Kind::Truth, Wanted::Truth) | (Kind::Word(_), Wanted::Word) => return Some(node),
        (Kind::Number(found), Wanted::Number(wanted)) => Text::new(
            format!("the function must give {}, but it gives {}", wanted.describe(Lang::En), found.describe(Lang::En)),
            format!("la función debe dar {}, pero da {}", wanted.describe(Lang::Es), found.describe(Lang::Es)),
        ),
        (_, Wanted::Number(wanted)) => Text::new(
            format!("the function must give {}", wanted.describe(Lang::En)),
            format!("la función debe dar {}", wanted.describe(Lang::Es)),
        ),
        (_, Wanted::Truth) => {
            Text::new("the function must give true or false", "la función debe dar verdadero o falso")
        }
        (_, Wanted::Word) => Text::new("the function must give a word", "la función debe dar una palabra"),
    };
    problems.push(Diagnostic::error(Code::DIMENSION, message).in_file(&script.file).at(place));
    None
}
