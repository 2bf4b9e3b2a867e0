//! A stacking from the findings of a plant.

use std::cmp::Ordering;

use super::tree::{Key, Tree};
use super::{Candidate, Member, Slot, Stacking};
use crate::evaluate::{Opportunity, consumed};
use crate::facility::Facility;
use crate::library::{Library, Resource};

impl Stacking {
    /// The measures of a plant that apply, in any order.
    pub fn new(library: &Library, facility: &Facility, candidates: &[Candidate<'_, '_>]) -> Self {
        let mut candidates: Vec<&Candidate<'_, '_>> = candidates.iter().collect();
        candidates.sort_by(|a, b| a.finding.rule.id.cmp(&b.finding.rule.id));
        let mut tree = Tree::default();
        for candidate in &candidates {
            for key in keys(candidate) {
                tree.add(&library.end_uses, &key);
            }
        }
        let (nodes, places) = tree.nodes();
        let known = |node: &super::Node| match &node.resource {
            None => 1.0,
            Some(resource) => {
                consumed(library, facility, &node.end_use, resource).map_or(f64::INFINITY, |consumed| consumed.amount)
            }
        };
        let baselines = nodes.iter().map(known).collect();
        let mut stacking = Self { nodes, baselines, ..Self::default() };
        for (measure, candidate) in candidates.iter().enumerate() {
            let start = stacking.slots.len();
            let amounts = candidate.opportunity.stream_share.map(|share| share.min(1.0)).into_iter();
            let amounts = amounts.chain(candidate.opportunity.saves.iter().map(|amount| amount.value));
            for (key, amount) in keys(candidate).into_iter().zip(amounts) {
                let target = matches!(key.1, Some(Resource::PowerFactor | Resource::MovedElectricity));
                let along = if key.1.is_none() { stacking.along(&key.0, candidate.opportunity) } else { Vec::new() };
                let node = if target { None } else { places.get(&key).copied() };
                stacking.slots.push(Slot { measure, resource: key.1, node, along });
                stacking.amounts.push(amount);
            }
            let rule = candidate.finding.rule;
            stacking.members.push(Member {
                id: rule.id.clone(),
                stage: rule.measure.stage,
                beyond: candidate.beyond,
                umbrella: rule.measure.umbrella,
                better: Vec::new(),
                alternatives: Vec::new(),
                slots: start..stacking.slots.len(),
            });
        }
        stacking.order = (0..candidates.len()).collect();
        stacking.order.sort_by(|a, b| in_order(candidates.get(*a).copied(), candidates.get(*b).copied()));
        stacking.join_groups(&candidates);
        stacking
    }

    /// What the end use of a stream holds and the measure does not save itself.
    fn along(&self, end_use: &str, opportunity: &Opportunity) -> Vec<usize> {
        let own = |resource: &Resource| opportunity.saves.iter().any(|amount| amount.resource == *resource);
        let nodes = self.nodes.iter().enumerate().filter(|(_, node)| node.end_use == end_use);
        nodes
            .filter(|(_, node)| node.resource.as_ref().is_some_and(|resource| !own(resource)))
            .map(|(at, _)| at)
            .collect()
    }

    /// Of an exclusive group the member with the best place counts.
    fn join_groups(&mut self, candidates: &[&Candidate<'_, '_>]) {
        let mut places: Vec<(usize, &&Candidate<'_, '_>)> = candidates.iter().enumerate().collect();
        places.sort_by(|(_, a), (_, b)| by_place(a, b));
        let group = |candidate: &Candidate<'_, '_>| {
            let measure = &candidate.finding.rule.measure;
            measure.exclusive.as_deref().filter(|_| !measure.umbrella).map(str::to_owned)
        };
        for (at, candidate) in &places {
            let Some(own) = group(candidate) else { continue };
            let same = |other: &&(usize, &&Candidate<'_, '_>)| group(other.1).as_ref() == Some(&own);
            let all: Vec<usize> = places.iter().filter(same).map(|(other, _)| *other).collect();
            if let Some(member) = self.members.get_mut(*at) {
                member.better = all.iter().copied().take_while(|other| other != at).collect();
                member.alternatives = all.into_iter().filter(|other| other != at).collect();
            }
        }
    }
}

/// The baselines that a measure acts on: its stream first, then one for each of its savings.
fn keys(candidate: &Candidate<'_, '_>) -> Vec<Key> {
    let end_use = &candidate.finding.rule.measure.end_use;
    let stream = candidate.opportunity.stream_share.map(|_| (end_use.clone(), None));
    let saved = candidate.opportunity.saves.iter().map(|amount| (end_use.clone(), Some(amount.resource.clone())));
    stream.into_iter().chain(saved).collect()
}

/// Recommendations before what needs a study, then by stage, payback and id: nothing ties.
fn in_order(a: Option<&Candidate<'_, '_>>, b: Option<&Candidate<'_, '_>>) -> Ordering {
    let (Some(a), Some(b)) = (a, b) else { return Ordering::Equal };
    let stage = |candidate: &Candidate<'_, '_>| candidate.finding.rule.measure.stage;
    a.beyond
        .cmp(&b.beyond)
        .then_with(|| stage(a).cmp(&stage(b)))
        .then_with(|| a.opportunity.payback.total_cmp(&b.opportunity.payback))
        .then_with(|| a.finding.rule.id.cmp(&b.finding.rule.id))
}

/// The place in the ranking by payback, with the recommendations first.
fn by_place(a: &Candidate<'_, '_>, b: &Candidate<'_, '_>) -> Ordering {
    let of = |candidate: &Candidate<'_, '_>| candidate.finding.rule.id.clone();
    a.beyond.cmp(&b.beyond).then_with(|| a.opportunity.by_payback(b.opportunity)).then_with(|| of(a).cmp(&of(b)))
}
