//! A formula in print: alike at every plant, so it is worked out once, when somebody first asks.

use std::collections::BTreeMap;

use super::rule::{Rule, RuleFormula};
use crate::fields::Fields;
use crate::script::{Kind, NodeId, Printer};
use crate::units::Unit;

/// A formula in print.
#[derive(Debug, Clone)]
pub struct Printed {
    /// Its condition, steps written out.
    pub condition: String,
    /// Its condition, steps called by their names.
    pub short_condition: String,
    /// Its steps, those of the condition first.
    pub steps: Vec<PrintedStep>,
    /// What it gives for a year.
    pub gives: Vec<PrintedResult>,
}

/// A step in print.
#[derive(Debug, Clone)]
pub struct PrintedStep {
    /// Its formula; steps are called by their names.
    pub formula: String,
    /// The unit of its value, where that is a number.
    pub unit: Option<Unit>,
}

/// Something that a rule gives, in print.
#[derive(Debug, Clone)]
pub struct PrintedResult {
    /// What it is: `saves`, `uses`, `investment`, `running_cost`, `other_saving` or `stream_share`.
    pub kind: &'static str,
    /// Of which resource; empty for money.
    pub resource: String,
    /// Its formula; steps are called by their names.
    pub formula: String,
    /// Its value.
    pub node: NodeId,
    /// The unit of its value; money of the plant is in `money`.
    pub unit: Unit,
}

pub(super) fn print(rule: &Rule, formula: &RuleFormula, fields: &Fields) -> Printed {
    let shapes = rule.shapes();
    let printer = |names| Printer::new(&formula.graph, fields, &shapes, names);
    let named = printer(formula.names());
    let unit = |node: NodeId| match formula.graph.kind(node) {
        Kind::Number(dimension) => Some(Unit::preferred(*dimension)),
        _ => None,
    };
    let steps = formula
        .all_steps()
        .map(|step| PrintedStep { formula: named.step(step.node, &step.name), unit: unit(step.node) });
    let amounts =
        formula.saves.iter().map(|amount| ("saves", amount)).chain(formula.uses.iter().map(|amount| ("uses", amount)));
    let amounts = amounts.map(|(kind, amount)| PrintedResult {
        kind,
        resource: amount.resource.to_string(),
        formula: named.value(amount.node),
        node: amount.node,
        unit: amount.unit.clone(),
    });
    let money = [
        ("investment", formula.investment),
        ("running_cost", formula.running_cost),
        ("other_saving", formula.other_saving),
    ];
    let money = money.into_iter().filter_map(|(kind, money)| {
        let node = money?.node;
        Some(PrintedResult { kind, resource: String::new(), formula: named.value(node), node, unit: unit(node)? })
    });
    let share = formula.stream_share.and_then(|share| {
        let (formula, unit) = (named.value(share.node), unit(share.node)?);
        Some(PrintedResult { kind: "stream_share", resource: String::new(), formula, node: share.node, unit })
    });
    Printed {
        condition: printer(BTreeMap::new()).value(formula.condition),
        short_condition: named.value(formula.condition),
        steps: steps.collect(),
        gives: amounts.chain(money).chain(share).collect(),
    }
}
