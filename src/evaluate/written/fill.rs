//! The numbers of a plant in the places where a formula names facts, assumptions and steps.

use std::collections::BTreeMap;

use super::Part;
use crate::assumptions::Assumption;
use crate::diagnostic::Lang;
use crate::evaluate::outcome::StepValue;
use crate::facility::Facility;
use crate::fields::Fields;
use crate::script::{
    AssumptionShape, FactRef, Filling, Fold, Graph, Kind, NodeId, Op, Printer, Reading, Run, children,
};
use crate::units::{Unit, format};

/// Most terms of a sum that are written out.
const TERMS: usize = 5;

/// Most choices of one formula that are told.
const BRANCHES: usize = 12;

fn percent() -> Option<Unit> {
    Unit::from_property("percent")
}

/// Fills one formula with the numbers of one plant.
pub(super) struct Filler<'a> {
    pub(super) fields: &'a Fields,
    pub(super) facility: &'a Facility,
    pub(super) graph: &'a Graph,
    pub(super) assumptions: &'a [Assumption],
    pub(super) values: &'a [f64],
    pub(super) shapes: &'a [AssumptionShape],
    pub(super) names: BTreeMap<NodeId, &'a str>,
    /// The record that the formula works on, if it does on one.
    pub(super) record: Option<usize>,
    pub(super) lang: Lang,
}

impl<'a> Filler<'a> {
    pub(super) fn run(&self) -> Run<'a> {
        let run = Run::new(self.graph, self.fields, self.facility, self.values);
        match self.record {
            Some(record) => run.at_record(record),
            None => run,
        }
    }

    /// A run at one record of a list.
    pub(super) fn run_at(&self, record: usize) -> Run<'a> {
        Run::new(self.graph, self.fields, self.facility, self.values).at_record(record)
    }

    /// A printer that writes the numbers of the plant.
    pub(super) fn filled_printer(&self, run: &mut Run<'a>, from: &[NodeId]) -> Printer<'a> {
        let mut filled = BTreeMap::new();
        for id in self.graph.reachable(from) {
            if let Some(filling) = self.filling(id, run) {
                filled.insert(id, filling);
            }
        }
        Printer::new(self.graph, self.fields, self.shapes, self.names.clone()).filled_with(filled)
    }

    fn filling(&self, id: NodeId, run: &mut Run<'a>) -> Option<Filling> {
        let node = self.graph.node(id)?;
        if node.in_fold && !(self.record.is_some() && matches!(node.op, Op::Fact(FactRef::Column(_, _, 0)))) {
            return None;
        }
        match &node.op {
            Op::Choose(condition, then, otherwise) if !self.names.contains_key(&id) => match run.value(*condition) {
                Ok(Reading::Truth(truth)) => Some(Filling::Branch(if truth { *then } else { *otherwise })),
                _ => None,
            },
            Op::Fact(_) | Op::Assumption(_) | Op::Fold { .. } => self.shown(id, run).map(Filling::Value),
            _ if self.names.contains_key(&id) => self.shown(id, run).map(Filling::Value),
            _ => None,
        }
    }

    /// The value of a node as it is printed.
    pub(super) fn shown(&self, id: NodeId, run: &mut Run<'a>) -> Option<String> {
        self.value(id, run).map(|value| self.text(&value))
    }

    pub(super) fn text(&self, value: &StepValue) -> String {
        match value {
            StepValue::Number(number, unit) => format::full_in(*number, unit, self.lang),
            StepValue::Truth(truth) => truth.to_string(),
            StepValue::Word(word) => format!("\"{word}\""),
        }
    }

    /// The value of a node: a fact or assumption in its own unit, anything else in that of the trade.
    pub(super) fn value(&self, id: NodeId, run: &mut Run<'a>) -> Option<StepValue> {
        Some(match run.value(id).ok()? {
            Reading::Number(number) => {
                let unit = self.unit(id)?;
                StepValue::Number(unit.from_canonical(number), unit)
            }
            Reading::Truth(truth) => StepValue::Truth(truth),
            Reading::Word(word) => StepValue::Word(word.to_string()),
            Reading::Unknown(_) => return None,
        })
    }

    pub(super) fn unit(&self, id: NodeId) -> Option<Unit> {
        let node = self.graph.node(id)?;
        let unit = match (&node.op, &node.kind) {
            (Op::Fact(fact), _) => self.fields.unit_of(fact)?,
            (Op::Assumption(index), _) => self.assumptions.get(*index as usize)?.unit.clone(),
            (_, Kind::Number(dimension)) if dimension.is_none() && self.is_share(id, 0) => percent()?,
            (_, Kind::Number(dimension)) => Unit::preferred(*dimension),
            _ => return None,
        };
        Some(unit.in_currency(self.facility.currency))
    }

    /// Whether a number without dimension is put together of percentages, so that it is printed as one.
    fn is_share(&self, id: NodeId, depth: usize) -> bool {
        let Some(node) = self.graph.node(id).filter(|_| depth < 16) else { return false };
        let share = |id: NodeId| self.is_share(id, depth + 1);
        let one = |id: NodeId| matches!(self.graph.node(id).map(|node| &node.op), Some(Op::Number(_, written)) if &**written == "1");
        let number = |id: NodeId| matches!(self.graph.node(id).map(|node| &node.op), Some(Op::Number(..)));
        match &node.op {
            Op::Fact(fact) => self.fields.unit_of(fact).is_some_and(|unit| unit.symbol() == "%"),
            Op::Assumption(index) => {
                self.assumptions.get(*index as usize).is_some_and(|assumption| assumption.unit.symbol() == "%")
            }
            Op::Subtract(a, b) if one(*a) => share(*b),
            Op::Add(a, b) | Op::Subtract(a, b) | Op::Multiply(a, b) | Op::Choose(_, a, b) => share(*a) && share(*b),
            Op::Call(_, _, conversion) if conversion.result.as_ref().is_some_and(|unit| unit.symbol() == "%") => true,
            Op::Call(function, arguments, _) if ["min", "max", "clamp"].contains(&function.name) => {
                arguments.iter().any(|id| share(*id)) && arguments.iter().all(|id| share(*id) || number(*id))
            }
            _ => false,
        }
    }

    /// The formula of a node with the plant's numbers; none where it would only repeat the value.
    pub(super) fn substituted(&self, filled: &Printer<'_>, id: NodeId, run: &mut Run<'a>) -> Option<String> {
        let text = match &self.graph.node(id)?.op {
            Op::Fact(_) | Op::Assumption(_) | Op::Number(..) | Op::Truth(_) | Op::Word(_) => return None,
            Op::Fold { fold: Fold::Sum, .. } => self.terms(id)?,
            Op::Fold { .. } => return None,
            Op::Choose(..) => filled.value(self.taken(id, run)),
            _ => filled.formula_of(id),
        };
        (Some(&text) != self.shown(id, run).as_ref()).then_some(text)
    }

    /// `1,440 kWh/yr + 720 kWh/yr`: the records that count, the middle of a long sum left out.
    fn terms(&self, fold: NodeId) -> Option<String> {
        let mut terms: Vec<String> = super::records::addends(self, fold)?;
        if terms.len() > TERMS {
            terms.splice(TERMS - 2..terms.len() - 1, ["…".to_owned()]);
        }
        (terms.len() > 1).then(|| terms.join(" + "))
    }

    /// The nodes that a formula is made of down to named steps, itself first, each once and not those inside lists.
    pub(super) fn own_nodes(&self, root: NodeId) -> Vec<NodeId> {
        let (mut found, mut open) = (Vec::new(), vec![root]);
        while let Some(id) = open.pop() {
            let named = id != root && self.names.contains_key(&id);
            if named || found.contains(&id) {
                continue;
            }
            found.push(id);
            if let Some(node) = self.graph.node(id)
                && !matches!(node.op, Op::Fold { .. })
            {
                open.extend(children(&node.op).into_iter().rev());
            }
        }
        found
    }

    /// What is left of a choice once its conditions are known.
    fn taken(&self, mut id: NodeId, run: &mut Run<'a>) -> NodeId {
        while let Some(Op::Choose(condition, then, otherwise)) = self.graph.node(id).map(|node| &node.op) {
            id = match run.value(*condition) {
                Ok(Reading::Truth(true)) => *then,
                Ok(Reading::Truth(false)) => *otherwise,
                _ => break,
            };
        }
        id
    }

    /// A condition, in print and with the plant's numbers.
    pub(super) fn part(&self, filled: &Printer<'_>, node: NodeId, run: &mut Run<'a>) -> Part {
        let plain = Printer::new(self.graph, self.fields, self.shapes, self.names.clone());
        let holds = match run.value(node) {
            Ok(Reading::Truth(truth)) => Some(truth),
            _ => None,
        };
        Part { formula: plain.formula_of(node), substituted: self.substituted(filled, node, run), holds }
    }

    /// The conditions that led to the branch that counts: of a chain the one that holds, or all if none does.
    pub(super) fn branches(&self, filled: &Printer<'_>, root: NodeId, run: &mut Run<'a>) -> Vec<Part> {
        let mut branches: Vec<Part> = Vec::new();
        for choose in self.own_nodes(root) {
            let Some(Op::Choose(condition, then, otherwise)) = self.graph.node(choose).map(|node| &node.op) else {
                continue;
            };
            if branches.len() < BRANCHES && then != otherwise && self.reached(root, choose, run) {
                let part = self.part(filled, *condition, run);
                // What failed before it is not told of the branch that was taken in the end.
                let chained = self.graph.node(*otherwise).is_some_and(|node| matches!(node.op, Op::Choose(..)));
                if part.holds == Some(true) || !chained || self.none_holds(*otherwise, run) {
                    branches.push(part);
                }
            }
        }
        branches.dedup();
        branches
    }

    /// Whether no condition of a chain of choices holds.
    fn none_holds(&self, mut id: NodeId, run: &mut Run<'a>) -> bool {
        while let Some(Op::Choose(condition, _, otherwise)) = self.graph.node(id).map(|node| &node.op) {
            if run.value(*condition) == Ok(Reading::Truth(true)) {
                return false;
            }
            id = *otherwise;
        }
        true
    }

    /// Whether a choice is on the way that was taken from a formula down.
    pub(super) fn reached(&self, root: NodeId, wanted: NodeId, run: &mut Run<'a>) -> bool {
        let mut open = vec![root];
        let mut seen = Vec::new();
        while let Some(id) = open.pop() {
            if id == wanted {
                return true;
            }
            if seen.contains(&id) || (id != root && self.names.contains_key(&id)) {
                continue;
            }
            seen.push(id);
            match self.graph.node(id).map(|node| &node.op) {
                Some(Op::Choose(condition, then, otherwise)) => match run.value(*condition) {
                    Ok(Reading::Truth(true)) => open.extend([*condition, *then]),
                    Ok(Reading::Truth(false)) => open.extend([*condition, *otherwise]),
                    _ => open.push(*condition),
                },
                Some(Op::Fold { .. }) | None => {}
                Some(op) => open.extend(children(op)),
            }
        }
        false
    }
}
