//! Brings the formula graph of a rule into the sheet of all rules.

use super::call::{Call, MOST};
use super::sheet::Sheet;
use super::step::{Binary, Key, Order, Unary};
use crate::functions::{Function, Signature};
use crate::script::{Conversion, FactRef, Graph, NodeId, Op};

/// What the assumptions of a rule are.
pub(super) enum Assumed<'a> {
    /// The same at every row, canonical.
    Values(&'a [f64]),
    /// A column each; the number is that of the rule.
    Columns(usize),
}

/// A node in the sheet, with the depth of the fold whose record it rests on.
type Lowered = (Key, Option<u8>);

/// Brings nodes of a graph into a sheet.
pub(super) struct Lowering<'a> {
    sheet: &'a mut Sheet,
    graph: &'a Graph,
    assumed: Assumed<'a>,
    nodes: Vec<Option<Lowered>>,
}

impl<'a> Lowering<'a> {
    pub(super) fn new(sheet: &'a mut Sheet, graph: &'a Graph, assumed: Assumed<'a>) -> Self {
        Self { sheet, graph, assumed, nodes: vec![None; graph.nodes().len()] }
    }

    /// The steps of these nodes; none where one of them rests on the records of two lists at once.
    pub(super) fn keys(mut self, roots: &[NodeId]) -> Option<Vec<Key>> {
        for id in self.graph.reachable(roots) {
            let lowered = self.operation(&self.graph.node(id)?.op)?;
            *self.nodes.get_mut(id.index())? = Some(lowered);
        }
        roots.iter().map(|id| self.of(*id).map(|(key, _)| key)).collect()
    }

    fn of(&self, id: NodeId) -> Option<Lowered> {
        self.nodes.get(id.index()).copied().flatten()
    }

    fn operation(&mut self, op: &Op) -> Option<Lowered> {
        match simple(op) {
            Some(Simple::Unary(operation, a)) => return self.unary(operation, a),
            Some(Simple::Binary(operation, a, b)) => return self.binary(operation, a, b),
            None => {}
        }
        Some(match op {
            Op::Number(value, _) => (self.sheet.number(*value), None),
            Op::Truth(truth) => (self.sheet.truth(*truth), None),
            Op::Word(word) => (self.sheet.word(word), None),
            Op::Fact(fact) => {
                let depth = if let FactRef::Column(_, _, depth) = fact { Some(*depth) } else { None };
                (self.sheet.fact(fact), depth)
            }
            Op::Assumption(index) => {
                let position = usize::try_from(*index).ok()?;
                let key = match self.assumed {
                    Assumed::Values(values) => self.sheet.number(*values.get(position)?),
                    Assumed::Columns(rule) => self.sheet.assumption(rule, position),
                };
                (key, None)
            }
            Op::Choose(condition, a, b) => {
                let ((condition, first), (a, second), (b, third)) = (self.of(*condition)?, self.of(*a)?, self.of(*b)?);
                (self.sheet.choose(condition, a, b), meet(meet(first, second).ok()?, third).ok()?)
            }
            Op::Call(function, arguments, conversion) => self.call(function, arguments, conversion)?,
            Op::Fold { fold, table, depth, filters, body } => {
                let own = |(key, at): Lowered| at.is_none_or(|at| at == *depth).then_some(key);
                let mut passes = None;
                for filter in filters {
                    let filter = own(self.of(*filter)?)?;
                    passes = Some(passes.map_or(filter, |passes| self.sheet.binary(Binary::And, passes, filter)));
                }
                let value = match body {
                    Some(body) => own(self.of(*body)?)?,
                    None => self.sheet.number(1.0),
                };
                (self.sheet.join((*fold).into(), *table, passes, value), None)
            }
            // Of one value or two: see above.
            _ => return None,
        })
    }

    fn unary(&mut self, operation: Unary, a: NodeId) -> Option<Lowered> {
        let (a, depth) = self.of(a)?;
        Some((self.sheet.unary(operation, a), depth))
    }

    fn binary(&mut self, operation: Binary, a: NodeId, b: NodeId) -> Option<Lowered> {
        let ((a, first), (b, second)) = (self.of(a)?, self.of(b)?);
        Some((self.sheet.binary(operation, a, b), meet(first, second).ok()?))
    }

    fn call(&mut self, function: &'static Function, nodes: &[NodeId], conversion: &Conversion) -> Option<Lowered> {
        let mut depth = None;
        let mut arguments = Vec::new();
        for node in nodes {
            let (key, at) = self.of(*node)?;
            depth = meet(depth, at).ok()?;
            arguments.push(key);
        }
        Some((call(self.sheet, function, arguments, conversion)?, depth))
    }
}

/// Values that rest on the records of two lists at once.
struct TwoRecords;

/// The depth of the record that two values rest on together.
fn meet(a: Option<u8>, b: Option<u8>) -> Result<Option<u8>, TwoRecords> {
    match (a, b) {
        (Some(a), Some(b)) if a != b => Err(TwoRecords),
        (a, b) => Ok(a.or(b)),
    }
}

/// What an operation does with the values of one node or two.
pub(super) enum Simple {
    /// Of one value.
    Unary(Unary, NodeId),
    /// Of two values.
    Binary(Binary, NodeId, NodeId),
}

/// The operations of one value or two.
pub(super) fn simple(op: &Op) -> Option<Simple> {
    Some(match op {
        Op::Negate(a) => Simple::Unary(Unary::Negate, *a),
        Op::Not(a) => Simple::Unary(Unary::Not, *a),
        Op::Power(a, power) => Simple::Unary(Unary::Power(*power), *a),
        Op::Add(a, b) => Simple::Binary(Binary::Add, *a, *b),
        Op::Subtract(a, b) => Simple::Binary(Binary::Subtract, *a, *b),
        Op::Multiply(a, b) => Simple::Binary(Binary::Multiply, *a, *b),
        Op::Divide(a, b) => Simple::Binary(Binary::Divide, *a, *b),
        Op::PowerReal(a, b) => Simple::Binary(Binary::Power, *a, *b),
        Op::Compare(comparison, a, b) => Simple::Binary(Binary::Compare((*comparison).into()), *a, *b),
        Op::Same(a, b) => Simple::Binary(Binary::Compare(Order::Equal), *a, *b),
        Op::And(a, b) => Simple::Binary(Binary::And, *a, *b),
        Op::Or(a, b) => Simple::Binary(Binary::Or, *a, *b),
        _ => return None,
    })
}

/// The step of a call, in the units in which the function takes its arguments.
pub(super) fn call(
    sheet: &mut Sheet,
    function: &'static Function,
    mut arguments: Vec<Key>,
    conversion: &Conversion,
) -> Option<Key> {
    let plain = conversion.result.is_none() && conversion.arguments.iter().all(Option::is_none);
    Some(match (function.name, arguments.as_slice()) {
        ("min", [a, b]) if plain => sheet.binary(Binary::Smaller, *a, *b),
        ("max", [a, b]) if plain => sheet.binary(Binary::Larger, *a, *b),
        ("abs", [a]) if plain => sheet.unary(Unary::Size, *a),
        ("sqrt", [a]) if plain => sheet.unary(Unary::Root, *a),
        _ if arguments.len() <= MOST => {
            for (argument, unit) in arguments.iter_mut().zip(&conversion.arguments) {
                if let Some(unit) = unit {
                    *argument = sheet.in_unit(unit, *argument);
                }
            }
            if let (Some(_), Signature::Fixed { parameters, .. }) = (function.plain(), function.signature) {
                for (argument, parameter) in arguments.iter_mut().zip(parameters) {
                    if !parameter.words.is_empty() {
                        *argument = sheet.position(*argument, parameter.words);
                    }
                }
            }
            let result = sheet.call(Call::new(function, arguments));
            conversion.result.as_ref().map_or(result, |unit| sheet.canonical(unit, result))
        }
        _ => return None,
    })
}
