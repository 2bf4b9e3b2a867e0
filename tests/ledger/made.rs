//! Ledgers to try things on.

use std::path::PathBuf;

use auditlite::diagnostic::Diagnostic;
use auditlite::ledger::{
    Amount, Decided, Decision, Done, Entry, Event, Ledger, Measured, Method, Money, Note, Payback, PlantName, Promise,
    Section, Start, Started,
};
use auditlite::units::Day;
use indexmap::IndexMap;

pub const LEAKS: &str = "common/compressed_air_leaks";
pub const LIGHTS: &str = "common/lighting_led";

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub fn kwh(value: f64) -> Amount {
    Amount { value, low: Some(value * 0.5), high: Some(value * 1.5), unit: "kWh/yr".to_owned() }
}

pub fn saves(amount: Amount) -> IndexMap<String, Amount> {
    IndexMap::from([("electricity".to_owned(), amount)])
}

pub fn start() -> Start {
    let promise = |id: &str, rank, value, investment| Promise {
        id: id.to_owned(),
        title: format!("Medida «{id}»"),
        section: Section::Recommendations,
        rank,
        end_use: "compressed_air".to_owned(),
        saves: saves(kwh(value)),
        uses: IndexMap::new(),
        stacked_saves: Some(saves(kwh(value))),
        annual_saving: Some(Money { value: value * 1.9, low: Some(value), high: Some(value * 3.0) }),
        stacked_annual_saving: None,
        investment: Some(Money::new(investment)),
        payback: if investment > 0.0 { Payback::Months { months: 2.9449 } } else { Payback::Immediate },
        running_cost: None,
        other_saving: None,
        co2e: None,
        prices: IndexMap::from([("electricity".to_owned(), 1.9)]),
        not_counted: false,
        alternatives: Vec::new(),
        assumed: Vec::new(),
    };
    Start {
        plant: PlantName {
            name: "Tapas del Bajío".to_owned(),
            id: Some("GTO-017".to_owned()),
            sector: "plastics".to_owned(),
            ..PlantName::default()
        },
        visit: Some(day("2026-01-12")),
        lang: "es".to_owned(),
        currency: "MXN".to_owned(),
        exchange_rates: IndexMap::from([("USD".to_owned(), 18.5)]),
        report: "ab".repeat(32),
        library: "cd".repeat(32),
        program: "0.1.0".to_owned(),
        profile: "ef".repeat(32),
        baseline: IndexMap::from([(
            "water".to_owned(),
            Amount { unit: "m3/yr".to_owned(), value: 9000.0, ..Amount::default() },
        )]),
        peers: vec![serde_json::json!({ "name": "kWh/kg", "value": 1.25, "plants": 40 })],
        measures: vec![promise(LEAKS, 1, 49_000.0, 22_847.5), promise(LIGHTS, 2, 30_000.1, 0.0)],
    }
}

pub fn decided(measure: &str, decision: Decision) -> Event {
    Event::Decided(Decided {
        measure: measure.to_owned(),
        decision,
        reason: (decision == Decision::Rejected).then(|| "no hay paro este año".to_owned()),
        responsible: Some("Íñigo Peña".to_owned()),
        due: Some(day("2026-05-31")),
    })
}

pub fn started(measure: &str) -> Event {
    Event::Started(Started { measure: measure.to_owned() })
}

pub fn done(measure: &str, investment: f64) -> Event {
    Event::Done(Done { measure: measure.to_owned(), investment: Some(investment) })
}

pub fn note(text: &str) -> Event {
    Event::Note(Note { measure: None, text: text.to_owned() })
}

pub fn measured() -> Measured {
    Measured {
        measures: vec![LEAKS.to_owned()],
        method: Method::OptionC,
        from: day("2026-05-01"),
        to: day("2026-07-31"),
        saves: saves(kwh(47_123.456)),
        money: None,
        level: Some(90.0),
        noise: Vec::new(),
        basis: "tres recibos".to_owned(),
        model: Some(serde_json::json!({ "r2": 0.91, "cv": 0.1 })),
    }
}

/// Adds an event as one hand would.
pub fn add(ledger: &mut Ledger, date: &str, event: Event) -> Entry {
    let entry = Entry::new(ledger, day(date), "María «Mari» López", event);
    ledger.entries.push(entry.clone());
    entry
}

pub fn begun() -> Ledger {
    let mut ledger = Ledger { file: "planta.jsonl".to_owned(), entries: Vec::new() };
    add(&mut ledger, "2026-01-20", Event::Start(start()));
    ledger
}

/// A measure from its report to its saving.
pub fn small() -> Ledger {
    let mut ledger = begun();
    add(&mut ledger, "2026-02-01", decided(LEAKS, Decision::Accepted));
    add(&mut ledger, "2026-02-01", decided(LIGHTS, Decision::Rejected));
    add(&mut ledger, "2026-03-01", started(LEAKS));
    add(&mut ledger, "2026-04-15", done(LEAKS, 21_300.5));
    add(&mut ledger, "2026-08-05", Event::Measured(measured()));
    add(&mut ledger, "2026-08-06", note("el compresor 2 ya no arranca\nlos domingos"));
    ledger
}

pub fn english(problems: &[Diagnostic]) -> String {
    problems.iter().map(|problem| problem.render(auditlite::diagnostic::Lang::En)).collect()
}

/// A folder of one test's own, empty.
pub fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("ledger_{name}"));
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap();
    path
}

/// Numbers that look random and are the same each time (`SplitMix64` of Steele, Lea and Flood 2014).
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ mixed >> 31) % limit as u64) as usize
    }
}
