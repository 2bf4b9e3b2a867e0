//! What some case should reach inside a formula: conditions, thresholds and caps.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::hint::Hints;
use super::taken::{Sides, Taken};
use super::{Item, Part, State, state};
use crate::diagnostic::{Place, Text, say};
use crate::library::{Library, Rule, RuleFormula};
use crate::script::{Fold, Graph, Node, NodeId, Op, Printer};

/// Conditions, thresholds and caps of a formula, with what was taken of each.
pub(super) fn demands(
    library: &Library,
    rule: &Rule,
    formula: &RuleFormula,
    taken: &Taken,
    possible: &Taken,
) -> Vec<Item> {
    let graph = &formula.graph;
    let mut names = BTreeMap::new();
    for step in formula.all_steps() {
        names.entry(step.node).or_insert(step.name.as_str());
    }
    let shapes = rule.shapes();
    let printer = Printer::new(graph, &*library.fields, &shapes, names);
    let hints = Hints { library, graph, printer, possible };
    let mut search = Search { taken, possible, hints, found: IndexMap::new() };
    let mut from = formula.outputs();
    from.push(formula.condition);
    let reachable = graph.reachable(&from);
    let conditions = conditions(graph, formula.condition, &reachable);
    for id in reachable {
        let Some(node) = graph.node(id) else { continue };
        search.numbers(id, node);
        if conditions.contains(&id) && !matches!(node.op, Op::Compare(..) | Op::Truth(_)) {
            search.condition(id, node);
        }
    }
    let mut items: Vec<Item> = search.found.into_values().collect();
    items.sort_by_key(|item| (item.places.first().copied(), item.part));
    items
}

/// The conditions that decide something, taken apart at `and`, `or` and `not`; and those of choices as a whole.
fn conditions(graph: &Graph, root: NodeId, reachable: &[NodeId]) -> Vec<NodeId> {
    let mut whole = Vec::new();
    for id in reachable {
        match graph.node(*id).map(|node| &node.op) {
            Some(Op::Choose(condition, ..)) => whole.push(*condition),
            Some(Op::Fold { fold, filters, body, .. }) => {
                let body = body.filter(|_| [Fold::Any, Fold::All].contains(fold));
                whole.extend(filters.iter().copied().chain(body));
            }
            _ => {}
        }
    }
    let mut conditions = whole.clone();
    let mut open = whole;
    // Whether the condition of the rule holds is an outcome of its own.
    open.push(root);
    while let Some(id) = open.pop() {
        match graph.node(id).map(|node| &node.op) {
            Some(Op::And(a, b) | Op::Or(a, b)) => open.extend([*a, *b]),
            Some(Op::Not(a)) => open.push(*a),
            _ if id != root => conditions.push(id),
            _ => {}
        }
    }
    // What stands behind `not` has the same sides.
    conditions.retain(|id| !matches!(graph.node(*id).map(|node| &node.op), Some(Op::Not(_))));
    conditions
}

struct Search<'a> {
    taken: &'a Taken,
    possible: &'a Taken,
    hints: Hints<'a>,
    found: IndexMap<String, Item>,
}

impl Search<'_> {
    fn condition(&mut self, id: NodeId, node: &Node) {
        let (printed, taken, possible) = (self.hints.value(id), self.taken.of(id), self.possible(id));
        for (word, covered, can) in [("true", taken.yes, possible.yes), ("false", taken.no, possible.no)] {
            let wanted = self.hints.condition(id, word == "true");
            self.add(Part::Branch, format!("{printed}: {word}"), node.place, wanted, covered, can);
        }
    }

    fn numbers(&mut self, id: NodeId, node: &Node) {
        let (taken, possible) = (self.taken.of(id), self.possible(id));
        match &node.op {
            Op::Compare(_, a, b) => {
                let sides = [
                    ("<", taken.below, possible.below),
                    ("=", taken.at, possible.at),
                    (">", taken.above, possible.above),
                ];
                for (sign, covered, can) in sides {
                    let key = self.hints.comparison(*a, sign, *b);
                    let wanted = self.hints.threshold(*a, sign, *b);
                    self.add(Part::Threshold, key, node.place, wanted, covered, can);
                }
            }
            Op::Call(function, arguments, _) => {
                let printed = self.hints.value(id);
                let sides = match (function.name, arguments.as_slice()) {
                    ("min", [a, b]) => {
                        vec![(a, taken.below, possible.below), (b, taken.above, possible.above)]
                    }
                    ("max", [a, b]) => {
                        vec![(a, taken.above, possible.above), (b, taken.below, possible.below)]
                    }
                    ("clamp", [x, low, high]) => vec![
                        (x, taken.at, possible.at),
                        (low, taken.below, possible.below),
                        (high, taken.above, possible.above),
                    ],
                    _ => return,
                };
                for (argument, covered, can) in sides {
                    let counts = self.hints.plain(*argument);
                    let list = self.hints.list(id);
                    let (en, es) = (list.en, list.es);
                    let plain = self.hints.plain(id);
                    let wanted =
                        say!("{en} in which `{counts}` decides `{plain}`", "{es} donde `{counts}` decida `{plain}`");
                    self.add(Part::Branch, format!("{printed} = {counts}"), node.place, wanted, covered, can);
                }
            }
            _ => {}
        }
    }

    /// Which sides of a node some plant can take.
    fn possible(&self, id: NodeId) -> Sides {
        if self.possible.reached(id) && !self.hints.is_constant(id) {
            return self.possible.of(id);
        }
        let any = !self.hints.is_constant(id);
        Sides { yes: any, no: any, below: any, at: any, above: any }
    }

    fn add(&mut self, part: Part, key: String, place: Place, wanted: Text, covered: bool, can: bool) {
        let new = match (covered, can) {
            (true, _) => State::Covered,
            (false, true) => state(false),
            (false, false) => State::Impossible(Text::new(
                "no plant can have it: the ranges of its facts leave it out",
                "ninguna planta puede tenerlo: los rangos de sus datos no lo permiten",
            )),
        };
        let Some(known) = self.found.get_mut(&key) else {
            let item = Item { part, key: key.clone(), places: vec![place], wanted, state: new };
            self.found.insert(key, item);
            return;
        };
        match (&known.state, &new) {
            (State::Uncovered, State::Uncovered) => {}
            (_, State::Uncovered) => {
                known.places.clear();
                known.state = new;
            }
            (State::Uncovered, _) => return,
            (State::Impossible(_), _) => known.state = new,
            _ => {}
        }
        if !known.places.contains(&place) {
            known.places.push(place);
        }
    }
}

impl Hints<'_> {
    /// Whether a node is the same at every plant.
    pub(super) fn is_constant(&self, id: NodeId) -> bool {
        self.graph.facts(&[id]).is_empty() && self.graph.tables(&[id]).is_empty()
    }
}
