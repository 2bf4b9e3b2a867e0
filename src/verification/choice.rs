//! Which model is taken when several variables are offered.

use super::model::{Model, T_LEAST, Tried, fit};
use super::readings::{Accrual, Period};

/// Most variables in a model. Twelve months carry no more: each takes a degree of freedom of some ten.
const MOST: usize = 2;

/// A set of variables that was tried, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The variables, by their place among those of the readings.
    pub variables: Vec<usize>,
    /// What became of it.
    pub tried: Tried,
}

/// The models that were tried and which of them is taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Every set of at most two variables, the empty one first, then in the order in which variables were offered.
    pub candidates: Vec<Candidate>,
    /// The place of the one that is taken.
    taken: Option<usize>,
}

impl Choice {
    /// Tries every set of at most two of the variables that are offered.
    ///
    /// Taken is the set with the greatest adjusted R² among those in which every variable has |t| of at least 2; on a tie
    /// the one with fewer variables, then the one that was offered first. With no such set, the mean alone.
    pub(super) fn of(before: &[&Period], offered: &[usize], accrual: Accrual) -> Choice {
        let candidates: Vec<Candidate> = sets(offered)
            .into_iter()
            .map(|variables| Candidate { tried: fit(before, &variables, accrual), variables })
            .collect();
        let mut taken: Option<(usize, f64)> = None;
        for (at, candidate) in candidates.iter().enumerate() {
            let Tried::Fits(model) = &candidate.tried else { continue };
            let counts = model.t_values().iter().all(|t| t.abs() >= T_LEAST);
            if counts && taken.is_none_or(|(_, best)| model.adjusted_r2 > best) {
                taken = Some((at, model.adjusted_r2));
            }
        }
        Choice { candidates, taken: taken.map(|(at, _)| at) }
    }

    /// The model that is taken; none if there are too few readings even for a mean.
    pub fn model(&self) -> Option<&Model> {
        match &self.candidates.get(self.taken?)?.tried {
            Tried::Fits(model) => Some(model),
            _ => None,
        }
    }

    /// The candidates that were not taken, the mean alone left out.
    pub fn others(&self) -> impl Iterator<Item = &Candidate> {
        let taken = self.taken;
        let each = self.candidates.iter().enumerate();
        each.filter(move |(at, candidate)| Some(*at) != taken && !candidate.variables.is_empty())
            .map(|(_, other)| other)
    }
}

fn sets(offered: &[usize]) -> Vec<Vec<usize>> {
    let mut sets = vec![Vec::new()];
    sets.extend(offered.iter().map(|one| vec![*one]));
    for (at, one) in offered.iter().enumerate() {
        sets.extend(offered.iter().skip(at + 1).map(|other| vec![*one, *other]));
    }
    sets.retain(|set| set.len() <= MOST);
    sets
}
