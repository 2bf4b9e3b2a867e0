//! Finds the best set by branch and bound.

use super::bound::{Open, most};
use super::choose::{Best, Problem};
use super::pools::Pools;
use super::together::{Worth, sum};

/// Most nodes that are looked at; a plant's measures take some hundred.
const NODES: usize = 4000;

/// How often the point of a tangent is moved towards the best set under it before a node is given up as open.
const MOVES: usize = 1;

/// How often it is moved for the bound of the whole choice.
const ROOT_MOVES: usize = 40;

/// More than any set can be worth.
pub(super) fn limit(problem: &Problem<'_>, best: &mut Best) -> f64 {
    let mut search = Search::new(problem, best);
    let mut worths = vec![Worth::default(); search.chosen.len()];
    problem.together.worths(&search.chosen, &mut worths);
    match search.branch(problem.budget, &worths) {
        Some(mut branch) => search.bound(&mut branch.open, 0.0, problem.budget, ROOT_MOVES),
        None => 0.0,
    }
}

/// Looks for a better set than the best so far. Gives the most that a set can be worth which was not looked at, if the
/// number of nodes did not suffice.
pub(super) fn search(problem: &Problem<'_>, best: &mut Best) -> Option<f64> {
    let mut search = Search::new(problem, best);
    if !search.settle() {
        return None;
    }
    let spent = problem.cost(&search.chosen);
    search.descend(problem.budget - spent);
    search.unseen
}

struct Search<'a> {
    problem: &'a Problem<'a>,
    best: &'a mut Best,
    chosen: Vec<bool>,
    refused: Vec<bool>,
    nodes: usize,
    unseen: Option<f64>,
    pools: Option<&'a Pools>,
    /// Where the last tangent touched.
    point: Vec<f64>,
    taken: Vec<(usize, f64)>,
}

/// What can still be chosen, and what to decide next.
struct Branch {
    open: Vec<Open>,
    at: usize,
    cost: f64,
}

impl<'a> Search<'a> {
    fn new(problem: &'a Problem<'a>, best: &'a mut Best) -> Self {
        let count = problem.candidates.len();
        let pools = problem.together.pools();
        let known = best.chosen.iter().enumerate().filter(|(_, chosen)| **chosen).map(|(at, _)| (at, 1.0));
        let point = pools.map_or_else(Vec::new, |pools| pools.point(known));
        let (chosen, refused) = (vec![false; count], vec![false; count]);
        Search {
            problem,
            best,
            chosen,
            refused,
            nodes: 0,
            unseen: None,
            pools,
            point,
            taken: Vec::with_capacity(count),
        }
    }

    /// Decides what no better set can do without, or with; false if there is no better set at all.
    fn settle(&mut self) -> bool {
        if !self.may_be_better(ROOT_MOVES) {
            return false;
        }
        let (mut needed, mut never) = (Vec::new(), Vec::new());
        for (at, candidate) in self.problem.candidates.iter().enumerate() {
            if self.best.chosen.get(at).copied().unwrap_or(false) {
                set(&mut self.refused, at, true);
                if !self.may_be_better(MOVES) {
                    needed.push(at);
                }
                set(&mut self.refused, at, false);
            } else if self.problem.fits(candidate.cost, self.problem.budget) {
                set(&mut self.chosen, at, true);
                if !self.may_be_better(MOVES) {
                    never.push(at);
                }
                set(&mut self.chosen, at, false);
            }
        }
        needed.into_iter().for_each(|at| set(&mut self.chosen, at, true));
        never.into_iter().for_each(|at| set(&mut self.refused, at, true));
        true
    }

    /// Whether a set that holds what is chosen and nothing that is refused may be better than the best so far.
    fn may_be_better(&mut self, moves: usize) -> bool {
        let room = self.problem.budget - self.problem.cost(&self.chosen);
        let mut worths = vec![Worth::default(); self.chosen.len()];
        self.problem.together.worths(&self.chosen, &mut worths);
        let decided = self.decided(&worths);
        let mut open = self.branch(room, &worths).map(|branch| branch.open).unwrap_or_default();
        let bound = self.bound(&mut open, decided, room, moves);
        self.best.may_grow_to(bound)
    }

    /// The most that what is chosen can be worth.
    fn decided(&self, worths: &[Worth]) -> f64 {
        self.chosen.iter().zip(worths).filter(|(chosen, _)| **chosen).map(|(_, worth)| worth.most).sum()
    }

    /// Looks at all sets that hold what is chosen and nothing that is refused.
    fn descend(&mut self, room: f64) {
        let mut worths = vec![Worth::default(); self.chosen.len()];
        self.problem.together.worths(&self.chosen, &mut worths);
        self.best.offer(sum(&self.chosen, &worths), &self.chosen);
        let decided = self.decided(&worths);
        let mut refused = Vec::new();
        while let Some(mut branch) = self.branch(room, &worths) {
            let bound = self.bound(&mut branch.open, decided, room, MOVES);
            if !self.best.may_grow_to(bound) {
                break;
            }
            if self.nodes >= NODES {
                self.unseen = Some(self.unseen.map_or(bound, |unseen| unseen.max(bound)));
                break;
            }
            self.nodes += 1;
            set(&mut self.chosen, branch.at, true);
            self.descend(room - branch.cost);
            set(&mut self.chosen, branch.at, false);
            set(&mut self.refused, branch.at, true);
            refused.push(branch.at);
        }
        for at in refused {
            set(&mut self.refused, at, false);
        }
    }

    /// What is open with so much money left: of it, what is worth most per money is decided next. None if nothing is.
    fn branch(&self, room: f64, worths: &[Worth]) -> Option<Branch> {
        let mut open = Vec::with_capacity(worths.len());
        let mut next: Option<(f64, f64, usize, f64)> = None;
        let states = self.chosen.iter().zip(&self.refused).zip(worths);
        for (at, (candidate, ((chosen, refused), worth))) in self.problem.candidates.iter().zip(states).enumerate() {
            let worth = worth.most;
            let fits = !chosen && !refused && worth > 0.0 && self.problem.fits(candidate.cost, room);
            if !fits || candidate.group.is_some_and(|group| self.problem.taken(group, &self.chosen)) {
                continue;
            }
            open.push(Open { at, cost: candidate.cost.min(room), worth, group: candidate.group });
            let rate = if candidate.cost > 0.0 { worth / candidate.cost } else { f64::INFINITY };
            if next.is_none_or(|(best, most, _, _)| rate > best || (rate >= best && worth > most)) {
                next = Some((rate, worth, at, candidate.cost));
            }
        }
        next.map(|(_, _, at, cost)| Branch { open, at, cost })
    }

    /// The most that a set can be worth here: what is decided and the best of what is open; or what a tangent says.
    fn bound(&mut self, open: &mut [Open], decided: f64, room: f64, moves: usize) -> f64 {
        let mut bound = decided + most(open, room, &mut self.taken);
        let Some(pools) = self.pools else { return bound };
        for step in 0..=moves {
            if !self.best.may_grow_to(bound) {
                break;
            }
            let tangent = pools.tangent(&self.point);
            let slope = |at: usize| tangent.slopes.get(at).copied().unwrap_or(0.0);
            let chosen = || self.chosen.iter().enumerate().filter(|(_, chosen)| **chosen).map(|(at, _)| at);
            let own: f64 = chosen().map(slope).sum();
            for one in open.iter_mut() {
                one.worth = slope(one.at);
            }
            bound = bound.min(tangent.constant + own + most(open, room, &mut self.taken));
            if step < moves {
                let towards = pools.point(chosen().map(|at| (at, 1.0)).chain(self.taken.iter().copied()));
                for (at, to) in self.point.iter_mut().zip(towards) {
                    *at = 0.5 * (*at + to);
                }
            }
        }
        bound
    }
}

fn set(all: &mut [bool], at: usize, value: bool) {
    if let Some(slot) = all.get_mut(at) {
        *slot = value;
    }
}
