//! No double counting over random libraries and plants: nothing beyond its baseline, the order of files and of input
//! does not matter, what is added takes and never gives, a plant with everything in place has nothing left.

use std::collections::BTreeMap;

use auditlite::evaluate::consumed;
use auditlite::facility::Facility;
use auditlite::interact::{Stacking, Work};
use auditlite::library::Library;
use auditlite::report::{Options, build, json};
use serde_json::Value;

use crate::by_hand::stacking;
use crate::made::{self, Made, library};
use crate::random::{Random, rounds};

/// End uses with the resources that a made-up measure may save there, and how much is likely.
const PLACES: [(&str, &[(&str, &str, f64)]); 11] = [
    ("site_electricity", &[("electricity", "kWh/yr", 400_000.0), ("demand", "kW", 40.0)]),
    ("compressed_air", &[("electricity", "kWh/yr", 150_000.0)]),
    ("lighting", &[("electricity", "kWh/yr", 60_000.0), ("demand", "kW", 10.0)]),
    ("motors", &[("electricity", "kWh/yr", 90_000.0)]),
    ("mixing", &[("electricity", "kWh/yr", 20_000.0)]),
    ("steam", &[("fuel", "GJ/yr", 3000.0), ("water", "m3/yr", 500.0)]),
    ("pasteurisation", &[("fuel", "GJ/yr", 1500.0), ("electricity", "kWh/yr", 8000.0)]),
    ("heating", &[("fuel", "GJ/yr", 900.0)]),
    ("cip", &[("water", "m3/yr", 4000.0), ("wastewater", "m3/yr", 4000.0)]),
    ("flush_oil", &[("raw_material/base_oil", "t/yr", 40.0)]),
    ("process_scrap", &[("raw_material/resin", "t/yr", 20.0), ("solid_waste/plastic_scrap", "t/yr", 20.0)]),
];
const STAGES: [&str; 6] = ["avoid", "demand", "distribution", "recover", "conversion", "tariff"];

/// So many random measures.
fn measures(random: &mut Random, count: usize) -> Vec<Made> {
    (0..count).map(|number| measure(random, &format!("m{number:02}"), 1.0)).collect()
}

fn measure(random: &mut Random, id: &str, scale: f64) -> Made {
    let (end_use, resources) = *random.pick(&PLACES);
    let mut saves = Vec::new();
    for (resource, unit, likely) in resources {
        if saves.is_empty() || random.chance(0.5) {
            // Now and then more than there is.
            let amount = likely * random.unit() * if random.chance(0.1) { 20.0 } else { 1.0 } * scale;
            saves.push(format!("\"{resource}\": {amount:?}.unit(\"{unit}\")"));
        }
    }
    let mut gives = format!("saves: #{{ {} }}, investment: {:?}.USD", saves.join(", "), 20_000.0 * random.unit());
    if random.chance(0.2) {
        gives = format!("{gives}, stream_share: {:?}, other_saving: 500.unit(\"USD/yr\")", random.unit());
    }
    if random.chance(0.2) {
        gives = format!("{gives}, uses: #{{ electricity: 300.unit(\"kWh/yr\") }}, running_cost: 100.unit(\"USD/yr\")");
    }
    let made = Made::new(id, end_use, STAGES[random.below(STAGES.len())], &gives);
    match random.below(12) {
        0 => made.saying("umbrella: true,"),
        1 | 2 => made.saying(&format!("exclusive: \"group {}\",", random.below(2))),
        _ => made,
    }
}

/// The sections of a plant of which each baseline may be known or not; `scale` multiplies all that is consumed.
fn sections(random: &mut Random, scale: f64) -> Vec<String> {
    let known = |amount: f64| format!("{:?}", amount * scale);
    let mut all = vec![
        format!(r#""electricity": {{ "annual_energy": {}, "energy_price": 0.1, "demand_price": 10 }}"#, known(2e6)),
        format!(r#""natural_gas": {{ "annual_energy": {}, "price": 8 }}"#, known(20_000.0)),
        format!(r#""water": {{ "annual_use": {}, "price": 2 }}"#, known(30_000.0)),
        format!(r#""wastewater": {{ "annual_discharge": {}, "price": 1 }}"#, known(25_000.0)),
        format!(r#""compressed_air": {{ "annual_energy": {} }}"#, known(400_000.0)),
        format!(
            r#""lighting": [{{ "name": "hall", "lamp": "led", "power": {}, "count": 10, "hours": 5000 }}]"#,
            known(3000.0)
        ),
        format!(
            r#""motors": [{{ "name": "a", "power": {}, "load": 60, "hours": 5000, "efficiency": 90, "idle_hours": 500, "idle_load": 20 }}]"#,
            known(60.0)
        ),
        format!(r#""steam": {{ "fuel": "natural_gas", "annual_fuel": {} }}"#, known(16_000.0)),
        format!(
            r#""cleaning": {{ "cip_cycles": 1000, "pre_rinse_volume": {}, "final_rinse_volume": {} }}"#,
            known(4000.0),
            known(3000.0)
        ),
        format!(
            r#""materials": {{ "base_oil": {{ "annual_amount": {}, "price": 1 }}, "resin": {{ "annual_amount": {}, "price": 1 }} }}"#,
            known(900.0),
            known(1200.0)
        ),
        format!(r#""wastes": {{ "plastic_scrap": {{ "kind": "solid", "annual_amount": {} }} }}"#, known(60.0)),
        format!(r#""oil_lube": {{ "flush_to_slop": {}, "oil_density": 900 }}"#, known(100.0)),
        format!(r#""plastics": {{ "clean_scrap": {} }}"#, known(50.0)),
    ];
    all.retain(|section| section.starts_with("\"steam") || random.chance(0.8));
    all
}

/// The factors of all measures that are chosen, by id and slot, with the amount that is left.
fn left(stacking: &Stacking, chosen: &[bool]) -> BTreeMap<(String, String), (f64, f64)> {
    let mut work = Work::default();
    let left = stacking.left(stacking.amounts(), stacking.baselines(), chosen, &mut work);
    let mut found = BTreeMap::new();
    for (at, slot) in stacking.slots().iter().enumerate() {
        let resource = slot.resource.as_ref().map_or_else(|| "stream".to_owned(), ToString::to_string);
        let factor = left.factors()[at];
        assert!((0.0..=1.0).contains(&factor), "{factor}");
        let key = (stacking.members()[slot.measure].id.clone(), resource);
        found.insert(key, (factor, factor * stacking.amounts()[at]));
    }
    found
}

/// What is saved at every end use and at all its parts is no more than it consumes.
fn within_baselines(library: &Library, facility: &Facility, stacking: &Stacking, what: &str) {
    let mut work = Work::default();
    let left = stacking.left(stacking.amounts(), stacking.baselines(), &stacking.all(), &mut work);
    let mut saved = vec![0.0; stacking.nodes().len()];
    for (at, slot) in stacking.slots().iter().enumerate() {
        let mut node = slot.node;
        while let Some(open) = node {
            saved[open] += left.factors()[at] * stacking.amounts()[at];
            node = stacking.nodes()[open].parent;
        }
    }
    for (node, saved) in stacking.nodes().iter().zip(saved) {
        let Some(resource) = &node.resource else {
            assert!(saved <= 1.0 + 1e-9, "{what}: {saved} of the stream of {}", node.end_use);
            continue;
        };
        if let Some(most) = consumed(library, facility, &node.end_use, resource) {
            let most = most.amount;
            assert!(saved <= most * (1.0 + 1e-9), "{what}: {saved} of {most} {resource} at {}", node.end_use);
        }
    }
}

#[test]
fn no_end_use_saves_more_than_it_consumes_and_no_measure_more_than_alone() {
    let mut joined = 0;
    for seed in 0..rounds(16) as u64 {
        let mut random = Random::new(seed + 40_000);
        let count = 3 + random.below(22);
        let library = library(&measures(&mut random, count));
        for round in 0..4 {
            let facility = made::plant(&library, &sections(&mut random, 1.0).join(", "));
            let stacking = stacking(&library, &facility);
            within_baselines(&library, &facility, &stacking, &format!("seed {seed}, plant {round}"));
            joined += left(&stacking, &stacking.all()).values().filter(|(factor, _)| *factor < 0.999).count();
        }
    }
    assert!(joined > 300, "{joined}");
}

#[test]
fn the_order_of_files_keys_and_measures_does_not_change_a_bit() {
    for seed in 0..rounds(10) as u64 {
        let mut random = Random::new(seed + 41_000);
        let mut made = measures(&mut random, 12);
        let mut keys = sections(&mut random, 1.0);
        let bits = |made: &[Made], keys: &[String]| {
            let library = library(made);
            let facility = made::plant(&library, &keys.join(", "));
            let report = build(&library, &facility, Vec::new(), Options::default()).expect("in time");
            let mut text: Value = serde_json::from_str(&json(&report, true)).expect("it is JSON");
            for key in ["profile_hash", "library", "warnings"] {
                text.as_object_mut().expect("an object").shift_remove(key);
            }
            (text, left(&stacking(&library, &facility), &vec![true; made.len()]))
        };
        let before = bits(&made, &keys);
        random.shuffle(&mut made);
        random.shuffle(&mut keys);
        let after = bits(&made, &keys);
        assert_eq!(before.1, after.1, "seed {seed}");
        assert_eq!(before.0["totals"], after.0["totals"], "seed {seed}");
        assert_eq!(before.0["recommendations"], after.0["recommendations"], "seed {seed}");
        assert_eq!(before.0["balance"], after.0["balance"], "seed {seed}");
    }
}

#[test]
fn candidates_in_any_order_give_the_same_stacking() {
    use auditlite::evaluate::{Exchange, evaluate};
    use auditlite::rank::{RankBy, rank};
    for seed in 0..rounds(10) as u64 {
        let mut random = Random::new(seed + 42_000);
        let library = library(&measures(&mut random, 14));
        let facility = made::plant(&library, &sections(&mut random, 1.0).join(", "));
        let findings = evaluate(&library, &facility).expect("in time");
        let by = |by| {
            let exchange = Exchange::new(&facility, &library.factors);
            rank(&findings, &facility, exchange, by, facility.limits.payback_months)
        };
        let straight = by(RankBy::Payback).candidates();
        let straight = Stacking::new(&library, &facility, &straight);
        let mut shuffled = by(RankBy::Saving).candidates();
        random.shuffle(&mut shuffled);
        let shuffled = Stacking::new(&library, &facility, &shuffled);
        assert_eq!(straight.order(), shuffled.order(), "seed {seed}");
        assert_eq!(left(&straight, &straight.all()), left(&shuffled, &shuffled.all()), "seed {seed}");
    }
}

#[test]
fn a_measure_that_is_added_takes_from_the_others_and_never_gives() {
    for seed in 0..rounds(20) as u64 {
        let mut random = Random::new(seed + 43_000);
        // Of a group the one that comes in may take the place of another, which then gives all.
        let mut made = measures(&mut random, 12);
        for made in &mut made {
            made.says.clear();
        }
        let library = library(&made);
        let facility = made::plant(&library, &sections(&mut random, 1.0).join(", "));
        let stacking = stacking(&library, &facility);
        let mut chosen: Vec<bool> = stacking.all().iter().map(|_| random.chance(0.6)).collect();
        let added = random.below(chosen.len());
        chosen[added] = false;
        let before = left(&stacking, &chosen);
        chosen[added] = true;
        let after = left(&stacking, &chosen);
        for (key, (factor, _)) in &after {
            if key.0 != stacking.members()[added].id {
                assert!(*factor <= before[key].0 + 1e-12, "seed {seed}: {key:?}: {} to {factor}", before[key].0);
            }
        }
    }
}

#[test]
fn totals_are_between_nothing_and_the_sum_of_each_alone() {
    for seed in 0..rounds(14) as u64 {
        let mut random = Random::new(seed + 44_000);
        let library = library(&measures(&mut random, 12));
        let facility = made::plant(&library, &sections(&mut random, 1.0).join(", "));
        let (report, _) = made::report(&library, &facility);
        let (totals, alone) = (&report.totals, report.totals.stand_alone.as_ref());
        let Some(alone) = alone else { continue };
        for (key, saved) in &totals.saves {
            assert!(saved.value <= alone.saves[key].value * (1.0 + 1e-12), "seed {seed}: {key}");
        }
        let money = |money: &Option<auditlite::report::MoneyValue>| money.as_ref().map_or(0.0, |money| money.expected);
        assert!(money(&totals.annual_saving) <= money(&alone.annual_saving) + 1e-6, "seed {seed}");
        // What is shown for each adds up to the total.
        let counted = report.recommendations.iter().filter(|measure| !measure.together.not_counted);
        let sum: f64 = counted.clone().map(|measure| money(&measure.together.annual_saving)).sum();
        assert!((sum - money(&totals.annual_saving)).abs() < 1e-6 * sum.abs().max(1.0), "seed {seed}");
        // What is taken from a measure, and what is left of it, is what it saves alone.
        for measure in report.recommendations.iter().chain(&report.needs_study) {
            let Some(stacked) = &measure.together.saves else { continue };
            for (key, alone) in &measure.saves {
                let of = |entries: &[(String, f64)]| -> f64 {
                    entries.iter().filter(|(resource, _)| resource == key).map(|(_, amount)| amount).sum()
                };
                let overlaps: Vec<_> =
                    measure.together.overlaps.iter().map(|o| (o.resource.clone(), o.amount.value)).collect();
                let cut: Vec<_> =
                    measure.together.limited_by.iter().map(|l| (l.resource.clone(), l.amount.value)).collect();
                let all = stacked[key].value + of(&overlaps) + of(&cut);
                assert!(
                    (all - alone.value).abs() <= 1e-6 * alone.value.max(1e-9),
                    "seed {seed}: {} {key}: {all} of {}",
                    measure.id,
                    alone.value
                );
            }
        }
    }
}

#[test]
fn baselines_and_savings_times_a_number_give_the_stacked_savings_times_that_number() {
    for seed in 0..rounds(20) as u64 {
        let mut random = Random::new(seed + 46_000);
        let library = library(&measures(&mut random, 12));
        let facility = made::plant(&library, &sections(&mut random, 1.0).join(", "));
        let stacking = stacking(&library, &facility);
        let times = [0.25, 8.0, 1.7][random.below(3)];
        let stream = |at: usize| stacking.slots()[at].resource.is_none();
        let amounts: Vec<f64> = stacking
            .amounts()
            .iter()
            .enumerate()
            .map(|(at, amount)| if stream(at) { *amount } else { amount * times })
            .collect();
        let baselines: Vec<f64> = stacking
            .nodes()
            .iter()
            .zip(stacking.baselines())
            .map(|(node, whole)| if node.resource.is_none() { *whole } else { whole * times })
            .collect();
        let (mut one, mut two) = (Work::default(), Work::default());
        let before = stacking.left(stacking.amounts(), stacking.baselines(), &stacking.all(), &mut one);
        let after = stacking.left(&amounts, &baselines, &stacking.all(), &mut two);
        for (a, b) in before.factors().iter().zip(after.factors()) {
            assert!((a - b).abs() < 1e-9, "seed {seed}: {a} {b}");
            // By a power of two not a bit changes.
            assert!(times == 1.7 || a.to_bits() == b.to_bits(), "seed {seed}: {a} {b}");
        }
    }
}

#[test]
fn a_plant_with_everything_in_place_has_nothing_left() {
    for seed in 0..rounds(5) as u64 {
        let mut random = Random::new(seed + 47_000);
        let made = measures(&mut random, 10);
        let library = library(&made);
        let done: Vec<String> = made.iter().map(|made| format!("\"common/{}\"", made.id)).collect();
        let sections = format!("{}, \"done\": [{}]", sections(&mut random, 1.0).join(", "), done.join(", "));
        let facility = made::plant(&library, &sections);
        let (report, _) = made::report(&library, &facility);
        assert!(report.recommendations.is_empty() && report.needs_study.is_empty() && report.needs_data.is_empty());
        assert_eq!(report.totals.count, 0);
        assert!(report.totals.saves.is_empty() && report.totals.annual_saving.is_none());
        assert!(report.not_applicable.iter().all(|refused| refused.reason == "already_done"));
    }
}
