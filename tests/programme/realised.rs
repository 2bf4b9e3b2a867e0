//! What measures really bring, over what was promised.

use auditlite::ledger::{Ledger, Method, State};
use auditlite::programme::{Bearing, Bias, Realised, Scale, results};

use crate::made::{Book, day, electricity, kwh, report};

const LEAKS: &str = "common/compressed_air_leaks";

/// A plant that was promised 1,000 kWh of one measure, and at which a ratio of it was measured.
fn plant(ratio: f64, change: impl Fn(&mut auditlite::ledger::Measured)) -> Ledger {
    let mut measured = kwh(&[LEAKS], 1000.0 * ratio);
    change(&mut measured);
    let mut start = report("Planta", "dairy");
    start.measures.push(electricity(LEAKS, 1000.0, 500.0));
    Book::new("a.jsonl", "Ana")
        .start("2026-01-10", start)
        .accepted("2026-02-01", LEAKS, "2026-03-01")
        .done("2026-03-01", LEAKS, None)
        .measured("2026-08-10", measured)
        .ledger
}

fn realised(ledgers: &[Ledger]) -> Realised {
    let states: Vec<State<'_>> = ledgers.iter().map(|ledger| State::at(ledger, day("2026-12-31")).unwrap()).collect();
    let all: Vec<_> = states.iter().enumerate().flat_map(|(at, state)| results(at, state)).collect();
    Realised::of(&all)
}

/// Ratios 0.5, 1 and 2: logarithms -0.6931, 0 and 0.6931, mean 0, standard deviation 0.6931, standard error 0.40019,
/// times 4.30265 = 1.72188: from exp(-1.72188) = 0.17873 to 5.5950.
#[test]
fn half_as_promised_and_twice_as_promised_meet_at_the_promise() {
    let found = realised(&[0.5, 1.0, 2.0].map(|ratio| plant(ratio, |_| {})));
    let pooled = found.pooled.unwrap();
    assert_eq!((found.n, found.noise, found.bias, pooled.scale), (3, 0, Bias::Open, Scale::Log));
    let [low, high] = pooled.interval.unwrap();
    assert!((pooled.ratio - 1.0).abs() < 1e-12 && (low - 0.17873).abs() < 1e-4 && (high - 5.5950).abs() < 1e-3);
    assert_eq!(pooled.range, [0.5, 2.0]);
}

#[test]
fn two_results_have_a_range_and_no_interval() {
    let found = realised(&[0.5, 0.52].map(|ratio| plant(ratio, |_| {})));
    assert_eq!((found.n, found.bias), (2, Bias::Open));
    assert_eq!((found.pooled.unwrap().interval, found.pooled.unwrap().range), (None, [0.5, 0.52]));
}

#[test]
fn a_measure_is_worse_only_when_the_whole_interval_is() {
    assert_eq!(realised(&[0.6, 0.62, 0.64].map(|ratio| plant(ratio, |_| {}))).bias, Bias::Worse);
    assert_eq!(realised(&[1.6, 1.62, 1.64].map(|ratio| plant(ratio, |_| {}))).bias, Bias::Better);
}

/// With the noise of 0 the plain mean of 1.6, 1.62, 1.64 and 0 is 1.215, and its interval holds 1.
#[test]
fn noise_is_counted_and_takes_a_better_away() {
    let mut ledgers: Vec<Ledger> = [1.6, 1.62, 1.64].map(|ratio| plant(ratio, |_| {})).into();
    ledgers.push(plant(0.0, |measured| measured.noise.push("electricity".to_owned())));
    let found = realised(&ledgers);
    assert_eq!((found.n, found.noise, found.bias), (3, 1, Bias::Open));
    let with_noise = found.with_noise.unwrap();
    assert_eq!(with_noise.scale, Scale::Plain);
    assert!((with_noise.ratio - 1.215).abs() < 1e-12);
}

#[test]
fn what_the_plant_only_says_is_counted_apart() {
    let found = realised(&[plant(3.0, |measured| measured.method = Method::Stated)]);
    assert_eq!((found.n, found.stated, found.pooled), (0, 1, None));
}

/// A measure that uses more than before has no logarithm: (1 + 1 - 0.5) / 3 = 0.5.
#[test]
fn a_loss_is_not_left_out() {
    let found = realised(&[1.0, 1.0, -0.5].map(|ratio| plant(ratio, |_| {})));
    assert_eq!(found.n, 3);
    assert_eq!(found.pooled.unwrap().scale, Scale::Plain);
    assert!((found.pooled.unwrap().ratio - 0.5).abs() < 1e-12);
}

#[test]
fn a_joint_measurement_says_nothing_of_one_measure() {
    let ledger = plant(1.0, |measured| measured.measures.push("common/other".to_owned()));
    let state = State::at(&ledger, day("2026-12-31")).unwrap();
    assert!(results(0, &state).is_empty());
}

#[test]
fn the_figure_is_chosen_by_the_promise() {
    let ledger = plant(1.0, |measured| {
        measured.saves.insert("water".to_owned(), crate::made::amount(5.0, "m3/yr"));
    });
    let state = State::at(&ledger, day("2026-12-31")).unwrap();
    let [one] = results(7, &state).try_into().unwrap();
    assert_eq!((one.figure, one.bearing, one.plant, one.ratio()), ("electricity", Bearing::Claimed, 7, Some(1.0)));
}
