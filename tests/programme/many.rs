//! Made-up plants in any number, the same each time: ledgers of the size of real ones.

use auditlite::ledger::{
    Amount, Assumed, Decided, Decision, Done, Entry, Event, Ledger, Measured, Method, Money, Note, Payback, PlantName,
    Promise, Section, Start, Started,
};
use auditlite::library::Library;
use auditlite::units::Day;
use serde_json::json;

/// Measures of a report.
const MEASURES: usize = 25;

/// A generator of numbers, xorshift64* of S. Vigna, An experimental exploration of Marsaglia's xorshift generators (2016).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// From 0 to 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, end: usize) -> usize {
        (self.share() * end as f64) as usize
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.share()
    }
}

/// So many plants of five sectors, of which some keep their books in dollars; every ledger has a report of 25 measures and
/// about 20 events after it, from January to November 2026.
pub(crate) fn many(count: usize) -> Vec<(String, Ledger)> {
    let ids: Vec<(String, String)> =
        Library::shipped().rules.iter().map(|rule| (rule.id.clone(), rule.measure.title.es.clone())).collect();
    (0..count).map(|number| (format!("p{number:04}.jsonl"), plant(number, &ids))).collect()
}

fn amount(value: f64, unit: &str) -> Amount {
    Amount { value, low: Some(value * 0.7), high: Some(value * 1.4), unit: unit.to_owned() }
}

fn money(value: f64) -> Money {
    Money { value, low: Some(value * 0.7), high: Some(value * 1.4) }
}

fn promise(dice: &mut Dice, number: usize, id: &str, title: &str) -> Promise {
    let (resource, unit, price, emitted) = match dice.below(5) {
        0 => ("natural_gas", "GJ/yr", 180.0, 0.053),
        1 => ("water", "m3/yr", 45.0, 0.0),
        2 => ("hazardous_waste/oily_rags", "t/yr", 9000.0, 0.0),
        _ => ("electricity", "kWh/yr", 2.1, 0.000_444),
    };
    let saving = dice.between(8_000.0, 240_000.0).round();
    let investment = if dice.below(6) == 0 { 0.0 } else { (saving * dice.between(0.05, 2.2)).round() };
    let value = saving / price;
    let payback = match investment {
        investment if investment > 0.0 => Payback::Months { months: investment / saving * 12.0 },
        _ => Payback::Immediate,
    };
    let assumed = (0..2).map(|at| Assumed {
        name: format!("assumption_number_{at}"),
        value: dice.between(10.0, 20.0),
        low: 5.0,
        high: 30.0,
        unit: "%".to_owned(),
        share: Some(0.1),
    });
    Promise {
        id: id.to_owned(),
        title: title.to_owned(),
        section: if investment > saving * 2.0 { Section::NeedsStudy } else { Section::Recommendations },
        rank: u32::try_from(number + 1).unwrap_or(1),
        end_use: format!("end_use_{number}"),
        saves: [(resource.to_owned(), amount(value, unit))].into(),
        uses: [].into(),
        stacked_saves: Some([(resource.to_owned(), amount(value * 0.9, unit))].into()),
        annual_saving: Some(money(saving)),
        stacked_annual_saving: Some(money(saving * 0.9)),
        investment: Some(money(investment)),
        payback,
        running_cost: None,
        other_saving: None,
        co2e: (emitted > 0.0).then(|| amount(value * emitted, "t/yr")),
        prices: [(resource.to_owned(), price)].into(),
        not_counted: false,
        alternatives: Vec::new(),
        assumed: assumed.collect(),
    }
}

fn plant(number: usize, ids: &[(String, String)]) -> Ledger {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15 ^ (number as u64 + 1).wrapping_mul(0xD134_2543_DE82_EF95));
    for _ in 0..8 {
        dice.next();
    }
    let sector = ["oil_lube", "plastics", "cardboard", "dairy", "powdered_food"][dice.below(5)];
    let measures: Vec<Promise> = (0..MEASURES)
        .filter_map(|at| ids.get((at + number) % ids.len()).map(|(id, title)| (at, id, title)))
        .map(|(at, id, title)| promise(&mut dice, at, id, title))
        .collect();
    let unique = |measures: Vec<Promise>| {
        let mut seen = std::collections::BTreeSet::new();
        measures.into_iter().filter(|promise| seen.insert(promise.id.clone())).collect::<Vec<_>>()
    };
    let measures = unique(measures);
    let kwh = dice.between(0.4e6, 6e6);
    let value = dice.between(200.0, 900.0);
    let start = Start {
        plant: PlantName {
            name: format!("Planta de ejemplo número {number}"),
            id: Some(format!("CMP-{number:05}")),
            sector: sector.to_owned(),
            state: Some("Querétaro".to_owned()),
            country: Some("MX".to_owned()),
        },
        visit: Day::parse("2026-01-12"),
        lang: "es".to_owned(),
        currency: if dice.below(20) == 0 { "USD" } else { "MXN" }.to_owned(),
        exchange_rates: if dice.below(2) == 0 { [("USD".to_owned(), 18.5)].into() } else { [].into() },
        report: format!("{number:064x}"),
        library: "ab".repeat(32),
        program: "0.1.0".to_owned(),
        profile: "cd".repeat(32),
        baseline: [("electricity".to_owned(), amount(kwh, "kWh/yr"))].into(),
        peers: vec![json!({ "metric": "electricity_per_tonne", "label": "electricidad por tonelada de producto",
            "value": value, "unit": "kWh/t", "percentile": dice.between(10.0, 90.0), "place": "within", "n": 70,
            "counted": "plants", "of": "plantas de lácteos", "country": "US", "years": "1981-2025",
            "source": "IAC Database, U.S. DOE Industrial Assessment Centers" })],
        measures: measures.clone(),
    };
    let mut ledger = Ledger { file: String::new(), entries: Vec::new() };
    let first = Day::parse("2026-01-20").unwrap_or(Day::from_epoch(0));
    let mut add = |days: i32, event: Event| {
        let entry = Entry::new(&ledger, first.plus(days), "Centro de producción más limpia", event);
        ledger.entries.push(entry);
    };
    add(0, Event::Start(start));
    let offset = dice.below(40) as i32;
    for (at, promise) in measures.iter().take(9).enumerate() {
        let (days, at) = (14 + offset, at as i32);
        let decision = match dice.below(10) {
            0 | 1 => Decision::Rejected,
            2 => Decision::Postponed,
            _ => Decision::Accepted,
        };
        let decided = Decided {
            measure: promise.id.clone(),
            decision,
            reason: (decision == Decision::Rejected).then(|| "sin presupuesto este año".to_owned()),
            responsible: Some(format!("Responsable {}", number % 37)),
            due: (decision != Decision::Rejected).then(|| first.plus(days + 40 + 30 * at)),
        };
        add(days + at, Event::Decided(decided));
        if decision != Decision::Accepted || dice.below(3) == 0 {
            continue;
        }
        if dice.below(3) == 0 {
            add(days + 20 + at, Event::Started(Started { measure: promise.id.clone() }));
        }
        let investment = promise.investment.map(|money| (money.value * 1.1).round());
        add(days + 35 + 10 * at, Event::Done(Done { measure: promise.id.clone(), investment }));
        if dice.below(2) == 0 {
            continue;
        }
        let (resource, amount) = promise.saves.iter().next().unwrap_or_else(|| panic!("it saves something"));
        let value = amount.value * dice.between(0.5, 1.2);
        let measured = Measured {
            measures: vec![promise.id.clone()],
            method: [Method::OptionA, Method::OptionB, Method::OptionC, Method::Stated][dice.below(4)],
            from: first.plus(days + 40 + 10 * at),
            to: first.plus(days + 120 + 10 * at),
            saves: [(resource.clone(), Amount { value, low: None, high: None, unit: amount.unit.clone() })].into(),
            money: None,
            level: None,
            noise: if dice.below(6) == 0 { vec![resource.clone()] } else { Vec::new() },
            basis: "recibos de tres meses antes y después, por unidad de producto".to_owned(),
            model: None,
        };
        add(days + 125 + 10 * at, Event::Measured(measured));
    }
    let note = Note { measure: None, text: "reunión de tres meses con el comité de la planta".to_owned() };
    add(95 + offset, Event::Note(note));
    ledger
}
