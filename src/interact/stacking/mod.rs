//! Each measure on what the earlier ones left.
//!
//! A [`Stacking`] holds the measures of one plant that apply, the baselines on which they act as a forest of nodes, and
//! the order in which they are done. It is built once, from the central values; [`Stacking::left`] then says what is
//! left of each saving for any amounts, baselines and choice of measures: for the report, for draws (other amounts and
//! baselines, the same order) and for the search of a set that fits a budget (other choices).
//!
//! - A measure whose saving alone is the share `f` of its baseline saves `f` of what remains there; so two shares join as
//!   `1 - (1 - f)(1 - g)`. Never more than what remains of the end use, nor of any whole that it is part of.
//! - What is saved at a part is gone from the whole: a better burner acts on the fuel that is still burnt. What is saved
//!   of the whole is gone from each part in proportion.
//! - Where the baseline of an end use is not known, its measures share that of the nearest whole that is known, which is
//!   more than the end use can consume; where none is known, they are not limited ([`Taken::unlimited`]).
//! - A measure may give the share of a stream that it takes (`stream_share`): what it avoids of the flush oil cannot be
//!   blended back, whatever resource the two save.
//! - What a measure uses in exchange falls with its greatest saving, and the money that no resource carries with its
//!   least. Investment and running cost stay.

mod build;
mod left;
mod taken;
mod tree;

use std::ops::Range;

use crate::evaluate::{Finding, Opportunity};
use crate::library::{Resource, Stage};

pub use left::{Left, Work};
pub use taken::{Overlap, Taken};

/// A measure that applies, with its place.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'f, 'l> {
    /// The finding.
    pub finding: &'f Finding<'l>,
    /// Its numbers.
    pub opportunity: &'f Opportunity,
    /// It needs a study: it is done after all recommendations, so that it takes nothing from them.
    pub beyond: bool,
}

/// A measure that is stacked.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The id of its rule.
    pub id: String,
    /// Where it acts.
    pub stage: Stage,
    /// It needs a study, and is done after all recommendations.
    pub beyond: bool,
    /// It is shown, and counts nowhere.
    pub umbrella: bool,
    /// Members of its exclusive group with a better place, by position: where one of them is chosen, it counts instead.
    pub better: Vec<usize>,
    /// All other members of its group, best place first.
    pub alternatives: Vec<usize>,
    /// Its slots: first that of its stream if it has one, then one for each of its `saves`, in their order.
    pub slots: Range<usize>,
}

/// One amount of a measure that is stacked.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// The measure, by position.
    pub measure: usize,
    /// What is saved; none for the share of a stream.
    pub resource: Option<Resource>,
    /// The baseline on which it acts; none for a target that is no amount (a power factor).
    pub node: Option<usize>,
    /// The nodes that a share of a stream takes along: what the end use holds and the measure does not save itself.
    along: Vec<usize>,
}

/// A baseline: what an end use consumes of a resource.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The end use.
    pub end_use: String,
    /// The resource; none for a stream, of which the whole is 1.
    pub resource: Option<Resource>,
    /// The whole that it is part of.
    pub parent: Option<usize>,
    /// Its parts, with theirs, stand between it and here.
    end: usize,
}

/// The measures of one plant, their baselines and their order.
#[derive(Debug, Clone, Default)]
pub struct Stacking {
    members: Vec<Member>,
    slots: Vec<Slot>,
    nodes: Vec<Node>,
    order: Vec<usize>,
    amounts: Vec<f64>,
    baselines: Vec<f64>,
}

impl Stacking {
    /// The measures, by id.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The position of a measure.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.members.binary_search_by(|member| member.id.as_str().cmp(id)).ok()
    }

    /// All amounts that are stacked, measure by measure.
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// The slots of a measure.
    pub fn slots_of(&self, measure: usize) -> &[Slot] {
        self.members.get(measure).and_then(|member| self.slots.get(member.slots.clone())).unwrap_or_default()
    }

    /// The baselines, each whole before its parts.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The positions of the measures in the order in which they are done.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// The central stand-alone savings, canonical, by slot.
    pub fn amounts(&self) -> &[f64] {
        &self.amounts
    }

    /// The central baselines, canonical, by node; infinite where nobody knows.
    pub fn baselines(&self) -> &[f64] {
        &self.baselines
    }

    /// Every measure chosen.
    pub fn all(&self) -> Vec<bool> {
        vec![true; self.members.len()]
    }

    /// Every measure chosen but those of the tariff: what they leave is the bill on which tariff measures are priced.
    ///
    /// [`Left::remaining`] then gives the energy and the demand of the site that are still bought; nothing where no
    /// measure saves any, and the bill is as it was.
    pub fn all_but_tariff(&self) -> Vec<bool> {
        self.members.iter().map(|member| member.stage != Stage::Tariff).collect()
    }

    /// Whether a measure counts among those that are chosen.
    pub fn counts(&self, measure: usize, chosen: &[bool]) -> bool {
        let is_chosen = |at: &usize| chosen.get(*at).copied().unwrap_or(false);
        self.members
            .get(measure)
            .is_some_and(|member| is_chosen(&measure) && !member.umbrella && !member.better.iter().any(is_chosen))
    }

    /// The wholes that a node is part of, nearest first.
    fn above(&self, node: usize) -> impl Iterator<Item = usize> {
        let parent = |node: usize| self.nodes.get(node).and_then(|node| node.parent);
        std::iter::successors(parent(node), move |node| parent(*node))
    }

    /// The parts of a node and theirs.
    fn below(&self, node: usize) -> Range<usize> {
        node + 1..self.nodes.get(node).map_or(node + 1, |node| node.end)
    }
}
