//! The choice of measures for a budget: against all sets one by one, and what must hold of any plant.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::float_cmp, reason = "a test may")]
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small numbers of a test"
)]

mod plants;
mod stacking;

use auditlite::budget::{Apart, Candidate, Method, Together, Worth, choose};
use stacking::{Random, Stacking, allowed, brute_force, plant};

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-8 * (1.0 + a.abs().max(b.abs()))
}

fn spread(candidates: &[Candidate]) -> f64 {
    candidates.iter().map(|candidate| candidate.cost).sum()
}

#[test]
fn no_set_of_a_random_plant_is_worth_more() {
    let mut random = Random::new(1);
    for round in 0..400 {
        let count = 1 + random.below(if round % 40 == 0 { 15 } else { 11 });
        let (candidates, stacking) = plant(&mut random, count);
        let stacking = if round % 2 == 0 { stacking.with_pools() } else { stacking };
        let budget = spread(&candidates) * random.part() + 1.0;
        let choice = choose(&candidates, &stacking, budget);
        assert_eq!(choice.method, Method::Exact);
        assert!(allowed(&candidates, &choice.chosen, budget), "{candidates:?} {choice:?}");
        assert!(near(choice.worth, stacking.total(&choice.chosen)), "{choice:?}");
        let best = brute_force(&candidates, &stacking, budget);
        assert!(near(choice.worth, best), "round {round}: {} is not {best}", choice.worth);
    }
}

#[test]
fn what_is_taken_from_each_other_decides() {
    // Alone A and B are worth most (60 and 50 for 10 each), but both save the same: C beside A is worth more than B.
    let stacking = Stacking {
        end_uses: vec![100.0, 30.0],
        shares: vec![vec![0.6, 0.0], vec![0.5, 0.0], vec![0.0, 1.0]],
        running: vec![0.0; 3],
        pools: None,
    };
    let candidates = [Candidate { cost: 10.0, group: None }; 3];
    assert_eq!(choose(&candidates, &stacking, 20.0).chosen, [true, false, true]);
    assert_eq!(choose(&candidates, &stacking, 30.0).worth, 60.0 + 20.0 + 30.0);
}

#[test]
fn of_a_group_the_dearer_one_only_where_it_pays() {
    let candidates = [
        Candidate { cost: 10.0, group: Some(0) },
        Candidate { cost: 30.0, group: Some(0) },
        Candidate { cost: 20.0, group: None },
    ];
    let worth = Apart(vec![50.0, 70.0, 40.0]);
    assert_eq!(choose(&candidates, &worth, 30.0).chosen, [true, false, true]);
    assert_eq!(choose(&candidates, &worth, 50.0).chosen, [false, true, true]);
    assert_eq!(choose(&candidates, &worth, 9.0).chosen, [false, false, false]);
}

#[test]
fn what_is_free_is_chosen_and_what_adds_nothing_is_not() {
    let candidates = [
        Candidate { cost: 0.0, group: None },
        Candidate { cost: 5.0, group: None },
        Candidate { cost: 0.0, group: None },
    ];
    let stacking = Stacking {
        end_uses: vec![100.0, 7.0],
        shares: vec![vec![1.0, 0.0], vec![0.5, 0.0], vec![0.0, 0.1]],
        running: vec![0.0; 3],
        pools: None,
    };
    assert_eq!(choose(&candidates, &stacking, 1000.0).chosen, [true, false, true]);
}

#[test]
fn a_larger_budget_never_brings_less() {
    let mut random = Random::new(2);
    for _ in 0..60 {
        let count = 3 + random.below(12);
        let (candidates, stacking) = plant(&mut random, count);
        let whole = spread(&candidates);
        let mut before = 0.0;
        for step in 1..=25 {
            let worth = choose(&candidates, &stacking, whole * f64::from(step) / 25.0).worth;
            assert!(worth >= before - 1e-8 * before, "{worth} after {before}");
            before = worth;
        }
    }
}

#[test]
fn the_order_of_the_candidates_does_not_matter() {
    let mut random = Random::new(3);
    for _ in 0..100 {
        let count = 2 + random.below(12);
        let (candidates, stacking) = plant(&mut random, count);
        let budget = spread(&candidates) * random.part() + 1.0;
        let mut order: Vec<usize> = (0..count).collect();
        for at in (1..count).rev() {
            order.swap(at, random.below(at + 1));
        }
        let shuffled: Vec<Candidate> = order.iter().map(|at| candidates[*at]).collect();
        let view = Shuffled { stacking: &stacking, order: &order };
        let (choice, other) = (choose(&candidates, &stacking, budget), choose(&shuffled, &view, budget));
        assert!(near(choice.worth, other.worth));
        let back: Vec<bool> =
            (0..count).map(|at| other.chosen[order.iter().position(|to| *to == at).unwrap()]).collect();
        assert_eq!(choice.chosen, back);
    }
}

struct Shuffled<'a> {
    stacking: &'a Stacking,
    order: &'a [usize],
}

impl Together for Shuffled<'_> {
    fn worths(&self, chosen: &[bool], worths: &mut [Worth]) {
        let mut own = vec![false; chosen.len()];
        for (at, to) in self.order.iter().enumerate() {
            own[*to] = chosen[at];
        }
        let mut found = vec![Worth::default(); chosen.len()];
        self.stacking.worths(&own, &mut found);
        for (at, to) in self.order.iter().enumerate() {
            worths[at] = found[*to];
        }
    }
}

#[test]
fn ties_are_settled_the_same_way_every_time() {
    let candidates = [Candidate { cost: 10.0, group: None }; 6];
    let worth = Apart(vec![5.0; 6]);
    let first = choose(&candidates, &worth, 30.0);
    assert_eq!(first, choose(&candidates, &worth, 30.0));
    assert_eq!(first.chosen, [true, true, true, false, false, false]);
}

/// Forty measures of a plant, and the instances that are hard for a search of this kind.
#[test]
fn forty_measures_end_with_the_best_set_or_say_how_far_it_can_be() {
    let mut random = Random::new(4);
    let mut instances: Vec<(Vec<Candidate>, Box<dyn Together>)> = Vec::new();
    for _ in 0..6 {
        let (candidates, stacking) = plant(&mut random, 40);
        instances.push((candidates, Box::new(stacking.with_pools())));
    }
    // Costs and worths alike, all even, for an odd budget: nothing tells the sets apart.
    let even = |_| Candidate { cost: 2.0, group: None };
    instances.push(((0..40).map(even).collect(), Box::new(Apart(vec![2.0; 40]))));
    // The same with small differences.
    let costs: Vec<f64> = (0..40).map(|_| 1000.0 + 2.0 * random.below(500) as f64).collect();
    let candidates = costs.iter().map(|cost| Candidate { cost: *cost, group: None }).collect();
    instances.push((candidates, Box::new(Apart(costs))));
    // All on one end use.
    let shares: Vec<Vec<f64>> = (0..40).map(|_| vec![random.between(0.02, 0.1)]).collect();
    let candidates = (0..40).map(|_| Candidate { cost: random.between(1.0, 9.0), group: None }).collect();
    instances.push((
        candidates,
        Box::new(Stacking { end_uses: vec![1e6], shares, running: vec![0.0; 40], pools: None }.with_pools()),
    ));
    for (at, (candidates, together)) in instances.iter().enumerate() {
        let budget = spread(candidates) / 2.0 + 1.0;
        let choice = choose(candidates, &**together, budget);
        assert!(allowed(candidates, &choice.chosen, budget));
        if let Some(gap) = choice.method.gap() {
            assert!(gap < 0.1, "instance {at}: {gap}");
        }
    }
}

#[test]
fn more_than_forty_are_chosen_by_exchange_with_a_proven_gap() {
    let mut random = Random::new(5);
    for count in [41, 60, 120] {
        let (candidates, stacking) = plant(&mut random, count);
        let budget = spread(&candidates) / 3.0;
        let choice = choose(&candidates, &stacking, budget);
        assert!(matches!(choice.method, Method::Exchange { .. }));
        assert!(allowed(&candidates, &choice.chosen, budget));
        assert!(near(choice.worth, stacking.total(&choice.chosen)));
    }
}
