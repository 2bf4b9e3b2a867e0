//! Conditions that can have one answer only, and branches that are never used: proved over the ranges of all facts.

use std::collections::BTreeMap;

use super::Context;
use super::plants::Plants;
use super::proof::{Never, Prover};
use crate::diagnostic::{Code, Diagnostic, Place, Text, say};
use crate::library::rule::{Rule, RuleFormula};
use crate::script::probe::{Bounds, Program, Seen};
use crate::script::{NodeId, Op, Printer};

/// Most proofs that are tried for one rule.
const MAX_PROOFS: usize = 24;

/// The conditions and branches of a rule that say nothing.
pub(super) fn findings(
    context: &Context<'_>,
    rule: &Rule,
    formula: &RuleFormula,
    program: &Program<'_>,
    plants: &Plants,
    seen: &Seen,
    bounds: &Bounds,
) -> Vec<Diagnostic> {
    let prover = Prover { formula, program, plants };
    let fields = &*context.library.fields;
    let shapes = rule.shapes();
    let names = BTreeMap::new();
    let printer = Printer::new(&formula.graph, fields, &shapes, names);
    let warn = |code: Code, message: Text, place: Option<Place>, help: Text| {
        Diagnostic::warning(code, message).in_file(&rule.file).at(place).help(help)
    };
    let place = |node: NodeId| formula.graph.node(node).map(|node| node.place);
    let condition = formula.condition;
    let mut left = MAX_PROOFS;
    let mut proved = |claim: Never| {
        if seen.met(claim.node, claim.truth) || left == 0 {
            return false;
        }
        left -= 1;
        prover.proves(claim, bounds)
    };
    if proved(Never { node: condition, truth: true }) {
        let (message, help) = no_plant();
        return vec![warn(Code::NEVER_APPLIES, message, place(condition), help)];
    }
    let mut problems = Vec::new();
    let always = proved(Never { node: condition, truth: false });
    if always && rule.measure.observe.is_none() {
        let (message, help) = every_plant();
        problems.push(warn(Code::ALWAYS_APPLIES, message, place(condition), help));
    }
    if always {
        return problems;
    }
    let mut said: Vec<NodeId> = vec![condition];
    for id in program.nodes() {
        let Some(node) = formula.graph.node(*id) else { continue };
        let Op::Choose(when, then, otherwise) = node.op else { continue };
        for (truth, branch) in [(true, then), (false, otherwise)] {
            if !proved(Never { node: *id, truth }) {
                continue;
            }
            said.push(when);
            let settled = prover.settled(Never { node: *id, truth });
            let (message, help) = unused_branch(&printer.value(when), truth, settled);
            problems.push(warn(Code::UNREACHABLE, message, place(branch), help));
        }
    }
    for id in program.nodes() {
        let Some(node) = formula.graph.node(*id) else { continue };
        if !matches!(node.op, Op::Compare(..) | Op::Same(..)) || said.contains(id) {
            continue;
        }
        // What is met with neither truth stands on a branch that is never used.
        let (holds, fails) = (seen.met(*id, true), seen.met(*id, false));
        let truth = match (holds, fails) {
            (true, false) => true,
            (false, true) => false,
            _ => continue,
        };
        if !proved(Never { node: *id, truth: !truth }) {
            continue;
        }
        let printed = printer.value(*id);
        let message = if truth {
            say!(
                "`{printed}` always holds, so it decides nothing",
                "`{printed}` siempre se cumple, así que no decide nada"
            )
        } else {
            say!("`{printed}` can never hold", "`{printed}` nunca se puede cumplir")
        };
        let help = Text::new(
            "the ranges of the facts leave one answer only: take it out, or mend the threshold",
            "los rangos de los datos dejan una sola respuesta: quítela o corrija el umbral",
        );
        problems.push(warn(Code::UNREACHABLE, message, Some(node.place), help));
    }
    problems
}

fn no_plant() -> (Text, Text) {
    let help = Text::new(
        "compare the threshold with the ranges of the fields that it reads",
        "compare el umbral con los rangos de los campos que lee",
    );
    let message = Text::new(
        "the rule applies to no plant: `applies` cannot hold within the ranges of the facts",
        "la regla no aplica a ninguna planta: `applies` no se puede cumplir dentro de los rangos de los datos",
    );
    (message, help)
}

fn every_plant() -> (Text, Text) {
    let help = Text::new(
        "compare a fact with a threshold of the measure; if it is right for every plant, name what must be seen with `observe`",
        "compare un dato con un umbral de la medida; si conviene a toda planta, indique con `observe` qué se debe ver",
    );
    let message = Text::new(
        "the rule applies to every plant: `applies` always holds within the ranges of the facts",
        "la regla aplica a toda planta: `applies` siempre se cumple dentro de los rangos de los datos",
    );
    (message, help)
}

fn unused_branch(printed: &str, truth: bool, settled: bool) -> (Text, Text) {
    let message = if truth {
        say!(
            "this branch is never used: `{printed}` cannot hold here",
            "esta rama nunca se usa: aquí `{printed}` no se puede cumplir"
        )
    } else {
        say!(
            "this branch is never used: `{printed}` always holds here",
            "esta rama nunca se usa: aquí `{printed}` siempre se cumple"
        )
    };
    let help = if settled {
        Text::new("`applies` has decided it already: take the branch out", "`applies` ya lo decidió: quite la rama")
    } else {
        Text::new("take the branch out, or mend its condition", "quite la rama o corrija su condición")
    };
    (message, help)
}
