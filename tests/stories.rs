//! A year of follow-up at eight example plants opens without a note and tells the story that `examples/followup/README.md`
//! works out by hand.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

use std::collections::BTreeMap;
use std::fs;

use auditlite::ledger::{self, Standing, State, Verdict};
use auditlite::units::Day;

/// The ledgers with their text.
fn ledgers(folder: &str) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let ledgers = files.filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    ledgers.map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap())).collect()
}

fn on(day: &str) -> Day {
    Day::parse(day).unwrap()
}

/// What is looked at of a plant on a day.
fn seen<T>(name: &str, day: &str, look: impl Fn(&State<'_>) -> T) -> T {
    let bytes = fs::read(format!("examples/followup/{name}.jsonl")).unwrap();
    let (ledger, _) = ledger::read(name, &bytes).unwrap();
    look(&State::at(&ledger, on(day)).unwrap())
}

/// Money a year that may be claimed, each measure once.
fn measured(state: &State<'_>) -> f64 {
    state.savings.iter().filter(|saving| !saving.replaced).filter_map(auditlite::ledger::Savings::claimed).sum()
}

/// What was really spent.
fn invested(state: &State<'_>) -> f64 {
    state.counted().filter_map(|measure| measure.done?.what.investment).sum()
}

#[test]
fn every_ledger_of_the_examples_opens_without_a_note() {
    let all = ledgers("examples/followup");
    assert_eq!(all.len(), 8);
    for (name, bytes) in all.into_iter().chain(ledgers("examples/training/ledgers")) {
        let (ledger, notes) = ledger::read(&name, &bytes).unwrap();
        assert!(notes.is_empty(), "{name}: {notes:?}");
        assert!(ledger.entries.len() >= 4, "{name}");
    }
}

#[test]
fn the_three_stories_stand_up_after_three_months() {
    let usd = 18.5;
    // 740,000 MXN a month.
    let (money, spent) = seen("story_no_investment", "2025-12-31", |state| (measured(state), invested(state)));
    assert!((money / usd / 12.0 - 40_000.0).abs() < 0.5 && spent == 0.0, "{money} {spent}");
    // 14 kW x 5,000 h = 70,000 kWh x 1.85 MXN/kWh.
    let (money, spent) = seen("story_2000_for_7000_a_year", "2025-12-31", |state| (measured(state), invested(state)));
    assert!((money / usd - 7_000.0).abs() < 0.5 && (spent / usd - 2_000.0).abs() < 0.5, "{money} {spent}");
    // 1.76 kW x 60,000 h = 105,600 kWh x 1.90 MXN/kWh = 200,640 MXN.
    let (money, spent) = seen("story_2500_for_900_a_month", "2025-12-31", |state| (measured(state), invested(state)));
    assert!((money / usd / 12.0 - 903.78).abs() < 0.01 && (spent / usd - 2_500.0).abs() < 0.5, "{money} {spent}");
}

#[test]
fn the_year_of_each_plant_is_the_one_worked_out_by_hand() {
    // Recommended, accepted, done and measured measures; money invested and measured: examples/followup/README.md.
    let table = [
        ("tapas_del_bajio", [9, 7, 7, 5], 369_600.0, 406_192.5),
        ("lubricantes_del_centro", [10, 8, 4, 3], 95_100.0, 625_747.2),
        ("cajas_queretaro", [9, 5, 5, 5], 197_700.0, 1_036_111.8),
        ("lacteos_la_canada", [9, 8, 8, 7], 327_200.0, 1_431_244.6),
        ("polvos_del_valle", [8, 6, 6, 3], 182_200.0, 816_693.0),
    ];
    for (name, funnel, spent, money) in table {
        seen(name, "2026-10-15", |state| {
            let count = |keep: &dyn Fn(Standing) -> bool| state.counted().filter(|one| keep(one.standing)).count();
            let claimed = state
                .counted()
                .filter(|measure| measure.savings.is_some_and(|at| state.savings[at].claimed().is_some()));
            let found = [count(&|_| true), count(&Standing::is_accepted), count(&Standing::is_done), claimed.count()];
            assert_eq!(found, funnel, "{name}");
            assert!((invested(state) - spent).abs() < 0.5, "{name}: {}", invested(state));
            assert!((measured(state) - money).abs() < 0.5, "{name}: {}", measured(state));
        });
    }
}

#[test]
fn the_troubles_of_a_real_programme_are_in_it() {
    let late = |name: &str| {
        seen(name, "2026-10-15", |state| {
            state.measures.iter().filter(|one| one.late.is_some() && one.standing.is_accepted()).count()
        })
    };
    assert_eq!(late("lubricantes_del_centro"), 4);
    assert_eq!(late("lacteos_la_canada"), 0);
    let undecided = seen("cajas_queretaro", "2026-10-15", |state| {
        state.counted().filter(|measure| measure.standing == Standing::Undecided).count()
    });
    assert_eq!(undecided, 4);
    let verdict = |name: &str, id: &str, resource: &str| {
        seen(name, "2026-10-15", |state| {
            state.savings[state.measure(id).unwrap().savings.unwrap()].resources[resource].verdict
        })
    };
    assert_eq!(verdict("tapas_del_bajio", "plastics/machine_idle_off", "electricity"), Verdict::Below);
    assert_eq!(verdict("tapas_del_bajio", "common/compressed_air_leaks", "electricity"), Verdict::Noise);
    assert_eq!(verdict("tapas_del_bajio", "plastics/barrel_insulation", "electricity"), Verdict::Inside);
    assert_eq!(verdict("cajas_queretaro", "cardboard/trim_planning", "raw_material/paper"), Verdict::Below);
    assert_eq!(verdict("lacteos_la_canada", "dairy/pasteuriser_idle", "lpg"), Verdict::Above);
    assert_eq!(verdict("lacteos_la_canada", "dairy/product_push", "raw_material/milk"), Verdict::Above);
    assert_eq!(verdict("polvos_del_valle", "common/idle_equipment", "electricity"), Verdict::Noise);
    // An investment that was entered wrong: before the correction, and after it.
    let push = |day| seen("lacteos_la_canada", day, |state| state.measure("dairy/product_push")?.done?.what.investment);
    assert_eq!([push("2026-02-15"), push("2026-02-20")], [Some(113_000.0), Some(131_000.0)]);
}
