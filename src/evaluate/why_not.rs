//! Why a condition does not hold: the comparisons that decided, and how far they were from holding.

use std::collections::BTreeMap;

use super::judge::Judge;
use super::outcome::{Decider, Reason, Refusal, StepValue};
use crate::library::{Rule, RuleFormula};
use crate::script::syntax::Comparison;
use crate::script::{Kind, NodeId, Op, Printer, Reading, Run};
use crate::units::{Currency, Unit};

/// The refusal of a rule whose condition is false.
pub(super) fn refusal(judge: &Judge<'_>, rule: &Rule, formula: &RuleFormula, run: &mut Run<'_>) -> Refusal {
    let shapes = rule.shapes();
    let printer = Printer::new(&formula.graph, &*judge.library.fields, &shapes, BTreeMap::new());
    let mut search = Search { judge, formula, printer, facts: Vec::new() };
    search.visit(formula.condition, false, run, 0);
    let condition = formula.printed(rule, &judge.library.fields).condition.clone();
    Refusal { reason: Reason::Condition, condition, facts: search.facts }
}

struct Search<'a, 'l> {
    judge: &'a Judge<'l>,
    formula: &'a RuleFormula,
    printer: Printer<'a>,
    facts: Vec<Decider>,
}

impl Search<'_, '_> {
    /// Looks below a node that is `found`, but would have had to be the opposite.
    fn visit(&mut self, id: NodeId, found: bool, run: &mut Run<'_>, depth: usize) {
        let Some(node) = self.formula.graph.node(id).filter(|_| depth < 64) else { return };
        match &node.op {
            Op::And(a, b) | Op::Or(a, b) => {
                for part in [*a, *b] {
                    if run.value(part) == Ok(Reading::Truth(found)) {
                        self.visit(part, found, run, depth + 1);
                    }
                }
            }
            Op::Not(a) => self.visit(*a, !found, run, depth + 1),
            Op::Choose(condition, then, otherwise) => match run.value(*condition) {
                Ok(Reading::Truth(true)) => self.visit(*then, found, run, depth + 1),
                Ok(Reading::Truth(false)) => self.visit(*otherwise, found, run, depth + 1),
                _ => {}
            },
            Op::Compare(comparison, a, b) => {
                let needed = if found { comparison.opposite() } else { *comparison };
                self.comparison(*a, *b, needed, run);
            }
            Op::Same(a, b) => self.words(*a, *b, run),
            Op::Fact(_) => self.push(id, None, None, run),
            _ => self.push(id, None, None, run),
        }
    }

    /// A comparison: the side that reads facts against the side that does not.
    fn comparison(&mut self, a: NodeId, b: NodeId, needed: Comparison, run: &mut Run<'_>) {
        let reads = |node: NodeId| {
            !self.formula.graph.facts(&[node]).is_empty() || !self.formula.graph.tables(&[node]).is_empty()
        };
        let (fact, other, needed) = if reads(a) || !reads(b) { (a, b, needed) } else { (b, a, mirrored(needed)) };
        let threshold = match run.value(other) {
            Ok(Reading::Number(threshold)) => Some(threshold),
            _ => None,
        };
        self.push(fact, threshold, Some(needed), run);
    }

    fn words(&mut self, a: NodeId, b: NodeId, run: &mut Run<'_>) {
        let fact = if self.formula.graph.facts(&[a]).is_empty() { b } else { a };
        self.push(fact, None, None, run);
    }

    fn push(&mut self, id: NodeId, threshold: Option<f64>, needed: Option<Comparison>, run: &mut Run<'_>) {
        let Ok(reading) = run.value(id) else { return };
        let unit = self.unit(id);
        let value = match (&reading, &unit) {
            (Reading::Number(number), Some(unit)) => StepValue::Number(unit.from_canonical(*number), unit.clone()),
            (Reading::Truth(truth), _) => StepValue::Truth(*truth),
            (Reading::Word(word), _) => StepValue::Word(word.to_string()),
            _ => return,
        };
        let threshold = threshold.zip(unit).map(|(threshold, unit)| unit.from_canonical(threshold));
        let path = self.printer.value(id);
        let decider = Decider { path, value, threshold, needed: needed.map(Comparison::operator) };
        if !self.facts.contains(&decider) {
            self.facts.push(decider);
        }
    }

    /// The unit of a fact where the node is one, otherwise the unit of the trade.
    fn unit(&self, id: NodeId) -> Option<Unit> {
        let node = self.formula.graph.node(id)?;
        let currency = self.judge.facility.currency;
        if let Op::Fact(fact) = &node.op {
            return self.judge.library.fields.unit_of(fact).map(|unit| unit.in_currency(currency));
        }
        match &node.kind {
            Kind::Number(dimension) => {
                Some(Unit::preferred(dimension.with_currency_replaced(Currency::PLANT, currency)))
            }
            _ => None,
        }
    }
}

fn mirrored(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::LessOrEqual => Comparison::GreaterOrEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterOrEqual => Comparison::LessOrEqual,
        same => same,
    }
}
