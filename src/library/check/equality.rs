//! `==` between measured numbers: two readings are hardly ever the same, so that the rule decides by noise.

use std::collections::BTreeMap;

use super::Context;
use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::fields::FieldType;
use crate::library::rule::{Rule, RuleFormula};
use crate::script::syntax::Comparison;
use crate::script::{NodeId, Op, Printer};

/// The comparisons of a rule that ask whether a measured number is exactly something.
pub(super) fn findings(context: &Context<'_>, rule: &Rule, formula: &RuleFormula) -> Vec<Diagnostic> {
    let graph = &formula.graph;
    let mut roots = formula.outputs();
    roots.push(formula.condition);
    let mut problems = Vec::new();
    for id in graph.reachable(&roots) {
        let Some(node) = graph.node(id) else { continue };
        let Op::Compare(comparison @ (Comparison::Equal | Comparison::NotEqual), a, b) = node.op else { continue };
        // Nothing is nothing: a zero is written down, not read from an instrument.
        if is_zero(formula, a)
            || is_zero(formula, b)
            || !(measured(context, formula, a) || measured(context, formula, b))
        {
            continue;
        }
        let shapes = rule.shapes();
        let printed = Printer::new(graph, &*context.library.fields, &shapes, BTreeMap::new()).value(id);
        let message = if comparison == Comparison::Equal {
            say!(
                "`==` hardly ever holds between measured numbers: `{printed}`",
                "`==` casi nunca se cumple entre números medidos: `{printed}`"
            )
        } else {
            say!(
                "`!=` nearly always holds between measured numbers: `{printed}`",
                "`!=` casi siempre se cumple entre números medidos: `{printed}`"
            )
        };
        let help = Text::new(
            "compare with `>=` or `<=`, or ask for a band: `abs(a - b) <= assume.tolerance`",
            "compare con `>=` o `<=`, o pida una banda: `abs(a - b) <= assume.tolerancia`",
        );
        let problem = Diagnostic::warning(Code::EQUAL_MEASURED, message).in_file(&rule.file);
        problems.push(problem.at(node.place).help(help));
    }
    problems
}

fn is_zero(formula: &RuleFormula, node: NodeId) -> bool {
    matches!(formula.graph.node(node).map(|node| &node.op), Some(Op::Number(value, _)) if *value == 0.0)
}

/// Whether a number is made of facts that are read from an instrument or a bill; what is counted is exact.
fn measured(context: &Context<'_>, formula: &RuleFormula, node: NodeId) -> bool {
    formula.graph.facts(&[node]).iter().any(|fact| {
        let field = context.library.fields.field_of(fact);
        field.is_some_and(|field| match &field.kind {
            FieldType::Quantity(quantity) => {
                let counted = quantity.unit.symbol().is_empty() && quantity.range.1 >= 100.0;
                !counted
            }
            _ => false,
        })
    })
}
