//! How a rule is worked out for many rows at once.

use super::lower::{Assumed, Lowering};
use super::sheet::Sheet;
use super::step::{Binary, Key};
use crate::library::{Library, Resource, Rule, RuleBody, RuleFormula};
use crate::script::{FactRef, NodeId, Op};

/// How a rule is judged.
#[derive(Debug)]
pub(super) enum Planned {
    /// For a block of rows at once.
    Together(Plan),
    /// Row by row: it runs in the interpreter, or works with the records of two lists at once.
    Alone,
}

/// The steps of a rule.
#[derive(Debug)]
pub(super) struct Plan {
    /// Whether it applies, what must be observed included.
    pub(super) condition: Key,
    /// What it gives, in the order of [`RuleFormula::outputs`].
    pub(super) outputs: Vec<Key>,
    /// Which of these are savings.
    pub(super) savings: Vec<usize>,
    /// Which are amounts of an item that only some plants know.
    pub(super) unknown_items: Vec<usize>,
    /// An upper bound of the operations of a scalar run for each record of the longest list.
    pub(super) weight: u64,
    /// Whether a fold stands within another.
    pub(super) nested: bool,
}

impl Plan {
    pub(super) fn roots(&self) -> impl Iterator<Item = Key> {
        self.outputs.iter().copied().chain([self.condition])
    }
}

impl Planned {
    /// The plan of a rule; the number is its position, by which its assumptions are found where they differ.
    pub(super) fn of(sheet: &mut Sheet, library: &Library, rule: &Rule, position: Option<usize>) -> Self {
        let RuleBody::Proved(formula) = &rule.body else { return Planned::Alone };
        let typical: Vec<f64> = rule.assumptions.iter().map(|assumption| assumption.typical).collect();
        let assumed = position.map_or(Assumed::Values(&typical), Assumed::Columns);
        let outputs = formula.outputs();
        let roots: Vec<NodeId> = outputs.iter().copied().chain([formula.condition]).collect();
        let Some(mut keys) = Lowering::new(sheet, &formula.graph, assumed).keys(&roots) else { return Planned::Alone };
        let Some(mut condition) = keys.pop() else { return Planned::Alone };
        if let Some(field) = rule.measure.observe {
            let seen = sheet.fact(&FactRef::Scalar(field));
            condition = sheet.binary(Binary::And, seen, condition);
        }
        Planned::Together(Plan {
            condition,
            outputs: keys,
            savings: savings(formula),
            unknown_items: unknown_items(library, formula),
            weight: weight(formula),
            nested: formula.graph.nodes().iter().any(|node| matches!(node.op, Op::Fold { depth, .. } if depth > 0)),
        })
    }
}

/// The positions of what counts as saving among the outputs.
fn savings(formula: &RuleFormula) -> Vec<usize> {
    let mut savings: Vec<usize> = (0..formula.saves.len()).collect();
    if formula.other_saving.is_some() {
        savings.push(formula.outputs().len() - 1 - usize::from(formula.stream_share.is_some()));
    }
    savings
}

/// The positions of amounts of an item that the list of items does not know, so that a plant has to.
fn unknown_items(library: &Library, formula: &RuleFormula) -> Vec<usize> {
    let unknown = |resource: &Resource| {
        let Resource::Item(kind, item) = resource else { return false };
        library.fields.section_named(kind.section()).is_none_or(|section| !section.items.contains_key(item))
    };
    let amounts = formula.saves.iter().chain(&formula.uses).enumerate();
    amounts.filter(|(_, amount)| unknown(&amount.resource)).map(|(position, _)| position).collect()
}

/// Every node once for each fold.
fn weight(formula: &RuleFormula) -> u64 {
    let nodes = formula.graph.nodes();
    let folds = nodes.iter().filter(|node| matches!(node.op, Op::Fold { .. })).count();
    u64::try_from(nodes.len().saturating_mul(folds + 1)).unwrap_or(u64::MAX)
}
