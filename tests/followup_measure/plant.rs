//! A plant with a ledger in a folder of its own, and how commands are run there.

use std::fs;
use std::path::PathBuf;

use auditlite::commands::{Output, Terminal, run};
use auditlite::ledger::{
    Amount, Decided, Decision, Done, Entry, Event, Ledger, Money, Payback, PlantName, Promise, Section, Start,
};
use auditlite::units::Day;
use indexmap::IndexMap;

/// What a command gave: exit code, result, everything else.
pub(crate) struct Ran {
    pub(crate) code: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// All of it for a snapshot, without ids, which depend on every byte of the line.
    pub(crate) fn shown(&self) -> String {
        let hidden = |word: &str| {
            let bare = word.trim_end_matches([',', ':']);
            let id = bare.len() == 16 && bare.bytes().all(|byte| byte.is_ascii_hexdigit());
            if id { word.replace(bare, "ID") } else { word.to_owned() }
        };
        let out: String = self
            .out
            .split_inclusive(' ')
            .map(|word| {
                let text = word.trim_end_matches(' ');
                format!("{}{}", hidden(text), &word[text.len()..])
            })
            .collect();
        format!("exit {}\n--- out\n{out}--- err\n{}", self.code, self.err)
    }
}

/// A plant with its folder.
pub(crate) struct Plant {
    folder: PathBuf,
}

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn amount(value: f64, low: f64, high: f64, unit: &str) -> Amount {
    Amount { value, low: Some(low), high: Some(high), unit: unit.to_owned() }
}

fn promise(id: &str, title: &str, rank: u32, saves: &[(&str, Amount)], money: f64) -> Promise {
    Promise {
        id: id.to_owned(),
        title: title.to_owned(),
        section: Section::Recommendations,
        rank,
        end_use: id.rsplit('/').next().unwrap().to_owned(),
        saves: saves.iter().map(|(key, amount)| ((*key).to_owned(), amount.clone())).collect(),
        uses: IndexMap::new(),
        stacked_saves: None,
        annual_saving: Some(Money { value: money, low: Some(money * 0.7), high: Some(money * 1.3) }),
        stacked_annual_saving: None,
        investment: Some(Money::new(20_000.0)),
        payback: Payback::Months { months: 3.0 },
        running_cost: None,
        other_saving: None,
        co2e: None,
        prices: IndexMap::from([
            ("electricity".to_owned(), 2.0),
            ("water".to_owned(), 30.0),
            ("demand".to_owned(), 2400.0),
        ]),
        not_counted: false,
        alternatives: Vec::new(),
        assumed: Vec::new(),
    }
}

fn start(lang: &str) -> Start {
    Start {
        plant: PlantName { name: "Tapas del Bajío".to_owned(), sector: "plastics".to_owned(), ..PlantName::default() },
        visit: Some(day("2024-10-15")),
        lang: lang.to_owned(),
        currency: "MXN".to_owned(),
        exchange_rates: IndexMap::from([("USD".to_owned(), 18.5)]),
        report: "00".repeat(32),
        library: "00".repeat(32),
        program: "0.1.0".to_owned(),
        profile: "00".repeat(32),
        baseline: IndexMap::new(),
        peers: Vec::new(),
        measures: vec![
            promise(
                "common/compressed_air_leaks",
                "Find and repair compressed-air leaks",
                1,
                &[("electricity", amount(50_000.0, 35_000.0, 65_000.0, "kWh/yr"))],
                100_000.0,
            ),
            promise(
                "common/pump_speed",
                "Let pumps follow the need",
                2,
                &[
                    ("electricity", amount(20_000.0, 12_000.0, 30_000.0, "kWh/yr")),
                    ("demand", amount(10.0, 5.0, 15.0, "kW")),
                ],
                64_000.0,
            ),
            promise(
                "common/rinse_water",
                "Rinse with less water",
                3,
                &[("water", amount(1_000.0, 600.0, 1_500.0, "m3/yr"))],
                30_000.0,
            ),
        ],
    }
}

fn add(ledger: &mut Ledger, date: &str, event: Event) {
    let entry = Entry::new(ledger, day(date), "Ana", event);
    ledger.entries.push(entry);
}

impl Plant {
    /// A plant whose report was accepted, and no more.
    pub(crate) fn begun(name: &str, lang: &str) -> Plant {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("followup_measure").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let mut ledger = Ledger::default();
        add(&mut ledger, "2024-10-20", Event::Start(start(lang)));
        let plant = Plant { folder };
        plant.write("planta.jsonl", &ledger.text());
        plant
    }

    /// A plant whose leaks were repaired on 1 January 2025.
    pub(crate) fn new(name: &str, lang: &str) -> Plant {
        let plant = Plant::begun(name, lang);
        let mut ledger = plant.ledger();
        let measure = "common/compressed_air_leaks".to_owned();
        let decided = Decided {
            measure: measure.clone(),
            decision: Decision::Accepted,
            reason: None,
            responsible: Some("Luis".to_owned()),
            due: Some(day("2025-01-31")),
        };
        add(&mut ledger, "2024-11-02", Event::Decided(decided));
        add(&mut ledger, "2025-01-01", Event::Done(Done { measure, investment: Some(18_500.0) }));
        plant.write("planta.jsonl", &ledger.text());
        plant
    }

    pub(crate) fn path(&self, file: &str) -> String {
        self.folder.join(file).display().to_string()
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        fs::write(self.folder.join(file), text).unwrap();
    }

    pub(crate) fn ledger(&self) -> Ledger {
        let bytes = fs::read(self.folder.join("planta.jsonl")).unwrap();
        auditlite::ledger::read("planta.jsonl", &bytes).unwrap().0
    }

    /// Runs `followup COMMAND planta.jsonl ...`; arguments that end in a known extension are files of the folder.
    pub(crate) fn run(&self, command: &str, arguments: &[&str]) -> Ran {
        let mut all: Vec<String> = ["auditlite", "followup", command].map(str::to_owned).to_vec();
        all.push(self.path("planta.jsonl"));
        all.extend(arguments.iter().map(|argument| match argument.rsplit_once('.') {
            Some((_, "csv" | "json")) => self.path(argument),
            _ => (*argument).to_owned(),
        }));
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut input = std::io::empty();
        let mut output = Output { out: &mut out, err: &mut err, input: &mut input, terminal: Terminal::default() };
        let code = run(&all, &mut output).unwrap().code();
        let text =
            |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(&format!("{}/", self.folder.display()), "");
        Ran { code, out: text(out), err: text(err) }
    }

    /// Bills from January 2024 on: 13,000 kWh a month and 150 kWh for each tonne, with some noise; from 2025 on a part of
    /// that is saved.
    pub(crate) fn bills(&self, file: &str, months: u32, saved: f64) {
        // Noise of a few hundred kWh that was drawn once, and tonnes that somebody made up.
        let noise = [310.0, -220.0, 45.0, -410.0, 180.0, 260.0, -150.0, -330.0, 90.0, 370.0, -60.0, -85.0];
        let tonnes = [212.0, 187.0, 231.0, 205.0, 176.0, 244.0, 219.0, 168.0, 226.0, 238.0, 193.0, 181.0];
        let mut text = "month,electricity (kWh),production (t)\n".to_owned();
        for at in 0..months {
            let tonnes = tonnes[(at as usize * 5 + at as usize / 12) % 12];
            let off = if at >= 12 { 1.0 - saved } else { 1.0 };
            let used = (13_000.0 + 150.0 * tonnes) * off + noise[(at as usize * 7) % 12];
            text.push_str(&format!("{}-{:02},{used:.0},{tonnes}\n", 2024 + at / 12, at % 12 + 1));
        }
        self.write(file, &text);
    }
}
