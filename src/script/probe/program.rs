//! A graph made ready: what is evaluated in which order, and where each fact stands.

use std::collections::{BTreeMap, BTreeSet};

use super::super::formula::{FactRef, Graph, NodeId, Op, children};
use super::super::schema::{FieldId, TableId};
use super::layout::Layout;

/// Where the value of a leaf comes from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Slot {
    /// It is no leaf, or the layout does not have it.
    None,
    /// A fact of a section or an item.
    Scalar(usize),
    /// A column: which list, which column, how many folds stand around it.
    Column(usize, usize, usize),
    /// A list.
    Table(usize),
    /// A word.
    Word(f64),
}

/// A graph made ready for a layout.
#[derive(Debug)]
pub struct Program<'a> {
    pub(super) layout: &'a Layout,
    pub(super) graph: &'a Graph,
    /// Everything that is used, in an order in which each stands after those that it uses.
    pub(super) all: Vec<NodeId>,
    /// The same without what depends on the record that a fold is at.
    pub(super) outer: Vec<NodeId>,
    /// What each fold works out for a record.
    pub(super) loops: BTreeMap<NodeId, Vec<NodeId>>,
    slots: Vec<Slot>,
}

impl<'a> Program<'a> {
    /// Makes the nodes ready that some nodes need.
    pub fn new(layout: &'a Layout, graph: &'a Graph, roots: &[NodeId]) -> Self {
        let all = graph.reachable(roots);
        let mut slots = vec![Slot::None; graph.nodes().len()];
        let mut outer = Vec::new();
        let mut loops = BTreeMap::new();
        for id in &all {
            let Some(node) = graph.node(*id) else { continue };
            if !node.in_fold {
                outer.push(*id);
            }
            let slot = match &node.op {
                Op::Fact(FactRef::Column(table, field, depth)) => layout
                    .column(*table, *field)
                    .map(|(table, column)| Slot::Column(table, column, usize::from(*depth))),
                Op::Fact(fact) => layout.scalar(fact).map(Slot::Scalar),
                Op::Word(word) => layout.code(word).map(Slot::Word),
                Op::Fold { table, .. } => {
                    loops.insert(*id, of_a_record(graph, *id));
                    layout.table(*table).map(Slot::Table)
                }
                _ => None,
            };
            if let Some(place) = slots.get_mut(id.index()) {
                *place = slot.unwrap_or(Slot::None);
            }
        }
        Self { layout, graph, all, outer, loops, slots }
    }

    /// The nodes that are used, in order.
    pub fn nodes(&self) -> &[NodeId] {
        &self.all
    }

    /// Where a fact stands in a sample.
    pub fn scalar(&self, fact: &FactRef) -> Option<usize> {
        self.layout.scalar(fact)
    }

    /// Where a column stands in a sample: which list, and which column of it.
    pub fn column(&self, table: TableId, field: FieldId) -> Option<(usize, usize)> {
        self.layout.column(table, field)
    }

    pub(super) fn slot(&self, node: NodeId) -> Slot {
        self.slots.get(node.index()).copied().unwrap_or(Slot::None)
    }
}

/// The nodes that a fold works out anew for each record, those of folds within it left to these.
fn of_a_record(graph: &Graph, fold: NodeId) -> Vec<NodeId> {
    let mut found = BTreeSet::new();
    let mut open = graph.node(fold).map(|node| children(&node.op)).unwrap_or_default();
    while let Some(id) = open.pop() {
        let Some(node) = graph.node(id) else { continue };
        if node.in_fold && found.insert(id) && !matches!(node.op, Op::Fold { .. }) {
            open.extend(children(&node.op));
        }
    }
    found.into_iter().collect()
}
