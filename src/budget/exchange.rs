//! A good set quickly: by worth per money, then exchanges as long as they help.

use super::choose::{Best, Problem};
use super::together::{Worth, sum};

/// Most sets that exchanges look at.
const LOOKS: usize = 20_000;

/// Takes measures by worth per money beside those already taken; or the single best one, if that is worth more.
pub(super) fn greedy(problem: &Problem<'_>) -> Best {
    let count = problem.candidates.len();
    let mut chosen = vec![false; count];
    let mut best = Best { worth: 0.0, chosen: chosen.clone() };
    let mut room = problem.budget;
    let mut worths = vec![Worth::default(); count];
    problem.together.worths(&chosen, &mut worths);
    for (at, (candidate, worth)) in problem.candidates.iter().zip(&worths).enumerate() {
        if problem.fits(candidate.cost, room) {
            best.offer(worth.part, &(0..count).map(|other| other == at).collect::<Vec<_>>());
        }
    }
    loop {
        let mut next: Option<(f64, f64, usize, f64)> = None;
        for (at, ((candidate, chosen_already), worth)) in
            problem.candidates.iter().zip(&chosen).zip(&worths).enumerate()
        {
            let worth = worth.part;
            let fits = !chosen_already && worth > 0.0 && problem.fits(candidate.cost, room);
            if !fits || candidate.group.is_some_and(|group| problem.taken(group, &chosen)) {
                continue;
            }
            let rate = if candidate.cost > 0.0 { worth / candidate.cost } else { f64::INFINITY };
            if next.is_none_or(|(best, most, _, _)| rate > best || (rate >= best && worth > most)) {
                next = Some((rate, worth, at, candidate.cost));
            }
        }
        let Some((_, _, at, cost)) = next else { return best };
        if let Some(slot) = chosen.get_mut(at) {
            *slot = true;
        }
        room -= cost;
        problem.together.worths(&chosen, &mut worths);
        best.offer(sum(&chosen, &worths), &chosen);
    }
}

/// Adds one, leaves one out or exchanges one for another, each time what helps most, until nothing does.
pub(super) fn improve(problem: &Problem<'_>, best: &mut Best) {
    let count = problem.candidates.len();
    let mut looks = 0;
    loop {
        let now = best.chosen.clone();
        let before = best.worth;
        for into in (0..count).map(Some).chain([None]) {
            if into.is_some_and(|at| now.get(at).copied().unwrap_or(true)) {
                continue;
            }
            for out in (0..count).map(Some).chain([None]) {
                if out.is_some_and(|at| !now.get(at).copied().unwrap_or(false)) || looks >= LOOKS {
                    continue;
                }
                let changed: Vec<bool> = now
                    .iter()
                    .enumerate()
                    .map(|(at, chosen)| (*chosen || into == Some(at)) && out != Some(at))
                    .collect();
                if problem.fits(problem.cost(&changed), problem.budget) && apart(problem, &changed) {
                    looks += 1;
                    best.offer(problem.together.total(&changed), &changed);
                }
            }
        }
        if best.worth <= before {
            return;
        }
    }
}

/// Whether of each group one at most is chosen.
fn apart(problem: &Problem<'_>, chosen: &[bool]) -> bool {
    let mut groups: Vec<usize> = problem
        .candidates
        .iter()
        .zip(chosen)
        .filter(|(_, chosen)| **chosen)
        .filter_map(|(candidate, _)| candidate.group)
        .collect();
    groups.sort_unstable();
    groups.windows(2).all(|pair| pair.first() != pair.last())
}
