//! What is begun in which month, and what pays for it.
//!
//! The budget is there from the first month: what needs no investment is begun then, and what the budget was spent on,
//! soonest payback first, as far as the cash goes. A measure saves from the month after it was begun, a twelfth of its
//! year a month, with what the measures in place take from each other counted in, and no longer than it lasts. From then
//! on, what is saved and what is left of the budget pay for what the budget did not reach: each month whatever the cash
//! of the month before covers, soonest payback first, beside all that is in place.

use super::choose::Candidate;
use super::together::Together;

/// Months that are laid out.
pub const HORIZON: u32 = 12;

/// Part of an amount of money that does not decide whether it suffices.
const NOISE: f64 = 1e-9;

/// The measures, and which of them are to be begun.
#[derive(Clone, Copy)]
pub struct Steps<'a> {
    /// All measures.
    pub candidates: &'a [Candidate],
    /// What they save in money a year, side by side.
    pub money: &'a dyn Together,
    /// How many months each lasts.
    pub lives: &'a [f64],
    /// Those on which the budget is spent.
    pub chosen: &'a [bool],
    /// Those for which only the money was missing.
    pub later: &'a [bool],
}

/// A measure that is begun.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Started {
    /// Its place among the candidates.
    pub index: usize,
    /// What it adds to the money saved in a year, beside what was in place or begun before it.
    pub adds: f64,
}

/// A month.
#[derive(Debug, Clone, PartialEq)]
pub struct Month {
    /// Its number, from 1.
    pub number: u32,
    /// What is begun in it.
    pub started: Vec<Started>,
    /// What that costs.
    pub spent: f64,
    /// What the measures in place save in it.
    pub saved: f64,
    /// What is there at its end: of the budget and of all that was saved.
    pub cash: f64,
}

/// The months of a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The months in order.
    pub months: Vec<Month>,
    /// In which month each measure is begun.
    pub begun: Vec<Option<u32>>,
}

/// Lays measures out over [`HORIZON`] months.
pub fn lay_out(steps: Steps<'_>, budget: f64) -> Layout {
    let mut layout = Layout { months: Vec::new(), begun: vec![None; steps.candidates.len()] };
    let mut cash = budget;
    for number in 1..=HORIZON {
        let saved = steps.money.total(&in_place(steps, &layout.begun, number)) / 12.0;
        let (mut started, mut left) = (Vec::new(), cash);
        while let Some((index, adds, cost)) = next(steps, &layout.begun, number, left, budget) {
            if let Some(slot) = layout.begun.get_mut(index) {
                *slot = Some(number);
            }
            started.push(Started { index, adds });
            left -= cost;
        }
        // A sum of prices that equals the cash leaves nothing, whatever its last digit.
        let spent = if left.abs() <= NOISE * budget { cash } else { cash - left };
        cash = cash - spent + saved;
        layout.months.push(Month { number, started, spent, saved, cash });
    }
    layout
}

/// What saves in a month: begun before it, and not at its end yet.
fn in_place(steps: Steps<'_>, begun: &[Option<u32>], month: u32) -> Vec<bool> {
    let lasts = |(begun, life): (&Option<u32>, &f64)| {
        begun.is_some_and(|begun| begun < month && f64::from(month - begun) <= *life)
    };
    begun.iter().zip(steps.lives).map(lasts).collect()
}

/// What is begun next in a month with so much cash, what it adds, and what it costs.
fn next(steps: Steps<'_>, begun: &[Option<u32>], month: u32, cash: f64, budget: f64) -> Option<(usize, f64, f64)> {
    let running: Vec<bool> = begun.iter().map(Option::is_some).collect();
    let before = steps.money.total(&running);
    let mut best: Option<(f64, usize, f64, f64)> = None;
    let wanted = steps.chosen.iter().zip(steps.later);
    for (index, (candidate, (chosen, later))) in steps.candidates.iter().zip(wanted).enumerate() {
        let open = (*chosen || (*later && month > 1)) && !running.get(index).copied().unwrap_or(true);
        if !open || candidate.cost > cash + NOISE * budget || taken(steps.candidates, candidate.group, &running) {
            continue;
        }
        let with: Vec<bool> = running.iter().enumerate().map(|(at, runs)| *runs || at == index).collect();
        let adds = steps.money.total(&with) - before;
        // What was chosen is begun even if it saves no money: it was chosen for something else.
        if adds <= 0.0 && !chosen {
            continue;
        }
        let payback = if candidate.cost <= 0.0 {
            -1.0
        } else if adds > 0.0 {
            candidate.cost / adds
        } else {
            f64::INFINITY
        };
        if best.is_none_or(|(least, ..)| payback < least) {
            best = Some((payback, index, adds, candidate.cost));
        }
    }
    best.map(|(_, index, adds, cost)| (index, adds, cost))
}

fn taken(candidates: &[Candidate], group: Option<usize>, running: &[bool]) -> bool {
    group.is_some() && candidates.iter().zip(running).any(|(other, runs)| *runs && other.group == group)
}

#[cfg(test)]
mod tests {
    use super::{Candidate, Layout, Steps, lay_out};
    use crate::budget::{Apart, Together, Worth};

    fn candidate(cost: f64) -> Candidate {
        Candidate { cost, group: None }
    }

    fn rows(layout: &Layout) -> Vec<(u32, Vec<usize>, f64, f64, f64)> {
        let row = |month: &super::Month| {
            let started = month.started.iter().map(|started| started.index).collect();
            (month.number, started, month.spent, month.saved, month.cash)
        };
        layout.months.iter().map(row).collect()
    }

    /// Three measures: free and saving 12,000 a year; 9,000 saving 6,000; 4,000 saving 4,800. With 10,000 the first two
    /// are bought at once, 1,000 is left, and 1,500 a month come in from month 2 on: 2,500 at the end of month 2, 4,000 at
    /// the end of month 3, so the third is begun in month 4, and saves 400 a month more from month 5 on.
    #[test]
    fn savings_pay_for_what_the_budget_did_not_reach() {
        let candidates = [candidate(0.0), candidate(9000.0), candidate(4000.0)];
        let money = Apart(vec![12_000.0, 6000.0, 4800.0]);
        let steps = Steps {
            candidates: &candidates,
            money: &money,
            lives: &[60.0; 3],
            chosen: &[true, true, false],
            later: &[false, false, true],
        };
        let layout = lay_out(steps, 10_000.0);
        assert_eq!(layout.begun, [Some(1), Some(1), Some(4)]);
        let rows = rows(&layout);
        assert_eq!(rows[0], (1, vec![0, 1], 9000.0, 0.0, 1000.0));
        assert_eq!(rows[1], (2, vec![], 0.0, 1500.0, 2500.0));
        assert_eq!(rows[2], (3, vec![], 0.0, 1500.0, 4000.0));
        assert_eq!(rows[3], (4, vec![2], 4000.0, 1500.0, 1500.0));
        assert_eq!(rows[4], (5, vec![], 0.0, 1900.0, 3400.0));
        // Seven more months of 1,900.
        assert_eq!(rows[11], (12, vec![], 0.0, 1900.0, 3400.0 + 7.0 * 1900.0));
    }

    /// The second takes half of what the first saves: together 1,500, not 2,000.
    struct Shared;

    impl Together for Shared {
        fn worths(&self, chosen: &[bool], worths: &mut [Worth]) {
            let of = |part| Worth { part, most: part };
            worths[0] = of(1000.0);
            worths[1] = of(if chosen[0] { 500.0 } else { 1000.0 });
        }
    }

    #[test]
    fn what_is_in_place_shares_and_ends_with_its_life() {
        let candidates = [candidate(0.0), candidate(100.0)];
        let steps = Steps {
            candidates: &candidates,
            money: &Shared,
            lives: &[3.0, 60.0],
            chosen: &[true, true],
            later: &[false, false],
        };
        let layout = lay_out(steps, 100.0);
        let saved: Vec<f64> = layout.months.iter().map(|month| month.saved * 12.0).collect();
        assert_eq!(saved[..6], [0.0, 1500.0, 1500.0, 1500.0, 1000.0, 1000.0]);
        assert!((layout.months[0].started[1].adds - 500.0).abs() < 1e-9);
        assert!(layout.months[0].cash.abs() < 1e-9);
    }

    #[test]
    fn an_alternative_is_never_bought_beside_what_is_in_place() {
        let candidates = [Candidate { cost: 1.0, group: Some(0) }, Candidate { cost: 5.0, group: Some(0) }];
        let money = Apart(vec![100.0, 200.0]);
        let steps = Steps {
            candidates: &candidates,
            money: &money,
            lives: &[60.0; 2],
            chosen: &[true, false],
            later: &[false, true],
        };
        assert_eq!(lay_out(steps, 1.0).begun, [Some(1), None]);
    }
}
