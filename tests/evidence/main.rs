//! What measured results teach the rules, against numbers worked out by hand.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

mod command;
mod judged;
mod ladder;
mod sharing;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use auditlite::evidence::Evidence;
use auditlite::ledger::{
    Amount, Assumed, Decided, Decision, Done, Entry, Event, Ledger, Measured, Method, Money, Payback, PlantName,
    Promise, Section, Start,
};
use auditlite::library::Library;
use auditlite::units::Day;
use indexmap::IndexMap;
use serde_json::Value;

const LEAKS: &str = "common/compressed_air_leaks";

/// A folder of rules of its own for a test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("auditlite-evidence-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn put(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    fn run(&self, arguments: &str) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_auditlite"));
        command.args(arguments.split_whitespace()).current_dir(&self.0).stdin(Stdio::null());
        let output = command.output().unwrap();
        Ran {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a run came to.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    #[track_caller]
    fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "standard error: {}\nstandard output: {}", self.err, self.out);
        self
    }
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// How a plant's saving was measured.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    Meter,
    Noise,
    Stated,
    Joint,
}

/// A plant that was promised 49,000 kWh/yr (40,000 to 58,000) from its leaks with 70 % repaired, and where that share of it
/// was measured.
fn plant(name: &str, share: f64, told: Told) -> Ledger {
    let electricity = |value: f64, low: f64, high: f64| {
        let amount = Amount { value, low: Some(low), high: Some(high), unit: "kWh/yr".to_owned() };
        IndexMap::from([("electricity".to_owned(), amount)])
    };
    let assumed = |name: &str, value: f64, unit: &str, share: Option<f64>| Assumed {
        name: name.to_owned(),
        value,
        low: value * 0.7,
        high: value * 1.3,
        unit: unit.to_owned(),
        share,
    };
    let promise = |id: &str| Promise {
        id: id.to_owned(),
        title: "Repair leaks".to_owned(),
        section: Section::Recommendations,
        rank: 1,
        end_use: "compressed_air".to_owned(),
        saves: electricity(49_000.0, 40_000.0, 58_000.0),
        uses: IndexMap::new(),
        stacked_saves: None,
        annual_saving: Some(Money::new(73_500.0)),
        stacked_annual_saving: None,
        investment: Some(Money::new(20_000.0)),
        payback: Payback::Months { months: 3.3 },
        running_cost: None,
        other_saving: None,
        alternatives: Vec::new(),
        co2e: None,
        prices: IndexMap::from([("electricity".to_owned(), 1.5)]),
        not_counted: false,
        assumed: vec![assumed("repaired_share", 70.0, "%", Some(0.4)), assumed("repair_cost", 35.0, "USD", None)],
    };
    let start = Start {
        plant: PlantName { name: name.to_owned(), sector: "plastics".to_owned(), ..PlantName::default() },
        visit: Some(day("2026-03-02")),
        lang: "es".to_owned(),
        currency: "MXN".to_owned(),
        exchange_rates: IndexMap::new(),
        report: format!("{name:0>64}")
            .chars()
            .map(|letter| if letter.is_ascii_hexdigit() { letter } else { '0' })
            .collect(),
        library: "lib".to_owned(),
        program: "0.1.0".to_owned(),
        profile: "0".repeat(64),
        baseline: IndexMap::new(),
        peers: Vec::new(),
        measures: vec![promise(LEAKS), promise("common/compressed_air_pressure")],
    };
    let joint = told == Told::Joint;
    let ids = if joint { vec![LEAKS, "common/compressed_air_pressure"] } else { vec![LEAKS] };
    let mut ledger = Ledger { file: format!("{name}.jsonl"), entries: Vec::new() };
    let mut add = |on: &str, event: Event| {
        let entry = Entry::new(&ledger, day(on), "Ana", event);
        ledger.entries.push(entry);
    };
    add("2026-03-02", Event::Start(start));
    for id in &ids {
        let decided = Decided {
            measure: (*id).to_owned(),
            decision: Decision::Accepted,
            reason: None,
            responsible: None,
            due: None,
        };
        add("2026-03-10", Event::Decided(decided));
        add("2026-05-01", Event::Done(Done { measure: (*id).to_owned(), investment: Some(18_000.0) }));
    }
    let saved = 49_000.0 * share;
    let measured = Measured {
        measures: ids.iter().map(|id| (*id).to_owned()).collect(),
        method: if told == Told::Stated { Method::Stated } else { Method::OptionB },
        from: day("2026-05-01"),
        to: day("2026-08-01"),
        saves: electricity(saved, saved * 0.9, saved * 1.1),
        money: None,
        level: None,
        noise: if told == Told::Noise { vec!["electricity".to_owned()] } else { Vec::new() },
        basis: "meter of the compressor room".to_owned(),
        model: None,
    };
    add("2026-08-02", Event::Measured(measured));
    ledger
}

/// Five plants whose leaks brought 50, 60, 60, 70 and 80 % of what was promised, one of noise, one stated, one joint.
fn plants() -> Vec<Ledger> {
    let mut all: Vec<Ledger> = [0.7, 0.5, 0.8, 0.6, 0.6]
        .iter()
        .enumerate()
        .map(|(at, share)| plant(&format!("Planta Secreta {at}"), *share, Told::Meter))
        .collect();
    all.push(plant("Planta Ruidosa", 0.1, Told::Noise));
    all.push(plant("Planta que Dice", 1.4, Told::Stated));
    all.push(plant("Planta Conjunta", 0.9, Told::Joint));
    all
}

fn evidence() -> Evidence {
    Evidence::of(&plants(), day("2026-12-01"))
}

fn file() -> Value {
    evidence().json(&Library::shipped(), 5, auditlite::diagnostic::Lang::En)
}

#[track_caller]
fn near(value: f64, expected: f64) {
    assert!((value - expected).abs() <= 1e-3 * expected.abs(), "{value} is not {expected}");
}
