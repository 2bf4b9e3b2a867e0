//! The report as a workbook: what stands in its cells, that it is the same each time, and the way back of its follow-up
//! sheet. Whether a spreadsheet program comes to the same numbers is tested in `tests/office`.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::expect_used,
    clippy::float_cmp,
    reason = "a test may"
)]

mod cells;
mod followup;
mod numbers;
#[path = "../reports_sample/mod.rs"]
mod reports_sample;
mod texts;

use auditlite::diagnostic::Lang;
use auditlite::draws::Settings;
use auditlite::facility::read_profile;
use auditlite::library::Library;
use auditlite::report::{Options, Report, build};

/// A plant with two measures, of which one takes from the other.
const SMALL: &str = r#"{
    "schema": "auditlite/profile@1",
    "currency": "MXN",
    "exchange_rates": { "USD": { "rate": 18.5, "date": "2026-10-01", "source": "Banxico" } },
    "facility": { "name": "Planta Uno", "sector": "plastics", "country": "MX" },
    "electricity": { "energy_price": "1.90 MXN/kWh" },
    "compressed_air": {
        "annual_energy": "400 MWh/yr", "leak_share": "25 %", "leaks_found": 30, "control_response": 0.7,
        "pressure": "7.9 bar(g)", "needed_pressure": "6 bar(g)", "pressure_drop": "0.6 bar"
    }
}"#;

/// The report of a profile, as `recommend` makes it.
fn report_of(library: &Library, file: &str, bytes: &[u8], lang: Lang, threads: usize) -> Report {
    let (facility, warnings) = read_profile(file, bytes, &library.fields, &library.factors).unwrap();
    let draws = Some(Settings { count: 100, seed: 1, threads });
    build(library, &facility, warnings, Options { lang, draws, ..Options::default() }).unwrap()
}

/// The full examples.
fn examples() -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<(String, Vec<u8>)> = std::fs::read_dir("examples")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| (path.display().to_string(), std::fs::read(&path).unwrap()))
        .collect();
    found.sort();
    assert!(found.len() > 5);
    found
}

/// Holds a text against its snapshot.
fn snapshot(name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => "../../snapshots/xlsx",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, text);
    });
}
