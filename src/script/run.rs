//! Evaluates a formula graph for one plant: exact where the facts are known, bounds and gaps where they are not.

use std::sync::Arc;

use foldhash::fast::FixedState;
use indexmap::IndexSet;

use super::decide::Ranges;
use super::formula::{Conversion, FactRef, Graph, NodeId, Op};
use super::interval::Interval;
use super::schema::{Schema, TableId};
use super::syntax::Comparison;
use super::watch::{Footprint, finite};
use crate::diagnostic::{Place, Text};
use crate::functions::Function;

/// Most operations of one evaluation; a formula over long lists within lists ends here.
pub const MAX_OPERATIONS: u64 = 10_000_000;

/// A fact as a plant gives it.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact<'a> {
    /// A number in canonical units.
    Number(f64),
    /// True or false.
    Truth(bool),
    /// A word.
    Word(&'a str),
    /// Not known.
    Missing,
}

/// Gives the facts of one plant.
pub trait Facts {
    /// A fact; the record number counts only for a column of a list.
    fn fact(&self, fact: &FactRef, record: usize) -> Fact<'_>;
    /// How many records a list has; `None` where nobody knows.
    fn records(&self, table: TableId) -> Option<usize>;
}

/// Something that is not known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// A fact, of a record where it is a column.
    Fact(FactRef, Option<usize>),
    /// A whole list.
    Table(TableId),
}

/// Gaps in the order in which they were met.
pub type Gaps = Vec<Gap>;

/// The value of a node.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    /// A number in canonical units.
    Number(f64),
    /// True or false.
    Truth(bool),
    /// A word.
    Word(Arc<str>),
    /// Not known, because these facts are missing.
    Unknown(Unknown),
}

/// A value that is not known.
#[derive(Debug, Clone, PartialEq)]
pub struct Unknown {
    bounds: Interval,
    /// What is missing.
    pub gaps: Gaps,
}

impl Unknown {
    pub(super) fn new(bounds: Interval, gaps: Gaps) -> Self {
        Self { bounds, gaps }
    }

    /// Least and greatest value that a number can have, canonical; infinite where nothing is known.
    pub fn bounds(&self) -> (f64, f64) {
        (self.bounds.low, self.bounds.high)
    }
}

/// A formula that has no value: where, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where the rule wrote it.
    pub place: Place,
    /// Why.
    pub message: Text,
}

/// One evaluation of a graph.
pub struct Run<'a> {
    graph: &'a Graph,
    schema: &'a dyn Schema,
    pub(super) facts: &'a dyn Facts,
    assumptions: &'a [f64],
    memo: Vec<Option<(u64, Reading)>>,
    pub(super) records: Vec<usize>,
    pub(super) generation: u64,
    operations: u64,
    read: IndexSet<(FactRef, Option<usize>), FixedState>,
    narrowed: Ranges,
    pub(super) footprint: Option<Footprint>,
}

impl<'a> Run<'a> {
    /// Prepares to evaluate nodes of a graph with the facts of a plant and the values of the assumptions.
    pub fn new(graph: &'a Graph, schema: &'a dyn Schema, facts: &'a dyn Facts, assumptions: &'a [f64]) -> Self {
        Self {
            graph,
            schema,
            facts,
            assumptions,
            memo: vec![None; graph.nodes().len()],
            records: Vec::new(),
            generation: 0,
            operations: 0,
            read: IndexSet::default(),
            narrowed: Ranges::new(),
            footprint: None,
        }
    }

    /// Stands at a record of a list, for a formula that works on one record.
    #[must_use]
    pub fn at_record(mut self, record: usize) -> Self {
        self.records = vec![record];
        self
    }

    /// The known facts that were read so far, in the order in which they were met.
    pub fn read(&self) -> impl Iterator<Item = &(FactRef, Option<usize>)> {
        self.read.iter()
    }

    /// The value of a node.
    ///
    /// # Errors
    /// A division by zero, a result that is no number, a function outside its limits.
    pub fn value(&mut self, id: NodeId) -> Result<Reading, Fault> {
        let Some(node) = self.graph.node(id) else { return Ok(unknown(Interval::ALL, Vec::new())) };
        let generation = if node.in_fold { self.generation } else { 0 };
        if let Some(Some((made, value))) = self.memo.get(id.index())
            && *made == generation
        {
            return Ok(value.clone());
        }
        self.operations += 1;
        if self.operations > MAX_OPERATIONS {
            let message =
                Text::new("the formula needs too many operations", "la fórmula necesita demasiadas operaciones");
            return Err(Fault { place: node.place, message });
        }
        let value = self.operation(&node.op, node.place)?;
        let value = finite(value, node.place)?;
        self.note(id, &value);
        let generation = if node.in_fold { self.generation } else { 0 };
        if let Some(slot) = self.memo.get_mut(id.index()) {
            *slot = Some((generation, value.clone()));
        }
        Ok(value)
    }

    fn operation(&mut self, op: &Op, place: Place) -> Result<Reading, Fault> {
        Ok(match op {
            Op::Number(value, _) => Reading::Number(*value),
            Op::Truth(truth) => Reading::Truth(*truth),
            Op::Word(word) => Reading::Word(word.clone()),
            Op::Fact(fact) => self.fact(fact),
            Op::Assumption(index) => match self.assumptions.get(*index as usize) {
                Some(value) => Reading::Number(*value),
                None => unknown(Interval::ALL, Vec::new()),
            },
            Op::Negate(a) => self.numbers1(*a, |a| -a, Interval::negate)?,
            Op::Add(a, b) => self.numbers(*a, *b, |a, b| a + b, Interval::add)?,
            Op::Subtract(a, b) => self.numbers(*a, *b, |a, b| a - b, Interval::subtract)?,
            Op::Multiply(a, b) => self.numbers(*a, *b, |a, b| a * b, Interval::multiply)?,
            Op::Divide(a, b) => {
                let divisor = self.value(*b)?;
                if divisor == Reading::Number(0.0) {
                    return Err(Fault { place, message: Text::new("division by zero", "división entre cero") });
                }
                self.numbers(*a, *b, |a, b| a / b, Interval::divide)?
            }
            Op::Power(a, power) => self.numbers1(*a, |a| a.powi(*power), |a| a.power(*power))?,
            Op::PowerReal(a, b) => self.numbers(*a, *b, f64::powf, |_, _| Interval::ALL)?,
            Op::Compare(comparison, a, b) => self.compare(*comparison, *a, *b)?,
            Op::Same(a, b) => match (self.value(*a)?, self.value(*b)?) {
                (Reading::Unknown(a), b) => unsure(join(a.gaps, gaps_of(b))),
                (a, Reading::Unknown(b)) => unsure(join(gaps_of(a), b.gaps)),
                (a, b) => Reading::Truth(a == b),
            },
            Op::Not(a) => match self.value(*a)? {
                Reading::Truth(truth) => Reading::Truth(!truth),
                other => other,
            },
            Op::And(a, b) => self.logic(*a, *b, false)?,
            Op::Or(a, b) => self.logic(*a, *b, true)?,
            Op::Choose(condition, then, otherwise) => self.choose(*condition, *then, *otherwise)?,
            Op::Call(function, arguments, conversion) => self.call(function, arguments, conversion, place)?,
            Op::Fold { fold, table, depth, filters, body } => {
                self.fold(*fold, *table, usize::from(*depth), filters, *body, place)?
            }
        })
    }

    /// The value of a condition; where bounds leave it open although no fact could change it, what it always is.
    ///
    /// # Errors
    /// As [`Run::value`].
    pub fn condition(&mut self, id: NodeId) -> Result<Reading, Fault> {
        let value = self.value(id)?;
        let Reading::Unknown(unknown) = &value else { return Ok(value) };
        let mut apart = Run::new(self.graph, self.schema, self.facts, self.assumptions);
        Ok(super::decide::decide(&mut apart, id, &unknown.gaps).map_or(value, Reading::Truth))
    }

    /// The value of a node where some facts are held to lie within ranges.
    pub(super) fn within(&mut self, ranges: Ranges, id: NodeId) -> Result<Reading, Fault> {
        self.narrowed = ranges;
        self.memo.fill(None);
        self.operations = 0;
        self.value(id)
    }

    /// Least and greatest possible value of a fact.
    pub(super) fn range(&self, fact: &FactRef) -> Interval {
        let (FactRef::Scalar(field) | FactRef::Item(field, _) | FactRef::Column(_, field, _)) = fact;
        let (low, high) = self.schema.range(*field);
        Interval { low, high }
    }

    fn fact(&mut self, fact: &FactRef) -> Reading {
        let (record, plain) = match fact {
            FactRef::Scalar(_) | FactRef::Item(..) => (None, fact.clone()),
            // How many folds stand around it does not make it another fact.
            FactRef::Column(table, field, depth) => {
                let record = self.records.get(usize::from(*depth)).copied();
                (record, FactRef::Column(*table, *field, 0))
            }
        };
        let value = match self.facts.fact(fact, record.unwrap_or_default()) {
            Fact::Number(value) => Reading::Number(value),
            Fact::Truth(truth) => Reading::Truth(truth),
            Fact::Word(word) => Reading::Word(word.into()),
            Fact::Missing => {
                let same = self.narrowed.iter().find(|(fact, of, _)| *fact == plain && *of == record);
                let range = same.map_or_else(|| self.range(&plain), |(_, _, range)| *range);
                return unknown(range, vec![Gap::Fact(plain, record)]);
            }
        };
        self.read.insert((plain, record));
        value
    }

    fn numbers1(
        &mut self,
        a: NodeId,
        exact: impl Fn(f64) -> f64,
        bounds: impl Fn(Interval) -> Interval,
    ) -> Result<Reading, Fault> {
        Ok(match self.value(a)? {
            Reading::Number(a) => Reading::Number(exact(a)),
            other => {
                let (interval, gaps) = bounded(other);
                unknown(bounds(interval), gaps)
            }
        })
    }

    fn numbers(
        &mut self,
        a: NodeId,
        b: NodeId,
        exact: impl Fn(f64, f64) -> f64,
        bounds: impl Fn(Interval, Interval) -> Interval,
    ) -> Result<Reading, Fault> {
        Ok(match (self.value(a)?, self.value(b)?) {
            (Reading::Number(a), Reading::Number(b)) => Reading::Number(exact(a, b)),
            (a, b) => {
                let ((a, first), (b, second)) = (bounded(a), bounded(b));
                unknown(bounds(a, b), join(first, second))
            }
        })
    }

    fn compare(&mut self, comparison: Comparison, a: NodeId, b: NodeId) -> Result<Reading, Fault> {
        Ok(match (self.value(a)?, self.value(b)?) {
            (Reading::Number(a), Reading::Number(b)) => Reading::Truth(comparison.holds(a, b)),
            (a, b) => {
                let ((a, first), (b, second)) = (bounded(a), bounded(b));
                match a.compare(comparison, b) {
                    Some(truth) => Reading::Truth(truth),
                    None => unsure(join(first, second)),
                }
            }
        })
    }

    /// `&&` is decided by a false, `||` by a true; an unknown that cannot change the outcome is not asked for.
    fn logic(&mut self, a: NodeId, b: NodeId, decisive: bool) -> Result<Reading, Fault> {
        let first = self.value(a)?;
        if first == Reading::Truth(decisive) {
            return Ok(first);
        }
        let second = match (&first, self.value(b)) {
            (_, Ok(second)) => second,
            (Reading::Unknown(_), Err(_)) => return Ok(first),
            (_, Err(fault)) => return Err(fault),
        };
        Ok(match (first, second) {
            (_, Reading::Truth(truth)) if truth == decisive => Reading::Truth(truth),
            (Reading::Unknown(a), Reading::Unknown(b)) => unsure(join(a.gaps, b.gaps)),
            (Reading::Unknown(a), _) => unsure(a.gaps),
            (_, second) => second,
        })
    }

    fn choose(&mut self, condition: NodeId, then: NodeId, otherwise: NodeId) -> Result<Reading, Fault> {
        let gaps = match self.value(condition)? {
            Reading::Truth(true) => return self.value(then),
            Reading::Truth(false) => return self.value(otherwise),
            other => gaps_of(other),
        };
        // A branch that has no value may not be the one that counts once the condition is known.
        let (a, b) = match (self.value(then), self.value(otherwise)) {
            (Ok(a), Ok(b)) => (a, b),
            (Ok(only), Err(_)) | (Err(_), Ok(only)) => return Ok(unsure(join(gaps, gaps_of(only)))),
            (Err(fault), Err(_)) => return Err(fault),
        };
        if a == b && !matches!(a, Reading::Unknown(_)) {
            return Ok(a);
        }
        let words = |reading: &Reading| matches!(reading, Reading::Word(_) | Reading::Truth(_));
        if words(&a) || words(&b) {
            return Ok(unsure(join(gaps, join(gaps_of(a), gaps_of(b)))));
        }
        let ((a, first), (b, second)) = (bounded(a), bounded(b));
        Ok(unknown(a.hull(b), join(gaps, join(first, second))))
    }

    fn call(
        &mut self,
        function: &'static Function,
        arguments: &[NodeId],
        conversion: &Conversion,
        place: Place,
    ) -> Result<Reading, Fault> {
        let readings = arguments.iter().map(|argument| self.value(*argument)).collect::<Result<Vec<_>, _>>()?;
        super::call::call(function, &readings, conversion).map_err(|message| Fault { place, message })
    }
}

pub(super) fn unknown(bounds: Interval, gaps: Gaps) -> Reading {
    match bounds.single() {
        Some(value) => Reading::Number(value),
        None => Reading::Unknown(Unknown { bounds, gaps }),
    }
}

pub(super) fn unsure(gaps: Gaps) -> Reading {
    Reading::Unknown(Unknown { bounds: Interval::ALL, gaps })
}

pub(super) fn bounded(reading: Reading) -> (Interval, Gaps) {
    match reading {
        Reading::Number(value) => (Interval::point(value), Vec::new()),
        Reading::Unknown(unknown) => (unknown.bounds, unknown.gaps),
        Reading::Truth(_) | Reading::Word(_) => (Interval::ALL, Vec::new()),
    }
}

pub(super) fn gaps_of(reading: Reading) -> Gaps {
    match reading {
        Reading::Unknown(unknown) => unknown.gaps,
        _ => Vec::new(),
    }
}

pub(super) fn join(mut first: Gaps, second: Gaps) -> Gaps {
    for gap in second {
        if !first.contains(&gap) {
            first.push(gap);
        }
    }
    first
}
