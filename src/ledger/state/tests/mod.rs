//! How measures stand, on ledgers that are made by hand; every expected number is worked out beside it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::float_cmp, reason = "a test may")]

mod savings;

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
    // Due 1 March: on that day it is not late yet, eight days later it is, and done it is late no more.
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

fn ids<'s>(measures: impl Iterator<Item = &'s super::MeasureState<'s>>) -> Vec<String> {
    measures.map(|measure| measure.promise.id.clone()).collect()
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
