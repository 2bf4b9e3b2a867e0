//! A report whose numbers are worked out by hand, and a folder in which the program runs.

use std::fs;
use std::path::PathBuf;

use auditlite::commands::{Output, Terminal, run};
use serde_json::{Value, json};

fn money(expected: f64, low: f64, high: f64) -> Value {
    json!({ "expected": expected, "low": low, "high": high, "currency": "MXN" })
}

/// A report of five measures in Mexican pesos.
///
/// 1. Leaks: 49,000 kWh/yr x 1.90 = 93,100 MXN/yr; alone. On top of the others 45,000 kWh/yr x 1.90 = 85,500 MXN/yr.
/// 2. LED: 60,000 kWh/yr x 1.90 + 10 kW x 12 x 484 = 114,000 + 58,080 = 172,080 MXN/yr for 160,000 MXN.
/// 3. Fewer lamps: an alternative to LED that does not count, 20,000 kWh/yr x 1.90 = 38,000 MXN/yr without investment.
/// 4. Rinsing: 1,000 m3/yr of water without a price, for 5,000 MXN.
/// 5. A new compressor, which needs a study: 30,000 kWh/yr x 1.90 = 57,000 MXN/yr for 400,000 MXN.
///
/// Recommended together: 85,500 + 172,080 = 257,580 MXN/yr, without the water, for 22,847.50 + 160,000 + 5,000 MXN.
pub(crate) fn report(lang: &str) -> Value {
    let words = |en: &str, es: &str| if lang == "es" { es.to_owned() } else { en.to_owned() };
    let price = json!({ "resource": "electricity", "price": 1.9, "unit": "MXN/kWh", "origin": "profile" });
    let electricity =
        |value: f64, low: f64, high: f64| json!({ "value": value, "low": low, "high": high, "unit": "kWh/yr" });
    json!({
        "schema": "auditlite/report@1", "file": "plant.json", "lang": lang,
        "program": { "name": "auditlite", "version": "0.1.0" },
        "library": { "hash": "00", "rules": 5, "sources": [] },
        "profile_hash": "11",
        "facility": { "name": "Tapas del Bajío", "sector": "plastics", "country": "MX", "state": "Querétaro", "visit_date": "2024-01-15" },
        "currency": "MXN",
        "exchange_rates": [ { "from": "USD", "to": "MXN", "rate": 18.5, "date": "2024-01-10", "source": "Banco de México" } ],
        "recommendations": [
            { "id": "common/compressed_air_leaks", "rank": 1, "title": words("Repair compressed-air leaks", "Reparar fugas de aire comprimido"),
              "end_use": "compressed_air", "saves": { "electricity": electricity(49_000.0, 40_000.0, 60_000.0) }, "uses": {},
              "stacked_saves": { "electricity": { "value": 45_000, "unit": "kWh/yr" } },
              "annual_saving": money(93_100.0, 76_000.0, 114_000.0),
              "stacked_annual_saving": { "expected": 85_500, "currency": "MXN" },
              "investment": money(22_847.5, 20_000.0, 30_000.0),
              "payback": { "kind": "months", "months": 2.944_897_959_183_67 },
              "co2e": { "expected": 21.756, "unit": "t/yr" }, "priced": [ price ],
              "assumed": [ { "name": "repaired_share", "value": 70, "unit": "%", "low": 50, "high": 95, "source": "a survey" } ],
              "contributions": [ { "kind": "assumption", "name": "repaired_share", "share": 0.4 } ] },
            { "id": "common/led_lighting", "rank": 2, "title": words("LED lamps", "Lámparas LED"),
              "end_use": "lighting",
              "saves": { "electricity": electricity(60_000.0, 52_000.0, 66_000.0), "demand": { "value": 10, "low": 8, "high": 11, "unit": "kW" } },
              "uses": {}, "annual_saving": money(172_080.0, 150_000.0, 190_000.0), "investment": money(160_000.0, 130_000.0, 200_000.0),
              "payback": { "kind": "months", "months": 11.157_601_115_760_1 },
              "alternatives_to": ["common/fewer_lamps"],
              "priced": [ price, { "resource": "demand", "price": 484, "unit": "MXN/(kW month)", "origin": "profile" } ], "assumed": [] },
            { "id": "common/fewer_lamps", "rank": 3, "title": words("Fewer lamps", "Menos lámparas"),
              "end_use": "lighting", "saves": { "electricity": electricity(20_000.0, 15_000.0, 25_000.0) }, "uses": {},
              "annual_saving": money(38_000.0, 28_500.0, 47_500.0), "investment": money(0.0, 0.0, 0.0),
              "payback": { "kind": "immediate" }, "not_counted": true, "alternatives_to": ["common/led_lighting"],
              "priced": [ price ], "assumed": [] },
            { "id": "dairy/rinsing", "rank": 4, "title": words("Shorter rinsing", "Enjuagues más cortos"),
              "end_use": "rinsing", "saves": { "water": { "value": 1000, "low": 700, "high": 1200, "unit": "m3/yr" } }, "uses": {},
              "investment": money(5000.0, 4000.0, 8000.0), "payback": { "kind": "not_priced" }, "priced": [], "assumed": [] },
        ],
        "needs_study": [
            { "id": "common/new_compressor", "rank": 5, "title": words("A new compressor", "Compresor nuevo"),
              "end_use": "compressed_air", "saves": { "electricity": electricity(30_000.0, 20_000.0, 35_000.0) }, "uses": {},
              "annual_saving": money(57_000.0, 38_000.0, 66_500.0), "investment": money(400_000.0, 350_000.0, 450_000.0),
              "payback": { "kind": "months", "months": 84.210_526_315_789_5 }, "priced": [ price ], "assumed": [] },
        ],
        "peers": [],
        "balance": [ { "resource": "electricity", "total": { "value": 2_000_000, "unit": "kWh/yr" }, "quality": "measured", "lines": [] } ],
    })
}

/// What a run came to.
pub(crate) struct Ran {
    pub(crate) code: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// What a user sees, without the ids and hashes that change with the version of the program.
    pub(crate) fn shown(&self) -> String {
        masked(&format!("exit code {}\n--- standard output\n{}--- standard error\n{}", self.code, self.out, self.err))
    }

    #[track_caller]
    pub(crate) fn ends_with(self, code: u8) -> Self {
        assert_eq!(self.code, code, "standard error: {}\nstandard output: {}", self.err, self.out);
        self
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }

    /// The id in a line that acknowledges an entry.
    pub(crate) fn id(&self) -> String {
        self.out.split([' ', ',']).find(|word| is_hash(word)).unwrap().to_owned()
    }
}

fn is_hash(word: &str) -> bool {
    [12, 16, 64].contains(&word.len()) && word.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn masked(text: &str) -> String {
    let mut masked = String::new();
    let mut word = String::new();
    for letter in text.chars().chain(['\n']) {
        if letter.is_ascii_alphanumeric() {
            word.push(letter);
            continue;
        }
        masked.push_str(&if is_hash(&word) { "x".repeat(word.len()) } else { word.clone() });
        word.clear();
        masked.push(letter);
    }
    masked.pop();
    masked
}

/// A folder of its own, with the report and what is recorded in it.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str, lang: &str) -> Self {
        let path = std::env::temp_dir().join(format!("auditlite-followup-{}-{name}-{lang}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        let folder = Self(path);
        folder.put("report.json", &format!("{:#}", report(lang)));
        folder
    }

    /// With a ledger that has begun.
    pub(crate) fn begun(name: &str, lang: &str) -> Self {
        let folder = Self::new(name, lang);
        folder.run("start report.json -o plant.jsonl --on 2024-01-20 --by Ana").ends_with(0);
        folder
    }

    pub(crate) fn put(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Runs `followup` with words between spaces; `_` stands for a space within a word, names of files get the folder.
    pub(crate) fn run(&self, arguments: &str) -> Ran {
        self.answering(arguments, None)
    }

    /// The same on a terminal, on which somebody answers.
    pub(crate) fn answering(&self, arguments: &str, answers: Option<&str>) -> Ran {
        let word = |word: &str| {
            let is_file = ["json", "jsonl", "csv", "md"].iter().any(|end| word.ends_with(&format!(".{end}")));
            if is_file { self.0.join(word).display().to_string() } else { word.replace('~', " ") }
        };
        let arguments: Vec<String> =
            ["auditlite", "followup"].into_iter().map(str::to_owned).chain(arguments.split(' ').map(word)).collect();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut input = answers.unwrap_or_default().as_bytes();
        let terminal = Terminal { interactive: answers.is_some(), ..Terminal::default() };
        let exit = run(&arguments, &mut Output { out: &mut out, err: &mut err, input: &mut input, terminal }).unwrap();
        let here = format!("{}/", self.0.display());
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(&here, "");
        Ran { code: exit.code(), out: text(out), err: text(err) }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
