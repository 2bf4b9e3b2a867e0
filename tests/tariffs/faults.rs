//! Bad bills and bad files of tariffs: each a message that names the place.

use auditlite::diagnostic::Diagnostic;
use auditlite::library::{Library, LibraryFile, shipped_files};
use serde_json::json;

use super::plants::{plant, plant_in, problems, twelve};

fn sample() -> Vec<serde_json::Value> {
    twelve([90_000.0, 130_000.0, 24_000.0], 540.0, 500.0, 0.92)
}

fn said(electricity: serde_json::Value) -> Vec<String> {
    let problems = problems(&plant(electricity));
    assert!(problems.iter().all(|problem| problem.path.as_deref().is_some_and(|path| path.starts_with("electricity"))));
    problems.iter().map(|problem| problem.message.en.clone()).collect()
}

fn one(electricity: serde_json::Value) -> String {
    let said = said(electricity);
    assert_eq!(said.len(), 1, "{said:?}");
    said[0].clone()
}

#[test]
fn bills_that_make_no_year() {
    let gdmth = |bills: Vec<serde_json::Value>| json!({ "tariff": "GDMTH", "bills": bills });
    assert_eq!(said(gdmth(sample())), [""; 0]);
    let mut bills = sample();
    bills.pop();
    assert!(one(gdmth(bills)).contains("has 11 of"));
    let mut bills = sample();
    bills.remove(4);
    assert!(one(gdmth(bills)).contains("lack 2026-02"));
    let mut bills = sample();
    bills.swap(2, 3);
    assert!(one(gdmth(bills)).contains("stands after"));
    let mut bills = sample();
    bills[3]["month"] = json!("2025-12");
    assert!(said(gdmth(bills)).iter().any(|text| text.contains("both of 2025-12")));
    let mut bills = sample();
    bills[3]["month"] = json!("enero");
    assert!(said(gdmth(bills)).iter().any(|text| text.contains("found `enero`")));
    let mut bills = sample();
    bills[0]["from"] = json!("2025-11-01");
    bills[0]["to"] = json!("2025-10-01");
    assert!(one(gdmth(bills)).contains("before it begins"));
    let mut bills = sample();
    bills[0]["from"] = json!("2025-09-30");
    bills[0]["to"] = json!("2025-10-31");
    bills[0]["days"] = json!(61);
    assert!(one(gdmth(bills)).contains("there are 31"));
}

#[test]
fn parts_over_the_whole() {
    let mut bills = sample();
    bills[0]["energy"] = json!(200_000);
    bills[0].as_object_mut().unwrap().remove("energy_peak");
    assert!(said(json!({ "tariff": "GDMTH", "bills": bills }))[0].contains("220000 kWh is more than its `energy`"));
    let mut bills = sample();
    bills[0]["demand_base"] = json!(600);
    assert!(one(json!({ "tariff": "GDMTH", "bills": bills })).contains("`demand_base` of 600 kW is above"));
}

#[test]
fn tariffs_that_do_not_go_with_the_bills() {
    let with = |more: serde_json::Value| {
        let mut electricity = json!({ "bills": sample() });
        electricity.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        said(electricity)
    };
    let gdmto = with(json!({ "tariff": "GDMTO" }));
    assert!(gdmto[0].contains("tariff GDMTO has no period"), "{gdmto:?}");
    assert!(gdmto[1].contains("no prices are known for tariff GDMTO, division Bajío, 2025-10 … 2026-09"), "{gdmto:?}");
    assert!(with(json!({ "tariff": "GDMTH", "division": "Norte" }))[0].contains("division Norte"));
    assert!(with(json!({ "tariff": "GDMTH", "division": "Bajo" }))[0].contains("no division is called `Bajo`"));
    assert!(with(json!({ "tariff": "DIT" }))[0].contains("how tariff `DIT` makes a bill"));
    assert!(with(json!({ "tariff": "market" }))[0].contains("own contract"));
    assert_eq!(with(json!({})), [""; 0]);
    let mut bills = sample();
    bills[5].as_object_mut().unwrap().remove("demand_peak");
    assert!(one(json!({ "tariff": "GDMTH", "bills": bills })).contains("`electricity.bills[].demand_peak`"));
    // Energy in the peak period of Baja California in winter, when there is none.
    let bill = super::plants::bill("2026-01", [90_000.0, 130_000.0, 24_000.0], 540.0, 500.0, 0.92);
    let facility = plant_in(
        "MXN",
        json!({ "country": "MX", "state": "Baja California" }),
        json!({ "tariff": "GDMTH", "bills": [bill] }),
    );
    assert!(problems(&facility).iter().any(|problem| problem.message.en.contains("no hours of period `peak`")));
}

fn with_file(name: &str, text: &str) -> Library {
    let file = LibraryFile { path: format!("factors/{name}"), shown: name.to_owned(), bytes: text.as_bytes().to_vec() };
    Library::from_files(vec![("shipped".to_owned(), shipped_files()), ("mine".to_owned(), vec![file])], Vec::new())
}

fn faults(text: &str) -> Vec<Diagnostic> {
    let problems = with_file("mine.json", text).problems;
    assert!(problems.iter().all(|problem| problem.file.as_deref() == Some("mine.json")), "{problems:?}");
    problems
}

#[test]
fn a_folder_brings_newer_prices_and_tariffs_of_its_own() {
    let library = with_file(
        "october.json",
        r#"{ "schema": "auditlite/tariffs@1", "tariff": "GDMTH", "place": "MX/Bajio", "currency": "MXN",
             "charges": ["fixed", "base", "capacity"], "sources": { "x": { "cite": "CFE", "seen": "2026-11-02" } },
             "prices": { "2026-10": "430.00 1.1 380.5 x", "2026-09": "1 2 3 x" } }"#,
    );
    assert_eq!(library.problems, []);
    let price = |charge: &str, month: &str| {
        library
            .tariffs
            .price("GDMTH", "MX/Bajío", charge, auditlite::units::Month::parse(month).unwrap())
            .map(|found| found.value)
    };
    assert_eq!(price("capacity", "2026-10"), Some(380.5));
    assert_eq!(price("base", "2026-09"), Some(2.0));
    // What the folder does not name stays.
    assert_eq!(price("peak", "2026-09"), Some(2.062));
    assert_eq!(price("peak", "2026-10"), None);

    // Blocks: the first 5,000 kWh at 0.20, the next 15,000 at 0.15, the rest at 0.10; demand at least 60 % of the contract.
    let library = with_file(
        "blocks.json",
        r#"{ "schema": "auditlite/tariffs@1", "tariffs": { "G-3": {
             "title": { "en": "General 3", "es": "General 3" }, "source": "sheet 12", "date": "2026",
             "charges": {
               "fixed": { "kind": "fixed", "label": { "en": "customer charge", "es": "cargo de cliente" } },
               "block_1": { "kind": "energy", "to": 5000, "label": { "en": "first block", "es": "primer bloque" } },
               "block_2": { "kind": "energy", "from": 5000, "to": 20000, "label": { "en": "second block", "es": "segundo bloque" } },
               "block_3": { "kind": "energy", "from": 20000, "label": { "en": "rest", "es": "resto" } },
               "demand": { "kind": "demand", "billed": "max(demand, 0.6 * contracted)", "label": { "en": "demand", "es": "demanda" } }
             } } } }"#,
    );
    assert_eq!(library.problems, []);
    let tariff = library.tariffs.tariff("G-3").unwrap();
    let own = [("fixed", 30.0), ("block_1", 0.2), ("block_2", 0.15), ("block_3", 0.1), ("demand", 8.0)];
    let service = auditlite::tariffs::Service {
        contracted: Some(200.0),
        own: own.map(|(id, price)| (id.to_owned(), price)).to_vec(),
        tariff,
        ..super::service("GDMTH", "Bajío")
    };
    let schedule = library.tariffs.schedule(
        &service,
        auditlite::tariffs::Span::of(auditlite::units::Month::parse("2026-03").unwrap()),
        0,
    );
    let bill = |energy: f64| schedule.bill(&super::readings(0.0, energy, 0.0, 90.0, 0.0, 1.0)).subtotal;
    // 30 + 5,000 x 0.2 + 15,000 x 0.15 + 10,000 x 0.1 + 120 x 8 = 5,240
    assert_eq!(bill(30_000.0), 5_240.0);
    // Exactly at the ends of blocks: 30 + 1,000 + 960 and 30 + 1,000 + 2,250 + 960.
    assert_eq!(bill(5_000.0), 1_990.0);
    assert_eq!(bill(20_000.0), 4_240.0);
}

#[test]
fn a_fault_of_a_file_has_line_column_path_and_the_nearest_name() {
    let row = |row: &str| {
        format!(
            "{{ \"schema\": \"auditlite/tariffs@1\", \"tariff\": \"GDMTH\", \"place\": \"MX/Bajío\", \"currency\": \"MXN\",\n\"charges\": [\"fixed\", \"base\"], \"sources\": {{ \"a\": {{ \"cite\": \"CFE\", \"seen\": \"2026\" }} }},\n\"prices\": {{ \"2026-10\": \"{row}\" }} }}"
        )
    };
    let place = |problem: &Diagnostic| problem.place.map(|place| (place.line, place.column)).unwrap();
    assert!(faults(&row("1 2 a")).is_empty());
    let comma = faults(&row("1 1,055.8 a"));
    assert!(comma[0].message.en.contains("`1,055.8` is no price"));
    assert_eq!((place(&comma[0]), comma[0].path.as_deref()), ((3, 27), Some("prices.2026-10")));
    assert!(faults(&row("1 2 b"))[0].message.en.contains("`b` is not known here"));
    assert!(faults(&row("1 a"))[0].message.en.contains("`a` is no price"));
    assert!(faults(&row("1 2 3 a"))[0].message.en.contains("is not known here"));
    assert!(faults(&row("1 2"))[0].message.en.contains("found 2 prices"));
    assert!(faults(&row("1 -2 a"))[0].message.en.contains("no price"));
    let charge = faults(&row("1 2 a").replace("\"base\"", "\"bass\""));
    assert_eq!(charge[0].help.as_ref().unwrap().en, "did you mean `base`?");
    let tariff = faults(&row("1 2 a").replace("GDMTH", "GDMHT"));
    assert_eq!(tariff[0].help.as_ref().unwrap().en, "did you mean `GDMTH`?");
    assert!(faults(&row("1 2 a").replace("2026-10", "2026-13"))[0].message.en.contains("no month"));
    assert!(faults(&row("1 2 a").replace("tariffs@1", "tariffs@2"))[0].message.en.contains("`schema` must be"));
    assert!(faults(&row("1 2 a").replace("\"currency\"", "\"curency\"")).len() >= 2);
    let structure = |charges: &str| {
        format!(
            "{{ \"schema\": \"auditlite/tariffs@1\", \"tariffs\": {{ \"T\": {{ \"title\": {{ \"en\": \"T\", \"es\": \"T\" }}, \"source\": \"s\", \"date\": \"2026\", \"charges\": {{ {charges} }} }} }} }}"
        )
    };
    let label = "\"label\": { \"en\": \"x\", \"es\": \"x\" }";
    let billed =
        |text: &str| faults(&structure(&format!("\"d\": {{ \"kind\": \"demand\", \"billed\": \"{text}\", {label} }}")));
    assert!(billed("min(demand, theoretical)").is_empty());
    assert!(billed("min(demand theoretical)")[0].message.en.contains("expected `,`"));
    assert!(billed("demand_max")[0].message.en.contains("`demand_max` is no demand"));
    assert!(billed("demand + 1")[0].message.en.contains("is left over"));
    assert!(!billed(&"min(demand, ".repeat(200)).is_empty());
    let hours = |weekday: &str| {
        format!(
            "{{ \"schema\": \"auditlite/tariffs@1\", \"calendars\": {{ \"X\": {{ \"places\": [\"US\"], \"source\": \"s\", \"date\": \"2026\", \"seasons\": [ {{ \"name\": \"all\", \"from\": \"1 January\", \"weekday\": {weekday}, \"saturday\": {{ \"base\": \"0-24\" }}, \"sunday\": {{ \"base\": \"0-24\" }} }} ] }} }} }}"
        )
    };
    assert!(faults(&hours(r#"{ "base": "0-12", "peak": "12-24" }"#)).is_empty());
    assert!(
        faults(&hours(r#"{ "base": "0-12", "peak": "13-24" }"#))[0].message.en.contains("12-13 belongs to no period")
    );
    assert!(faults(&hours(r#"{ "base": "0-12", "peak": "11-24" }"#))[0].message.en.contains("belongs to two"));
    assert!(faults(&hours(r#"{ "base": "0-25" }"#))[0].message.en.contains("no hours"));
    assert!(faults(&hours(r#"{ "night": "0-24" }"#))[0].message.en.contains("`night` is not known"));
}
