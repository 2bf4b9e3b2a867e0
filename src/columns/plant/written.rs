//! The formulas of a plant written out in plain operations, for who works them out without this program: a page, a sheet.
//!
//! What rests on no column is worked out and stands as a number. A function of the table (steam tables and the like) has
//! no plain operation: the columns that its arguments rest on are held at their central values, and are named.

use std::collections::{BTreeMap, BTreeSet};

use super::{PlantSheet, Unsure, Wanted};
use crate::columns::kernel::{self, View};
use crate::columns::step::{Binary, Key, Order, Step, Unary};

/// A step in plain operations; operands are positions of earlier steps.
#[derive(Debug, Clone, PartialEq)]
pub enum PlainStep {
    /// A number.
    Number(f64),
    /// A column, by its number.
    Column(usize),
    /// An operation on one value: `neg`, `not`, `abs`, `sqrt`.
    One(&'static str, usize),
    /// An operation on two: `+`, `-`, `*`, `/`, `**`, a comparison, `and`, `or`, `min`, `max`. Truths are 1 and 0.
    Two(&'static str, usize, usize),
    /// `if`: the second where the first is 1, else the third.
    Three(&'static str, usize, usize, usize),
}

/// Values of a plant's formulas written out.
#[derive(Debug, Clone, PartialEq)]
pub struct PlainSteps {
    /// The steps, each after those that it uses.
    pub steps: Vec<PlainStep>,
    /// The columns that are held at their central values.
    pub held: BTreeSet<usize>,
    at: BTreeMap<usize, usize>,
}

impl PlainSteps {
    /// The position of a value that was asked for.
    pub fn of(&self, wanted: Wanted) -> Option<usize> {
        self.at.get(&wanted.0).copied()
    }
}

impl<U: Unsure> PlantSheet<'_, U> {
    /// Some values written out in plain operations; `central` are the values of the columns, by their numbers, and the
    /// columns of `held` stay at them. None where a step has no plain form.
    pub fn plain(&self, wanted: &[Wanted], central: &[f64], held: &BTreeSet<usize>) -> Option<PlainSteps> {
        let keys = wanted.iter().map(|wanted| self.wanted.get(wanted.0).copied()).collect::<Option<Vec<Key>>>()?;
        let reachable = self.sheet.reachable(&keys);
        let mut values = BTreeMap::new();
        let mut held = held.clone();
        for key in &reachable {
            let value = self.central(*key, central, &values)?;
            values.insert(*key, value);
            if let Some(Step::Call(_)) = self.sheet.step(*key) {
                held.extend(self.sheet.inputs_of(*key));
            }
        }
        let mut writing =
            Writing { sheet: self, held: &held, values: &values, steps: Vec::new(), known: BTreeMap::new() };
        let places = keys.iter().map(|key| writing.write(*key)).collect::<Option<Vec<_>>>()?;
        let (steps, places) = used(&writing.steps, &places);
        let at = wanted.iter().map(|wanted| wanted.0).zip(places).collect();
        Some(PlainSteps { steps, held, at })
    }

    /// The value of a step at the central values, from those of the steps that it uses.
    fn central(&self, key: Key, central: &[f64], values: &BTreeMap<Key, f64>) -> Option<f64> {
        let of = |key: Key| values.get(&key).copied();
        let mut out = [f64::NAN];
        Some(match self.sheet.step(key)? {
            Step::Number(bits) => f64::from_bits(bits),
            Step::Fact(column) => *central.get(column)?,
            Step::Unary(operation, a) => {
                kernel::unary(operation, View::One(of(a)?), &mut out);
                out[0]
            }
            Step::Binary(operation, a, b) => {
                kernel::binary(operation, View::One(of(a)?), View::One(of(b)?), &mut out);
                out[0]
            }
            Step::Choose(a, b, c) => {
                kernel::choose(View::One(of(a)?), View::One(of(b)?), View::One(of(c)?), &mut out);
                out[0]
            }
            Step::Call(index) => {
                let call = self.sheet.call_at(index)?;
                let arguments = call.arguments.iter().map(|key| of(*key)).collect::<Option<Vec<f64>>>()?;
                call.value(&self.sheet.words, &arguments)
            }
            Step::Assumption(_) | Step::Column(..) | Step::Spread(..) | Step::Join(..) => return None,
        })
    }
}

/// Steps in the making.
struct Writing<'s, 'a, U> {
    sheet: &'s PlantSheet<'a, U>,
    held: &'s BTreeSet<usize>,
    values: &'s BTreeMap<Key, f64>,
    steps: Vec<PlainStep>,
    known: BTreeMap<Key, usize>,
}

impl<U: Unsure> Writing<'_, '_, U> {
    fn write(&mut self, wanted: Key) -> Option<usize> {
        // In the order of the sheet every step stands after those that it uses, so nothing is called deeply.
        for key in self.sheet.sheet.reachable(&[wanted]) {
            if !self.known.contains_key(&key) {
                let at = self.one(key)?;
                self.known.insert(key, at);
            }
        }
        self.known.get(&wanted).copied()
    }

    fn one(&mut self, key: Key) -> Option<usize> {
        let step = self.sheet.sheet.step(key)?;
        let below = self.sheet.sheet.below(key);
        let places = below.iter().map(|key| self.known.get(key).copied()).collect::<Option<Vec<usize>>>()?;
        let fixed = places.iter().all(|at| matches!(self.steps.get(*at), Some(PlainStep::Number(_))));
        let column = match step {
            Step::Fact(column) => Some(column).filter(|column| !self.held.contains(column)),
            _ => None,
        };
        if let Some(column) = column {
            return Some(self.push(PlainStep::Column(column)));
        }
        if fixed {
            return Some(self.number(*self.values.get(&key)?));
        }
        let [a, b, c] = [0, 1, 2].map(|at| places.get(at).copied());
        Some(match step {
            Step::Unary(operation, _) => self.unary(operation, a?),
            Step::Binary(operation, ..) => self.push(PlainStep::Two(sign(operation), a?, b?)),
            Step::Choose(..) => self.push(PlainStep::Three("if", a?, b?, c?)),
            _ => return None,
        })
    }

    fn unary(&mut self, operation: Unary, a: usize) -> usize {
        match operation {
            Unary::Negate => self.push(PlainStep::One("neg", a)),
            Unary::Not => self.push(PlainStep::One("not", a)),
            Unary::Size => self.push(PlainStep::One("abs", a)),
            Unary::Root => self.push(PlainStep::One("sqrt", a)),
            // What has no value is no number in plain operations too.
            Unary::Known => a,
            Unary::Power(power) => {
                let power = self.number(f64::from(power));
                self.push(PlainStep::Two("**", a, power))
            }
            Unary::InUnit(scale) => {
                let [numerator, denominator, zero] = scale.parts();
                let a = self.with("*", a, denominator, 1.0);
                let a = self.with("/", a, numerator, 1.0);
                self.with("+", a, zero, 0.0)
            }
            Unary::Canonical(scale) => {
                let [numerator, denominator, zero] = scale.parts();
                let a = self.with("-", a, zero, 0.0);
                let a = self.with("*", a, numerator, 1.0);
                self.with("/", a, denominator, 1.0)
            }
        }
    }

    /// A value and a number, which may change nothing.
    #[expect(clippy::float_cmp, reason = "a number that changes nothing at all")]
    fn with(&mut self, sign: &'static str, a: usize, number: f64, neutral: f64) -> usize {
        if number == neutral {
            return a;
        }
        let number = self.number(number);
        self.push(PlainStep::Two(sign, a, number))
    }

    fn number(&mut self, value: f64) -> usize {
        self.push(PlainStep::Number(value))
    }

    fn push(&mut self, step: PlainStep) -> usize {
        self.steps.push(step);
        self.steps.len() - 1
    }
}

fn sign(operation: Binary) -> &'static str {
    match operation {
        Binary::Add => "+",
        Binary::Subtract => "-",
        Binary::Multiply => "*",
        Binary::Divide => "/",
        Binary::Power => "**",
        Binary::And => "and",
        Binary::Or => "or",
        Binary::Smaller => "min",
        Binary::Larger => "max",
        Binary::Compare(order) => match order {
            Order::Less => "<",
            Order::LessOrEqual => "<=",
            Order::Greater => ">",
            Order::GreaterOrEqual => ">=",
            Order::Equal => "==",
            Order::NotEqual => "!=",
        },
    }
}

/// The steps that the wanted ones use, equal ones once, and where those are now.
fn used(steps: &[PlainStep], wanted: &[usize]) -> (Vec<PlainStep>, Vec<usize>) {
    let mut needed = vec![false; steps.len()];
    for at in wanted {
        if let Some(mark) = needed.get_mut(*at) {
            *mark = true;
        }
    }
    for at in (0..steps.len()).rev() {
        if needed.get(at).copied().unwrap_or(false) {
            let (below, count) = operands(steps.get(at));
            for below in below.into_iter().take(count) {
                if let Some(mark) = needed.get_mut(below) {
                    *mark = true;
                }
            }
        }
    }
    let mut kept: Vec<PlainStep> = Vec::new();
    let mut numbers: BTreeMap<u64, usize> = BTreeMap::new();
    let mut moved = vec![0; steps.len()];
    for (at, step) in steps.iter().enumerate().filter(|(at, _)| needed.get(*at).copied().unwrap_or(false)) {
        let now = |at: &usize| moved.get(*at).copied().unwrap_or_default();
        let step = match step {
            PlainStep::One(sign, a) => PlainStep::One(sign, now(a)),
            PlainStep::Two(sign, a, b) => PlainStep::Two(sign, now(a), now(b)),
            PlainStep::Three(sign, a, b, c) => PlainStep::Three(sign, now(a), now(b), now(c)),
            other => other.clone(),
        };
        let known = match step {
            PlainStep::Number(value) => Some(*numbers.entry(value.to_bits()).or_insert(kept.len())),
            _ => None,
        };
        let place = known.unwrap_or(kept.len());
        if place == kept.len() {
            kept.push(step);
        }
        if let Some(slot) = moved.get_mut(at) {
            *slot = place;
        }
    }
    let places = wanted.iter().map(|at| moved.get(*at).copied().unwrap_or_default()).collect();
    (kept, places)
}

/// The steps that a step uses, and how many.
fn operands(step: Option<&PlainStep>) -> ([usize; 3], usize) {
    match step {
        Some(PlainStep::One(_, a)) => ([*a, 0, 0], 1),
        Some(PlainStep::Two(_, a, b)) => ([*a, *b, 0], 2),
        Some(PlainStep::Three(_, a, b, c)) => ([*a, *b, *c], 3),
        _ => ([0; 3], 0),
    }
}
