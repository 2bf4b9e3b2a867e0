//! Looks among made-up plants for those at which a rule applies, and for the one at which it does worst.

use std::collections::BTreeSet;

use super::plants::{Plants, Random, put};
use crate::fields::Fields;
use crate::script::probe::{Layout, MadeUp, Point, Program, Sample};
use crate::script::syntax::Comparison;
use crate::script::{FactRef, Fold, Graph, NodeId, Op, Reading, Run};

/// Most nodes that are worked out for one rule; a larger formula is tried at fewer plants.
const WORK: usize = 60_000;
/// Most plants that are tried, and fewest.
const TRIES: (usize, usize) = (480, 40);
/// Plants at which the rule applies that are looked for.
const ENOUGH: usize = 16;

/// What is looked for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Goal {
    /// A plant that can be, at which the rule applies.
    Applies,
    /// The least value of a node of the rule's graph; a difference that it is made of leads there.
    Least(NodeId, Option<NodeId>),
    /// The most that some amounts are above the value of a baseline, as a share.
    Over(usize),
}

/// A formula of facts against each other, and the values of its assumptions.
#[derive(Clone)]
pub(super) struct Law<'a> {
    pub(super) graph: &'a Graph,
    pub(super) result: NodeId,
    pub(super) assumptions: Vec<f64>,
    /// The facts that it reads.
    pub(super) facts: BTreeSet<FactRef>,
}

/// Tries a rule at one plant after the other.
pub(super) struct Search<'p> {
    pub(super) plants: &'p Plants,
    pub(super) layout: &'p Layout,
    pub(super) condition: NodeId,
    outputs: Vec<NodeId>,
    pub(super) point: Point<'p>,
    ceilings: Vec<(Point<'p>, NodeId, Vec<NodeId>)>,
    laws: Vec<(Point<'p>, &'p Law<'p>)>,
    graph: &'p Graph,
    typical: Vec<f64>,
    random: Random,
    left: usize,
    /// Plants at which the rule applies.
    pub(super) found: Vec<Sample>,
}

/// The programs of a search.
pub(super) struct Programs<'p> {
    pub(super) rule: &'p Program<'p>,
    pub(super) ceilings: &'p [(Program<'p>, NodeId, Vec<NodeId>)],
    pub(super) laws: &'p [(Program<'p>, &'p Law<'p>)],
}

impl<'p> Search<'p> {
    pub(super) fn new(
        plants: &'p Plants,
        layout: &'p Layout,
        programs: &Programs<'p>,
        graph: &'p Graph,
        roots: (NodeId, Vec<NodeId>),
        typical: Vec<f64>,
    ) -> Self {
        let nodes: usize = programs.rule.nodes().len()
            + programs.laws.iter().map(|(program, _)| program.nodes().len()).sum::<usize>()
            + programs.ceilings.iter().map(|(program, ..)| program.nodes().len()).sum::<usize>();
        let ceilings = programs.ceilings.iter();
        Self {
            plants,
            layout,
            condition: roots.0,
            outputs: roots.1,
            point: Point::new(programs.rule),
            ceilings: ceilings.map(|(program, result, saved)| (Point::new(program), *result, saved.clone())).collect(),
            laws: programs.laws.iter().map(|(program, law)| (Point::new(program), *law)).collect(),
            graph,
            typical,
            random: Random::new(),
            left: (WORK / nodes.max(1)).clamp(TRIES.1, TRIES.0),
            found: Vec::new(),
        }
    }

    /// Looks for plants at which the rule applies.
    pub(super) fn look(&mut self) {
        let kept = self.left / 3;
        while self.left > kept && self.found.len() < ENOUGH {
            let likely = self.random.below(4) > 0;
            let start = self.plants.draw(&mut self.random, likely, &self.typical);
            let (sample, score) = self.descend(start, Goal::Applies, 24);
            if score <= 0.0 {
                self.found.push(sample);
            }
        }
    }

    /// The plant that comes nearest to a goal, starting from those at which the rule applies.
    pub(super) fn best(&mut self, goal: Goal, share: usize) -> Option<(Sample, f64)> {
        let mut best: Option<(Sample, f64)> = None;
        for index in 0..self.found.len() {
            let sample = self.found.get(index)?.clone();
            let score = self.measure(&sample, goal);
            if score.is_finite() && best.as_ref().is_none_or(|(_, least)| score < *least) {
                best = Some((sample, score));
            }
        }
        let (start, score) = best?;
        if score < 0.0 {
            return Some((start, score));
        }
        Some(self.descend(start, goal, self.left / share.max(1)))
    }

    /// Changes one value after the other, and keeps what comes nearer to the goal.
    fn descend(&mut self, start: Sample, goal: Goal, steps: usize) -> (Sample, f64) {
        let mut best = start;
        let mut least = self.measure(&best, goal);
        let seats = self.plants.seats(&best);
        for _ in 0..steps {
            let reached = if matches!(goal, Goal::Applies) { least <= 0.0 } else { least < 0.0 };
            if reached || self.left == 0 || seats.is_empty() {
                break;
            }
            let mut next = best.clone();
            for _ in 0..=self.random.below(2) {
                let Some(seat) = seats.get(self.random.below(seats.len())).copied() else { continue };
                let Some(variable) = self.plants.variable(seat) else { continue };
                let likely = self.random.below(3) > 0;
                put(&mut next, seat, variable.draw(&mut self.random, likely));
            }
            let score = self.measure(&next, goal);
            if score <= least {
                (best, least) = (next, score);
            }
        }
        (best, least)
    }

    /// How far a plant is from a goal: below zero where it is reached.
    pub(super) fn measure(&mut self, sample: &Sample, goal: Goal) -> f64 {
        self.left = self.left.saturating_sub(1);
        let away = self.away(sample);
        match goal {
            Goal::Applies => away,
            _ if away > 0.0 => f64::INFINITY,
            Goal::Least(node, guide) => match self.point.value(node) {
                value if value.is_nan() => f64::INFINITY,
                value if value < 0.0 && value < -1e-9 * self.size(node) => value,
                // A product becomes small by any of its factors, and negative by a difference alone.
                value => match guide.map(|guide| self.difference(guide)) {
                    Some(difference) if difference.is_finite() => difference.max(0.0),
                    _ => value.max(0.0),
                },
            },
            Goal::Over(index) => {
                let Some((point, result, saved)) = self.ceilings.get_mut(index) else { return f64::INFINITY };
                point.at(sample);
                let most = point.value(*result);
                let saved: f64 = saved.iter().map(|node| self.point.value(*node)).sum();
                // Where nothing is consumed, a saving says that a fact is missing and not that the rule is wrong.
                if saved.is_nan() || most.is_nan() || most <= 0.0 {
                    return f64::INFINITY;
                }
                (most * (1.0 + 1e-9) - saved) / most.max(saved)
            }
        }
    }

    /// How far a difference is from changing its sign, as a share of what it is made of.
    fn difference(&self, node: NodeId) -> f64 {
        let Some(Op::Subtract(a, b)) = self.graph.node(node).map(|node| &node.op) else { return f64::NAN };
        let (a, b) = (self.point.value(*a), self.point.value(*b));
        1.0 + (a - b) / (a.abs() + b.abs())
    }

    /// The differences that a node is made of.
    pub(super) fn guides(&self, node: NodeId) -> Vec<Option<NodeId>> {
        let below = self.graph.reachable(&[node]);
        let is_difference = |id: &NodeId| matches!(self.graph.node(*id).map(|node| &node.op), Some(Op::Subtract(..)));
        let mut guides: Vec<Option<NodeId>> = below.into_iter().filter(is_difference).map(Some).take(3).collect();
        guides.push(None);
        guides
    }

    /// The largest number of the same kind that a value was made of: a difference of large numbers is not exact.
    fn size(&self, node: NodeId) -> f64 {
        let kind = self.graph.kind(node);
        let alike = self.graph.nodes().iter().zip(0..).filter(|(other, _)| other.kind == *kind);
        let values = alike.filter_map(|(_, index)| self.graph.id(index)).map(|id| self.point.value(id).abs());
        values.filter(|value| value.is_finite()).fold(0.0, f64::max)
    }

    /// How far a plant is from one at which the rule applies and whose facts do not contradict each other.
    fn away(&mut self, sample: &Sample) -> f64 {
        self.point.at(sample);
        let applies = self.point.holds(self.condition);
        if applies {
            let mut roots = self.outputs.clone();
            roots.push(self.condition);
            self.point.note(&roots);
        } else {
            self.point.note(&[self.condition]);
        }
        let mut away = distance(&self.point, self.graph, self.condition, true, 16);
        let mut own = sample.clone();
        for (point, law) in &mut self.laws {
            own.assumptions.clone_from(&law.assumptions);
            point.at(&own);
            // A check that waits for a fact which nobody gave says nothing.
            if point.value(law.result) < 0.5 {
                away += distance(point, law.graph, law.result, true, 16).max(1e-9);
            }
        }
        away
    }

    /// The facts at a sample in an evaluation proper: whether it is a plant that can be and at which the rule applies.
    pub(super) fn stands(&self, fields: &Fields, sample: &Sample) -> bool {
        let facts = MadeUp { layout: self.layout, sample };
        let mut run = Run::new(self.graph, fields, &facts, &sample.assumptions);
        run.value(self.condition) == Ok(Reading::Truth(true))
            && self.laws.iter().all(|(_, law)| {
                let mut run = Run::new(law.graph, fields, &facts, &law.assumptions);
                run.value(law.result) != Ok(Reading::Truth(false))
            })
    }

    /// The output that has no value at the last sample that was measured.
    pub(super) fn faulty(&self) -> Option<NodeId> {
        self.outputs.iter().copied().find(|node| self.point.value(*node).is_nan())
    }
}

/// How far a condition is from a truth: 0 where it has it, otherwise more the farther its numbers lie apart.
fn distance(point: &Point<'_>, graph: &Graph, node: NodeId, wanted: bool, depth: usize) -> f64 {
    let value = point.value(node);
    if !value.is_nan() && (value > 0.5) == wanted {
        return 0.0;
    }
    let Some(found) = graph.node(node).filter(|_| depth > 0) else { return 1.0 };
    let of = |node: &NodeId, wanted: bool| distance(point, graph, *node, wanted, depth - 1);
    match &found.op {
        Op::Compare(comparison, a, b) => {
            let (a, b) = (point.value(*a), point.value(*b));
            let apart = (a - b).abs() / (a.abs() + b.abs()).max(f64::MIN_POSITIVE);
            let strict = matches!(comparison, Comparison::Less | Comparison::Greater);
            if apart.is_nan() { 1.0 } else { apart.min(1.0) + if strict { 1e-6 } else { 1e-9 } }
        }
        Op::And(a, b) if wanted => of(a, true) + of(b, true),
        Op::And(a, b) => of(a, false).min(of(b, false)),
        Op::Or(a, b) if wanted => of(a, true).min(of(b, true)),
        Op::Or(a, b) => of(a, false) + of(b, false),
        Op::Not(a) => of(a, !wanted),
        Op::Choose(condition, then, otherwise) => of(if point.holds(*condition) { then } else { otherwise }, wanted),
        // The last record stands for all.
        Op::Fold { fold: Fold::Any, filters, body, .. } if wanted => {
            filters.iter().chain(body).map(|part| of(part, true)).sum::<f64>().max(1e-6)
        }
        Op::Fold { fold: Fold::All, body: Some(body), .. } if wanted => of(body, true).max(1e-6),
        _ => 1.0,
    }
}
