//! A program over all plants within ranges: bounds of every node, and what can be reached.

use super::super::fold::Total;
use super::super::formula::{Fold, Kind, NodeId, Op, children};
use super::super::interval::Interval;
use super::super::run::{Reading, bounded, unknown, unsure};
use super::program::{Program, Slot};

/// Ranges of facts and assumptions.
#[derive(Debug, Clone, Default)]
pub struct Region {
    /// The facts of sections and items, as the layout orders them. A word that may be any is unbounded.
    pub scalars: Vec<(f64, f64)>,
    /// The columns of each list, for any record of it.
    pub columns: Vec<Vec<(f64, f64)>>,
    /// The assumptions.
    pub assumptions: Vec<(f64, f64)>,
    /// Whether the columns are narrower than the fields allow: then they stand for some record and not for every one,
    /// and nothing is known of a fold.
    pub some_record: bool,
}

/// Bounds of every node over a region.
#[derive(Debug)]
pub struct Bounds(Vec<Interval>);

impl Bounds {
    /// Least and greatest value of a node.
    pub fn of(&self, node: NodeId) -> (f64, f64) {
        let bounds = self.interval(node);
        (bounds.low, bounds.high)
    }

    /// Whether a condition may have this truth.
    pub fn may_be(&self, node: NodeId, truth: bool) -> bool {
        let bounds = self.interval(node);
        if truth { bounds.high > 0.5 } else { bounds.low < 0.5 }
    }

    fn interval(&self, node: NodeId) -> Interval {
        self.0.get(node.index()).copied().unwrap_or(Interval::ALL)
    }
}

impl Program<'_> {
    /// Bounds of every node over a region; a node that has no value somewhere is bounded by the others.
    pub fn bounds(&self, region: &Region) -> Bounds {
        let mut bounds = Bounds(vec![Interval::ALL; self.graph.nodes().len()]);
        for id in &self.all {
            let mut value = self.over(*id, region, &bounds);
            if matches!(self.graph.kind(*id), Kind::Truth) {
                value = Interval { low: value.low.max(0.0), high: value.high.min(1.0) };
            }
            if let Some(slot) = bounds.0.get_mut(id.index()) {
                *slot = value;
            }
        }
        bounds
    }

    /// Which nodes may be used to work these out, somewhere in the region.
    pub fn reached(&self, bounds: &Bounds, roots: &[NodeId]) -> Vec<NodeId> {
        let mut marks = vec![false; self.graph.nodes().len()];
        let reach = |marks: &mut Vec<bool>, node: NodeId| {
            if let Some(mark) = marks.get_mut(node.index()) {
                *mark = true;
            }
        };
        for root in roots {
            reach(&mut marks, *root);
        }
        for id in self.all.iter().rev() {
            let Some(node) = self.graph.node(*id).filter(|_| marks.get(id.index()) == Some(&true)) else { continue };
            match &node.op {
                Op::Choose(condition, then, otherwise) => {
                    reach(&mut marks, *condition);
                    for (branch, truth) in [(then, true), (otherwise, false)] {
                        if bounds.may_be(*condition, truth) {
                            reach(&mut marks, *branch);
                        }
                    }
                }
                Op::And(a, b) | Op::Or(a, b) => {
                    reach(&mut marks, *a);
                    if bounds.may_be(*a, matches!(node.op, Op::And(..))) {
                        reach(&mut marks, *b);
                    }
                }
                other => children(other).into_iter().for_each(|child| reach(&mut marks, child)),
            }
        }
        self.all.iter().copied().filter(|id| marks.get(id.index()) == Some(&true)).collect()
    }

    fn over(&self, id: NodeId, region: &Region, bounds: &Bounds) -> Interval {
        let Some(node) = self.graph.node(id) else { return Interval::ALL };
        let of = |id: &NodeId| bounds.interval(*id);
        let truth = |known: Option<bool>| match known {
            Some(known) => Interval::point(f64::from(u8::from(known))),
            None => Interval { low: 0.0, high: 1.0 },
        };
        let known = |id: &NodeId| match (bounds.may_be(*id, true), bounds.may_be(*id, false)) {
            (true, false) => Some(true),
            (false, true) => Some(false),
            _ => None,
        };
        let either = |a: &NodeId, b: &NodeId, decisive: bool| match (known(a), known(b)) {
            (Some(a), _) | (_, Some(a)) if a == decisive => Some(decisive),
            (Some(_), Some(_)) => Some(!decisive),
            _ => None,
        };
        let range =
            |found: Option<&(f64, f64)>| found.map_or(Interval::ALL, |(low, high)| Interval { low: *low, high: *high });
        match &node.op {
            Op::Number(value, _) => Interval::point(*value),
            Op::Truth(value) => truth(Some(*value)),
            Op::Word(_) | Op::Fact(_) => match self.slot(id) {
                Slot::Word(code) => Interval::point(code),
                Slot::Scalar(index) => range(region.scalars.get(index)),
                Slot::Column(table, column, _) => {
                    range(region.columns.get(table).and_then(|columns| columns.get(column)))
                }
                Slot::Table(_) | Slot::None => Interval::ALL,
            },
            Op::Assumption(index) => range(region.assumptions.get(*index as usize)),
            Op::Negate(a) => of(a).negate(),
            Op::Add(a, b) => of(a).add(of(b)),
            Op::Subtract(a, b) if a == b => Interval::point(0.0),
            Op::Subtract(a, b) => self.less_a_part(*a, *b, bounds).unwrap_or_else(|| of(a).subtract(of(b))),
            Op::Multiply(a, b) if a == b => of(a).power(2),
            Op::Multiply(a, b) => of(a).multiply(of(b)),
            Op::Divide(a, b) => of(a).divide(of(b)),
            Op::Power(a, power) => of(a).power(*power),
            Op::PowerReal(..) => Interval::ALL,
            Op::Compare(comparison, a, b) => truth(of(a).compare(*comparison, of(b))),
            Op::Same(a, b) => truth(match (of(a).single(), of(b).single()) {
                (Some(a), Some(b)) => Some((a - b).abs() < 0.5),
                _ => None,
            }),
            Op::Not(a) => truth(known(a).map(|known| !known)),
            Op::And(a, b) => truth(either(a, b, false)),
            Op::Or(a, b) => truth(either(a, b, true)),
            Op::Choose(condition, then, otherwise) => match known(condition) {
                Some(true) => of(then),
                Some(false) => of(otherwise),
                None => of(then).hull(of(otherwise)),
            },
            Op::Call(function, arguments, conversion) => {
                let readings: Vec<Reading> = arguments.iter().map(|argument| self.reading(*argument, bounds)).collect();
                super::super::call::call(function, &readings, conversion)
                    .map_or(Interval::ALL, |reading| bounded(reading).0)
            }
            Op::Fold { .. } if region.some_record => Interval::ALL,
            Op::Fold { fold, filters, body, .. } => {
                let passes = filters.iter().try_fold(true, |all, filter| Some(all && known(filter)?));
                let never = filters.iter().any(|filter| known(filter) == Some(false));
                let passes = match passes {
                    _ if never => Reading::Truth(false),
                    Some(passes) => Reading::Truth(passes),
                    None => unsure(Vec::new()),
                };
                let value = body.map_or(Reading::Number(1.0), |body| self.reading(body, bounds));
                match (Total::of_unknown_list(*fold, &passes, value, Vec::new()), fold) {
                    (Reading::Truth(found), _) => truth(Some(found)),
                    (_, Fold::Any | Fold::All) => truth(None),
                    (reading, _) => bounded(reading).0,
                }
            }
        }
    }

    /// `x - x * share` is `x * (1 - share)`: what is left of something is bounded by the share and not by both apart.
    fn less_a_part(&self, whole: NodeId, part: NodeId, bounds: &Bounds) -> Option<Interval> {
        let mut share = Interval::point(1.0);
        let mut part = part;
        // The whole stands somewhere in a product of it with shares.
        for _ in 0..8 {
            let Op::Multiply(a, b) = self.graph.node(part)?.op else { return None };
            let other = if a == whole || !self.holds(b, whole, 8) { b } else { a };
            let next = if other == b { a } else { b };
            share = share.multiply(bounds.interval(other));
            if next == whole {
                return Some(bounds.interval(whole).multiply(Interval::point(1.0).subtract(share)));
            }
            part = next;
        }
        None
    }

    /// Whether a product has a factor, not too far down.
    fn holds(&self, product: NodeId, factor: NodeId, depth: u32) -> bool {
        match self.graph.node(product).map(|node| &node.op) {
            _ if product == factor => true,
            Some(Op::Multiply(a, b)) if depth > 0 => {
                self.holds(*a, factor, depth - 1) || self.holds(*b, factor, depth - 1)
            }
            _ => false,
        }
    }

    fn reading(&self, id: NodeId, bounds: &Bounds) -> Reading {
        let interval = bounds.interval(id);
        match (self.graph.kind(id), interval.single()) {
            (Kind::Word(_), Some(code)) => match self.layout.spelled(code) {
                Some(word) => Reading::Word(word.clone()),
                None => unsure(Vec::new()),
            },
            (Kind::Truth, Some(truth)) => Reading::Truth(truth > 0.5),
            (Kind::Truth | Kind::Word(_), None) => unsure(Vec::new()),
            _ => unknown(interval, Vec::new()),
        }
    }
}
