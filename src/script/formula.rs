//! The typed formula graph: what a rule is once it has been lowered.
//!
//! Values are plain `f64` in canonical units; dimensions were proved when the graph was built.

use std::sync::Arc;

use super::schema::{FieldId, TableId};
use super::syntax::Comparison;
use crate::diagnostic::Place;
use crate::functions::Function;
use crate::units::{Dimension, Unit};

/// A node of a [`Graph`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) u32);

impl NodeId {
    /// Its position among the nodes of its graph.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a node's value is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A number of a dimension.
    Number(Dimension),
    /// True or false.
    Truth,
    /// A word: one of these, where that is known.
    Word(Option<Arc<[String]>>),
    /// Nothing could be proved; a diagnostic has said why.
    Broken,
}

/// Which fact a node reads.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactRef {
    /// A fact of a record section.
    Scalar(FieldId),
    /// A fact of a named item.
    Item(FieldId, Arc<str>),
    /// A fact of the record that a fold is at; the number counts the folds around it, outermost 0.
    Column(TableId, FieldId, u8),
}

/// How a fold joins the values of the records of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// The sum.
    Sum,
    /// How many records.
    Count,
    /// Whether it holds for one at least.
    Any,
    /// Whether it holds for each.
    All,
    /// The least value.
    Least,
    /// The greatest value.
    Greatest,
}

impl Fold {
    /// The name of the function in a rule.
    pub fn name(self) -> &'static str {
        match self {
            Fold::Sum => "sum",
            Fold::Count => "count",
            Fold::Any => "any",
            Fold::All => "all",
            Fold::Least => "min_of",
            Fold::Greatest => "max_of",
        }
    }

    /// The fold of a function name.
    pub fn named(name: &str) -> Option<Self> {
        [Fold::Sum, Fold::Count, Fold::Any, Fold::All, Fold::Least, Fold::Greatest]
            .into_iter()
            .find(|fold| fold.name() == name)
    }
}

/// The units in which a function of the table takes its arguments and gives its result.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Conversion {
    /// Unit of each argument; none is a plain number, a word, or canonical.
    pub arguments: Vec<Option<Unit>>,
    /// Unit of the result; none is a plain number or canonical.
    pub result: Option<Unit>,
}

/// What a node does.
#[derive(Debug, Clone)]
pub enum Op {
    /// A number in canonical units, and how the rule wrote it.
    Number(f64, Arc<str>),
    /// True or false.
    Truth(bool),
    /// A word.
    Word(Arc<str>),
    /// A fact of the plant.
    Fact(FactRef),
    /// An assumption, by its position.
    Assumption(u32),
    /// `-a`
    Negate(NodeId),
    /// `a + b`
    Add(NodeId, NodeId),
    /// `a - b`
    Subtract(NodeId, NodeId),
    /// `a * b`
    Multiply(NodeId, NodeId),
    /// `a / b`; a fault where `b` is zero.
    Divide(NodeId, NodeId),
    /// `a ** n`
    Power(NodeId, i32),
    /// `a ** b`, both without dimension.
    PowerReal(NodeId, NodeId),
    /// A comparison of numbers, as IEEE compares.
    Compare(Comparison, NodeId, NodeId),
    /// Whether two words or truths are the same.
    Same(NodeId, NodeId),
    /// `!a`
    Not(NodeId),
    /// `a && b`
    And(NodeId, NodeId),
    /// `a || b`
    Or(NodeId, NodeId),
    /// `if a { b } else { c }`
    Choose(NodeId, NodeId, NodeId),
    /// A function of the table.
    Call(&'static Function, Vec<NodeId>, Arc<Conversion>),
    /// A fold over the records of a list that pass the filters.
    Fold {
        /// How the values are joined.
        fold: Fold,
        /// Over which list.
        table: TableId,
        /// How many folds stand around it.
        depth: u8,
        /// Which records count.
        filters: Vec<NodeId>,
        /// The value of a record.
        body: Option<NodeId>,
    },
}

/// One node.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it does.
    pub op: Op,
    /// What its value is.
    pub kind: Kind,
    /// Where the rule wrote it.
    pub place: Place,
    /// Whether it depends on the record that a fold is at.
    pub in_fold: bool,
}

/// Nodes in an order in which each stands after those that it uses.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    nodes: Vec<Node>,
    /// How many nodes stand below each.
    depths: Vec<u32>,
}

impl Graph {
    /// The nodes in order.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// A node.
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0 as usize)
    }

    /// The node at a position.
    pub fn id(&self, index: usize) -> Option<NodeId> {
        (index < self.nodes.len()).then(|| u32::try_from(index).ok().map(NodeId)).flatten()
    }

    /// What a node's value is.
    pub fn kind(&self, id: NodeId) -> &Kind {
        self.node(id).map_or(&Kind::Broken, |node| &node.kind)
    }

    /// How many nodes an operation would stand upon, one below the other.
    pub(super) fn depth(&self, op: &Op) -> u32 {
        let below = children(op).into_iter().filter_map(|child| self.depths.get(child.index()));
        below.max().map_or(0, |depth| depth + 1)
    }

    pub(super) fn push(&mut self, op: Op, kind: Kind, place: Place) -> NodeId {
        let in_fold = match &op {
            Op::Fact(FactRef::Column(..)) => true,
            // A fold inside a fold may read the outer record.
            Op::Fold { depth, .. } => *depth > 0,
            other => children(other).iter().any(|child| self.node(*child).is_some_and(|node| node.in_fold)),
        };
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.depths.push(self.depth(&op));
        self.nodes.push(Node { op, kind, place, in_fold });
        id
    }

    /// All facts that can be read from these nodes on, without running anything.
    pub fn facts(&self, from: &[NodeId]) -> Vec<FactRef> {
        let mut facts = Vec::new();
        for id in self.reachable(from) {
            if let Some(Node { op: Op::Fact(fact), .. }) = self.node(id)
                && !facts.contains(fact)
            {
                facts.push(fact.clone());
            }
        }
        facts
    }

    /// All lists that can be read from these nodes on.
    pub fn tables(&self, from: &[NodeId]) -> Vec<TableId> {
        let mut tables = Vec::new();
        for id in self.reachable(from) {
            if let Some(Node { op: Op::Fold { table, .. }, .. }) = self.node(id)
                && !tables.contains(table)
            {
                tables.push(*table);
            }
        }
        tables
    }

    /// The positions of all assumptions that can be read from these nodes on.
    pub fn assumptions(&self, from: &[NodeId]) -> Vec<usize> {
        let mut found: Vec<usize> = self
            .reachable(from)
            .into_iter()
            .filter_map(|id| match self.node(id)?.op {
                Op::Assumption(index) => usize::try_from(index).ok(),
                _ => None,
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Every node that these nodes use, in order.
    pub fn reachable(&self, from: &[NodeId]) -> Vec<NodeId> {
        let mut seen = vec![false; self.nodes.len()];
        let mut open: Vec<NodeId> = from.to_vec();
        while let Some(id) = open.pop() {
            let Some(mark) = seen.get_mut(id.0 as usize) else { continue };
            if !std::mem::replace(mark, true)
                && let Some(node) = self.node(id)
            {
                open.extend(children(&node.op));
            }
        }
        let ids = (0_u32..).map(NodeId);
        ids.zip(seen).filter_map(|(id, seen)| seen.then_some(id)).collect()
    }
}

/// The nodes that an operation uses.
pub fn children(op: &Op) -> Vec<NodeId> {
    match op {
        Op::Number(..) | Op::Truth(_) | Op::Word(_) | Op::Fact(_) | Op::Assumption(_) => Vec::new(),
        Op::Negate(a) | Op::Power(a, _) | Op::Not(a) => vec![*a],
        Op::Add(a, b)
        | Op::Subtract(a, b)
        | Op::Multiply(a, b)
        | Op::Divide(a, b)
        | Op::PowerReal(a, b)
        | Op::Compare(_, a, b)
        | Op::Same(a, b)
        | Op::And(a, b)
        | Op::Or(a, b) => vec![*a, *b],
        Op::Choose(a, b, c) => vec![*a, *b, *c],
        Op::Call(_, arguments, _) => arguments.clone(),
        Op::Fold { filters, body, .. } => filters.iter().copied().chain(*body).collect(),
    }
}
