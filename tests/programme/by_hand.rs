//! Three plants whose sums are worked out by hand.
//!
//! A (dairy): M1 10,000 kWh for 5,000 MXN, M2 5,000 kWh for nothing. Both accepted; M1 done for 6,000, 8,000 kWh measured;
//! M2 was due on 1 May. B (plastics): M1 20,000 kWh for 10,000, done, nobody knows what it cost; M3 1,000 kWh for 4,000,
//! rejected. C (dairy): M1 and M2 6,000 kWh each for 1,000 and 2,000, done for 1,500 and 2,500, 9,000 kWh measured on both
//! together. A kWh is worth 2 MXN and 0.4 kg `CO2e`.

use auditlite::diagnostic::Lang;
use auditlite::ledger::Decision;
use auditlite::library::Library;
use auditlite::programme::{Content, Naming, Programme, Settings, Source, Step, gather, programme};

use crate::made::{Book, day, electricity, kwh, report};

pub(crate) const M1: &str = "common/compressed_air_leaks";
pub(crate) const M2: &str = "common/led_lighting";
pub(crate) const M3: &str = "common/steam_traps";

pub(crate) fn source(file: &str, book: Book) -> Source {
    Source { file: file.to_owned(), content: vec![Content::Ledger(book.ledger)], problems: Vec::new() }
}

pub(crate) fn settings() -> Settings {
    Settings { as_of: day("2026-06-30"), lang: Lang::En, naming: Naming::Shown, currency: None }
}

pub(crate) fn together(sources: Vec<Source>, settings: Settings) -> Programme {
    let gathered = gather(sources, settings.as_of, settings.lang);
    programme(gathered.plants, gathered.aside, &Library::shipped(), settings)
}

pub(crate) fn a() -> Source {
    let mut start = report("A", "dairy");
    start.report = "a".repeat(64);
    start.measures = vec![electricity(M1, 10_000.0, 5_000.0), electricity(M2, 5_000.0, 0.0)];
    let mut measured = kwh(&[M1], 8_000.0);
    measured.from = day("2026-04-01");
    measured.to = day("2026-05-31");
    let book = Book::new("a.jsonl", "Ana")
        .start("2026-01-10", start)
        .accepted("2026-02-01", M1, "2026-03-31")
        .accepted("2026-02-01", M2, "2026-05-01")
        .done("2026-03-10", M1, Some(6_000.0))
        .measured("2026-06-10", measured);
    source("a.jsonl", book)
}

pub(crate) fn b() -> Source {
    let mut start = report("B", "plastics");
    start.report = "b".repeat(64);
    start.measures = vec![electricity(M1, 20_000.0, 10_000.0), electricity(M3, 1_000.0, 4_000.0)];
    let book = Book::new("b.jsonl", "Ben")
        .start("2026-01-12", start)
        .accepted("2026-02-01", M1, "2026-03-31")
        .decided("2026-02-01", M3, Decision::Rejected, None)
        .done("2026-04-05", M1, None);
    source("b.jsonl", book)
}

pub(crate) fn c() -> Source {
    let mut start = report("C", "dairy");
    start.report = "c".repeat(64);
    start.measures = vec![electricity(M1, 6_000.0, 1_000.0), electricity(M2, 6_000.0, 2_000.0)];
    let mut measured = kwh(&[M1, M2], 9_000.0);
    measured.from = day("2026-04-01");
    measured.to = day("2026-05-31");
    let book = Book::new("c.jsonl", "Cleo")
        .start("2026-01-14", start)
        .accepted("2026-02-01", M1, "2026-03-31")
        .accepted("2026-02-01", M2, "2026-03-31")
        .done("2026-03-20", M1, Some(1_500.0))
        .done("2026-03-20", M2, Some(2_500.0))
        .measured("2026-06-15", measured);
    source("c.jsonl", book)
}

fn whole() -> Programme {
    together(vec![a(), b(), c()], settings())
}

fn near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-9 * wanted.abs().max(1.0), "found {found}, wanted {wanted}");
}

#[test]
fn the_funnel_is_the_sum_of_the_plants() {
    let totals = whole().totals;
    let stages = Step::ALL.map(|step| {
        let stage = totals.stage(step);
        let money = &stage.money["MXN"];
        (stage.measures, stage.plants, money.saving.unwrap(), money.investment.unwrap())
    });
    // 20 + 10 + 40 + 2 + 12 + 12; 5 + 0 + 10 + 4 + 1 + 2
    assert_eq!(stages[0], (6, 3, 96_000.0, 22_000.0));
    // all but M3 of B
    assert_eq!(stages[1], (5, 3, 94_000.0, 18_000.0));
    // 20 + 40 + 24, for 6 and 4 and what nobody knows
    assert_eq!(stages[2], (4, 3, 84_000.0, 10_000.0));
    // 8,000 and 9,000 kWh at 2 MXN, of three measures
    assert_eq!(stages[3], (3, 2, 34_000.0, 10_000.0));
    let done = &totals.done.money["MXN"];
    assert_eq!((done.without_investment, done.promised_investment), (1, Some(18_000.0)));
    let measured = &totals.measured.money["MXN"];
    // 20 of A, 24 of C
    assert_eq!((measured.promised_saving, totals.measurements, totals.noise), (Some(44_000.0), 2, 0));
    // 22/96, 18/94, 10 over the 20 + 24 of which the investment is known, 10/34; times twelve
    for (step, wanted) in Step::ALL.into_iter().zip([2.75, 18.0 / 94.0 * 12.0, 10.0 / 44.0 * 12.0, 10.0 / 34.0 * 12.0])
    {
        near(totals.stage(step).money["MXN"].payback_months.unwrap(), wanted);
    }
    // 48,000, 47,000, 42,000 and 17,000 kWh, 0.4 kg each
    for (step, kwh) in Step::ALL.into_iter().zip([48_000.0, 47_000.0, 42_000.0, 17_000.0]) {
        near(totals.stage(step).co2e, kwh * 0.0004);
        let [line] = totals.resources.as_slice() else { panic!("one resource") };
        near(line.stage(step).amount, kwh);
        near(line.stage(step).money["MXN"], kwh * 2.0);
    }
}

#[test]
fn sectors_and_measures_add_up_and_a_joint_saving_is_split_among_none() {
    let whole = whole();
    let saving = |key: &str, step: Step| {
        let group = whole.sectors.iter().chain(&whole.measures).find(|group| group.key == key).unwrap();
        group.tally.stage(step).money.get("MXN").and_then(|money| money.saving).unwrap_or(0.0)
    };
    assert_eq!((saving("dairy", Step::Promised), saving("plastics", Step::Promised)), (54_000.0, 42_000.0));
    assert_eq!((saving("dairy", Step::Measured), saving("plastics", Step::Measured)), (34_000.0, 0.0));
    assert_eq!((saving(M1, Step::Done), saving(M2, Step::Done)), (72_000.0, 12_000.0));
    assert_eq!((saving(M1, Step::Measured), saving("joint", Step::Measured)), (16_000.0, 18_000.0));
    assert_eq!(whole.measures[0].key, M1);
}

#[test]
fn months_tell_what_was_done_and_what_was_in_place_at_their_end() {
    let months = whole().months;
    let rows: Vec<_> = months
        .iter()
        .map(|row| {
            let money = row.money["MXN"];
            (row.month.iso(), row.done, row.measurements, money.done_saving, money.in_place, money.measured_in_place)
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("2026-03".to_owned(), 3, 0, 44_000.0, 44_000.0, 0.0),
            ("2026-04".to_owned(), 1, 0, 40_000.0, 84_000.0, 0.0),
            ("2026-05".to_owned(), 0, 0, 0.0, 84_000.0, 0.0),
            ("2026-06".to_owned(), 0, 2, 0.0, 84_000.0, 34_000.0),
        ]
    );
}

/// D promises 2,000 kWh at 2 MXN in April, of which nothing has become yet: it counts from then on, and begins no month.
#[test]
fn months_tell_what_was_recommended_and_accepted_by_their_end() {
    let mut start = report("D", "plastics");
    start.report = "d".repeat(64);
    start.measures = vec![electricity(M1, 2_000.0, 0.0)];
    let of_april = source("d.jsonl", Book::new("d.jsonl", "Dora").start("2026-04-20", start));
    let months = together(vec![a(), b(), c(), of_april], settings()).months;
    let rows: Vec<_> = months
        .iter()
        .map(|row| (row.month.iso(), row.money["MXN"].promised, row.money["MXN"].accepted, row.money["MXN"].in_place))
        .collect();
    assert_eq!(
        rows,
        [
            ("2026-03".to_owned(), 96_000.0, 94_000.0, 44_000.0),
            ("2026-04".to_owned(), 100_000.0, 94_000.0, 84_000.0),
            ("2026-05".to_owned(), 100_000.0, 94_000.0, 84_000.0),
            ("2026-06".to_owned(), 100_000.0, 94_000.0, 84_000.0),
        ]
    );
}

#[test]
fn what_nobody_knows_is_not_nothing() {
    let whole = whole();
    // What B paid in April.
    let april = &whole.months[1];
    assert_eq!((april.money["MXN"].investment, april.without_investment), (None, 1));
    assert_eq!(whole.months[3].money["MXN"].invested, Some(10_000.0));
    let plastics = &whole.sectors.iter().find(|group| group.key == "plastics").unwrap().tally;
    assert_eq!((plastics.done.money["MXN"].investment, plastics.done.money["MXN"].payback_months), (None, None));
}

#[test]
fn a_later_measurement_takes_the_place_of_an_earlier_one_in_its_month() {
    let mut first = kwh(&[M1], 9_000.0);
    first.from = day("2026-03-15");
    first.to = day("2026-04-15");
    let mut source = a();
    let Content::Ledger(ledger) = &source.content[0] else { panic!("a ledger") };
    let last = ledger.entries.last().unwrap().event.clone();
    let mut book = Book { ledger: ledger.clone(), by: "Ana".to_owned() };
    book.ledger.entries.pop();
    let book = book.measured("2026-04-20", first).add("2026-06-10", last);
    source.content = vec![Content::Ledger(book.ledger)];
    let whole = together(vec![source], settings());
    let claimed: Vec<f64> = whole.months.iter().map(|row| row.money["MXN"].measured_in_place).collect();
    assert_eq!(claimed, [0.0, 18_000.0, 18_000.0, 16_000.0]);
    assert_eq!(whole.totals.measured.money["MXN"].saving, Some(16_000.0));
}

/// Wilson for 4 of 6: centre (2/3 + 3.8415/12) / (1 + 3.8415/6) = 0.60161; half width 1.96 sqrt(2/3 x 1/3 / 6 +
/// 3.8415/144) / 1.64024 = 0.30160.
#[test]
fn the_rate_of_implementation_has_its_counts_and_an_interval() {
    let all = whole().implementation.all;
    assert_eq!((all.of_promised.done, all.of_promised.of, all.of_decided.of), (4, 6, 6));
    let [low, high] = all.of_promised.interval.unwrap();
    assert!((low - 0.3000).abs() < 2e-4 && (high - 0.9032).abs() < 2e-4, "{low} {high}");
    assert_eq!(all.within_a_year, None);
    assert!(all.audits.is_some());
}

/// M2 of A and C: immediate, and 2,000 over 12,000 is 2 months; M1: 3, 3 and 1 months; M3: 24 months.
#[test]
fn measures_are_classed_by_the_payback_that_was_promised() {
    let implementation = whole().implementation;
    let rows: Vec<_> = implementation
        .by_payback
        .iter()
        .map(|row| (row.class.as_str(), row.of_promised.done, row.of_promised.of, row.audits.as_ref().unwrap().n))
        .collect();
    assert_eq!(rows, [("immediate", 0, 1, 26), ("up_to_3", 4, 4, 41), ("12_to_24", 0, 1, 39)]);
}

/// 2,500 USD of 2003 are 2,500 x 321.943 / 183.958 x 20 = 87,500 MXN: all that costs something here is of low cost.
#[test]
fn measures_are_classed_by_cost_as_the_statistics_do() {
    let implementation = whole().implementation;
    let rows: Vec<_> = implementation
        .by_cost
        .iter()
        .map(|row| (row.class.as_str(), row.of_promised.done, row.of_promised.of))
        .collect();
    assert_eq!(rows, [("no_cost", 0, 1), ("low_cost", 4, 5)]);
    // Three dairies' and two plastics': (3 x 0.525 + 2 x 0.543) / 5
    near(implementation.by_cost[1].audits.as_ref().unwrap().share, 0.5322);
}

#[test]
fn who_is_late_is_named_with_the_days() {
    let whole = whole();
    let [late] = whole.attention.late.as_slice() else { panic!("one is late") };
    let found = (late.plant.as_str(), late.measure.as_str(), late.responsible.as_deref(), late.days);
    assert_eq!(found, ("A", M2, Some("Ana Ruiz"), 60));
    let silent: Vec<_> = whole.attention.silent.iter().map(|plant| (plant.plant.as_str(), plant.days)).collect();
    assert_eq!(silent, []);
    let later = together(vec![a(), b(), c()], Settings { as_of: day("2026-09-15"), ..settings() });
    let silent: Vec<_> = later.attention.silent.iter().map(|plant| (plant.plant.as_str(), plant.days)).collect();
    // From 10 June to 15 September. B and C have been quiet for as long, and nothing is awaited from them.
    assert_eq!(silent, [("A", Some(97))]);
}

#[test]
fn a_plant_without_any_decision_is_said_to_wait_since_its_report() {
    let mut start = report("D", "dairy");
    start.measures = vec![electricity(M1, 1.0, 1.0)];
    let book = Book::new("d.jsonl", "Dora").start("2026-06-01", start);
    let whole = together(vec![a(), source("d.jsonl", book)], settings());
    let [waiting] = whole.attention.undecided.as_slice() else { panic!("one waits") };
    assert_eq!((waiting.plant.as_str(), waiting.measures, waiting.days), ("D", 1, Some(29)));
}

#[test]
fn the_state_of_an_earlier_day_is_that_of_the_day() {
    let early = together(vec![a(), b(), c()], Settings { as_of: day("2026-02-15"), ..settings() });
    assert_eq!((early.totals.accepted.measures, early.totals.done.measures, early.months.len()), (5, 0, 0));
    let before = together(vec![a(), b(), c()], Settings { as_of: day("2026-01-01"), ..settings() });
    assert_eq!((before.count.all, before.totals.promised.measures), (3, 0));
}
