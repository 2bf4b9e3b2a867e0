//! Two visits to one plant, held against numbers worked out by hand.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

mod bad;
mod ledger;
mod measures;
mod money;
mod pages;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// A folder of its own for a test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("auditlite-comparison-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn put(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Self {
        fs::write(self.0.join(path), bytes).unwrap();
        self
    }

    fn profile(&self, path: &str, profile: &Value) -> &Self {
        self.put(path, serde_json::to_string_pretty(profile).unwrap())
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

    /// The comparison of two profiles as JSON.
    fn compared(&self, old: &Value, new: &Value) -> Value {
        self.profile("old.json", old).profile("new.json", new);
        self.run("compare old.json new.json --draws 50 --format json").ends_with(0).json()
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

    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }
}

/// The first visit: 1,000 t with 1,000,000 kWh for 2,000,000 MXN; a quarter of the air leaks.
fn old() -> Value {
    let metered = |value: f64, unit: &str| json!({ "value": value, "unit": unit, "basis": "metered" });
    json!({
        "schema": "auditlite/profile@1", "currency": "MXN",
        "exchange_rates": { "USD": { "rate": 20, "date": "2026-10-01", "source": "test" } },
        "facility": { "name": "Tapas", "sector": "plastics", "country": "MX", "visit_date": "2026-10-12" },
        "production": { "annual_amount": metered(1000.0, "t/yr") },
        "electricity": {
            "annual_energy": metered(1_000_000.0, "kWh/yr"), "annual_cost": metered(2_000_000.0, "MXN/yr"),
            "energy_price": metered(1.5, "MXN/kWh"),
        },
        "compressed_air": { "annual_energy": metered(400_000.0, "kWh/yr"), "leak_share": { "value": "25 %", "basis": "measured" },
            "leaks_found": 30, "control_response": 0.7 },
    })
}

/// The second: 1,200 t with 1,080,000 kWh for 2,700,000 MXN; 8 % of the air leaks.
fn new() -> Value {
    let mut new = old();
    new["facility"]["visit_date"] = json!("2027-10-14");
    new["production"]["annual_amount"]["value"] = json!(1200);
    new["electricity"]["annual_energy"]["value"] = json!(1_080_000);
    new["electricity"]["annual_cost"]["value"] = json!(2_700_000);
    new["compressed_air"]["leak_share"]["value"] = json!("8 %");
    new
}

#[track_caller]
fn near(value: &Value, expected: f64, within: f64) {
    let value = value.as_f64().unwrap_or_else(|| panic!("{value} is no number"));
    assert!((value - expected).abs() <= within, "{value} is not {expected}");
}

fn named<'v>(list: &'v Value, key: &str, name: &str) -> &'v Value {
    let found = list.as_array().unwrap().iter().find(|one| one[key] == name);
    found.unwrap_or_else(|| panic!("no {name} in {list:#}"))
}

fn measure<'v>(comparison: &'v Value, id: &str) -> &'v Value {
    named(&comparison["measures"], "id", id)
}
