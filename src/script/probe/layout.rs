//! Which facts the made-up plants have, and one such plant.

use std::sync::Arc;

use super::super::formula::{FactRef, Graph, Kind, NodeId, Op};
use super::super::run::{Fact, Facts};
use super::super::schema::{FieldId, TableId};

/// What kind of value a fact has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A number in canonical units.
    Number,
    /// 1 is true, 0 false.
    Truth,
    /// The position of a word among the words of the layout.
    Word,
}

/// The facts that the made-up plants have.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    scalars: Vec<(FactRef, Shape)>,
    tables: Vec<(TableId, Vec<(FieldId, Shape)>)>,
    words: Vec<Arc<str>>,
}

impl Layout {
    /// Adds the facts that some nodes of a graph read, and the words that they name.
    pub fn add(&mut self, graph: &Graph, from: &[NodeId]) {
        for id in graph.reachable(from) {
            let Some(node) = graph.node(id) else { continue };
            let shape = match node.kind {
                Kind::Number(_) => Shape::Number,
                Kind::Word(_) => Shape::Word,
                Kind::Truth | Kind::Broken => Shape::Truth,
            };
            match &node.op {
                Op::Word(word) => {
                    self.word(word);
                }
                Op::Fact(FactRef::Column(table, field, _)) => self.declare(*table, Some((*field, shape))),
                Op::Fact(fact) if self.scalar(fact).is_none() => self.scalars.push((fact.clone(), shape)),
                Op::Fold { table, .. } => self.declare(*table, None),
                _ => {}
            }
        }
    }

    fn declare(&mut self, table: TableId, column: Option<(FieldId, Shape)>) {
        if self.table(table).is_none() {
            self.tables.push((table, Vec::new()));
        }
        if let Some(column) = column
            && let Some((_, columns)) = self.tables.iter_mut().find(|(known, _)| *known == table)
            && !columns.contains(&column)
        {
            columns.push(column);
        }
    }

    /// The number that stands for a word.
    pub fn word(&mut self, word: &str) -> f64 {
        let index = self.words.iter().position(|known| **known == *word).unwrap_or_else(|| {
            self.words.push(word.into());
            self.words.len() - 1
        });
        index_as_number(index)
    }

    /// The number that stands for a word, if the layout has it.
    pub(super) fn code(&self, word: &str) -> Option<f64> {
        self.words.iter().position(|known| **known == *word).map(index_as_number)
    }

    /// The word that a number stands for.
    pub fn spelled(&self, code: f64) -> Option<&Arc<str>> {
        self.words.iter().enumerate().find(|(index, _)| (index_as_number(*index) - code).abs() < 0.5).map(|(_, w)| w)
    }

    /// The facts of sections and items, in order.
    pub fn scalars(&self) -> &[(FactRef, Shape)] {
        &self.scalars
    }

    /// The lists with their columns, in order.
    pub fn tables(&self) -> &[(TableId, Vec<(FieldId, Shape)>)] {
        &self.tables
    }

    pub(super) fn scalar(&self, fact: &FactRef) -> Option<usize> {
        self.scalars.iter().position(|(known, _)| known == fact)
    }

    pub(super) fn column(&self, table: TableId, field: FieldId) -> Option<(usize, usize)> {
        let table = self.table(table)?;
        let (_, columns) = self.tables.get(table)?;
        Some((table, columns.iter().position(|(known, _)| *known == field)?))
    }

    pub(super) fn table(&self, table: TableId) -> Option<usize> {
        self.tables.iter().position(|(known, _)| *known == table)
    }
}

fn index_as_number(index: usize) -> f64 {
    f64::from(u32::try_from(index).unwrap_or(u32::MAX))
}

/// One made-up plant, with values of the assumptions.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sample {
    /// The facts of sections and items, as the layout orders them.
    pub scalars: Vec<f64>,
    /// The records of each list, each with its columns.
    pub tables: Vec<Vec<Vec<f64>>>,
    /// The assumptions.
    pub assumptions: Vec<f64>,
}

/// A sample as the facts of a plant.
#[derive(Debug, Clone, Copy)]
pub struct MadeUp<'a> {
    /// Which facts it has.
    pub layout: &'a Layout,
    /// Their values.
    pub sample: &'a Sample,
}

impl Facts for MadeUp<'_> {
    fn fact(&self, fact: &FactRef, record: usize) -> Fact<'_> {
        let found = match fact {
            FactRef::Column(table, field, _) => self.layout.table(*table).and_then(|table| {
                let (_, columns) = self.layout.tables.get(table)?;
                let column = columns.iter().position(|(known, _)| known == field)?;
                let value = *self.sample.tables.get(table)?.get(record)?.get(column)?;
                Some((value, columns.get(column)?.1))
            }),
            scalar => self
                .layout
                .scalar(scalar)
                .and_then(|index| Some((*self.sample.scalars.get(index)?, self.layout.scalars.get(index)?.1))),
        };
        match found {
            Some((value, _)) if value.is_nan() => Fact::Missing,
            Some((value, Shape::Number)) => Fact::Number(value),
            Some((value, Shape::Truth)) => Fact::Truth(value > 0.5),
            Some((value, Shape::Word)) => self.layout.spelled(value).map_or(Fact::Missing, |word| Fact::Word(word)),
            None => Fact::Missing,
        }
    }

    fn records(&self, table: TableId) -> Option<usize> {
        self.sample.tables.get(self.layout.table(table)?).map(Vec::len)
    }
}
