//! The example plants: the choice against all sets, and what the bounds of the search rest on.

use auditlite::budget::{Brought, Candidate, Objective, Stacked, Together, Worth, choose};
use auditlite::evaluate::{Electricity, Exchange, evaluate};
use auditlite::facility::{Facility, read_profile};
use auditlite::interact::{Stacking, tariff_prices};
use auditlite::library::Library;
use auditlite::rank::{RankBy, Ranked, rank};

use crate::stacking::{Random, brute_force};

/// What a test does with the measures of a plant, for one objective.
type Check<'a> = dyn FnMut(&str, &[Candidate], &Brought<'_>) + 'a;

fn each_plant(check: &mut Check<'_>) {
    let library = Library::shipped();
    let mut seen = 0;
    for plant in library.plants() {
        let Ok((facility, _)) = read_profile(&plant.path, &plant.bytes, &library.fields, &library.factors) else {
            panic!("{} cannot be read", plant.path)
        };
        // With a limit that lets more in, so that there is more to choose from.
        for months in [24.0, 120.0] {
            seen += with_measures(&library, &facility, months, check);
        }
    }
    assert!(seen > 20, "only {seen} plants and objectives");
}

fn with_measures(library: &Library, facility: &Facility, months: f64, check: &mut Check<'_>) -> usize {
    let findings = evaluate(library, facility).unwrap();
    let exchange = Exchange::new(facility, &library.factors);
    let ranking = rank(&findings, facility, exchange, RankBy::Payback, months);
    let stacking = Stacking::new(library, facility, &ranking.candidates());
    let electricity = Electricity::of(library, facility).ok();
    let tariff = tariff_prices(library, facility, electricity.as_ref(), &stacking, &ranking.candidates());
    let stacked = Stacked { stacking: &stacking, tariff: &tariff, facility, factors: &library.factors };
    let mut seen = 0;
    for (_, objective) in Objective::ALL {
        let all: Vec<&Ranked<'_, '_>> = ranking.recommendations.iter().chain(&ranking.needs_study).collect();
        let (alone, _) = stacked.of(objective, &all);
        let worth = |(ranked, alone): (&&'_ Ranked<'_, '_>, &Option<f64>)| {
            alone.is_some_and(|alone| alone > 0.0) && ranked.opportunity.investment.currency == facility.currency
        };
        let open: Vec<&Ranked<'_, '_>> = all
            .iter()
            .zip(&alone)
            .filter(|(ranked, alone)| worth((ranked, alone)))
            .map(|(ranked, _)| *ranked)
            .take(11)
            .collect();
        if open.len() < 2 {
            continue;
        }
        let candidate = |ranked: &&Ranked<'_, '_>| Candidate { cost: ranked.opportunity.investment.value, group: None };
        let candidates: Vec<Candidate> = open.iter().map(candidate).collect();
        let (_, brought) = stacked.of(objective, &open);
        check(&format!("{} {}", facility.file, objective.name()), &candidates, &brought);
        seen += 1;
    }
    seen
}

#[test]
fn no_set_of_an_example_plant_brings_more() {
    each_plant(&mut |name, candidates, brought| {
        let whole: f64 = candidates.iter().map(|candidate| candidate.cost).sum();
        for part in [0.03, 0.1, 0.25, 0.5, 0.8, 1.0] {
            let budget = whole * part + 1.0;
            let choice = choose(candidates, brought, budget);
            let best = brute_force(candidates, brought, budget);
            assert!((choice.worth - best).abs() <= 1e-8 * (1.0 + best), "{name}: {} is not {best}", choice.worth);
            assert_eq!(choice.method.gap(), None, "{name}");
        }
    });
}

/// No worth rises when more is done, and no set is worth more than its pools say: what the bounds rest on.
#[test]
fn what_the_bounds_rest_on_holds() {
    let mut random = Random::new(7);
    each_plant(&mut |name, candidates, brought| {
        let count = candidates.len();
        let (mut few, mut many) = (vec![Worth::default(); count], vec![Worth::default(); count]);
        for _ in 0..200 {
            let chosen: Vec<bool> = (0..count).map(|_| random.part() < 0.4).collect();
            let more: Vec<bool> = chosen.iter().map(|chosen| *chosen || random.part() < 0.4).collect();
            brought.worths(&chosen, &mut few);
            brought.worths(&more, &mut many);
            for (at, (few, many)) in few.iter().zip(&many).enumerate() {
                let noise = 1e-9 * (1.0 + few.most.abs());
                assert!(many.part <= many.most + noise, "{name} {at}");
                assert!(many.most <= few.most + noise, "{name} {at}: {} rises to {}", few.most, many.most);
            }
            let pools = brought.pools().unwrap();
            let total = brought.total(&more);
            let most = pools.most(&more);
            assert!(total <= most + 1e-6 * (1.0 + most.abs()), "{name}: {total} is more than {most}");
        }
    });
}
