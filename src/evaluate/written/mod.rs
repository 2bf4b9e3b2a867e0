//! A rule at one plant written out: each formula with the plant's numbers filled in.
//!
//! Reports do without it; it is made where somebody asks for the calculation of one measure.

mod fill;
mod records;

use std::collections::BTreeMap;

use self::fill::Filler;
pub use self::records::{RecordRow, WrittenList, record_name};
use super::judge::Judge;
use super::outcome::StepValue;
use super::overrides::assumption_values;
use crate::diagnostic::Lang;
use crate::facility::{Facility, Origin};
use crate::library::{Library, Rule, RuleBody, RuleFormula};
use crate::script::{FactRef, NodeId, Op, Printer, Reading, Run};

/// A rule at one plant written out.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// What its condition asks for, one after the other.
    pub condition: Vec<Part>,
    /// The lists that its condition looks at.
    pub condition_lists: Vec<WrittenList>,
    /// Its steps, those of the condition first, each once.
    pub steps: Vec<WrittenStep>,
    /// What it gives.
    pub gives: Vec<WrittenStep>,
    /// The facts that were read: those of the condition, and of the numbers unless it is false.
    pub read: Vec<(FactRef, Option<usize>)>,
}

/// A part of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its formula in print.
    pub formula: String,
    /// The same with the plant's numbers, where that says more.
    pub substituted: Option<String>,
    /// Whether it holds; unknown where facts are missing.
    pub holds: Option<bool>,
}

/// A step of a calculation, or what it gives.
#[derive(Debug, Clone)]
pub struct WrittenStep {
    /// Its name; what is given bears the name of its kind, such as `saves electricity`.
    pub name: String,
    /// Its formula in print.
    pub formula: String,
    /// The same with the plant's numbers, where that says more than the value.
    pub substituted: Option<String>,
    /// Its value.
    pub value: StepValue,
    /// The conditions that chose between branches, with whether each holds.
    pub branches: Vec<Part>,
    /// The lists that it adds up.
    pub lists: Vec<WrittenList>,
}

/// How a fact was worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation {
    /// The formula in print.
    pub formula: String,
    /// The same with the plant's numbers.
    pub substituted: Option<String>,
    /// The conditions that chose between branches.
    pub branches: Vec<Part>,
    /// The facts that went in.
    pub from: Vec<(FactRef, Option<usize>)>,
}

/// Writes a rule out at a plant; nothing is written of a rule that runs in the interpreter.
pub fn write_out(library: &Library, rule: &Rule, facility: &Facility, lang: Lang) -> Written {
    let RuleBody::Proved(formula) = &rule.body else { return Written::default() };
    let judge = Judge::new(library, facility);
    let values: Vec<f64> =
        assumption_values(rule, facility, judge.exchange).into_iter().map(|(value, _)| value).collect();
    let shapes = rule.shapes();
    let filler = Filler {
        fields: &library.fields,
        facility,
        graph: &formula.graph,
        assumptions: &rule.assumptions,
        values: &values,
        shapes: &shapes,
        names: formula.names(),
        record: None,
        lang,
    };
    let mut asked = filler.run();
    let nodes = match asked.condition(formula.condition) {
        Ok(Reading::Truth(false)) => conjuncts(formula, formula.condition),
        _ => formula.outputs(),
    };
    for node in nodes {
        // A node without value has read what it has read.
        let _ = asked.value(node);
    }
    let read = asked.read().cloned().collect();
    let mut run = filler.run();
    let mut from = formula.outputs();
    from.push(formula.condition);
    from.extend(formula.all_steps().map(|step| step.node));
    let filled = filler.filled_printer(&mut run, &from);
    Written { read, ..Writer { filler: &filler, formula, filled, run }.write(rule) }
}

/// The printer and the run of one formula.
struct Writer<'a> {
    filler: &'a Filler<'a>,
    formula: &'a RuleFormula,
    filled: Printer<'a>,
    run: Run<'a>,
}

impl Writer<'_> {
    fn write(mut self, rule: &Rule) -> Written {
        let printed = self.formula.printed(rule, self.filler.fields);
        let mut written = Written::default();
        for node in conjuncts(self.formula, self.formula.condition) {
            written.condition.push(self.part(node));
            written.condition_lists.extend(self.lists(node));
        }
        let mut seen: Vec<(&str, &str)> = Vec::new();
        for (step, printed) in self.formula.all_steps().zip(&printed.steps) {
            // A step that `applies` and `estimate` share is shown once.
            let shown = (step.name.as_str(), printed.formula.as_str());
            if seen.contains(&shown) {
                continue;
            }
            seen.push(shown);
            if let Some(value) = self.filler.value(step.node, &mut self.run) {
                written.steps.push(self.step(step.node, step.name.clone(), printed.formula.clone(), value));
            }
        }
        for given in &printed.gives {
            let name = match given.resource.as_str() {
                "" => given.kind.to_owned(),
                resource => format!("{} {resource}", given.kind),
            };
            if let Ok(Reading::Number(number)) = self.run.value(given.node) {
                let unit = given.unit.in_currency(self.filler.facility.currency);
                let value = StepValue::Number(unit.from_canonical(number), unit);
                let mut step = self.step(given.node, name, given.formula.clone(), value);
                if self.filler.names.contains_key(&given.node) {
                    (step.substituted, step.branches, step.lists) = (None, Vec::new(), Vec::new());
                }
                written.gives.push(step);
            }
        }
        written
    }

    fn step(&mut self, node: NodeId, name: String, formula: String, value: StepValue) -> WrittenStep {
        // A second name of the same step has nothing to fill in.
        let alias = self.filler.names.get(&node).is_some_and(|first| *first == formula);
        let substituted = if alias { None } else { self.filler.substituted(&self.filled, node, &mut self.run) };
        let branches = if alias { Vec::new() } else { self.branches(node) };
        let lists = if alias { Vec::new() } else { self.lists(node) };
        WrittenStep { name, formula, substituted, value, branches, lists }
    }

    fn part(&mut self, node: NodeId) -> Part {
        self.filler.part(&self.filled, node, &mut self.run)
    }

    fn branches(&mut self, node: NodeId) -> Vec<Part> {
        self.filler.branches(&self.filled, node, &mut self.run)
    }

    fn lists(&mut self, node: NodeId) -> Vec<WrittenList> {
        let folds = self.filler.own_nodes(node);
        folds.into_iter().filter_map(|fold| records::list(self.filler, fold)).collect()
    }
}

/// The parts of a condition that must all hold.
pub(super) fn conjuncts(formula: &RuleFormula, node: NodeId) -> Vec<NodeId> {
    match formula.graph.node(node).map(|node| &node.op) {
        Some(Op::And(a, b)) => {
            let (a, b) = (*a, *b);
            conjuncts(formula, a).into_iter().chain(conjuncts(formula, b)).collect()
        }
        _ => vec![node],
    }
}

/// How a fact that the profile does not give was worked out.
pub fn derivation(
    library: &Library,
    facility: &Facility,
    fact: &FactRef,
    record: Option<usize>,
    lang: Lang,
) -> Option<Derivation> {
    let Origin::Derived { by, .. } = &facility.value(fact, record)?.origin else { return None };
    let field = library.fields.field_of(fact)?;
    let estimate = field.estimates.iter().find(|estimate| estimate.name == *by)?;
    let formula = &estimate.formula;
    let (shapes, values) = (formula.shapes(), formula.central());
    let filler = Filler {
        fields: &library.fields,
        facility,
        graph: &formula.graph,
        assumptions: &formula.assumptions,
        values: &values,
        shapes: &shapes,
        names: BTreeMap::new(),
        record: formula.table.and(record),
        lang,
    };
    let mut run = filler.run();
    run.value(formula.result).ok()?;
    let from = run.read().cloned().collect();
    let mut run = filler.run();
    let filled = filler.filled_printer(&mut run, &[formula.result]);
    let plain = Printer::new(&formula.graph, &*library.fields, &shapes, BTreeMap::new());
    let substituted = filler.substituted(&filled, formula.result, &mut run);
    let branches = filler.branches(&filled, formula.result, &mut run);
    Some(Derivation { formula: plain.value(formula.result), substituted, branches, from })
}
