//! A plant of which everything is known: what it gives itself, and a random value for every other fact.

use std::cell::RefCell;
use std::collections::BTreeMap;

use auditlite::facility::Facility;
use auditlite::fields::FieldType;
use auditlite::script::{Fact, FactRef, Facts, Gap, TableId};

use crate::plant::number;
use crate::random::{Random, mix};
use crate::shipped::LIBRARY;

/// A fact of one plant, whatever the depth of the fold that reads it.
pub type Key = (FactRef, usize);

/// A random value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Number(f64),
    Truth(bool),
    Word(&'static str),
}

/// Which of the unknown facts are filled in.
#[derive(Clone)]
pub enum Fill {
    All,
    Only(Vec<Gap>),
}

/// A completed plant.
pub struct Row {
    base: Option<Facility>,
    seed: u64,
    fill: Fill,
    /// Values that are set by hand.
    pub set: BTreeMap<Key, Value>,
    /// Lists whose length is set by hand.
    pub lists: BTreeMap<TableId, usize>,
    filled: RefCell<BTreeMap<Key, Value>>,
}

impl Row {
    pub fn new(base: Option<&Facility>, seed: u64, fill: Fill) -> Self {
        let (set, lists, filled) = Default::default();
        Self { base: base.cloned(), seed, fill, set, lists, filled }
    }

    /// The facts that were filled in so far.
    pub fn filled(&self) -> BTreeMap<Key, Value> {
        self.filled.borrow().clone()
    }

    fn fills_fact(&self, key: &Key) -> bool {
        match &self.fill {
            Fill::All => true,
            Fill::Only(gaps) => gaps.iter().any(|gap| match gap {
                Gap::Fact(fact, record) => *key == (plain(fact), record.unwrap_or_default()),
                Gap::Table(table) => matches!(key.0, FactRef::Column(of, ..) if of == *table),
            }),
        }
    }
}

/// A fact without the depth at which it is read.
pub fn plain(fact: &FactRef) -> FactRef {
    match fact {
        FactRef::Column(table, field, _) => FactRef::Column(*table, *field, 0),
        other => other.clone(),
    }
}

/// A random value of a fact.
pub fn draw(fact: &FactRef, random: &mut Random) -> Option<Value> {
    let field = LIBRARY.fields.field_of(fact)?;
    Some(match &field.kind {
        FieldType::Quantity(_) => Value::Number(number(random, field.id, &[4.0, 8.0, 20.0])?),
        FieldType::Truth => Value::Truth(random.chance(0.5)),
        FieldType::Choice(words) => Value::Word(words.get_index(random.below(words.len()))?.0),
        FieldType::Text | FieldType::Date => return None,
    })
}

impl Facts for Row {
    fn fact(&self, fact: &FactRef, record: usize) -> Fact<'_> {
        let column = matches!(fact, FactRef::Column(..));
        let key = (plain(fact), if column { record } else { 0 });
        let known = self.base.as_ref().map_or(Fact::Missing, |base| base.fact(fact, record));
        let value = match self.set.get(&key) {
            Some(value) => value.clone(),
            None if known != Fact::Missing || !self.fills_fact(&key) => return known,
            None => {
                let hash = mix(self.seed ^ mix(number_of(&key.0)) ^ key.1 as u64);
                let Some(value) = draw(&key.0, &mut Random::new(hash)) else { return Fact::Missing };
                value
            }
        };
        self.filled.borrow_mut().insert(key, value.clone());
        match value {
            Value::Number(value) => Fact::Number(value),
            Value::Truth(truth) => Fact::Truth(truth),
            Value::Word(word) => Fact::Word(word),
        }
    }

    fn records(&self, table: TableId) -> Option<usize> {
        if let Some(count) = self.lists.get(&table) {
            return Some(*count);
        }
        let known = self.base.as_ref().and_then(|base| base.records(table));
        let fills = match &self.fill {
            Fill::All => true,
            Fill::Only(gaps) => gaps.contains(&Gap::Table(table)),
        };
        let random = || Random::new(mix(self.seed ^ mix(u64::from(table.0) + 7_000_000))).below(6);
        known.or_else(|| fills.then(random))
    }
}

fn number_of(fact: &FactRef) -> u64 {
    match fact {
        FactRef::Scalar(id) => u64::from(id.0),
        FactRef::Item(id, item) => {
            item.bytes().fold(u64::from(id.0) + 1_000_000, |hash, byte| mix(hash ^ u64::from(byte)))
        }
        FactRef::Column(table, id, _) => u64::from(id.0) + 2_000_000 + 10_000 * u64::from(table.0),
    }
}
