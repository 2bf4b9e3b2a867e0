//! Ledgers made by hand.

use auditlite::ledger::{
    Amount, Decided, Decision, Done, Entry, Event, Ledger, Measured, Method, Money, Payback, PlantName, Promise,
    Section, Start,
};
use auditlite::units::Day;

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// A ledger that grows entry by entry.
pub(crate) struct Book {
    pub(crate) ledger: Ledger,
    pub(crate) by: String,
}

impl Book {
    pub(crate) fn new(file: &str, by: &str) -> Book {
        Book { ledger: Ledger { file: file.to_owned(), entries: Vec::new() }, by: by.to_owned() }
    }

    pub(crate) fn add(mut self, date: &str, event: Event) -> Book {
        let entry = Entry::new(&self.ledger, day(date), &self.by, event);
        self.ledger.entries.push(entry);
        self
    }

    pub(crate) fn start(self, date: &str, start: Start) -> Book {
        self.add(date, Event::Start(start))
    }

    pub(crate) fn decided(self, date: &str, measure: &str, decision: Decision, due: Option<&str>) -> Book {
        let decided = Decided {
            measure: measure.to_owned(),
            decision,
            reason: (decision == Decision::Rejected).then(|| "no budget".to_owned()),
            responsible: Some("Ana Ruiz".to_owned()),
            due: due.map(day),
        };
        self.add(date, Event::Decided(decided))
    }

    pub(crate) fn accepted(self, date: &str, measure: &str, due: &str) -> Book {
        self.decided(date, measure, Decision::Accepted, Some(due))
    }

    pub(crate) fn done(self, date: &str, measure: &str, investment: Option<f64>) -> Book {
        self.add(date, Event::Done(Done { measure: measure.to_owned(), investment }))
    }

    pub(crate) fn measured(self, date: &str, measured: Measured) -> Book {
        self.add(date, Event::Measured(measured))
    }
}

/// The report of a plant in Mexican pesos, without measures yet.
pub(crate) fn report(name: &str, sector: &str) -> Start {
    Start {
        plant: PlantName {
            name: name.to_owned(),
            id: None,
            sector: sector.to_owned(),
            state: Some("Querétaro".to_owned()),
            country: Some("MX".to_owned()),
        },
        visit: None,
        lang: "es".to_owned(),
        currency: "MXN".to_owned(),
        exchange_rates: [("USD".to_owned(), 20.0)].into(),
        report: "00".repeat(32),
        library: "ab".repeat(32),
        program: "0.1.0".to_owned(),
        profile: "cd".repeat(32),
        baseline: [("electricity".to_owned(), amount(1_000_000.0, "kWh/yr"))].into(),
        peers: Vec::new(),
        measures: Vec::new(),
    }
}

pub(crate) fn amount(value: f64, unit: &str) -> Amount {
    Amount { value, low: None, high: None, unit: unit.to_owned() }
}

/// A measure that saves electricity at 2 of the plant's money per kWh, and 0.4 kg of `CO2e` with each.
pub(crate) fn electricity(id: &str, kwh: f64, investment: f64) -> Promise {
    let saving = 2.0 * kwh;
    Promise {
        id: id.to_owned(),
        title: format!("title of {id}"),
        section: Section::Recommendations,
        rank: 1,
        end_use: id.to_owned(),
        saves: [("electricity".to_owned(), amount(kwh, "kWh/yr"))].into(),
        uses: [].into(),
        stacked_saves: None,
        annual_saving: Some(Money::new(saving)),
        stacked_annual_saving: None,
        investment: Some(Money::new(investment)),
        payback: if investment > 0.0 {
            Payback::Months { months: investment / saving * 12.0 }
        } else {
            Payback::Immediate
        },
        running_cost: None,
        other_saving: None,
        co2e: Some(amount(kwh * 0.0004, "t/yr")),
        prices: [("electricity".to_owned(), 2.0)].into(),
        not_counted: false,
        alternatives: Vec::new(),
        assumed: Vec::new(),
    }
}

/// A measurement of electricity.
pub(crate) fn kwh(measures: &[&str], kwh: f64) -> Measured {
    Measured {
        measures: measures.iter().map(|id| (*id).to_owned()).collect(),
        method: Method::OptionC,
        from: day("2026-05-01"),
        to: day("2026-07-31"),
        saves: [("electricity".to_owned(), amount(kwh, "kWh/yr"))].into(),
        money: None,
        level: None,
        noise: Vec::new(),
        basis: "bills before and after".to_owned(),
        model: None,
    }
}
