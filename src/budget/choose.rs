//! The best set of measures for the money there is.

use super::exchange;
use super::search::{limit, search};
use super::together::Together;

/// Up to how many measures the best set is found for certain.
pub const EXACT_UP_TO: usize = 40;

/// Sums of money and worths that differ by less than this part of them count as equal.
const NOISE: f64 = 1e-9;

/// A measure that may be chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// What it costs once; zero or more, in the currency of the budget.
    pub cost: f64,
    /// Of the measures of one group only one may be chosen.
    pub group: Option<usize>,
}

/// How a set was found, and how far it can be from the best.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Method {
    /// Branch and bound to the end: no set is worth more.
    Exact,
    /// Branch and bound, ended after a number of steps that does not depend on the machine. No set is worth more than
    /// this one by more than `gap`, as a part of its worth.
    Bounded {
        /// The part.
        gap: f64,
    },
    /// By worth per money, then exchanges one for one as long as they help; for more than [`EXACT_UP_TO`] measures.
    Exchange {
        /// The part, as above.
        gap: f64,
    },
}

impl Method {
    /// The word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Method::Exact => "branch_and_bound",
            Method::Bounded { .. } => "branch_and_bound_ended_early",
            Method::Exchange { .. } => "greedy_with_exchanges",
        }
    }

    /// How much more the best set can be worth at most, as a part of the worth of this one; none if it is the best.
    pub fn gap(self) -> Option<f64> {
        match self {
            Method::Exact => None,
            Method::Bounded { gap } | Method::Exchange { gap } => Some(gap),
        }
    }
}

/// The set that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Whether each measure is in it.
    pub chosen: Vec<bool>,
    /// What it is worth, with all that its measures take from each other.
    pub worth: f64,
    /// How it was found.
    pub method: Method,
}

/// What is to be chosen from.
pub(super) struct Problem<'a> {
    pub(super) candidates: &'a [Candidate],
    pub(super) together: &'a dyn Together,
    pub(super) budget: f64,
}

impl Problem<'_> {
    /// Whether something can be paid; a sum of prices that equals the budget can, whatever its last digit.
    pub(super) fn fits(&self, cost: f64, room: f64) -> bool {
        cost <= room + NOISE * self.budget
    }

    /// Whether a member of a group is chosen.
    pub(super) fn taken(&self, group: usize, chosen: &[bool]) -> bool {
        self.candidates.iter().zip(chosen).any(|(candidate, chosen)| *chosen && candidate.group == Some(group))
    }

    /// What a set costs.
    pub(super) fn cost(&self, chosen: &[bool]) -> f64 {
        self.candidates.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(candidate, _)| candidate.cost).sum()
    }
}

/// The best set so far.
pub(super) struct Best {
    pub(super) worth: f64,
    pub(super) chosen: Vec<bool>,
}

impl Best {
    fn noise(&self) -> f64 {
        NOISE * self.worth.abs()
    }

    /// Takes a set that is better by more than noise.
    pub(super) fn offer(&mut self, worth: f64, chosen: &[bool]) {
        if self.may_grow_to(worth) {
            self.worth = worth;
            self.chosen.clear();
            self.chosen.extend_from_slice(chosen);
        }
    }

    /// Whether a worth is more than that of the best set, by more than noise.
    pub(super) fn may_grow_to(&self, bound: f64) -> bool {
        bound > self.worth + self.noise()
    }
}

/// The set of greatest worth within a budget; of a group one at most.
///
/// Up to [`EXACT_UP_TO`] measures by branch and bound. A measure that adds nothing to the others is left out. What is
/// found depends on the order of the candidates only where two sets are worth the same to nine digits: give them in an
/// order of their own, such as that of their ids.
///
/// ```
/// use auditlite::budget::{Candidate, Apart, choose};
/// let candidate = |cost| Candidate { cost, group: None };
/// let choice = choose(&[candidate(10.0), candidate(20.0), candidate(30.0)], &Apart(vec![60.0, 100.0, 120.0]), 50.0);
/// assert_eq!(choice.chosen, [false, true, true]);
/// assert_eq!(choice.worth, 220.0);
/// ```
pub fn choose(candidates: &[Candidate], together: &dyn Together, budget: f64) -> Choice {
    let problem = Problem { candidates, together, budget };
    let mut best = exchange::greedy(&problem);
    exchange::improve(&problem, &mut best);
    let method = if candidates.len() > EXACT_UP_TO {
        let limit = limit(&problem, &mut best);
        Method::Exchange { gap: gap(best.worth, limit) }
    } else {
        match search(&problem, &mut best) {
            None => Method::Exact,
            Some(unseen) => Method::Bounded { gap: gap(best.worth, unseen) },
        }
    };
    drop_idle(&problem, &mut best);
    Choice { worth: best.worth, chosen: best.chosen, method }
}

fn gap(worth: f64, limit: f64) -> f64 {
    if worth > 0.0 { (limit / worth - 1.0).max(0.0) } else { f64::INFINITY }
}

/// Leaves out what adds nothing, the dearest first.
fn drop_idle(problem: &Problem<'_>, best: &mut Best) {
    let mut order: Vec<(f64, usize)> =
        problem.candidates.iter().enumerate().map(|(at, candidate)| (candidate.cost, at)).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
    for (_, at) in order {
        if !best.chosen.get(at).copied().unwrap_or(false) {
            continue;
        }
        let mut without = best.chosen.clone();
        if let Some(slot) = without.get_mut(at) {
            *slot = false;
        }
        let worth = problem.together.total(&without);
        if worth >= best.worth - best.noise() {
            (best.worth, best.chosen) = (worth, without);
        }
    }
}
