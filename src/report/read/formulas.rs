//! Whether the formulas of a saved report can be worked out by anyone who goes through them in order.

use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::report::model::{FormulaStep, Formulas, MeasureFormulas};

/// Operations of one, two and three operands.
const ONE: [&str; 4] = ["neg", "not", "abs", "sqrt"];
const TWO: [&str; 15] = ["+", "-", "*", "/", "**", "<", "<=", ">", ">=", "==", "!=", "and", "or", "min", "max"];
const THREE: [&str; 1] = ["if"];

/// The first position that leads nowhere, or operation that nobody knows.
pub(super) fn fault(formulas: &Formulas) -> Option<Diagnostic> {
    let inputs = formulas.inputs.len();
    for (at, step) in formulas.steps.iter().enumerate() {
        let (known, operands): (bool, &[usize]) = match step {
            FormulaStep::Number(_) => continue,
            FormulaStep::One(name, input) if name == "in" => (*input < inputs, &[]),
            FormulaStep::One(name, a) => (ONE.contains(&name.as_str()), &[*a]),
            FormulaStep::Two(name, a, b) => (TWO.contains(&name.as_str()), &[*a, *b]),
            FormulaStep::Three(name, a, b, c) => (THREE.contains(&name.as_str()), &[*a, *b, *c]),
        };
        if !known || operands.iter().any(|operand| *operand >= at) {
            return Some(error(
                &format!("formulas.steps[{at}]"),
                say!(
                    "the step uses an input, an operation or a later step that does not exist",
                    "el paso usa una entrada, una operación o un paso posterior que no existe"
                ),
            ));
        }
    }
    let steps = formulas.steps.len();
    let heads = formulas.low_cost.into_iter();
    if heads.into_iter().any(|step| step >= steps) || formulas.payback_months >= inputs {
        return Some(error("formulas", nowhere()));
    }
    let lost = formulas.measures.iter().position(|measure| positions(measure).any(|step| step >= steps))?;
    Some(error(&format!("formulas.measures[{lost}]"), nowhere()))
}

fn positions(measure: &MeasureFormulas) -> impl Iterator<Item = usize> + '_ {
    let maps = measure.saves.values().chain(measure.uses.values()).copied();
    let lists = measure.given.iter().chain(&measure.unpriced).copied();
    let single = [measure.condition, measure.annual_saving, measure.investment].into_iter();
    let maybe = [measure.other_saving, measure.npv, measure.co2e].into_iter().flatten();
    maps.chain(lists).chain(single).chain(maybe)
}

fn nowhere() -> Text {
    Text::new("a number points at a step that does not exist", "un número señala un paso que no existe")
}

fn error(path: &str, message: Text) -> Diagnostic {
    Diagnostic::error(Code::SAVED_REPORT, message).on(path)
}
