//! A program at one made-up plant.

use super::super::formula::{Conversion, Fold, NodeId, Op, children};
use super::layout::Sample;
use super::program::{Program, Slot};
use crate::functions::{Argument, Function};

/// Which conditions were met as true and as false, and which branches were taken, over many samples.
#[derive(Debug, Clone)]
pub struct Seen(Vec<(bool, bool)>);

impl Seen {
    /// Whether a condition was met with this truth, or this branch of a choice taken.
    pub fn met(&self, node: NodeId, truth: bool) -> bool {
        self.0.get(node.index()).is_some_and(|(met_true, met_false)| if truth { *met_true } else { *met_false })
    }
}

/// Evaluates a program at one sample after the other.
#[derive(Debug)]
pub struct Point<'p> {
    program: &'p Program<'p>,
    values: Vec<f64>,
    records: Vec<usize>,
    reached: Vec<bool>,
    seen: Seen,
}

impl<'p> Point<'p> {
    /// Prepares to evaluate a program.
    pub fn new(program: &'p Program<'p>) -> Self {
        let size = program.graph.nodes().len();
        Self {
            program,
            values: vec![f64::NAN; size],
            records: Vec::new(),
            reached: vec![false; size],
            seen: Seen(vec![(false, false); size]),
        }
    }

    /// Works everything out at a sample.
    pub fn at(&mut self, sample: &Sample) {
        self.records.clear();
        let program = self.program;
        for id in &program.outer {
            let value = self.step(*id, sample);
            self.put(*id, value);
        }
    }

    /// The value of a node at the last sample; not a number where it has none.
    pub fn value(&self, node: NodeId) -> f64 {
        self.values.get(node.index()).copied().unwrap_or(f64::NAN)
    }

    /// Whether a condition held at the last sample.
    pub fn holds(&self, node: NodeId) -> bool {
        self.value(node) > 0.5
    }

    /// Notes which conditions and branches these nodes have met at the last sample.
    pub fn note(&mut self, roots: &[NodeId]) {
        self.reached.fill(false);
        for root in roots {
            self.reach(*root);
        }
        let program = self.program;
        for id in program.outer.iter().rev() {
            if self.reached.get(id.index()) == Some(&true) {
                self.meet(*id);
            }
        }
    }

    /// What was met so far.
    pub fn seen(&self) -> &Seen {
        &self.seen
    }

    fn reach(&mut self, node: NodeId) {
        if let Some(mark) = self.reached.get_mut(node.index()) {
            *mark = true;
        }
    }

    /// Notes what a node that was reached has met, and reaches what it used.
    fn meet(&mut self, node: NodeId) {
        let Some(found) = self.program.graph.node(node) else { return };
        let mut met = self.value(node);
        match &found.op {
            Op::Choose(condition, then, otherwise) => {
                met = self.value(*condition);
                self.reach(*condition);
                self.reach(if met > 0.5 { *then } else { *otherwise });
            }
            Op::And(a, b) | Op::Or(a, b) => {
                let decisive = matches!(found.op, Op::Or(..));
                self.reach(*a);
                if self.holds(*a) != decisive {
                    self.reach(*b);
                }
            }
            other => {
                for child in children(other) {
                    self.reach(child);
                }
            }
        }
        if !met.is_nan()
            && let Some(marks) = self.seen.0.get_mut(node.index())
        {
            marks.0 |= met > 0.5;
            marks.1 |= met <= 0.5;
        }
    }

    fn put(&mut self, node: NodeId, value: f64) {
        if let Some(slot) = self.values.get_mut(node.index()) {
            *slot = if value.is_finite() { value } else { f64::NAN };
        }
    }

    fn step(&mut self, id: NodeId, sample: &Sample) -> f64 {
        let program = self.program;
        let Some(node) = program.graph.node(id) else { return f64::NAN };
        let both = |a: &NodeId, b: &NodeId| (self.value(*a), self.value(*b));
        match &node.op {
            Op::Number(value, _) => *value,
            Op::Truth(truth) => number(*truth),
            Op::Word(_) | Op::Fact(_) => self.leaf(program.slot(id), sample),
            Op::Assumption(index) => sample.assumptions.get(*index as usize).copied().unwrap_or(f64::NAN),
            Op::Negate(a) => -self.value(*a),
            Op::Add(a, b) => self.value(*a) + self.value(*b),
            Op::Subtract(a, b) => self.value(*a) - self.value(*b),
            Op::Multiply(a, b) => self.value(*a) * self.value(*b),
            // Division by zero gives no finite number, which is a fault like any other.
            Op::Divide(a, b) => self.value(*a) / self.value(*b),
            Op::Power(a, power) => self.value(*a).powi(*power),
            Op::PowerReal(a, b) => self.value(*a).powf(self.value(*b)),
            Op::Compare(comparison, a, b) => {
                let (a, b) = both(a, b);
                if a.is_nan() || b.is_nan() { f64::NAN } else { number(comparison.holds(a, b)) }
            }
            Op::Same(a, b) => {
                let (a, b) = both(a, b);
                if a.is_nan() || b.is_nan() { f64::NAN } else { number((a - b).abs() < 0.5) }
            }
            Op::Not(a) => 1.0 - self.value(*a),
            // A decisive truth beside something unknown decides.
            Op::And(a, b) => match both(a, b) {
                (a, b) if a < 0.5 || b < 0.5 => 0.0,
                (a, b) => a * b,
            },
            Op::Or(a, b) => match both(a, b) {
                (a, b) if a > 0.5 || b > 0.5 => 1.0,
                (a, b) => a + b,
            },
            Op::Choose(condition, then, otherwise) => match self.value(*condition) {
                condition if condition.is_nan() => f64::NAN,
                condition if condition > 0.5 => self.value(*then),
                _ => self.value(*otherwise),
            },
            Op::Call(function, arguments, conversion) => self.call(function, arguments, conversion),
            Op::Fold { fold, depth, filters, body, .. } => {
                self.fold(id, *fold, usize::from(*depth), filters, *body, sample)
            }
        }
    }

    fn leaf(&self, slot: Slot, sample: &Sample) -> f64 {
        let found = match slot {
            Slot::Word(code) => Some(code),
            Slot::Scalar(index) => sample.scalars.get(index).copied(),
            Slot::Column(table, column, depth) => {
                self.records.get(depth).and_then(|record| sample.tables.get(table)?.get(*record)?.get(column).copied())
            }
            Slot::Table(_) | Slot::None => None,
        };
        found.unwrap_or(f64::NAN)
    }

    fn call(&self, function: &Function, arguments: &[NodeId], conversion: &Conversion) -> f64 {
        let mut given = Vec::with_capacity(arguments.len());
        for (index, id) in arguments.iter().enumerate() {
            let value = self.value(*id);
            if value.is_nan() {
                return f64::NAN;
            }
            let word = matches!(self.program.graph.kind(*id), super::super::formula::Kind::Word(_));
            given.push(match (word, conversion.arguments.get(index)) {
                (true, _) => match self.program.layout.spelled(value) {
                    Some(word) => Argument::Word(word),
                    None => return f64::NAN,
                },
                (false, Some(Some(unit))) => Argument::Number(unit.from_canonical(value)),
                (false, _) => Argument::Number(value),
            });
        }
        match function.evaluate(&given) {
            Ok(value) => conversion.result.as_ref().map_or(value, |unit| unit.to_canonical(value)),
            Err(_) => f64::NAN,
        }
    }

    fn fold(
        &mut self,
        id: NodeId,
        fold: Fold,
        depth: usize,
        filters: &[NodeId],
        body: Option<NodeId>,
        sample: &Sample,
    ) -> f64 {
        let program = self.program;
        let Slot::Table(table) = program.slot(id) else { return f64::NAN };
        let Some(count) = sample.tables.get(table).map(Vec::len) else { return f64::NAN };
        let mut total = match fold {
            Fold::Sum | Fold::Count | Fold::Any => 0.0,
            Fold::All => 1.0,
            Fold::Least | Fold::Greatest => f64::NAN,
        };
        let mut first = true;
        for record in 0..count {
            self.records.truncate(depth);
            self.records.push(record);
            for inner in program.loops.get(&id).into_iter().flatten() {
                let value = self.step(*inner, sample);
                self.put(*inner, value);
                self.meet(*inner);
            }
            let mut passes = 1.0;
            for filter in filters {
                passes *= self.value(*filter);
            }
            if passes.is_nan() {
                total = f64::NAN;
                break;
            }
            if passes < 0.5 {
                continue;
            }
            let value = body.map_or(1.0, |body| self.value(body));
            total = match fold {
                Fold::Sum | Fold::Count => total + value,
                Fold::Any if value > 0.5 => 1.0,
                Fold::All if value < 0.5 => 0.0,
                Fold::Any | Fold::All if value.is_nan() => f64::NAN,
                Fold::Any | Fold::All => total,
                Fold::Least | Fold::Greatest if first || value.is_nan() => value,
                Fold::Least => total.min(value),
                Fold::Greatest => total.max(value),
            };
            first = false;
            let decided = (fold == Fold::Any && total > 0.5) || (fold == Fold::All && total < 0.5);
            if decided || (total.is_nan()) {
                break;
            }
        }
        self.records.truncate(depth);
        total
    }
}

fn number(truth: bool) -> f64 {
    if truth { 1.0 } else { 0.0 }
}
