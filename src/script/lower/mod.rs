//! Lowers functions of a script to the formula graph, proving the dimension of every step.

mod arithmetic;
mod expression;
mod fold;
mod function;
mod path;

use std::collections::BTreeMap;

use super::formula::{Graph, Kind, NodeId, Op};
use super::print::Printer;
use super::schema::{Schema, TableId};
use super::syntax::{Function, Key, Script, Statement};
use crate::diagnostic::{Code, Diagnostic, Place, Text, say};
use crate::units::Dimension;

/// How deep helper functions may call each other.
const MAX_INLINE: usize = 32;
/// Most nodes of one graph: helpers that call helpers can grow without end otherwise.
const MAX_NODES: usize = 100_000;

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
}

impl Helpers {
    /// Adds the functions of a file; a function of the same name is replaced.
    pub fn add(&mut self, script: &Script) {
        for function in &script.functions {
            self.functions.insert(function.name.clone(), (script.file.clone(), function.clone()));
        }
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
    calls: Vec<(String, String)>,
    folds: u8,
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
        self.calls.last().map_or(&self.script.file, |(_, file)| file)
    }

    fn body(&mut self, statements: &[Statement], place: Place, mut scope: Scope, top: bool) -> Value {
        let Some((last, before)) = statements.split_last() else {
            return self.leave(Text::new("a block without a value", "un bloque sin valor"), place);
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
                Statement::Value(value) => {
                    return match self.expression(value, &scope) {
                        Value::Broken => Value::Broken,
                        _ => self.leave(
                            Text::new("an expression whose value is not used", "una expresión cuyo valor no se usa"),
                            value.place,
                        ),
                    };
                }
            }
        }
        match last {
            Statement::Value(value) => self.expression(value, &scope),
            Statement::Let { place, .. } => {
                self.leave(Text::new("a function that ends with a `let`", "una función que termina con `let`"), *place)
            }
        }
    }

    /// A block `{ ... }` inside an expression: one value, no `let`.
    fn block(&mut self, statements: &[Statement], place: Place, scope: &Scope) -> Value {
        match statements {
            [Statement::Value(value)] => self.expression(value, scope),
            [] => self.leave(Text::new("a block without a value", "un bloque sin valor"), place),
            _ => self.leave(
                Text::new(
                    "a `let` or several values inside a block; each `let` stands at the top level of its function",
                    "un `let` o varios valores dentro de un bloque; cada `let` va en el primer nivel de su función",
                ),
                place,
            ),
        }
    }

    fn push(&mut self, op: Op, kind: Kind, place: Place) -> Value {
        if self.graph.nodes().len() >= MAX_NODES {
            if self.graph.nodes().len() == MAX_NODES {
                let message = Text::new("the formula is too large", "la fórmula es demasiado grande");
                self.fault(Code::TOO_LARGE, message, place, None);
                self.graph.push(Op::Truth(false), Kind::Broken, place);
            }
            return Value::Broken;
        }
        // A column of a helper file is no column of the rule's own file: the place of the call counts there.
        Value::Node(self.graph.push(op, kind, place))
    }

    fn fault(&mut self, code: Code, message: Text, place: Place, help: Option<Text>) -> Value {
        let problem = Diagnostic::error(code, message).in_file(self.file()).at(place).help(help);
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

    fn leave(&mut self, what: Text, place: Place) -> Value {
        self.outside.push(Outside { what, place });
        Value::Broken
    }

    fn kind(&self, node: NodeId) -> Kind {
        self.graph.kind(node).clone()
    }

    /// A node whose value is a number, with its dimension; anything else is a fault.
    fn number(&mut self, value: &Value, place: Place) -> Option<(NodeId, Dimension)> {
        match value {
            Value::Node(node) => match self.kind(*node) {
                Kind::Number(dimension) => Some((*node, dimension)),
                Kind::Broken => None,
                other => {
                    let found = kind_in_words(&other);
                    let (en, es) = (found.en, found.es);
                    self.fault(
                        Code::WRONG_KIND,
                        say!(
                            "a number is needed here, but this is {en}",
                            "aquí se necesita un número, pero esto es {es}"
                        ),
                        place,
                        None,
                    );
                    None
                }
            },
            other => {
                self.not_a_value(other, place);
                None
            }
        }
    }

    /// A node whose value is true or false; anything else is a fault.
    fn truth(&mut self, value: &Value, place: Place) -> Option<NodeId> {
        match value {
            Value::Node(node) => match self.kind(*node) {
                Kind::Truth => Some(*node),
                Kind::Broken => None,
                other => {
                    let found = kind_in_words(&other);
                    let (en, es) = (found.en, found.es);
                    self.fault(
                        Code::WRONG_KIND,
                        say!(
                            "a condition is needed here, but this is {en}",
                            "aquí se necesita una condición, pero esto es {es}"
                        ),
                        place,
                        None,
                    );
                    None
                }
            },
            other => {
                self.not_a_value(other, place);
                None
            }
        }
    }

    fn not_a_value(&mut self, value: &Value, place: Place) {
        let what = match value {
            Value::Broken => return,
            Value::Plant => Text::new("the whole plant", "toda la planta"),
            Value::Assume => Text::new("all assumptions", "todos los supuestos"),
            Value::Section(name) | Value::Items(name) => say!("the section `{name}`", "la sección `{name}`"),
            Value::Item(_, item) => say!("the item `{item}`", "el renglón `{item}`"),
            Value::List(table, _) => {
                let path = self.schema.table_path(*table);
                say!("the list `{path}`", "la lista `{path}`")
            }
            Value::Record(..) => Text::new("a whole record", "un registro completo"),
            Value::Map(_) | Value::Node(_) => Text::new("a map `#{ ... }`", "un mapa `#{ ... }`"),
        };
        let (en, es) = (what.en, what.es);
        self.fault(
            Code::WRONG_KIND,
            say!("a value is needed here, but this is {en}", "aquí se necesita un valor, pero esto es {es}"),
            place,
            None,
        );
    }

    /// A node in print, for messages.
    fn print(&self, node: NodeId) -> String {
        let names = self.steps.iter().map(|step| (step.node, step.name.as_str())).collect();
        Printer::new(&self.graph, self.schema, self.assumptions, names).value(node)
    }
}

/// What a person would call a kind of value.
pub(super) fn kind_in_words(kind: &Kind) -> Text {
    match kind {
        Kind::Number(dimension) => {
            Text::new(dimension.describe(crate::diagnostic::Lang::En), dimension.describe(crate::diagnostic::Lang::Es))
        }
        Kind::Truth => Text::new("true or false", "verdadero o falso"),
        Kind::Word(_) => Text::new("a word", "una palabra"),
        Kind::Broken => Text::new("not known", "desconocido"),
    }
}
