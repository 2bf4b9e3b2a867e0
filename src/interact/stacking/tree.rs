//! The baselines on which measures act, as a forest: each whole before its parts.

use std::collections::BTreeMap;

use super::Node;
use crate::library::{EndUses, Resource};

/// What an end use consumes of a resource; none is its stream.
pub(super) type Key = (String, Option<Resource>);

/// Every baseline that some measure acts on, and the wholes that they are part of.
#[derive(Debug, Default)]
pub(super) struct Tree {
    wholes: BTreeMap<Key, Option<Key>>,
}

impl Tree {
    /// Adds a baseline with all its wholes.
    pub(super) fn add(&mut self, end_uses: &EndUses, key: &Key) {
        let mut open = Some(key.clone());
        while let Some(key) = open {
            if self.wholes.contains_key(&key) {
                return;
            }
            let whole = key.1.as_ref().and_then(|resource| {
                let whole = end_uses.whole_of(&key.0, resource)?;
                Some((whole.to_owned(), Some(resource.clone())))
            });
            self.wholes.insert(key, whole.clone());
            open = whole;
        }
    }

    /// The nodes in order, and where each baseline stands.
    pub(super) fn nodes(&self) -> (Vec<Node>, BTreeMap<Key, usize>) {
        let mut parts: BTreeMap<Option<&Key>, Vec<&Key>> = BTreeMap::new();
        for (key, whole) in &self.wholes {
            parts.entry(whole.as_ref()).or_default().push(key);
        }
        let mut forest = Forest { parts, nodes: Vec::new(), places: BTreeMap::new() };
        forest.lay_out(None, None);
        (forest.nodes, forest.places)
    }
}

struct Forest<'a> {
    parts: BTreeMap<Option<&'a Key>, Vec<&'a Key>>,
    nodes: Vec<Node>,
    places: BTreeMap<Key, usize>,
}

impl Forest<'_> {
    /// Lays out the parts of a whole; end uses were checked to make no circle, so this ends.
    fn lay_out(&mut self, whole: Option<&Key>, parent: Option<usize>) {
        for key in self.parts.get(&whole).cloned().unwrap_or_default() {
            let at = self.nodes.len();
            self.nodes.push(Node { end_use: key.0.clone(), resource: key.1.clone(), parent, end: at + 1 });
            self.places.insert(key.clone(), at);
            self.lay_out(Some(key), Some(at));
            let end = self.nodes.len();
            if let Some(node) = self.nodes.get_mut(at) {
                node.end = end;
            }
        }
    }
}
