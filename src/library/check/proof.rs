//! Proves what can never be: the ranges of the facts are cut into pieces until the claim is settled in each.

use super::plants::Plants;
use crate::library::rule::RuleFormula;
use crate::script::probe::{Bounds, Program, Region};
use crate::script::{FactRef, NodeId, Op};

/// Most pieces into which the ranges are cut for one proof.
const MAX_PIECES: usize = 300;
/// Most nodes that are worked out for one proof.
const MAX_WORK: usize = 100_000;
/// Largest formula in which the choices around a branch are looked for.
const MAX_AROUND: usize = 1_000;
/// Most facts whose ranges are cut.
const MAX_CUT: usize = 5;
/// A claim about a formula: a condition never has a truth, or a choice never takes a branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Never {
    pub(super) node: NodeId,
    pub(super) truth: bool,
}

/// Proves claims about a rule over the ranges of its facts and assumptions.
pub(super) struct Prover<'a> {
    pub(super) formula: &'a RuleFormula,
    pub(super) program: &'a Program<'a>,
    pub(super) plants: &'a Plants,
}

/// A value whose range can be cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    Scalar(usize),
    Column(usize, usize),
    Assumption(usize),
}

impl Prover<'_> {
    /// Whether a claim is true of every plant within the ranges.
    pub(super) fn proves(&self, claim: Never, whole: &Bounds) -> bool {
        let mut region = self.plants.everywhere();
        let in_fold = self.formula.graph.node(claim.node).is_some_and(|node| node.in_fold);
        if !self.open(claim, whole, in_fold) || self.settled(claim) {
            return true;
        }
        let axes = self.axes(claim, in_fold);
        if axes.is_empty() || axes.len() > MAX_CUT {
            return false;
        }
        region.some_record = axes.iter().any(|axis| matches!(axis, Axis::Column(..)));
        let mut open = vec![region];
        let pieces = (MAX_WORK / self.program.nodes().len().max(1)).clamp(4, MAX_PIECES);
        for _ in 0..pieces {
            let Some(region) = open.pop() else { return true };
            let bounds = self.program.bounds(&region);
            if self.open(claim, &bounds, in_fold || region.some_record) {
                let Some(parts) = cut(self.plants, &region, &axes) else { return false };
                open.extend(parts);
            }
        }
        open.is_empty()
    }

    /// Whether `applies` asks for what settles a choice of `estimate` already.
    pub(super) fn settled(&self, claim: Never) -> bool {
        let graph = &self.formula.graph;
        let Some(Op::Choose(when, ..)) = graph.node(claim.node).map(|node| &node.op) else { return false };
        if graph.reachable(&[self.formula.condition]).contains(&claim.node) {
            return false;
        }
        let mut open = vec![self.formula.condition];
        while let Some(id) = open.pop() {
            match graph.node(id).map(|node| &node.op) {
                Some(Op::And(a, b)) => open.extend([*a, *b]),
                _ if super::alike::settles(graph, id, *when) == Some(!claim.truth) => return true,
                _ => {}
            }
        }
        false
    }

    /// Whether the claim may be false somewhere in a region. What stands in `estimate` counts where the rule applies.
    fn open(&self, claim: Never, bounds: &Bounds, everywhere: bool) -> bool {
        let condition = self.formula.condition;
        let decides = |node: NodeId| match self.formula.graph.node(node).map(|node| &node.op) {
            Some(Op::Choose(when, ..)) => *when,
            _ => node,
        };
        if !bounds.may_be(decides(claim.node), claim.truth) {
            return false;
        }
        if claim.node == condition || everywhere {
            return true;
        }
        let mut roots = vec![condition];
        if bounds.may_be(condition, true) {
            roots.extend(self.formula.outputs());
        }
        self.program.reached(bounds, &roots).contains(&claim.node)
    }

    /// What the claim depends on.
    fn axes(&self, claim: Never, in_fold: bool) -> Vec<Axis> {
        let graph = &self.formula.graph;
        let mut axes = Vec::new();
        let mut from = vec![claim.node];
        if let Some(Op::Choose(when, ..)) = graph.node(claim.node).map(|node| &node.op) {
            from = vec![*when];
        }
        if !in_fold {
            from.push(self.formula.condition);
            // What leads to it: the conditions of the choices around it.
            from.extend(self.around(claim.node));
        }
        for id in graph.reachable(&from) {
            let axis = match graph.node(id).map(|node| &node.op) {
                Some(Op::Assumption(index)) => usize::try_from(*index).ok().map(Axis::Assumption),
                Some(Op::Fact(FactRef::Column(table, field, _))) => {
                    self.program.column(*table, *field).map(|(t, c)| Axis::Column(t, c))
                }
                Some(Op::Fact(fact)) => self.program.scalar(fact).map(Axis::Scalar),
                _ => None,
            };
            axes.extend(axis.filter(|axis| in_fold || !matches!(axis, Axis::Column(..))));
        }
        let mut once: Vec<Axis> = Vec::new();
        for axis in axes {
            if !once.contains(&axis) {
                once.push(axis);
            }
        }
        once
    }

    fn around(&self, node: NodeId) -> Vec<NodeId> {
        let graph = &self.formula.graph;
        if self.program.nodes().len() > MAX_AROUND {
            return Vec::new();
        }
        let chooses = self.program.nodes().iter().filter_map(|id| match graph.node(*id).map(|found| &found.op) {
            Some(Op::Choose(when, ..)) if *id != node && graph.reachable(&[*id]).contains(&node) => Some(*when),
            _ => None,
        });
        chooses.take(8).collect()
    }
}

/// The parts of a region, cut across the widest axis.
pub(super) fn cut(plants: &Plants, region: &Region, axes: &[Axis]) -> Option<Vec<Region>> {
    let width = |axis: &Axis| match (words(plants, *axis), range(region, *axis)) {
        (Some(_), Some((low, _))) if low.is_infinite() => f64::INFINITY,
        (Some(_), _) => 0.0,
        (None, Some((low, high))) => (high - low) / high.abs().max(low.abs()).max(f64::MIN_POSITIVE),
        (None, None) => 0.0,
    };
    let axis = axes.iter().copied().max_by(|a, b| width(a).total_cmp(&width(b)))?;
    let part = |low: f64, high: f64| {
        let mut part = region.clone();
        if let Some(slot) = range_mut(&mut part, axis) {
            *slot = (low, high);
        }
        part
    };
    if let Some(words) = words(plants, axis) {
        return (width(&axis) > 0.0).then(|| words.iter().map(|word| part(*word, *word)).collect());
    }
    let (low, high) = range(region, axis)?;
    // What may be anything from next to nothing to very much is cut by size.
    let wide = low > 0.0 && high / low > 16.0;
    let middle = if wide { (low * high).sqrt() } else { f64::midpoint(low, high) };
    (low < middle && middle < high).then(|| vec![part(low, middle), part(middle, high)])
}

fn words(plants: &Plants, axis: Axis) -> Option<&[f64]> {
    let seat = match axis {
        Axis::Scalar(index) => super::plants::Seat::Scalar(index),
        Axis::Column(table, column) => super::plants::Seat::Column(table, 0, column),
        Axis::Assumption(index) => super::plants::Seat::Assumption(index),
    };
    plants.variable(seat)?.words()
}

fn range(region: &Region, axis: Axis) -> Option<(f64, f64)> {
    match axis {
        Axis::Scalar(index) => region.scalars.get(index),
        Axis::Column(table, column) => region.columns.get(table)?.get(column),
        Axis::Assumption(index) => region.assumptions.get(index),
    }
    .copied()
}

fn range_mut(region: &mut Region, axis: Axis) -> Option<&mut (f64, f64)> {
    match axis {
        Axis::Scalar(index) => region.scalars.get_mut(index),
        Axis::Column(table, column) => region.columns.get_mut(table)?.get_mut(column),
        Axis::Assumption(index) => region.assumptions.get_mut(index),
    }
}
