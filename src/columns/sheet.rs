//! The steps of all rules in one order, each worked out once however many rules share it.

use foldhash::fast::FixedState;
use indexmap::{IndexMap, IndexSet};

use super::call::Call;
use super::kernel::{self, View};
use super::step::{Axis, Binary, Joining, Key, Order, Step, Unary};
use super::words::Words;
use crate::script::{FactRef, FieldId, TableId};
use crate::units::Unit;

/// The steps, and what they read.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    steps: IndexSet<Step, FixedState>,
    axes: Vec<Axis>,
    calls: Vec<Call>,
    pub(super) facts: IndexSet<FactRef, FixedState>,
    pub(super) lists: IndexMap<TableId, IndexSet<FieldId>>,
    /// Rule and position of each assumption that differs from row to row.
    pub(super) assumptions: IndexSet<(usize, usize)>,
    pub(super) words: Words,
}

impl Sheet {
    pub(super) fn step(&self, key: Key) -> Option<Step> {
        self.steps.get_index(key.0).copied()
    }

    pub(super) fn axis(&self, key: Key) -> Axis {
        self.axes.get(key.0).copied().unwrap_or(Axis::Same)
    }

    pub(super) fn call_at(&self, index: usize) -> Option<&Call> {
        self.calls.get(index)
    }

    /// The number of a step that is the same everywhere.
    pub(super) fn number_of(&self, key: Key) -> Option<f64> {
        match self.step(key)? {
            Step::Number(bits) => Some(f64::from_bits(bits)),
            _ => None,
        }
    }

    /// How many steps there are.
    pub(super) fn len(&self) -> usize {
        self.steps.len()
    }

    /// A column of the table, by its number.
    pub(super) fn input(&mut self, column: usize) -> Key {
        self.push(Step::Fact(column), Axis::Row)
    }

    /// The columns of the table that a step rests on, in order.
    pub(super) fn inputs_of(&self, key: Key) -> Vec<usize> {
        let column = |key: Key| match self.step(key) {
            Some(Step::Fact(column)) => Some(column),
            _ => None,
        };
        let mut columns: Vec<usize> = self.reachable(&[key]).into_iter().filter_map(column).collect();
        columns.sort_unstable();
        columns
    }

    fn push(&mut self, step: Step, axis: Axis) -> Key {
        let (index, new) = self.steps.insert_full(step);
        if new {
            self.axes.push(axis);
        }
        Key(index)
    }

    pub(super) fn number(&mut self, value: f64) -> Key {
        self.push(Step::Number(value.to_bits()), Axis::Same)
    }

    pub(super) fn truth(&mut self, truth: bool) -> Key {
        self.number(if truth { 1.0 } else { 0.0 })
    }

    pub(super) fn word(&mut self, word: &str) -> Key {
        let code = self.words.add(word);
        self.number(code)
    }

    pub(super) fn fact(&mut self, fact: &FactRef) -> Key {
        if let FactRef::Column(table, field, _) = fact {
            let entry = self.lists.entry(*table);
            let list = entry.index();
            let column = entry.or_default().insert_full(*field).0;
            return self.push(Step::Column(list, column), Axis::Record(list));
        }
        let (index, _) = self.facts.insert_full(fact.clone());
        self.push(Step::Fact(index), Axis::Row)
    }

    pub(super) fn assumption(&mut self, rule: usize, position: usize) -> Key {
        let (index, _) = self.assumptions.insert_full((rule, position));
        self.push(Step::Assumption(index), Axis::Row)
    }

    pub(super) fn unary(&mut self, operation: Unary, a: Key) -> Key {
        if let Some(a) = self.number_of(a) {
            return self.worked_out(|out| kernel::unary(operation, View::One(a), out));
        }
        let axis = self.axis(a);
        self.push(Step::Unary(operation, a), axis)
    }

    pub(super) fn binary(&mut self, operation: Binary, a: Key, b: Key) -> Key {
        if let (Some(a), Some(b)) = (self.number_of(a), self.number_of(b)) {
            return self.worked_out(|out| kernel::binary(operation, View::One(a), View::One(b), out));
        }
        let (mut operands, axis) = ([a, b], self.meet(&[a, b]));
        self.align(&mut operands, axis);
        let [a, b] = operands;
        self.push(Step::Binary(operation, a, b), axis)
    }

    pub(super) fn choose(&mut self, condition: Key, a: Key, b: Key) -> Key {
        match self.number_of(condition) {
            Some(1.0) => return a,
            Some(0.0) => return b,
            _ => {}
        }
        let (mut operands, axis) = ([condition, a, b], self.meet(&[condition, a, b]));
        self.align(&mut operands, axis);
        let [condition, a, b] = operands;
        self.push(Step::Choose(condition, a, b), axis)
    }

    /// A canonical number in a unit.
    pub(super) fn in_unit(&mut self, unit: &Unit, canonical: Key) -> Key {
        self.unary(Unary::InUnit(unit.parts().into()), canonical)
    }

    /// A number of a unit in canonical units.
    pub(super) fn canonical(&mut self, unit: &Unit, value: Key) -> Key {
        self.unary(Unary::Canonical(unit.parts().into()), value)
    }

    /// The position of a word among these; no number where it is none of them.
    pub(super) fn position(&mut self, word: Key, among: &[&str]) -> Key {
        let mut position = self.number(f64::NAN);
        for (index, known) in (0_u32..).zip(among) {
            let code = self.word(known);
            let same = self.binary(Binary::Compare(Order::Equal), word, code);
            let index = self.number(f64::from(index));
            position = self.choose(same, index, position);
        }
        position
    }

    /// A call; one of the same function with the same arguments is the same step.
    pub(super) fn call(&mut self, mut call: Call) -> Key {
        let axis = self.meet(&call.arguments);
        if axis == Axis::Same {
            let values: Vec<f64> = call.arguments.iter().filter_map(|argument| self.number_of(*argument)).collect();
            let value = call.value(&self.words, &values);
            return self.number(value);
        }
        self.align(&mut call.arguments, axis);
        let known = self.calls.iter().position(|known| *known == call);
        let index = known.unwrap_or_else(|| {
            self.calls.push(call);
            self.calls.len() - 1
        });
        self.push(Step::Call(index), axis)
    }

    /// The values of the records of a list joined, each where it counts.
    pub(super) fn join(&mut self, joining: Joining, table: TableId, passes: Option<Key>, value: Key) -> Key {
        let entry = self.lists.entry(table);
        let list = entry.index();
        entry.or_default();
        let counted = match (joining, passes) {
            (Joining::Sum | Joining::Any, Some(passes)) if self.axis(passes) == Axis::Record(list) => {
                if self.number_of(value).is_some_and(|value| value.to_bits() == 1.0_f64.to_bits()) {
                    // A count: a truth is 1 already.
                    return self.push(Step::Join(joining, list, None, passes), Axis::Row);
                }
                let mut value = [value];
                self.align(&mut value, Axis::Record(list));
                return self.push(Step::Join(joining, list, Some(passes), value[0]), Axis::Row);
            }
            (Joining::Sum | Joining::Any, Some(passes)) => self.binary(Binary::And, passes, value),
            (Joining::Sum | Joining::Any | Joining::All, None) => value,
            (Joining::All, Some(passes)) => {
                let fails = self.unary(Unary::Not, passes);
                self.binary(Binary::Or, fails, value)
            }
            (Joining::Least | Joining::Greatest, passes) => {
                let known = self.unary(Unary::Known, value);
                let never = self.number(if joining == Joining::Least { f64::INFINITY } else { f64::NEG_INFINITY });
                passes.map_or(known, |passes| self.choose(passes, known, never))
            }
        };
        let mut counted = [counted];
        self.align(&mut counted, Axis::Record(list));
        self.push(Step::Join(joining, list, None, counted[0]), Axis::Row)
    }

    /// The axis of what rests on these; they lie on one list at most.
    fn meet(&self, keys: &[Key]) -> Axis {
        keys.iter().map(|key| self.axis(*key)).fold(Axis::Same, |axis, next| match (axis, next) {
            (record @ Axis::Record(_), _) | (_, record @ Axis::Record(_)) => record,
            (Axis::Row, _) | (_, Axis::Row) => Axis::Row,
            _ => Axis::Same,
        })
    }

    /// Brings values of plants to their records where records are worked with.
    fn align(&mut self, keys: &mut [Key], axis: Axis) {
        let Axis::Record(list) = axis else { return };
        for key in keys {
            if self.axis(*key) == Axis::Row {
                *key = self.push(Step::Spread(list, *key), axis);
            }
        }
    }

    fn worked_out(&mut self, work: impl FnOnce(&mut [f64])) -> Key {
        let mut out = [f64::NAN];
        work(&mut out);
        self.number(out[0])
    }

    /// The steps that a step uses.
    pub(super) fn below(&self, key: Key) -> Vec<Key> {
        match self.step(key) {
            None | Some(Step::Number(_) | Step::Fact(_) | Step::Assumption(_) | Step::Column(..)) => Vec::new(),
            Some(Step::Unary(_, a) | Step::Spread(_, a) | Step::Join(_, _, None, a)) => vec![a],
            Some(Step::Binary(_, a, b) | Step::Join(_, _, Some(a), b)) => vec![a, b],
            Some(Step::Choose(a, b, c)) => vec![a, b, c],
            Some(Step::Call(index)) => self.call_at(index).map(|call| call.arguments.clone()).unwrap_or_default(),
        }
    }

    /// Every step that these use, and they themselves, each after those that it uses.
    pub(super) fn reachable(&self, from: &[Key]) -> Vec<Key> {
        let mut seen = vec![false; self.steps.len()];
        let mut open = from.to_vec();
        while let Some(key) = open.pop() {
            if let Some(mark) = seen.get_mut(key.0)
                && !std::mem::replace(mark, true)
            {
                open.extend(self.below(key));
            }
        }
        seen.iter().enumerate().filter_map(|(index, seen)| seen.then_some(Key(index))).collect()
    }
}
