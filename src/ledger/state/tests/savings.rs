//! What was measured, held against what was promised.

use indexmap::IndexMap;

use super::{Hand, amount, done, measured, promise};
use crate::ledger::state::{Standing, Verdict};
use crate::ledger::{Amount, Event, Measured, Money};

#[test]
fn measures_that_were_measured_together_are_held_against_what_they_promise_together() {
    let mut stacked = promise("b", 2);
    // On top of `a`, `b` saves half of what it saves alone; its range goes with it: 4,000 to 6,000 kWh/yr.
    stacked.stacked_saves = Some(IndexMap::from([(
        "electricity".to_owned(),
        Amount { value: 5000.0, unit: "kWh/yr".to_owned(), ..Amount::default() },
    )]));
    stacked.stacked_annual_saving = Some(Money::new(10_000.0));
    let mut hand = Hand::with(vec![promise("a", 1), stacked]);
    hand.on("2026-03-10", done("a", Some(6000.0)));
    hand.on("2026-03-20", done("b", Some(2000.0)));
    hand.on("2026-06-30", Event::Measured(measured(&["a", "b"], "2026-04-01", "2026-06-30", 11_000.0)));
    let state = hand.at("2026-06-30");
    let outcome = &state.savings[0].resources["electricity"];
    // 10,000 + 5,000 = 15,000; 8,000 + 4,000 = 12,000; 12,000 + 6,000 = 18,000 kWh/yr: 11,000 are below.
    let promised = outcome.promised.as_ref().unwrap();
    assert_eq!((promised.value, promised.low, promised.high), (15_000.0, Some(12_000.0), Some(18_000.0)));
    assert_eq!(outcome.verdict, Verdict::Below);
    // 20,000 + 10,000 = 30,000 MXN/yr promised, 11,000 x 2 = 22,000 measured; 24,000 is the lower bound.
    let money = state.savings[0].money.as_ref().unwrap();
    assert_eq!(
        (money.promised.as_ref().unwrap().value, money.measured.value, money.verdict),
        (30_000.0, 22_000.0, Verdict::Below)
    );
    assert_eq!((state.measures[0].savings, state.measures[1].savings), (Some(0), Some(0)));
}

#[test]
fn a_measurement_of_one_takes_the_place_of_an_earlier_one_of_both() {
    let mut hand = Hand::with(vec![promise("a", 1), promise("b", 2)]);
    hand.on("2026-03-10", done("a", None));
    hand.on("2026-03-10", done("b", None));
    hand.on("2026-06-30", Event::Measured(measured(&["a", "b"], "2026-04-01", "2026-06-30", 18_000.0)));
    hand.on("2026-09-30", Event::Measured(measured(&["a"], "2026-07-01", "2026-09-30", 9000.0)));
    let state = hand.at("2026-09-30");
    assert_eq!((state.savings[0].replaced, state.savings[0].counted, state.savings[1].counted), (true, false, true));
    // What `b` saves is no longer known, so it is done and no more.
    assert_eq!(
        (hand.standing("2026-09-30", "a"), hand.standing("2026-09-30", "b")),
        (Standing::Measured, Standing::Done)
    );
}

#[test]
fn noise_is_never_claimed() {
    let mut hand = Hand::with(vec![promise("a", 1)]);
    hand.on("2026-03-10", done("a", None));
    let noise =
        Measured { noise: vec!["electricity".to_owned()], ..measured(&["a"], "2026-04-01", "2026-06-30", 300.0) };
    hand.on("2026-06-30", Event::Measured(noise));
    let state = hand.at("2026-06-30");
    assert_eq!((state.savings[0].claimed(), state.savings[0].is_noise()), (None, true));
    assert_eq!(state.savings[0].resources["electricity"].verdict, Verdict::Noise);
}

#[test]
fn money_is_what_was_saved_less_what_it_takes() {
    let mut regrind = promise("a", 1);
    // 18 t/yr at 26,000 MXN/t, scrap that was sold at 6,000 MXN/t is lost, 1,000 kWh/yr at 2 MXN/kWh and 30,000 MXN/yr of
    // running cost: 18 x 26,000 - 18 x 6,000 - 2,000 - 30,000 = 328,000 MXN/yr.
    let tonnes =
        |value: f64| Amount { value, low: Some(value - 2.0), high: Some(value + 2.0), unit: "t/yr".to_owned() };
    regrind.saves = IndexMap::from([
        ("raw_material/resin".to_owned(), tonnes(18.0)),
        ("solid_waste/scrap".to_owned(), tonnes(18.0)),
    ]);
    regrind.uses = IndexMap::from([("electricity".to_owned(), amount(1000.0, 800.0, 1200.0))]);
    regrind.prices = IndexMap::from([
        ("raw_material/resin".to_owned(), 26_000.0),
        ("solid_waste/scrap".to_owned(), -6000.0),
        ("electricity".to_owned(), 2.0),
    ]);
    regrind.running_cost = Some(30_000.0);
    regrind.annual_saving = Some(Money { value: 328_000.0, low: Some(300_000.0), high: Some(350_000.0) });
    let mut hand = Hand::with(vec![regrind]);
    hand.on("2026-03-10", done("a", None));
    let of = |resin: f64, scrap: f64| Measured {
        saves: IndexMap::from([
            ("raw_material/resin".to_owned(), tonnes(resin)),
            ("solid_waste/scrap".to_owned(), tonnes(scrap)),
        ]),
        ..measured(&["a"], "2026-04-01", "2026-06-30", 0.0)
    };
    hand.on("2026-06-30", Event::Measured(of(15.0, 15.0)));
    // 15 x 26,000 - 15 x 6,000 - 2,000 - 30,000 = 268,000; the bounds: 13 x 26,000 - 17 x 6,000 - 32,000 = 204,000 and
    // 17 x 26,000 - 13 x 6,000 - 32,000 = 332,000.
    let state = hand.at("2026-06-30");
    let money = &state.savings[0].money.as_ref().unwrap().measured;
    assert_eq!((money.value, money.low, money.high), (268_000.0, Some(204_000.0), Some(332_000.0)));
    assert_eq!(state.savings[0].money.as_ref().unwrap().verdict, Verdict::Below);
}

#[test]
fn what_is_used_in_exchange_is_promised_below_zero() {
    let mut pump = promise("a", 1);
    pump.saves =
        IndexMap::from([("water".to_owned(), Amount { value: 500.0, unit: "m3/yr".to_owned(), ..Amount::default() })]);
    pump.uses = IndexMap::from([("electricity".to_owned(), amount(1000.0, 800.0, 1200.0))]);
    let mut hand = Hand::with(vec![pump]);
    hand.on("2026-03-10", done("a", None));
    hand.on("2026-06-30", Event::Measured(measured(&["a"], "2026-04-01", "2026-06-30", -1500.0)));
    let state = hand.at("2026-06-30");
    let outcome = &state.savings[0].resources["electricity"];
    // 800 to 1,200 kWh/yr are used: -1,200 to -800 saved. 1,500 are used, which is worse.
    let promised = outcome.promised.as_ref().unwrap();
    assert_eq!((promised.value, promised.low, promised.high), (-1000.0, Some(-1200.0), Some(-800.0)));
    assert_eq!(outcome.verdict, Verdict::Below);
}

#[test]
fn a_missing_price_leaves_money_unknown() {
    let mut unpriced = promise("b", 2);
    unpriced.prices.clear();
    unpriced.annual_saving = None;
    let mut hand = Hand::with(vec![promise("a", 1), unpriced]);
    for id in ["a", "b"] {
        hand.on("2026-03-10", done(id, None));
    }
    hand.on("2026-06-30", Event::Measured(measured(&["a", "b"], "2026-04-01", "2026-06-30", 18_000.0)));
    assert_eq!(hand.at("2026-06-30").savings[0].money, None);
    // Money that was measured itself has no promise to be held against, because that of one measure is not known.
    let with_money =
        Measured { money: Some(Money::new(30_000.0)), ..measured(&["a", "b"], "2026-07-01", "2026-09-30", 18_000.0) };
    hand.on("2026-09-30", Event::Measured(with_money));
    let state = hand.at("2026-09-30");
    let money = state.savings[1].money.as_ref().unwrap();
    assert_eq!((money.measured.value, money.promised.is_none(), money.verdict), (30_000.0, true, Verdict::NoPromise));
}

#[test]
fn a_measured_resource_does_not_stand_for_money_that_no_resource_carries() {
    let mut batches = promise("a", 1);
    // 20,000 MXN/yr of electricity and 100,000 of saved hours.
    batches.other_saving = Some(100_000.0);
    batches.annual_saving = Some(Money { value: 120_000.0, low: Some(116_000.0), high: Some(124_000.0) });
    let mut hand = Hand::with(vec![batches]);
    hand.on("2026-03-10", done("a", None));
    hand.on("2026-06-30", Event::Measured(measured(&["a"], "2026-04-01", "2026-06-30", 10_000.0)));
    let state = hand.at("2026-06-30");
    // 10,000 kWh/yr x 2 = 20,000 MXN/yr, of 120,000 - 100,000 = 20,000 that electricity was to bring.
    let money = state.savings[0].money.as_ref().unwrap();
    assert_eq!(
        (money.measured.value, money.promised.as_ref().unwrap().value, money.verdict),
        (20_000.0, 20_000.0, Verdict::Inside)
    );
}
