//! Which facts were missing in some case: asked for, or worked out in their place.

use std::collections::BTreeSet;

use super::{Item, Part, State, state};
use crate::diagnostic::{Place, Text, say};
use crate::evaluate::Outcome;
use crate::facility::{Facility, Origin};
use crate::library::{Library, RuleFormula};
use crate::script::{FactRef, Footprint, Gap, Graph, Node, NodeId, Op, Reading, TableId};

/// Facts and lists that were missing in some case.
#[derive(Debug, Default)]
pub(super) struct Missing {
    facts: BTreeSet<FactRef>,
    lists: BTreeSet<TableId>,
}

/// A fact as it is, however many folds stand around it.
fn plain(fact: &FactRef) -> FactRef {
    match fact {
        FactRef::Column(table, field, _) => FactRef::Column(*table, *field, 0),
        other => other.clone(),
    }
}

impl Missing {
    /// Adds what was missing at one plant.
    pub(super) fn add(&mut self, graph: &Graph, footprint: &Footprint, outcome: &Outcome, facility: &Facility) {
        if let Outcome::NeedsData(need) = outcome {
            for gap in &need.decides {
                match gap {
                    Gap::Fact(fact, _) => self.facts.insert(plain(fact)),
                    Gap::Table(table) => self.lists.insert(*table),
                };
            }
        }
        for (id, _) in footprint {
            let Some(Node { op: Op::Fact(fact), .. }) = graph.node(*id) else { continue };
            let records = match fact {
                FactRef::Column(table, ..) => facility.records_of(*table).map_or(0, <[_]>::len),
                _ => 1,
            };
            let derived = |record: usize| {
                let value = facility.value(fact, Some(record));
                value.is_some_and(|value| matches!(value.origin, Origin::Derived { .. }))
            };
            if (0..records).any(derived) {
                self.facts.insert(plain(fact));
            }
        }
    }

    /// Every fact and list that a formula reads, with whether it was missing somewhere; `anywhere` is what the formula
    /// comes to where nothing is known.
    pub(super) fn items(&self, library: &Library, formula: &RuleFormula, anywhere: &Footprint) -> Vec<Item> {
        let graph = &formula.graph;
        let mut from = vec![formula.condition];
        from.extend(formula.outputs());
        let waits = |id: &NodeId, gap: &Gap| {
            anywhere
                .iter()
                .any(|(at, value)| at == id && matches!(value, Reading::Unknown(unknown) if unknown.gaps.contains(gap)))
        };
        // What is not asked for where nothing is known is never asked for.
        let matters = |fact: &FactRef| {
            matches!(fact, FactRef::Column(..)) || from.iter().any(|id| waits(id, &Gap::Fact(fact.clone(), None)))
        };
        let mut items: Vec<Item> = Vec::new();
        let mut add = |path: String, place: Place, covered: bool, matters: bool| {
            let key = format!("{path}: missing");
            if items.iter().all(|item| item.key != key) {
                let wanted = say!("a case without `{path}`", "un caso sin `{path}`");
                let state = if covered || matters {
                    state(covered)
                } else {
                    State::Impossible(Text::new(
                        "the rule never waits for it: nothing that it can be makes a difference",
                        "la regla nunca lo espera: ningún valor que pueda tener cambia algo",
                    ))
                };
                items.push(Item { part: Part::Missing, key, places: vec![place], wanted, state });
            }
        };
        for node in graph.reachable(&from).into_iter().filter_map(|id| graph.node(id)) {
            match &node.op {
                Op::Fact(fact) => {
                    add(
                        library.fields.path_of(fact, None),
                        node.place,
                        self.facts.contains(&plain(fact)),
                        matters(fact),
                    );
                }
                Op::Fold { table, .. } => {
                    let path = library.fields.path_of_gap(&Gap::Table(*table));
                    add(path, node.place, self.lists.contains(table), true);
                }
                _ => {}
            }
        }
        items
    }
}
