//! What it costs to open a ledger of 100,000 events, beside a parse of every line to a tree that checks nothing.
//!
//! `cargo bench --bench ledger` measures; before it does, the ledger must read back as it was made, which is all that
//! `cargo test --benches` looks at.

#![allow(
    missing_docs,
    clippy::too_many_lines,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench that cannot go on stops"
)]

use auditlite::ledger::{
    Amount, Decided, Decision, Done, Entry, Event, Ledger, Measured, Method, Money, Note, Payback, PlantName, Promise,
    Section, Start, Started, State, read, review,
};
use auditlite::units::Day;
use divan::{Bencher, counter::BytesCount};
use indexmap::IndexMap;

/// How many events the issue asks for.
const EVENTS: usize = 100_000;

fn main() {
    let (ledger, text) = made(1000);
    let (back, notes) = read("plant.jsonl", text.as_bytes()).unwrap();
    assert!(notes.is_empty());
    assert_eq!(back.entries, ledger.entries);
    divan::main();
}

#[divan::bench(sample_count = 30)]
fn open_100_000_events(bencher: Bencher<'_, '_>) {
    let text = made(EVENTS).1;
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| read("plant.jsonl", text.as_bytes()));
}

/// The baseline: every line to a tree; no ids, no types, no order.
#[divan::bench(sample_count = 30)]
fn parse_100_000_lines_to_trees(bencher: Bencher<'_, '_>) {
    let text = made(EVENTS).1;
    let parse = || text.lines().map(serde_json::from_str).collect::<Result<Vec<serde_json::Value>, _>>();
    bencher.counter(BytesCount::of_str(&text)).bench_local(parse);
}

#[divan::bench(sample_count = 10)]
fn review_100_000_events(bencher: Bencher<'_, '_>) {
    let ledger = made(EVENTS).0;
    let today = Day::new(2026, 12, 31).unwrap();
    bencher.bench_local(|| review(&ledger, today));
}

#[divan::bench(sample_count = 10)]
fn stand_of_100_000_events(bencher: Bencher<'_, '_>) {
    let ledger = made(EVENTS).0;
    let today = Day::new(2026, 12, 31).unwrap();
    bencher.bench_local(|| State::at(&ledger, today).map(|state| state.measures.len()));
}

/// A plant with 20 measures of which somebody records something day by day, all kinds of events in turn.
fn made(events: usize) -> (Ledger, String) {
    let first = Day::new(2026, 1, 5).unwrap();
    let ids: Vec<String> = (0..20).map(|at| format!("common/measure_{at}")).collect();
    let amount =
        |value: f64| Amount { value, low: Some(value * 0.8), high: Some(value * 1.25), unit: "kWh/yr".to_owned() };
    let saves = |value: f64| IndexMap::from([("electricity".to_owned(), amount(value))]);
    let promise = |(at, id): (usize, &String)| Promise {
        id: id.clone(),
        title: format!("Medida {at}"),
        section: Section::Recommendations,
        rank: u32::try_from(at + 1).unwrap(),
        end_use: "compressed_air".to_owned(),
        saves: saves(49_000.0),
        uses: IndexMap::new(),
        stacked_saves: None,
        annual_saving: Some(Money::new(93_100.0)),
        stacked_annual_saving: None,
        investment: Some(Money::new(22_847.5)),
        payback: Payback::Months { months: 2.9449 },
        running_cost: None,
        other_saving: None,
        co2e: None,
        prices: IndexMap::from([("electricity".to_owned(), 1.9)]),
        not_counted: false,
        alternatives: Vec::new(),
        assumed: Vec::new(),
    };
    let start = Start {
        plant: PlantName { name: "Tapas del Bajío".to_owned(), sector: "plastics".to_owned(), ..PlantName::default() },
        visit: Some(first),
        lang: "es".to_owned(),
        currency: "MXN".to_owned(),
        exchange_rates: IndexMap::new(),
        report: "0".repeat(64),
        library: "1".repeat(64),
        program: "0.1.0".to_owned(),
        profile: "2".repeat(64),
        baseline: IndexMap::new(),
        peers: Vec::new(),
        measures: ids.iter().enumerate().map(promise).collect(),
    };
    let mut ledger = Ledger { file: "plant.jsonl".to_owned(), entries: Vec::new() };
    let mut text = String::new();
    for at in 0..events {
        let measure = ids[at / 7 % ids.len()].clone();
        let date = first.plus(i32::try_from(at * 300 / events).unwrap());
        let event = match at % 7 {
            _ if at == 0 => Event::Start(start.clone()),
            0 | 1 => Event::Decided(Decided {
                measure,
                decision: Decision::Accepted,
                reason: None,
                responsible: Some("Juan Pérez Ñúñez".to_owned()),
                due: Some(date.plus(60)),
            }),
            2 => Event::Started(Started { measure }),
            3 => Event::Done(Done { measure, investment: Some(21_300.5) }),
            4 => Event::Measured(Measured {
                measures: vec![measure],
                method: Method::OptionC,
                from: date,
                to: date,
                saves: saves(47_123.456),
                money: None,
                level: Some(90.0),
                noise: Vec::new(),
                basis: "12 recibos antes y 6 después, por tonelada".to_owned(),
                model: None,
            }),
            _ => {
                Event::Note(Note { measure: Some(measure), text: "se revisó con el jefe de mantenimiento".to_owned() })
            }
        };
        // Each comes after the one before, without a look for heads in all of them.
        let tip = Ledger { file: String::new(), entries: ledger.entries.last().cloned().into_iter().collect() };
        let entry = Entry::new(&tip, date, "María López", event);
        text.push_str(&entry.line());
        ledger.entries.push(entry);
    }
    (ledger, text)
}
