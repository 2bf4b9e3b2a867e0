//! Which sides of each condition, threshold and cap were taken.

use crate::script::{Footprint, Graph, Node, NodeId, Op, Reading};

/// Which sides of a node were taken, or can be.
#[expect(clippy::struct_excessive_bools, reason = "each side is taken or not, whatever the others are")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sides {
    /// True.
    pub(super) yes: bool,
    /// False.
    pub(super) no: bool,
    /// The first number below the second; of a cap, the first argument counts.
    pub(super) below: bool,
    /// Both numbers equal; of a cap with two bounds, neither counts.
    pub(super) at: bool,
    /// The first number above the second; of a cap, the last argument counts.
    pub(super) above: bool,
}

/// The sides of every node.
#[derive(Debug, Clone)]
pub(super) struct Taken {
    sides: Vec<Sides>,
    /// The constant value of a node, where it is one at any plant.
    values: Vec<Option<f64>>,
    reached: Vec<bool>,
}

/// How close two numbers are that count as equal, as a share of the larger.
const EQUAL: f64 = 1e-9;

impl Taken {
    pub(super) fn new(graph: &Graph) -> Self {
        let count = graph.nodes().len();
        Self { sides: vec![Sides::default(); count], values: vec![None; count], reached: vec![false; count] }
    }

    pub(super) fn of(&self, id: NodeId) -> Sides {
        self.sides.get(id.index()).copied().unwrap_or_default()
    }

    /// The value that a node has at any plant.
    pub(super) fn value(&self, id: NodeId) -> Option<f64> {
        self.values.get(id.index()).copied().flatten()
    }

    pub(super) fn reached(&self, id: NodeId) -> bool {
        self.reached.get(id.index()).copied().unwrap_or_default()
    }

    /// Adds what one plant took.
    pub(super) fn add(&mut self, graph: &Graph, footprint: &Footprint) {
        let mut last: Vec<Option<&Reading>> = vec![None; graph.nodes().len()];
        for (id, reading) in footprint {
            let Some(node) = graph.node(*id) else { continue };
            let number = |id: &NodeId| match last.get(id.index()).copied().flatten() {
                Some(Reading::Number(number)) => Some(*number),
                _ => None,
            };
            let size = |id: &NodeId| {
                let below = match graph.node(*id).map(|node| &node.op) {
                    Some(Op::Add(a, b) | Op::Subtract(a, b)) => [number(a), number(b)],
                    _ => [None, None],
                };
                below.into_iter().flatten().chain(number(id)).fold(0.0, |most: f64, part| most.max(part.abs()))
            };
            let sides = match pair(node) {
                Pair::Two(a, b) => number(a).zip(number(b)).map(|(first, second)| {
                    let at = (first - second).abs() <= EQUAL * size(a).max(size(b));
                    Sides { below: !at && first < second, at, above: !at && first > second, ..Sides::default() }
                }),
                Pair::Three(x, low, high) => number(x).zip(number(low)).zip(number(high)).map(|((x, low), high)| {
                    Sides { below: x < low, at: x > low && x < high, above: x > high, ..Sides::default() }
                }),
                Pair::None => None,
            };
            self.join(*id, sides.unwrap_or_default());
            if let Reading::Truth(truth) = reading {
                self.join(*id, Sides { yes: *truth, no: !truth, ..Sides::default() });
            }
            if let Some(slot) = last.get_mut(id.index()) {
                *slot = Some(reading);
            }
        }
    }

    /// Notes what can be taken at all, from the bounds that values have where no fact is known.
    pub(super) fn bounds(&mut self, graph: &Graph, footprint: &Footprint) {
        let mut last: Vec<Option<(f64, f64)>> = vec![None; graph.nodes().len()];
        for (id, reading) in footprint {
            let Some(node) = graph.node(*id) else { continue };
            let bounds = |id: &NodeId| last.get(id.index()).copied().flatten();
            let sides = match pair(node) {
                Pair::Two(a, b) => bounds(a).zip(bounds(b)).map(|(a, b)| Sides {
                    below: a.0 < b.1,
                    at: a.0 <= b.1 && b.0 <= a.1,
                    above: a.1 > b.0,
                    ..Sides::default()
                }),
                Pair::Three(x, low, high) => {
                    bounds(x).zip(bounds(low)).zip(bounds(high)).map(|((x, low), high)| Sides {
                        below: x.0 < low.1,
                        at: x.1 > low.0 && x.0 < high.1,
                        above: x.1 > high.0,
                        ..Sides::default()
                    })
                }
                Pair::None => None,
            };
            self.join(*id, sides.unwrap_or_default());
            let (yes, no) = match reading {
                Reading::Truth(truth) => (*truth, !truth),
                _ => (true, true),
            };
            self.join(*id, Sides { yes, no, ..Sides::default() });
            let found = match reading {
                Reading::Number(number) => Some((*number, *number)),
                Reading::Unknown(unknown) => Some(unknown.bounds()),
                _ => None,
            };
            if let (Some(slot), Reading::Number(number)) = (self.values.get_mut(id.index()), reading) {
                *slot = Some(*number);
            }
            if let Some(slot) = last.get_mut(id.index()) {
                *slot = found;
            }
        }
    }

    fn join(&mut self, id: NodeId, more: Sides) {
        if let Some(sides) = self.sides.get_mut(id.index()) {
            sides.yes |= more.yes;
            sides.no |= more.no;
            sides.below |= more.below;
            sides.at |= more.at;
            sides.above |= more.above;
        }
        if let Some(reached) = self.reached.get_mut(id.index()) {
            *reached = true;
        }
    }
}

/// The numbers that a comparison or a cap holds against each other.
enum Pair<'a> {
    Two(&'a NodeId, &'a NodeId),
    Three(&'a NodeId, &'a NodeId, &'a NodeId),
    None,
}

fn pair(node: &Node) -> Pair<'_> {
    match &node.op {
        Op::Compare(_, a, b) => Pair::Two(a, b),
        Op::Call(function, arguments, _) => match (function.name, arguments.as_slice()) {
            ("min" | "max", [a, b]) => Pair::Two(a, b),
            ("clamp", [x, low, high]) => Pair::Three(x, low, high),
            _ => Pair::None,
        },
        _ => Pair::None,
    }
}
