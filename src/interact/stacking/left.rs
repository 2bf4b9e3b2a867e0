//! The numeric core: what is left of each saving.

use super::Stacking;
use crate::library::Resource;

/// Where [`Stacking::left`] works, so that thousands of calls allocate once.
#[derive(Debug, Clone, Default)]
pub struct Work {
    /// Of each node, the share that is left.
    pub(super) share: Vec<f64>,
    /// Of each node, the amount that is left; infinite where nobody knows it.
    pub(super) rest: Vec<f64>,
    factors: Vec<f64>,
    done: Vec<bool>,
}

/// What is left of the savings of the measures that were chosen.
#[derive(Debug, Clone, Copy)]
pub struct Left<'w> {
    stacking: &'w Stacking,
    work: &'w Work,
}

impl Work {
    /// Nothing is done yet.
    pub(super) fn begin(&mut self, stacking: &Stacking, baselines: &[f64]) {
        self.share.clear();
        self.share.resize(stacking.nodes.len(), 1.0);
        self.rest.clear();
        self.rest.extend(baselines.iter().map(|whole| if whole.is_finite() { whole.max(0.0) } else { f64::INFINITY }));
        self.rest.resize(stacking.nodes.len(), f64::INFINITY);
        self.factors.clear();
        self.factors.resize(stacking.slots.len(), 0.0);
        self.done.clear();
        self.done.resize(stacking.members.len(), false);
    }

    pub(super) fn factors(&self) -> &[f64] {
        &self.factors
    }

    /// Does a measure: what it saves is gone from the baselines.
    pub(super) fn take(&mut self, stacking: &Stacking, measure: usize, amounts: &[f64], baselines: &[f64]) {
        let Some(member) = stacking.members.get(measure) else { return };
        if let Some(done) = self.done.get_mut(measure) {
            *done = true;
        }
        let mut of_stream = None;
        for at in member.slots.clone() {
            let Some(slot) = stacking.slots.get(at) else { continue };
            let amount = amounts.get(at).copied().unwrap_or(0.0).max(0.0);
            let factor = match slot.node {
                None => 1.0,
                Some(node) => {
                    let before = self.share.get(node).copied().unwrap_or(1.0);
                    let got = (amount * before).min(self.most(stacking, node));
                    if got > 0.0 {
                        let part = self.gone(stacking, node, got, baselines, of_stream);
                        if slot.resource.is_none() {
                            of_stream = Some(part);
                            for &other in &slot.along {
                                self.scale(other, 1.0 - part);
                                for part_of_it in stacking.below(other) {
                                    self.scale(part_of_it, 1.0 - part);
                                }
                            }
                        }
                    }
                    if amount > 0.0 { got / amount } else { before }
                }
            };
            if let Some(kept) = self.factors.get_mut(at) {
                *kept = factor;
            }
        }
    }

    /// What a measure would save if it were done now; nothing is gone from the baselines.
    pub(super) fn peek(&mut self, stacking: &Stacking, measure: usize, amounts: &[f64]) {
        let Some(member) = stacking.members.get(measure) else { return };
        if let Some(done) = self.done.get_mut(measure) {
            *done = true;
        }
        for at in member.slots.clone() {
            let amount = amounts.get(at).copied().unwrap_or(0.0).max(0.0);
            let factor = match stacking.slots.get(at).and_then(|slot| slot.node) {
                None => 1.0,
                Some(node) => {
                    let left = self.share.get(node).copied().unwrap_or(1.0);
                    let got = (amount * left).min(self.most(stacking, node));
                    if amount > 0.0 { got / amount } else { left }
                }
            };
            if let Some(kept) = self.factors.get_mut(at) {
                *kept = factor;
            }
        }
    }

    /// The most that a node can still give: what is left of it and of every whole that it is part of.
    fn most(&self, stacking: &Stacking, node: usize) -> f64 {
        let rest = |at: usize| self.rest.get(at).copied().unwrap_or(f64::INFINITY);
        stacking.above(node).fold(rest(node), |most, at| most.min(rest(at)))
    }

    /// Takes an amount from a node, its parts and its wholes; gives the share of the node that is gone.
    fn gone(&mut self, stacking: &Stacking, node: usize, got: f64, baselines: &[f64], of_stream: Option<f64>) -> f64 {
        let part = match self.rest.get(node) {
            Some(rest) if rest.is_finite() => share(got, *rest),
            _ => of_stream.unwrap_or_else(|| self.of_known_whole(stacking, node, got)),
        };
        // From the top down, so that a node without a baseline still sees its whole as it was.
        if stacking.nodes.get(node).is_some_and(|node| node.parent.is_some()) {
            for at in stacking.above(node) {
                if self.rest.get(at).is_some_and(|rest| !rest.is_finite()) {
                    let part = self.of_known_whole(stacking, at, got);
                    if let Some(share) = self.share.get_mut(at) {
                        *share *= 1.0 - part;
                    }
                }
            }
            for at in stacking.above(node) {
                self.less(at, got, baselines);
            }
        }
        if self.rest.get(node).is_some_and(|rest| rest.is_finite()) {
            self.less(node, got, baselines);
        } else {
            self.scale(node, 1.0 - part);
        }
        for at in stacking.below(node) {
            self.scale(at, 1.0 - part);
        }
        part
    }

    /// The share that an amount is of the nearest whole that is known.
    fn of_known_whole(&self, stacking: &Stacking, node: usize, got: f64) -> f64 {
        let rests = stacking.above(node).filter_map(|at| self.rest.get(at).copied());
        rests.into_iter().find(|rest| rest.is_finite()).map_or(0.0, |rest| share(got, rest))
    }

    fn less(&mut self, at: usize, got: f64, baselines: &[f64]) {
        let (Some(rest), Some(left)) = (self.rest.get_mut(at), self.share.get_mut(at)) else { return };
        if rest.is_finite() {
            *rest = (*rest - got).max(0.0);
            *left = share(*rest, baselines.get(at).copied().unwrap_or(0.0));
        }
    }

    fn scale(&mut self, at: usize, by: f64) {
        let (Some(rest), Some(left)) = (self.rest.get_mut(at), self.share.get_mut(at)) else { return };
        *left *= by;
        if rest.is_finite() {
            *rest *= by;
        }
    }
}

/// The share that an amount is of a whole, at most all.
fn share(amount: f64, whole: f64) -> f64 {
    if whole > 0.0 { (amount / whole).min(1.0) } else { 0.0 }
}

impl Stacking {
    /// What is left of each saving when the chosen measures are done, and only they: [`Left::factors`] is 0 for what is
    /// not chosen, is an umbrella, or has a better alternative among the chosen.
    ///
    /// `amounts` are stand-alone savings by slot, `baselines` by node (infinite where unknown), both canonical;
    /// [`Stacking::amounts`] and [`Stacking::baselines`] are the central ones.
    pub fn left<'w>(&'w self, amounts: &[f64], baselines: &[f64], chosen: &[bool], work: &'w mut Work) -> Left<'w> {
        work.begin(self, baselines);
        for &measure in &self.order {
            if self.counts(measure, chosen) {
                work.take(self, measure, amounts, baselines);
            }
        }
        Left { stacking: self, work }
    }

    /// The same, and for each measure that is not chosen what would be left of its saving if it were done too, in its
    /// place in the order and beside the chosen ones only.
    pub fn left_and_open<'w>(
        &'w self,
        amounts: &[f64],
        baselines: &[f64],
        chosen: &[bool],
        work: &'w mut Work,
    ) -> Left<'w> {
        work.begin(self, baselines);
        for &measure in &self.order {
            if self.counts(measure, chosen) {
                work.take(self, measure, amounts, baselines);
            } else {
                work.peek(self, measure, amounts);
            }
        }
        Left { stacking: self, work }
    }
}

impl<'w> Left<'w> {
    /// For each slot, the part of its stand-alone saving that is left: 0 to 1.
    pub fn factors(&self) -> &'w [f64] {
        &self.work.factors
    }

    /// The part that is left of one saving of a measure; 0 where it saves nothing of it.
    pub fn factor(&self, measure: usize, resource: &Resource) -> f64 {
        let slots = self.stacking.slots_of(measure).iter();
        let start = self.stacking.members.get(measure).map_or(0, |member| member.slots.start);
        let found = slots.enumerate().find(|(_, slot)| slot.resource.as_ref() == Some(resource));
        found.and_then(|(at, _)| self.work.factors.get(start + at).copied()).unwrap_or(0.0)
    }

    /// By what the `uses` of a measure are multiplied: they fall with its greatest saving; 1 where it saves no resource.
    pub fn of_uses(&self, measure: usize) -> f64 {
        self.kept(measure, f64::max)
    }

    /// By what the `other_saving` of a measure is multiplied: it falls with its least; 1 where it saves no resource.
    pub fn of_other_saving(&self, measure: usize) -> f64 {
        self.kept(measure, f64::min)
    }

    fn kept(&self, measure: usize, join: fn(f64, f64) -> f64) -> f64 {
        let Some(member) = self.stacking.members.get(measure) else { return 0.0 };
        if !self.is_done(measure) {
            return 0.0;
        }
        let stream = self.stacking.slots.get(member.slots.start).is_some_and(|slot| slot.resource.is_none());
        let slots = if stream { member.slots.start..member.slots.start + 1 } else { member.slots.clone() };
        self.work.factors.get(slots).unwrap_or_default().iter().copied().reduce(join).unwrap_or(1.0)
    }

    /// Whether a measure was chosen and counts.
    pub fn is_done(&self, measure: usize) -> bool {
        self.work.done.get(measure).copied().unwrap_or(false)
    }

    /// What remains of a resource at an end use, canonical; `None` where no measure acts there or nobody knows.
    pub fn remaining(&self, end_use: &str, resource: &Resource) -> Option<f64> {
        let at = self
            .stacking
            .nodes
            .iter()
            .position(|node| node.end_use == end_use && node.resource.as_ref() == Some(resource))?;
        self.work.rest.get(at).copied().filter(|rest| rest.is_finite())
    }
}
