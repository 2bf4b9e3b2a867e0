//! Finds the best set by branch and bound.

use super::bound::{Open, most};
use super::choose::{Best, Problem};

/// Most nodes that are looked at; a plant's measures take some hundred.
const NODES: usize = 12_000;

/// Looks for a better set than the best so far. Gives the most that a set can be worth which was not looked at, if the
/// number of nodes did not suffice.
pub(super) fn search(problem: &Problem<'_>, best: &mut Best) -> Option<f64> {
    let mut search = Search {
        problem,
        best,
        chosen: vec![false; problem.candidates.len()],
        refused: vec![false; problem.candidates.len()],
        nodes: 0,
        unseen: None,
    };
    search.descend(problem.budget);
    search.unseen
}

struct Search<'a> {
    problem: &'a Problem<'a>,
    best: &'a mut Best,
    chosen: Vec<bool>,
    refused: Vec<bool>,
    nodes: usize,
    unseen: Option<f64>,
}

impl Search<'_> {
    /// Looks at all sets that hold what is chosen and nothing that is refused.
    fn descend(&mut self, room: f64) {
        let mut worths = vec![0.0; self.chosen.len()];
        self.problem.together.worths(&self.chosen, &mut worths);
        let decided: f64 = self.chosen.iter().zip(&worths).filter(|(chosen, _)| **chosen).map(|(_, worth)| worth).sum();
        self.best.offer(decided, &self.chosen);
        let mut refused = Vec::new();
        while let Some((at, cost)) = self.branch(room, decided, &worths) {
            self.nodes += 1;
            self.set(at, true);
            self.descend(room - cost);
            self.set(at, false);
            if let Some(slot) = self.refused.get_mut(at) {
                *slot = true;
            }
            refused.push(at);
        }
        for at in refused {
            if let Some(slot) = self.refused.get_mut(at) {
                *slot = false;
            }
        }
    }

    fn set(&mut self, at: usize, value: bool) {
        if let Some(slot) = self.chosen.get_mut(at) {
            *slot = value;
        }
    }

    /// The measure to decide next: the one that is worth most per money. None if no better set can lie here.
    fn branch(&mut self, room: f64, decided: f64, worths: &[f64]) -> Option<(usize, f64)> {
        let mut open = Vec::with_capacity(worths.len());
        let mut next: Option<(f64, f64, usize, f64)> = None;
        let states = self.chosen.iter().zip(&self.refused).zip(worths);
        for (at, (candidate, ((chosen, refused), worth))) in self.problem.candidates.iter().zip(states).enumerate() {
            let fits = !chosen && !refused && *worth > 0.0 && self.problem.fits(candidate.cost, room);
            if !fits || candidate.group.is_some_and(|group| self.problem.taken(group, &self.chosen)) {
                continue;
            }
            open.push(Open { cost: candidate.cost.min(room), worth: *worth, group: candidate.group });
            let rate = if candidate.cost > 0.0 { worth / candidate.cost } else { f64::INFINITY };
            if next.is_none_or(|(best, most, _, _)| rate > best || (rate >= best && *worth > most)) {
                next = Some((rate, *worth, at, candidate.cost));
            }
        }
        let (_, _, at, cost) = next?;
        let bound = decided + most(&mut open, room);
        if !self.best.may_grow_to(bound) {
            return None;
        }
        if self.nodes >= NODES {
            self.unseen = Some(self.unseen.map_or(bound, |unseen| unseen.max(bound)));
            return None;
        }
        Some((at, cost))
    }
}
