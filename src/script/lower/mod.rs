//! Lowers functions of a script to the formula graph, proving the dimension of every step.

mod arithmetic;
mod expression;
mod fold;
mod function;
mod path;
mod wanted;

use std::collections::BTreeMap;

pub use wanted::kind_in_words;

use super::formula::{Graph, Kind, NodeId, Op};
use super::print::Printer;
use super::schema::{Schema, TableId};
use super::syntax::{self, Expression, Function, Key, Script, Statement};
use crate::diagnostic::{Code, Diagnostic, Fix, Place, Text, say};
use crate::units::Dimension;

/// How deep helper functions may call each other.
const MAX_INLINE: usize = 32;
/// Most nodes of one graph: helpers that call helpers can grow without end otherwise.
const MAX_NODES: usize = 100_000;
/// Most expressions that are lowered for one graph: helpers that call helpers double the work even where no node is made.
const MAX_EXPRESSIONS: usize = 200_000;
/// Most nodes that stand one upon the other; a run goes down them.
const MAX_DEPTH: u32 = 300;

/// An assumption as a script sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct AssumptionShape {
    /// Its name.
    pub name: String,
    /// Its dimension.
    pub dimension: Dimension,
}

/// Functions that scripts share, by name; each with the file it stands in.
#[derive(Debug, Clone, Default)]
pub struct Helpers {
    functions: BTreeMap<String, (String, Function)>,
    /// Functions that stand in a broken file, which is named.
    left_out: BTreeMap<String, String>,
}

impl Helpers {
    /// Adds the functions of a file; a function of the same name is replaced.
    pub fn add(&mut self, script: &Script) {
        for function in &script.functions {
            self.functions.insert(function.name.clone(), (script.file.clone(), function.clone()));
        }
    }

    /// Notes the functions of a broken file, none of which can be called.
    pub fn leave_out(&mut self, broken: &Script) {
        let names = broken.functions.iter().map(|function| &function.name).chain(&broken.unread);
        self.left_out.extend(names.map(|name| (name.clone(), broken.file.clone())));
    }

    /// The names of all shared functions.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.functions.keys().map(String::as_str)
    }
}

/// What a name in a script stands for.
#[derive(Debug, Clone)]
pub enum Value {
    /// A value of the graph.
    Node(NodeId),
    /// The plant.
    Plant,
    /// The assumptions.
    Assume,
    /// A record section of the plant.
    Section(String),
    /// A section of items.
    Items(String),
    /// One item.
    Item(String, String),
    /// A list, with the filters that its records must pass.
    List(TableId, Vec<Filter>),
    /// The record that a fold is at; with the number of folds around it.
    Record(TableId, u8),
    /// A map, as the last expression of `estimate`.
    Map(Vec<(Key, Value)>),
    /// Nothing that could be proved; a diagnostic has said why.
    Broken,
}

/// A filter of a list: a closure and the names it sees.
#[derive(Debug, Clone)]
pub struct Filter {
    parameter: String,
    body: Vec<Statement>,
    scope: Scope,
}

type Scope = Vec<(String, Value)>;

/// A named step of a calculation.
#[derive(Debug, Clone)]
pub struct Step {
    /// The name that the author gave.
    pub name: String,
    /// Where it stands.
    pub place: Place,
    /// Its value.
    pub node: NodeId,
}

/// A function as lowered.
#[derive(Debug, Clone)]
pub struct Body {
    /// Its steps in order.
    pub steps: Vec<Step>,
    /// Its value.
    pub result: Value,
}

/// Something outside the formula subset: the rule is not wrong, but it cannot be proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outside {
    /// What it is.
    pub what: Text,
    /// Where it stands.
    pub place: Place,
    /// What to write instead, where that is certain.
    pub fix: Option<Fix>,
}

/// What lowering found.
#[derive(Debug, Default)]
pub struct Lowered {
    /// The graph of all functions that were lowered.
    pub graph: Graph,
    /// Faults and warnings.
    pub problems: Vec<Diagnostic>,
    /// What is outside the formula subset.
    pub outside: Vec<Outside>,
}

/// A call of a function that is being written in place.
struct Call {
    name: String,
    file: String,
    /// Where it is called.
    at: Place,
}

/// Lowers the functions of one file into one graph.
pub struct Lowering<'a> {
    schema: &'a dyn Schema,
    assumptions: &'a [AssumptionShape],
    script: &'a Script,
    helpers: &'a Helpers,
    graph: Graph,
    problems: Vec<Diagnostic>,
    outside: Vec<Outside>,
    steps: Vec<Step>,
    calls: Vec<Call>,
    folds: u8,
    expressions: usize,
}

impl<'a> Lowering<'a> {
    /// Prepares to lower functions of a script.
    pub fn new(
        schema: &'a dyn Schema,
        assumptions: &'a [AssumptionShape],
        script: &'a Script,
        helpers: &'a Helpers,
    ) -> Self {
        Self {
            schema,
            assumptions,
            script,
            helpers,
            graph: Graph::default(),
            problems: Vec::new(),
            outside: Vec::new(),
            steps: Vec::new(),
            calls: Vec::new(),
            folds: 0,
            expressions: 0,
        }
    }

    /// The functions work on one record of a list: their own folds stand inside it.
    #[must_use]
    pub fn within_record(mut self) -> Self {
        self.folds = 1;
        self
    }

    /// Lowers a function with given arguments.
    pub fn function(&mut self, function: &Function, arguments: Vec<Value>) -> Body {
        self.steps.clear();
        let scope = function.parameters.iter().cloned().zip(arguments).collect();
        let result = self.body(&function.body, function.place, scope, true);
        Body { steps: std::mem::take(&mut self.steps), result }
    }

    /// What was found, and the graph.
    pub fn finish(self) -> Lowered {
        Lowered { graph: self.graph, problems: self.problems, outside: self.outside }
    }

    /// The graph so far.
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    fn file(&self) -> &str {
        self.calls.last().map_or(&self.script.file, |call| &call.file)
    }

    fn body(&mut self, statements: &[Statement], place: Place, mut scope: Scope, top: bool) -> Value {
        let Some((last, before)) = statements.split_last() else {
            let message = Text::new("this function gives no value", "esta función no da ningún valor");
            let help = Text::new("its last line is its value", "su última línea es su valor");
            return self.fault(Code::WRONG_KIND, message, place, Some(help));
        };
        for statement in before {
            match statement {
                Statement::Let { name, place, value } => {
                    let value = self.expression(value, &scope);
                    if let (true, Value::Node(node)) = (top, &value) {
                        self.steps.push(Step { name: name.clone(), place: *place, node: *node });
                    }
                    scope.push((name.clone(), value));
                }
                Statement::Value(value) => return self.thrown_away(value, &scope),
            }
        }
        match last {
            Statement::Value(value) => self.expression(value, &scope),
            Statement::Let { name, place, .. } => {
                let message = Text::new(
                    "this function ends with a `let` and gives no value",
                    "esta función termina con un `let` y no da ningún valor",
                );
                let help = say!(
                    "its last line is its value: write `{name}` there",
                    "su última línea es su valor: escriba ahí `{name}`"
                );
                self.fault(Code::WRONG_KIND, message, *place, Some(help))
            }
        }
    }

    /// A statement before the last one that is no `let`. A choice may change a variable, which only the interpreter
    /// can follow; anything else is worked out for nothing.
    fn thrown_away(&mut self, value: &Expression, scope: &Scope) -> Value {
        if matches!(value.kind, syntax::Kind::If(..) | syntax::Kind::Switch(..) | syntax::Kind::Block(_)) {
            let what = Text::new("a choice that is no value", "una decisión que no es un valor");
            return self.leave(what, value.place);
        }
        match self.expression(value, scope) {
            Value::Broken => Value::Broken,
            _ => self.fault(
                Code::UNUSED,
                Text::new("the value of this line goes nowhere", "el valor de esta línea no va a ningún lado"),
                value.place,
                Some(Text::new("give it a name with `let`, or take it out", "dele un nombre con `let` o quítelo")),
            ),
        }
    }

    /// A block `{ ... }` inside an expression: one value, no `let`.
    fn block(&mut self, statements: &[Statement], place: Place, scope: &Scope) -> Value {
        match statements {
            [Statement::Value(value)] => self.expression(value, scope),
            [] => self.leave(Text::new("a block without a value", "un bloque sin valor"), place),
            _ => match statements.iter().find(|statement| matches!(statement, Statement::Let { .. })) {
                Some(found) => self.leave(
                    Text::new(
                        "a `let` inside a block; each `let` stands at the top level of its function",
                        "un `let` dentro de un bloque; cada `let` va en el primer nivel de su función",
                    ),
                    found.place(),
                ),
                None => {
                    let what = Text::new("several values inside a block", "varios valores dentro de un bloque");
                    self.leave(what, place)
                }
            },
        }
    }

    fn push(&mut self, op: Op, kind: Kind, place: Place) -> Value {
        if self.graph.nodes().len() >= MAX_NODES || self.graph.depth(&op) > MAX_DEPTH {
            return self.too_large(place);
        }
        let place = self.own_place(place);
        Value::Node(self.graph.push(op, kind, place))
    }

    /// Says once that the formula is too large.
    fn too_large(&mut self, place: Place) -> Value {
        if self.problems.iter().all(|problem| problem.code != Code::TOO_LARGE) {
            let message = Text::new("the formula is too large", "la fórmula es demasiado grande");
            self.fault(Code::TOO_LARGE, message, place, None);
        }
        Value::Broken
    }

    fn fault(&mut self, code: Code, message: Text, place: Place, help: Option<Text>) -> Value {
        self.fault_with(code, message, place, help, None)
    }

    /// A fault with what to write instead.
    fn fault_with(&mut self, code: Code, message: Text, place: Place, help: Option<Text>, fix: Option<Fix>) -> Value {
        let problem = Diagnostic::error(code, message).in_file(self.file()).at(place).help(help).fix(fix);
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
        Value::Broken
    }

    fn warn(&mut self, code: Code, message: Text, place: Place, help: Option<Text>) {
        let problem = Diagnostic::warning(code, message).in_file(self.file()).at(place).help(help);
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// A place in the file itself: of what stands in a shared function, the place of its call.
    fn own_place(&self, place: Place) -> Place {
        self.calls.iter().find(|call| call.file != self.script.file).map_or(place, |call| call.at)
    }

    fn leave(&mut self, what: Text, place: Place) -> Value {
        let place = self.own_place(place);
        self.outside.push(Outside { what, place, fix: None });
        Value::Broken
    }

    fn kind(&self, node: NodeId) -> Kind {
        self.graph.kind(node).clone()
    }

    /// A node in print, for messages.
    fn print(&self, node: NodeId) -> String {
        let names = self.steps.iter().map(|step| (step.node, step.name.as_str())).collect();
        Printer::new(&self.graph, self.schema, self.assumptions, names).value(node)
    }
}
