//! The formula graph in print, as an engineer would write it.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::formula::{FactRef, Graph, NodeId, Op};
use super::lower::AssumptionShape;
use super::schema::Schema;

/// Prints nodes of one graph.
pub struct Printer<'a> {
    graph: &'a Graph,
    schema: &'a dyn Schema,
    assumptions: &'a [AssumptionShape],
    names: BTreeMap<NodeId, &'a str>,
    filled: BTreeMap<NodeId, Filling>,
    /// How many more nodes are printed: a formula that uses its parts many times over would have no end in print.
    left: Cell<usize>,
}

/// What stands in the place of a node where a formula is printed with the numbers of one plant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filling {
    /// Its value, such as `25 %`.
    Value(String),
    /// Of two branches the one that was taken.
    Branch(NodeId),
}

/// Most nodes that one formula shows.
const MAX_PRINTED: usize = 1_000;

/// How tightly an operator binds; a looser part inside a tighter one needs parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Or,
    And,
    Compare,
    Add,
    Multiply,
    Negate,
    Power,
    Atom,
}

impl<'a> Printer<'a> {
    /// A printer that writes nodes with a name by that name.
    pub fn new(
        graph: &'a Graph,
        schema: &'a dyn Schema,
        assumptions: &'a [AssumptionShape],
        names: BTreeMap<NodeId, &'a str>,
    ) -> Self {
        Self { graph, schema, assumptions, names, filled: BTreeMap::new(), left: Cell::new(0) }
    }

    /// The same printer with the numbers of one plant in the place of nodes; what is not filled keeps its name.
    #[must_use]
    pub fn filled_with(mut self, filled: BTreeMap<NodeId, Filling>) -> Self {
        self.filled = filled;
        self
    }

    /// The formula of a node whether it has a name or not.
    pub fn formula_of(&self, node: NodeId) -> String {
        self.left.set(MAX_PRINTED);
        self.formula(node).0
    }

    /// A node: its name if it has one, otherwise its formula.
    pub fn value(&self, node: NodeId) -> String {
        self.left.set(MAX_PRINTED);
        self.part(node).0
    }

    /// The formula of a step: what its name stands for. A second name of the same node prints the first.
    pub fn step(&self, node: NodeId, name: &str) -> String {
        match self.names.get(&node) {
            Some(first) if *first != name => (*first).to_owned(),
            _ => self.formula_of(node),
        }
    }

    /// The path of the fact that a node reads.
    pub fn fact(&self, fact: &FactRef) -> String {
        fact_path(self.schema, fact)
    }

    fn text(&self, node: NodeId) -> String {
        self.part(node).0
    }

    fn part(&self, node: NodeId) -> (String, Binding) {
        match (self.filled.get(&node), self.names.get(&node)) {
            (Some(Filling::Value(value)), _) => (value.clone(), binding_of(value)),
            (_, Some(name)) => ((*name).to_owned(), Binding::Atom),
            _ => self.formula(node),
        }
    }

    fn within(&self, node: NodeId, least: Binding) -> String {
        let (text, binding) = self.part(node);
        if binding < least { format!("({text})") } else { text }
    }

    fn formula(&self, node: NodeId) -> (String, Binding) {
        let Some(left) = self.left.get().checked_sub(1) else { return ("…".to_owned(), Binding::Atom) };
        self.left.set(left);
        if let Some(Filling::Branch(taken)) = self.filled.get(&node) {
            return self.part(*taken);
        }
        let Some(node) = self.graph.node(node) else { return ("?".to_owned(), Binding::Atom) };
        let infix = |a: NodeId, symbol: &str, b: NodeId, binding: Binding, right: Binding| {
            (format!("{} {symbol} {}", self.within(a, binding), self.within(b, right)), binding)
        };
        match &node.op {
            Op::Number(_, written) => (written.to_string(), Binding::Atom),
            Op::Truth(truth) => (truth.to_string(), Binding::Atom),
            Op::Word(word) => (format!("\"{word}\""), Binding::Atom),
            Op::Fact(fact) => (self.fact(fact), Binding::Atom),
            Op::Assumption(index) => {
                let name = self.assumptions.get(*index as usize).map_or("?", |assumption| assumption.name.as_str());
                (name.to_owned(), Binding::Atom)
            }
            Op::Negate(a) => (format!("-{}", self.within(*a, Binding::Negate)), Binding::Negate),
            Op::Add(a, b) => infix(*a, "+", *b, Binding::Add, Binding::Add),
            Op::Subtract(a, b) => infix(*a, "-", *b, Binding::Add, Binding::Multiply),
            Op::Multiply(a, b) => infix(*a, "×", *b, Binding::Multiply, Binding::Multiply),
            Op::Divide(a, b) => infix(*a, "/", *b, Binding::Multiply, Binding::Negate),
            Op::Power(a, power) => (format!("{}^{power}", self.within(*a, Binding::Atom)), Binding::Power),
            Op::PowerReal(a, b) => {
                (format!("{}^{}", self.within(*a, Binding::Atom), self.within(*b, Binding::Atom)), Binding::Power)
            }
            Op::Compare(comparison, a, b) => infix(*a, comparison.symbol(), *b, Binding::Compare, Binding::Add),
            Op::Same(a, b) => infix(*a, "=", *b, Binding::Compare, Binding::Add),
            Op::Not(a) => (format!("not {}", self.within(*a, Binding::Negate)), Binding::Negate),
            Op::And(a, b) => infix(*a, "and", *b, Binding::And, Binding::Compare),
            Op::Or(a, b) => infix(*a, "or", *b, Binding::Or, Binding::And),
            Op::Choose(condition, then, otherwise) => (
                format!("if({}, {}, {})", self.text(*condition), self.text(*then), self.text(*otherwise)),
                Binding::Atom,
            ),
            Op::Call(function, arguments, _) => {
                let arguments: Vec<String> = arguments.iter().map(|argument| self.text(*argument)).collect();
                (format!("{}({})", function.name, arguments.join(", ")), Binding::Atom)
            }
            Op::Fold { fold, table, filters, body, .. } => {
                let list = self.schema.table_path(*table);
                let mut text = format!("{}({list}", fold.name());
                if !filters.is_empty() {
                    let filters: Vec<String> = filters.iter().map(|filter| self.text(*filter)).collect();
                    text.push_str(&format!(" where {}", filters.join(" and ")));
                }
                if let Some(body) = body {
                    text.push_str(&format!(": {}", self.text(*body)));
                }
                (text + ")", Binding::Atom)
            }
        }
    }
}

/// How tightly a value binds: `5 kW` is a product, `-5` a difference, so that a divisor stands in parentheses.
fn binding_of(value: &str) -> Binding {
    match value {
        _ if value.starts_with('-') => Binding::Add,
        _ if value.starts_with('"') || !value.contains(' ') => Binding::Atom,
        _ => Binding::Multiply,
    }
}

/// The path of a fact; a column keeps its place open, as `motors[].hours`, and is printed by its own name in a fold.
fn fact_path(schema: &dyn Schema, fact: &FactRef) -> String {
    match fact {
        FactRef::Scalar(field) => schema.field_path(*field).to_owned(),
        FactRef::Item(field, item) => schema.field_path(*field).replacen('*', item, 1),
        FactRef::Column(_, field, _) => {
            let path = schema.field_path(*field);
            path.rsplit_once("[].").map_or(path, |(_, column)| column).to_owned()
        }
    }
}
