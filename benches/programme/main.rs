//! A thousand ledgers put together, against reading the same lines and adding up only what was promised.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a bench may")]
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    reason = "made-up numbers"
)]

#[path = "../../tests/programme/many.rs"]
mod many;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use auditlite::diagnostic::Lang;
use auditlite::library::Library;
use auditlite::programme::{Gathered, Naming, Programme, Settings, Source, gather, programme, read_source, table};
use auditlite::units::Day;
use divan::{Bencher, black_box};
use serde_json::Value;

/// Names and bytes of the files.
static FILES: LazyLock<Vec<(String, Vec<u8>)>> =
    LazyLock::new(|| many::many(1000).into_iter().map(|(file, ledger)| (file, ledger.text().into_bytes())).collect());

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::shipped);

fn settings() -> Settings {
    let as_of = Day::parse("2026-11-30").unwrap();
    Settings { as_of, lang: Lang::Es, naming: Naming::Shown, currency: None }
}

fn sources() -> Vec<Source> {
    FILES.iter().map(|(file, bytes)| read_source(file, bytes)).collect()
}

fn gathered() -> Gathered {
    gather(sources(), settings().as_of, Lang::Es)
}

fn together(gathered: Gathered) -> Programme {
    programme(gathered.plants, gathered.aside, &LIBRARY, settings())
}

/// What was promised, by currency: every line as plain JSON, nothing checked.
fn promised() -> BTreeMap<String, f64> {
    let mut sums = BTreeMap::new();
    for (_, bytes) in FILES.iter() {
        let text = std::str::from_utf8(bytes).unwrap();
        let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let start = lines.iter().find(|line| line["event"] == "start").unwrap();
        let saving = |measure: &Value| measure["stacked_annual_saving"]["value"].as_f64().unwrap();
        let measures = start["measures"].as_array().unwrap().iter();
        let recommended = measures.filter(|measure| measure["section"] == "recommendations");
        let currency = start["currency"].as_str().unwrap().to_owned();
        *sums.entry(currency).or_default() += recommended.map(saving).sum::<f64>();
    }
    sums
}

fn main() {
    let whole = together(gathered());
    for (currency, by_hand) in promised() {
        let found = whole.totals.promised.money[&currency].saving.unwrap();
        assert!((found - by_hand).abs() <= 1e-9 * by_hand, "{currency}: {found}, by hand {by_hand}");
    }
    divan::main();
}

/// The baseline.
#[divan::bench(sample_count = 10)]
fn lines_as_plain_json(bencher: Bencher<'_, '_>) {
    bencher.bench(promised);
}

/// Reading and checking every line, one thread.
#[divan::bench(sample_count = 10)]
fn ledgers_read(bencher: Bencher<'_, '_>) {
    bencher.bench(sources);
}

/// All that follows on reading.
#[divan::bench(sample_count = 10)]
fn plants_put_together(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(gathered).bench_values(together);
}

/// The table of 80 columns.
#[divan::bench(sample_count = 10)]
fn table_rendered(bencher: Bencher<'_, '_>) {
    let whole = together(gathered());
    bencher.bench(|| table(black_box(&whole), None, 80));
}
