//! Brings a formula into the sheet of one plant.

use super::{MOST_STEPS, PlantSheet, Unsure};
use crate::assumptions::Assumption;
use crate::columns::call::MOST;
use crate::columns::lower::{Simple, call, simple};
use crate::columns::step::{Binary, Key};
use crate::library::Rule;
use crate::script::{FactRef, Graph, NodeId, Op};

/// Whose assumptions a formula reads.
#[derive(Clone, Copy)]
pub(super) enum Assumed<'f> {
    /// Those of a rule, with their values at this plant and whether the profile gives them.
    Rule(&'f Rule, &'f [(f64, bool)]),
    /// Those of a file of fields.
    Shared(&'f str, &'f [Assumption]),
    /// It has none.
    None,
}

/// Brings nodes of one graph into the sheet, standing at records as the scalar run does.
pub(super) struct Lowering<'s, 'a, 'f, U> {
    pub(super) plant: &'s mut PlantSheet<'a, U>,
    graph: &'f Graph,
    assumed: Assumed<'f>,
    memo: Vec<Option<(u64, Key)>>,
    /// The record that each fold is at, outermost first.
    pub(super) records: Vec<usize>,
    pub(super) generation: u64,
}

impl<'s, 'a, 'f, U: Unsure> Lowering<'s, 'a, 'f, U> {
    pub(super) fn new(
        plant: &'s mut PlantSheet<'a, U>,
        graph: &'f Graph,
        assumed: Assumed<'f>,
        record: Option<usize>,
    ) -> Self {
        let memo = vec![None; graph.nodes().len()];
        Self { plant, graph, assumed, memo, records: record.into_iter().collect(), generation: 0 }
    }

    /// The step of a node; none where there would be too many.
    pub(super) fn key(&mut self, id: NodeId) -> Option<Key> {
        let graph = self.graph;
        let node = graph.node(id)?;
        let generation = if node.in_fold { self.generation } else { 0 };
        if let Some(Some((made, key))) = self.memo.get(id.index())
            && *made == generation
        {
            return Some(*key);
        }
        if self.plant.sheet.len() > MOST_STEPS {
            return None;
        }
        let key = self.operation(&node.op)?;
        // The fold itself may have moved on.
        let generation = if node.in_fold { self.generation } else { 0 };
        *self.memo.get_mut(id.index())? = Some((generation, key));
        Some(key)
    }

    fn operation(&mut self, op: &'f Op) -> Option<Key> {
        match simple(op) {
            Some(Simple::Unary(operation, a)) => {
                let a = self.key(a)?;
                return Some(self.plant.sheet.unary(operation, a));
            }
            Some(Simple::Binary(operation, a, b)) => {
                let (a, b) = (self.key(a)?, self.key(b)?);
                return Some(self.binary(operation, a, b));
            }
            None => {}
        }
        let sheet = &mut self.plant.sheet;
        Some(match op {
            Op::Number(value, _) => sheet.number(*value),
            Op::Truth(truth) => sheet.truth(*truth),
            Op::Word(word) => sheet.word(word),
            Op::Fact(fact) => self.fact(fact)?,
            Op::Assumption(index) => self.assumption(usize::try_from(*index).ok()?)?,
            Op::Choose(condition, a, b) => {
                let condition = self.key(*condition)?;
                match self.plant.sheet.number_of(condition) {
                    Some(1.0) => self.key(*a)?,
                    Some(0.0) => self.key(*b)?,
                    _ => {
                        let (a, b) = (self.key(*a)?, self.key(*b)?);
                        self.plant.sheet.choose(condition, a, b)
                    }
                }
            }
            Op::Call(function, arguments, conversion) if arguments.len() <= MOST => {
                let arguments = arguments.iter().map(|node| self.key(*node)).collect::<Option<Vec<_>>>()?;
                call(&mut self.plant.sheet, function, arguments, conversion)?
            }
            Op::Fold { fold, table, depth, filters, body } => {
                self.fold(*fold, *table, usize::from(*depth), filters, *body)?
            }
            _ => return None,
        })
    }

    /// A step of two values; a truth that decides by itself, or decides nothing, leaves none.
    pub(super) fn binary(&mut self, operation: Binary, a: Key, b: Key) -> Key {
        let sheet = &mut self.plant.sheet;
        match (operation, sheet.number_of(a)) {
            (Binary::And, Some(0.0)) | (Binary::Or, Some(1.0)) => a,
            (Binary::And, Some(1.0)) | (Binary::Or, Some(0.0)) => b,
            _ => sheet.binary(operation, a, b),
        }
    }

    fn fact(&mut self, fact: &FactRef) -> Option<Key> {
        let record = match fact {
            FactRef::Column(_, _, depth) => Some(self.records.get(usize::from(*depth)).copied()?),
            FactRef::Scalar(_) | FactRef::Item(..) => None,
        };
        self.plant.fact(fact, record)
    }

    fn assumption(&mut self, position: usize) -> Option<Key> {
        let plant = &mut *self.plant;
        let (column, central) = match self.assumed {
            Assumed::Rule(rule, values) => {
                let (central, replaced) = *values.get(position)?;
                (plant.unsure.assumption(rule, position, central, replaced), central)
            }
            Assumed::Shared(file, assumptions) => {
                let assumption = assumptions.get(position)?;
                (plant.unsure.shared(file, assumption), assumption.typical)
            }
            Assumed::None => return None,
        };
        Some(match column {
            Some(column) => plant.sheet.input(column),
            None => plant.sheet.number(central),
        })
    }
}
