//! Who takes from whom, at the central values.

use super::{Stacking, Work};

/// What an earlier measure takes from the saving of a later one.
#[derive(Debug, Clone, PartialEq)]
pub struct Overlap {
    /// The earlier measure, by position.
    pub by: usize,
    /// How much of the stand-alone saving it takes, canonical.
    pub amount: f64,
}

/// What becomes of one saving when all measures are done.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Taken {
    /// What is left of it, canonical.
    pub left: f64,
    /// Who takes the rest, in the order in which they are done.
    pub overlaps: Vec<Overlap>,
    /// A node that cannot give as much, by position, and how much is cut off.
    pub cut: Option<(usize, f64)>,
    /// The node whose baseline limits it: its own, or the nearest whole that is known.
    pub limit: Option<usize>,
}

impl Taken {
    /// Whether no baseline is known that could limit it.
    pub fn unlimited(&self) -> bool {
        self.limit.is_none()
    }
}

impl Stacking {
    /// For each slot, what becomes of it when all measures that count are done; untouched for measures that do not.
    pub fn taken(&self) -> Vec<Taken> {
        let (amounts, baselines) = (self.amounts(), self.baselines());
        let mut taken = vec![Taken::default(); self.slots.len()];
        let mut drops: Vec<Vec<(usize, f64)>> = vec![Vec::new(); self.nodes.len()];
        let mut work = Work::default();
        work.begin(self, baselines);
        let all = self.all();
        for &measure in self.order.iter().filter(|measure| self.counts(**measure, &all)) {
            let before = work.clone();
            work.take(self, measure, amounts, baselines);
            let slots = self.members.get(measure).map_or(0..0, |member| member.slots.clone());
            for at in slots {
                let amount = amounts.get(at).copied().unwrap_or(0.0);
                let (Some(found), Some(slot)) = (taken.get_mut(at), self.slots.get(at)) else { continue };
                found.left = amount * work.factors().get(at).copied().unwrap_or(0.0);
                let Some(node) = slot.node else { continue };
                let known = |node: &usize| baselines.get(*node).is_some_and(|whole| whole.is_finite());
                found.limit = std::iter::once(node).chain(self.above(node)).find(known);
                let lost = drops.get(node).into_iter().flatten();
                found.overlaps = lost.map(|(by, drop)| Overlap { by: *by, amount: amount * drop }).collect();
                let wanted = amount * before.share.get(node).copied().unwrap_or(1.0);
                let rest = |node: usize| before.rest.get(node).copied().unwrap_or(f64::INFINITY);
                let tightest = self.above(node).fold(node, |least, at| if rest(at) < rest(least) { at } else { least });
                found.cut = (wanted > rest(tightest)).then(|| (tightest, wanted - rest(tightest)));
            }
            for (node, drops) in drops.iter_mut().enumerate() {
                let share = |work: &Work| work.share.get(node).copied().unwrap_or(1.0);
                let drop = share(&before) - share(&work);
                if drop > 0.0 {
                    drops.push((measure, drop));
                }
            }
        }
        taken
    }
}
