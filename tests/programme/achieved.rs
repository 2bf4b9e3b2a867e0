//! What was saved less what is used, what was given up, and what has no date: worked out by hand.

use auditlite::ledger::{Correction, Decision, Done, Event, Instead, Ledger};
use auditlite::programme::{Content, Programme, Settings, Step, csv, table};

use crate::by_hand::{M1, M2, a, settings, source, together};
use crate::made::{Book, amount, day, electricity, kwh, report};
use crate::many::many;

const RAGS: &str = "hazardous_waste/oily_rags";

/// M1 saves 10,000 kWh and leaves 2 t of rags a year, M2 saves 5 t of rags; a tonne costs 1,000 MXN to take away. Both are
/// done: 9,000 kWh and 4 t were measured.
fn rags(change: impl Fn(&mut auditlite::ledger::Measured)) -> Programme {
    let mut start = report("A", "dairy");
    let (mut uses, mut saves) = (electricity(M1, 10_000.0, 5_000.0), electricity(M2, 0.0, 0.0));
    uses.uses = [(RAGS.to_owned(), amount(2.0, "t/yr"))].into();
    saves.saves = [(RAGS.to_owned(), amount(5.0, "t/yr"))].into();
    for promise in [&mut uses, &mut saves] {
        promise.prices.insert(RAGS.to_owned(), 1_000.0);
    }
    start.measures = vec![uses, saves];
    let (mut first, mut second) = (kwh(&[M1], 9_000.0), kwh(&[M2], 0.0));
    change(&mut first);
    second.saves = [(RAGS.to_owned(), amount(4.0, "t/yr"))].into();
    let book = Book::new("a.jsonl", "Ana")
        .start("2026-01-10", start)
        .accepted("2026-02-01", M1, "2026-03-31")
        .accepted("2026-02-01", M2, "2026-03-31")
        .done("2026-03-10", M1, None)
        .done("2026-03-10", M2, None)
        .measured("2026-08-01", first)
        .measured("2026-08-01", second);
    together(vec![source("a.jsonl", book)], Settings { as_of: day("2026-08-31"), ..settings() })
}

fn of_rags(programme: &Programme, step: Step) -> (f64, f64) {
    let line = programme.totals.resources.iter().find(|line| line.resource == RAGS).unwrap();
    (line.stage(step).amount, line.stage(step).money["MXN"])
}

/// Done: 5 - 2. Measured: 4, less the 2 that are used by the promise.
#[test]
fn what_a_measured_measure_uses_is_taken_off_as_promised() {
    let whole = rags(|_| {});
    assert_eq!(of_rags(&whole, Step::Done), (3.0, 3_000.0));
    assert_eq!(of_rags(&whole, Step::Measured), (2.0, 2_000.0));
    // 9,000 kWh at 2 MXN less 2 t, and 4 t: the money of the resources is that of the measurements.
    let money: f64 = whole.totals.resources.iter().map(|line| line.measured.money["MXN"]).sum();
    assert_eq!((money, whole.totals.measured.money["MXN"].saving), (20_000.0, Some(20_000.0)));
}

/// 4 - 0.5: what was measured takes the place of the promise.
#[test]
fn what_a_measure_was_measured_to_use_is_taken_off_once() {
    let whole = rags(|measured| {
        measured.saves.insert(RAGS.to_owned(), amount(-0.5, "t/yr"));
    });
    assert_eq!(of_rags(&whole, Step::Measured), (3.5, 3_500.0));
}

#[test]
fn noise_takes_nothing_off() {
    let whole = rags(|measured| measured.noise = vec!["electricity".to_owned()]);
    assert_eq!(of_rags(&whole, Step::Measured), (4.0, 4_000.0));
}

/// M1 of A: 10,000 kWh promised, done in March for 6,000, 8,000 kWh measured in June, at 2 MXN; given up in July.
#[test]
fn what_was_given_up_stays_in_the_months_in_which_it_was_in_place() {
    let mut source = a();
    let Content::Ledger(ledger) = &source.content[0] else { panic!("a ledger") };
    let book = Book { ledger: ledger.clone(), by: "Ana".to_owned() };
    let book = book.decided("2026-07-05", M1, Decision::Rejected, None);
    source.content = vec![Content::Ledger(book.ledger)];
    let whole = together(vec![source], Settings { as_of: day("2026-07-31"), ..settings() });
    let rows: Vec<_> = whole
        .months
        .iter()
        .map(|row| (row.done, row.done_in_place, row.measurements, row.money["MXN"]))
        .map(|(done, in_place, measured, money)| {
            (done, in_place, measured, money.in_place, money.measured_in_place, money.invested)
        })
        .collect();
    assert_eq!(
        rows,
        [
            (1, 1, 0, 20_000.0, 0.0, Some(6_000.0)),
            (0, 1, 0, 20_000.0, 0.0, Some(6_000.0)),
            (0, 1, 0, 20_000.0, 0.0, Some(6_000.0)),
            (0, 1, 1, 20_000.0, 16_000.0, Some(6_000.0)),
            (0, 0, 0, 0.0, 0.0, None),
        ]
    );
}

/// Done in March for 6,000, says the ledger; in July somebody corrects it to May and 7,000. What was taken back never was.
#[test]
fn a_mistake_that_was_corrected_is_in_no_month() {
    let of = |ledger: &Ledger| ledger.entries.iter().find(|entry| matches!(entry.event, Event::Done(_))).unwrap().id;
    let months = |instead: Option<Instead>| {
        let mut source = a();
        let Content::Ledger(ledger) = &source.content[0] else { panic!("a ledger") };
        let mut book = Book { ledger: ledger.clone(), by: "Ana".to_owned() };
        book.ledger.entries.retain(|entry| !matches!(entry.event, Event::Measured(_)));
        let id = of(&book.ledger);
        let correction = Correction { of: id, reason: "typo".to_owned(), instead: instead.map(Box::new) };
        let book = book.add("2026-07-05", Event::Correction(correction));
        source.content = vec![Content::Ledger(book.ledger)];
        together(vec![source], Settings { as_of: day("2026-07-31"), ..settings() }).months
    };
    let done = Event::Done(Done { measure: M1.to_owned(), investment: Some(7_000.0) });
    let corrected = months(Some(Instead { date: day("2026-05-20"), event: done }));
    let first = &corrected[0];
    assert_eq!(
        (first.month.iso(), first.done, first.money["MXN"].investment),
        ("2026-05".to_owned(), 1, Some(7_000.0))
    );
    assert_eq!(months(None), []);
}

#[test]
fn the_last_month_is_the_state_of_the_day() {
    let sources = many(60).into_iter().map(|(file, ledger)| {
        let ledger = Ledger { file: file.clone(), ..ledger };
        auditlite::programme::Source { file, content: vec![Content::Ledger(ledger)], problems: Vec::new() }
    });
    let whole = together(sources.collect(), Settings { as_of: day("2026-11-30"), ..settings() });
    let last = whole.months.last().unwrap();
    assert_eq!(last.done_in_place, whole.totals.done.measures);
    for (money, last) in whole.totals.done.money.iter().map(|(code, money)| (money, last.money[code])) {
        assert!((money.saving.unwrap() - last.in_place).abs() <= 1e-9 * last.in_place);
        assert!((money.investment.unwrap() - last.invested.unwrap()).abs() <= 1e-9 * last.in_place);
    }
    for step in [Step::Promised, Step::Accepted] {
        for (code, money) in &whole.totals.stage(step).money {
            let (saving, last) = (money.saving.unwrap(), last.money[code]);
            let last = if step == Step::Promised { last.promised } else { last.accepted };
            assert!((saving - last).abs() <= 1e-9 * saving, "{step:?}: {saving} and {last}");
        }
    }
    let claimed = whole.totals.measured.money["MXN"].saving.unwrap();
    assert!((last.money["MXN"].measured_in_place - claimed).abs() <= 1e-9 * claimed);
}

/// From 1 February to 30 June: 27 + 31 + 30 + 31 + 30 days.
#[test]
fn accepted_measures_without_a_date_are_listed_apart() {
    let mut start = report("D", "dairy");
    start.report = "d".repeat(64);
    start.measures = vec![electricity(M1, 1_000.0, 500.0), electricity(M2, 1_000.0, 500.0)];
    let book = Book::new("d.jsonl", "Dora")
        .start("2026-01-10", start)
        .decided("2026-02-01", M1, Decision::Accepted, None)
        .decided("2026-02-01", M2, Decision::Accepted, None)
        .done("2026-03-01", M2, None);
    let whole = together(vec![a(), source("d.jsonl", book)], settings());
    let [one] = whole.attention.undated.as_slice() else { panic!("one has no date") };
    assert_eq!((one.plant.as_str(), one.measure.as_str(), one.since, one.days), ("D", M1, day("2026-02-01"), 149));
    assert_eq!(one.responsible.as_deref(), Some("Ana Ruiz"));
    assert!(whole.attention.late.iter().all(|late| late.plant == "A"));
    assert!(csv(&whole, "undated").unwrap().contains("2026-02-01,149\r\n"));
    let text = table(&whole, None, 80);
    assert!(text.contains("- Accepted without a date: 1. Longest of all D"), "{text}");
    assert!(whole.json().contains("\"undated\""));
}
