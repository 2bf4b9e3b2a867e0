//! How measures stand, on ledgers that are made by hand; every expected number is worked out beside it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::float_cmp, reason = "a test may")]

use indexmap::IndexMap;

use super::{Fate, Standing, State, Verdict, fates};
use crate::ledger::{
    Amount, Correction, Decided, Decision, Done, Entry, Event, Id, Instead, Ledger, Measured, Method, Money, Note,
    Payback, PlantName, Promise, Section, Start, Started,
};
use crate::units::Day;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn amount(value: f64, low: f64, high: f64) -> Amount {
    Amount { value, low: Some(low), high: Some(high), unit: "kWh/yr".to_owned() }
}

/// 10,000 kWh/yr (8,000 to 12,000) at 2 MXN/kWh are 20,000 MXN/yr (16,000 to 24,000), for 5,000 MXN: 3 months.
fn promise(id: &str, rank: u32) -> Promise {
    Promise {
        id: id.to_owned(),
        title: id.to_owned(),
        section: Section::Recommendations,
        rank,
        end_use: id.to_owned(),
        saves: IndexMap::from([("electricity".to_owned(), amount(10_000.0, 8000.0, 12_000.0))]),
        uses: IndexMap::new(),
        stacked_saves: None,
        annual_saving: Some(Money { value: 20_000.0, low: Some(16_000.0), high: Some(24_000.0) }),
        stacked_annual_saving: None,
        investment: Some(Money::new(5000.0)),
        payback: Payback::Months { months: 3.0 },
        running_cost: None,
        other_saving: None,
        co2e: None,
        prices: IndexMap::from([("electricity".to_owned(), 2.0)]),
        not_counted: false,
        alternatives: Vec::new(),
        assumed: Vec::new(),
    }
}

fn start(measures: Vec<Promise>) -> Event {
    Event::Start(Start {
        plant: PlantName { name: "Planta".to_owned(), sector: "plastics".to_owned(), ..PlantName::default() },
        visit: None,
        lang: "es".to_owned(),
        currency: "MXN".to_owned(),
        exchange_rates: IndexMap::new(),
        report: "0".to_owned(),
        library: "0".to_owned(),
        program: "0".to_owned(),
        profile: "0".to_owned(),
        baseline: IndexMap::new(),
        peers: Vec::new(),
        measures,
    })
}

fn decided(measure: &str, decision: Decision, due: Option<&str>) -> Event {
    let reason = (decision == Decision::Rejected).then(|| "no".to_owned());
    Event::Decided(Decided { measure: measure.to_owned(), decision, reason, responsible: None, due: due.map(day) })
}

fn started(measure: &str) -> Event {
    Event::Started(Started { measure: measure.to_owned() })
}

fn done(measure: &str, investment: Option<f64>) -> Event {
    Event::Done(Done { measure: measure.to_owned(), investment })
}

fn measured(measures: &[&str], from: &str, to: &str, value: f64) -> Measured {
    Measured {
        measures: measures.iter().map(|id| (*id).to_owned()).collect(),
        method: Method::OptionB,
        from: day(from),
        to: day(to),
        saves: IndexMap::from([("electricity".to_owned(), amount(value, value - 500.0, value + 500.0))]),
        money: None,
        level: None,
        noise: Vec::new(),
        basis: String::new(),
        model: None,
    }
}

struct Hand(Ledger);

impl Hand {
    fn with(measures: Vec<Promise>) -> Hand {
        let mut hand = Hand(Ledger::default());
        hand.on("2026-01-10", start(measures));
        hand
    }

    fn on(&mut self, date: &str, event: Event) -> Id {
        let entry = Entry::new(&self.0, day(date), "Ana", event);
        let id = entry.id;
        self.0.entries.push(entry);
        id
    }

    fn correct(&mut self, date: &str, of: Id, instead: Option<(&str, Event)>) -> Id {
        let instead = instead.map(|(date, event)| Box::new(Instead { date: day(date), event }));
        self.on(date, Event::Correction(Correction { of, reason: "wrong".to_owned(), instead }))
    }

    fn at(&self, date: &str) -> State<'_> {
        State::at(&self.0, day(date)).unwrap()
    }

    fn standing(&self, date: &str, id: &str) -> Standing {
        self.at(date).measure(id).unwrap().standing
    }
}

#[test]
fn a_measure_goes_from_nothing_to_measured() {
    let mut hand = Hand::with(vec![promise("a", 1)]);
    hand.on("2026-01-20", decided("a", Decision::Accepted, Some("2026-03-01")));
    hand.on("2026-02-01", started("a"));
    hand.on("2026-03-10", done("a", Some(6000.0)));
    hand.on("2026-06-30", Event::Measured(measured(&["a"], "2026-04-01", "2026-06-30", 9000.0)));
    assert!(State::at(&hand.0, day("2026-01-09")).is_none());
    for (date, standing) in [
        ("2026-01-10", Standing::Undecided),
        ("2026-01-20", Standing::Accepted),
        ("2026-02-01", Standing::Started),
        ("2026-03-09", Standing::Started),
        ("2026-03-10", Standing::Done),
        ("2026-06-30", Standing::Measured),
    ] {
        assert_eq!(hand.standing(date, "a"), standing, "{date}");
    }
    // Due 1 March: on that day it is not late yet, nine days later it is by nine days, and done it is late no more.
    assert_eq!(hand.at("2026-03-01").measures[0].late, None);
    let late = hand.at("2026-03-09").measures[0].late.unwrap();
    assert_eq!((late.due, late.days), (day("2026-03-01"), 8));
    assert_eq!(hand.at("2026-03-10").measures[0].late, None);
    let state = hand.at("2026-06-30");
    let saving = &state.savings[0];
    // 9,000 kWh/yr x 2 MXN/kWh = 18,000 MXN/yr, its bounds 8,500 and 9,500 kWh/yr 17,000 and 19,000.
    let money = saving.money.as_ref().unwrap();
    assert_eq!(
        (money.measured.value, money.measured.low, money.measured.high),
        (18_000.0, Some(17_000.0), Some(19_000.0))
    );
    assert_eq!((money.verdict, saving.resources["electricity"].verdict), (Verdict::Inside, Verdict::Inside));
    assert!(saving.counted && !saving.replaced);
}

#[test]
fn what_was_taken_back_is_gone_and_comes_back_with_its_correction_taken_back() {
    let mut hand = Hand::with(vec![promise("a", 1)]);
    let accepted = hand.on("2026-01-20", decided("a", Decision::Accepted, None));
    let back = hand.correct("2026-02-01", accepted, None);
    let again = hand.correct("2026-02-10", back, None);
    assert_eq!(hand.standing("2026-01-31", "a"), Standing::Accepted);
    assert_eq!(hand.standing("2026-02-01", "a"), Standing::Undecided);
    assert_eq!(hand.standing("2026-02-10", "a"), Standing::Accepted);
    // A third one takes back the second: the decision is gone again.
    hand.correct("2026-02-20", again, None);
    assert_eq!(hand.standing("2026-02-20", "a"), Standing::Undecided);
    let of = |at: usize, date| fates(&hand.0, day(date))[at].1;
    assert_eq!(of(1, "2026-02-20"), Fate::TakenBack);
    assert_eq!((of(1, "2026-02-10"), of(2, "2026-02-10")), (Fate::Stands, Fate::TakenBack));
}

#[test]
fn a_correction_of_a_correction_stands_in_the_place_of_the_first_entry() {
    let mut hand = Hand::with(vec![promise("a", 1)]);
    let first = hand.on("2026-03-10", done("a", Some(6000.0)));
    let second = hand.correct("2026-03-12", first, Some(("2026-03-11", done("a", Some(7000.0)))));
    hand.correct("2026-03-14", second, Some(("2026-03-11", done("a", Some(8000.0)))));
    let spent = |date| hand.at(date).measures[0].investment();
    assert_eq!(
        (spent("2026-03-10"), spent("2026-03-12"), spent("2026-03-14")),
        (Some(6000.0), Some(7000.0), Some(8000.0))
    );
    // Who asks by the entry finds the first.
    assert_eq!(hand.at("2026-03-14").measures[0].done.unwrap().id, first);
}

#[test]
fn the_last_of_two_corrections_of_one_entry_counts_and_the_other_one_without_it() {
    let mut hand = Hand::with(vec![promise("a", 1)]);
    let first = hand.on("2026-03-10", done("a", Some(6000.0)));
    hand.correct("2026-03-12", first, Some(("2026-03-10", done("a", Some(7000.0)))));
    let last = hand.correct("2026-03-14", first, Some(("2026-03-10", done("a", Some(8000.0)))));
    assert_eq!(hand.at("2026-03-14").measures[0].investment(), Some(8000.0));
    hand.correct("2026-03-16", last, None);
    assert_eq!(hand.at("2026-03-16").measures[0].investment(), Some(7000.0));
}

#[test]
fn a_correction_may_move_an_event_to_another_measure_and_another_day() {
    let mut hand = Hand::with(vec![promise("a", 1), promise("b", 2)]);
    let first = hand.on("2026-03-10", done("a", None));
    hand.correct("2026-03-12", first, Some(("2026-03-20", done("b", None))));
    assert_eq!(
        (hand.standing("2026-03-10", "a"), hand.standing("2026-03-12", "a")),
        (Standing::Done, Standing::Undecided)
    );
    assert_eq!(
        (hand.standing("2026-03-19", "b"), hand.standing("2026-03-20", "b")),
        (Standing::Undecided, Standing::Done)
    );
}

#[test]
fn what_was_given_up_is_not_in_place_even_when_it_is_accepted_again() {
    let mut hand = Hand::with(vec![promise("a", 1)]);
    hand.on("2026-02-01", started("a"));
    hand.on("2026-03-10", done("a", Some(6000.0)));
    hand.on("2026-06-30", Event::Measured(measured(&["a"], "2026-04-01", "2026-06-30", 9000.0)));
    hand.on("2026-07-10", decided("a", Decision::Rejected, None));
    hand.on("2026-08-10", decided("a", Decision::Accepted, None));
    assert_eq!(hand.standing("2026-07-10", "a"), Standing::Rejected);
    // Neither the work nor the saving of before counts for the second try.
    let state = hand.at("2026-08-10");
    assert_eq!((state.measures[0].standing, state.measures[0].investment()), (Standing::Accepted, None));
    assert!(!state.savings[0].counted && state.measures[0].savings.is_none());
    hand.on("2026-09-01", done("a", Some(1000.0)));
    assert_eq!(hand.at("2026-09-01").measures[0].investment(), Some(1000.0));
}

#[test]
fn work_that_begins_after_a_measure_was_put_off_counts() {
    let mut hand = Hand::with(vec![promise("a", 1)]);
    hand.on("2026-01-20", decided("a", Decision::Postponed, Some("2026-06-01")));
    assert_eq!(hand.at("2026-06-03").measures[0].late.unwrap().days, 2);
    hand.on("2026-06-04", started("a"));
    let state = hand.at("2026-06-10");
    // The day on which it was to be looked at again says nothing of when it is to be done.
    assert_eq!(
        (state.measures[0].standing, state.measures[0].due, state.measures[0].late),
        (Standing::Started, None, None)
    );
}

#[test]
fn a_measured_saving_means_that_the_measure_is_in_place() {
    let mut hand = Hand::with(vec![promise("a", 1)]);
    hand.on("2026-06-30", Event::Measured(measured(&["a"], "2026-04-01", "2026-06-30", 9000.0)));
    let state = hand.at("2026-06-30");
    assert_eq!((state.measures[0].standing, state.measures[0].done.is_none()), (Standing::Measured, true));
    assert!(state.savings[0].counted);
}

#[test]
fn a_second_visit_takes_over_what_it_finds_and_drops_what_nobody_wanted() {
    let mut hand = Hand::with(vec![promise("a", 1), promise("b", 2), promise("c", 3)]);
    hand.on("2026-03-10", done("a", Some(6000.0)));
    let mut newer = promise("a", 1);
    newer.annual_saving = Some(Money::new(4000.0));
    hand.on("2027-01-10", start(vec![newer, promise("d", 2)]));
    hand.on("2027-02-01", decided("c", Decision::Accepted, None));
    let state = hand.at("2027-02-01");
    let order: Vec<&str> = state.measures.iter().map(|measure| measure.promise.id.as_str()).collect();
    assert_eq!(order, ["a", "d", "b", "c"]);
    // What was done before counts with its own promise; the new report finds it again, which is said.
    assert_eq!((state.measures[0].promise.annual_saving.unwrap().value, state.measures[0].again), (20_000.0, true));
    // `b` is of the old report and nobody wants it; `c` neither is in the new one, but was accepted.
    let promised: Vec<&str> = state.promised().map(|measure| measure.promise.id.as_str()).collect();
    assert_eq!(promised, ["a", "d", "c"]);
    // Accepted once more, it begins anew, with the new promise and nothing spent.
    hand.on("2027-02-10", decided("a", Decision::Accepted, None));
    let state = hand.at("2027-02-10");
    let anew = state.measure("a").unwrap();
    assert_eq!((anew.standing, anew.investment(), anew.again), (Standing::Accepted, None, false));
    assert_eq!(anew.promise.annual_saving.unwrap().value, 4000.0);
}

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

#[test]
fn one_of_a_group_counts_and_the_one_that_was_done_stands_for_it() {
    let mut best = promise("a", 1);
    best.alternatives = vec!["b".to_owned()];
    let mut other = promise("b", 2);
    (other.alternatives, other.not_counted) = (vec!["a".to_owned()], true);
    let mut umbrella = promise("c", 3);
    umbrella.not_counted = true;
    let mut hand = Hand::with(vec![best, other, umbrella]);
    fn ids<'s>(measures: impl Iterator<Item = &'s super::MeasureState<'s>>) -> Vec<String> {
        measures.map(|measure| measure.promise.id.clone()).collect()
    }
    assert_eq!(ids(hand.at("2026-01-10").promised()), ["a"]);
    for id in ["a", "b", "c"] {
        hand.on("2026-02-01", decided(id, Decision::Accepted, None));
    }
    assert_eq!(ids(hand.at("2026-02-01").accepted()), ["a"]);
    hand.on("2026-03-01", done("b", None));
    let state = hand.at("2026-03-01");
    assert_eq!((ids(state.accepted()), ids(state.promised())), (vec!["b".to_owned()], vec!["a".to_owned()]));
}

#[test]
fn a_note_changes_nothing_but_the_notes() {
    let mut hand = Hand::with(vec![promise("a", 1)]);
    hand.on("2026-01-20", decided("a", Decision::Accepted, Some("2026-03-01")));
    let before = hand.0.clone();
    hand.on("2026-01-21", Event::Note(Note { measure: Some("a".to_owned()), text: "x".to_owned() }));
    let (before, after) = (State::at(&before, day("2026-02-01")).unwrap(), hand.at("2026-02-01"));
    assert_eq!((before.measures, before.savings, after.notes.len()), (after.measures, after.savings, 1));
}
