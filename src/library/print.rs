//! A formula in print: alike at every plant, so it is worked out once, when somebody first asks.

use std::collections::BTreeMap;

use super::rule::{Rule, RuleFormula};
use crate::fields::Fields;
use crate::script::{Kind, Printer};
use crate::units::Unit;

/// A formula in print.
#[derive(Debug, Clone)]
pub struct Printed {
    /// Its condition.
    pub condition: String,
    /// Its steps, those of the condition first.
    pub steps: Vec<PrintedStep>,
}

/// A step in print.
#[derive(Debug, Clone)]
pub struct PrintedStep {
    /// Its formula; steps are called by their names.
    pub formula: String,
    /// The unit of its value, where that is a number.
    pub unit: Option<Unit>,
}

pub(super) fn print(rule: &Rule, formula: &RuleFormula, fields: &Fields) -> Printed {
    let shapes = rule.shapes();
    let printer = |names| Printer::new(&formula.graph, fields, &shapes, names);
    let mut names = BTreeMap::new();
    for step in formula.all_steps() {
        names.entry(step.node).or_insert(step.name.as_str());
    }
    let named = printer(names);
    let steps = formula.all_steps().map(|step| PrintedStep {
        formula: named.step(step.node, &step.name),
        unit: match formula.graph.kind(step.node) {
            Kind::Number(dimension) => Some(Unit::preferred(*dimension)),
            _ => None,
        },
    });
    Printed { condition: printer(BTreeMap::new()).value(formula.condition), steps: steps.collect() }
}
