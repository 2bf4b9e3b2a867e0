//! Money over the years: worth, costs of earlier years, rates and prices that cannot be, emission factors.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

use std::sync::LazyLock;

use auditlite::cases::run_cases;
use auditlite::facility::read_profile;
use auditlite::library::{Library, LibraryFile, shipped_files};
use auditlite::rank::RankBy;
use auditlite::report::{Options, build, table};
use serde_json::{Value, json};

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::shipped);
const RULE: &str = include_str!("contract/compressed_air_leaks.rhai");
const LEAKS: &str = "common/compressed_air_leaks";

/// The leaks rule of the contract, its costs of another year and its life of three.
fn library(year: i32) -> Library {
    let rule = RULE.replace("year: 2025", &format!("year: {year}")).replace("life_years: 1,", "life_years: 3,");
    let cases = r#"[{ "name": "thirty leaks", "profile": { "compressed_air": { "annual_energy": "400000 kWh/yr", "leak_share": "25 %",
        "leaks_found": 30, "control_response": 0.7 } }, "expect": "applies", "investment": "1235 USD", "because": "500 + 35 x 21" }]"#;
    let file = |name: &str, bytes: &str| LibraryFile {
        path: format!("common/{name}"),
        shown: format!("mine/common/{name}"),
        bytes: bytes.as_bytes().to_vec(),
    };
    let own = vec![file("compressed_air_leaks.rhai", &rule), file("compressed_air_leaks.cases.json", cases)];
    Library::from_files(vec![("shipped".to_owned(), shipped_files()), ("mine".to_owned(), own)], Vec::new())
}

fn plant() -> Value {
    json!({
        "schema": "auditlite/profile@1",
        "currency": "MXN",
        "exchange_rates": { "USD": { "rate": 18.5, "date": "2026-10-01", "source": "Banco de México" } },
        "facility": { "sector": "other", "country": "MX" },
        "electricity": { "energy_price": 1.9 },
        "compressed_air": { "annual_energy": "400000 kWh/yr", "leak_share": "25 %", "leaks_found": 30, "control_response": 0.7 },
    })
}

fn with(profile: &Value, options: Options, library: &Library) -> Value {
    let bytes = serde_json::to_vec(profile).unwrap();
    let (facility, warnings) = read_profile("plant.json", &bytes, &library.fields, &library.factors).unwrap();
    serde_json::to_value(build(library, &facility, warnings, options).unwrap()).unwrap()
}

fn report(profile: &Value, library: &Library) -> Value {
    with(profile, Options::default(), library)
}

/// Codes and paths of everything that is said of a profile, whether it is refused or not.
fn said(profile: &Value) -> (bool, Vec<(String, String, String)>) {
    let bytes = serde_json::to_vec(profile).unwrap();
    let read = read_profile("plant.json", &bytes, &LIBRARY.fields, &LIBRARY.factors);
    let (refused, problems) = match read {
        Ok((_, warnings)) => (false, warnings),
        Err(problems) => (true, problems),
    };
    let one = |problem: &auditlite::diagnostic::Diagnostic| {
        (problem.code.to_string(), problem.path.clone().unwrap_or_default(), problem.message.en.clone())
    };
    (refused, problems.iter().map(one).collect())
}

fn leaks(report: &Value) -> &Value {
    let lists = ["recommendations", "needs_study"];
    lists.iter().flat_map(|list| report[list].as_array().unwrap()).find(|entry| entry["id"] == LEAKS).unwrap()
}

#[track_caller]
fn close(value: &Value, expected: f64) {
    let found = value.as_f64().unwrap_or_else(|| panic!("{value} is no number"));
    assert!((found - expected).abs() <= 2e-5 * expected.abs(), "{found} is not {expected}");
}

/// 93,100 MXN a year for 22,847.50 MXN over three years at 10 %: 93,100 x 2.486852 - 22,847.5 = 208,678.4;
/// x 0.402115 = 83,912.7 a year; with interest back after 22,847.5 / (93,100 / 1.1) years = 3.2394 months.
#[test]
fn a_measure_is_worth_its_savings_over_its_life_less_the_investment() {
    let report = report(&plant(), &library(2025));
    let found = leaks(&report);
    assert_eq!(found["life_years"], 3);
    close(&found["npv"]["expected"], 208_678.4);
    assert_eq!(found["npv"]["currency"], "MXN");
    close(&found["annual_worth"]["expected"], 83_912.7);
    close(&found["discounted_payback"]["months"], 3.2394);
    // 93,100 a year for three years is worth 22,847.50 at 404.4 % a year.
    let rate = found["irr"]["expected"].as_f64().unwrap() / 100.0;
    let worth: f64 = (1..=3).map(|year| 93_100.0 / (1.0 + rate).powi(year)).sum();
    assert!((worth - 22_847.5).abs() < 1e-4, "{rate}: {worth}");
    assert_eq!(found["irr"]["unit"], "%/yr");
    let terms = &report["finance"]["discount_rate"];
    assert_eq!((&terms["value"], &terms["origin"]), (&10.into(), &"factor".into()));
    assert!(terms["source"].as_str().unwrap().contains("SHCP") && terms["date"] == "2014");
}

/// At 5 % with energy that rises 2 % a year, over two years at most: 93,100 x (1.02 / 1.05 + (1.02 / 1.05)^2) = 178,295.5,
/// less 22,847.5, and 1,850 MXN of rebate on the investment: 157,298.0.
#[test]
fn the_profile_says_at_which_rate_for_how_long_and_what_others_pay() {
    let mut profile = plant();
    profile["finance"] = json!({ "discount_rate": "5 %", "energy_escalation": 2, "horizon_years": 2,
        "rebates": { "compressed_air_leaks": "100 USD" } });
    let report = report(&profile, &library(2025));
    let found = leaks(&report);
    close(&found["investment"]["expected"], 20_997.5);
    close(&found["rebate"]["expected"], 1_850.0);
    close(&found["payback"]["months"], 20_997.5 / 93_100.0 * 12.0);
    let ratio: f64 = 1.02 / 1.05;
    close(&found["npv"]["expected"], 93_100.0 * (ratio + ratio * ratio) - 20_997.5);
    assert_eq!(found["counted_years"], 2);
    assert_eq!(report["finance"]["discount_rate"]["origin"], "profile");
}

/// (500 + 35 x 21) USD of 2015 x 321.943 / 237.017 (US CPI-U of 2025 and 2015) x 18.50.
#[test]
fn a_cost_of_an_earlier_year_is_brought_to_today_and_a_case_is_not() {
    let library = library(2015);
    let today = report(&plant(), &library);
    close(&leaks(&today)["investment"]["expected"], 1_235.0 * 321.943 / 237.017 * 18.5);
    let assumed = leaks(&today)["assumed"].as_array().unwrap().clone();
    let cost = assumed.iter().find(|one| one["name"] == "survey_cost").unwrap();
    close(&cost["value"], 500.0 * 321.943 / 237.017);
    close(&cost["high"], 1_200.0 * 321.943 / 237.017);
    let brought = &cost["brought"];
    assert_eq!(
        (&brought["stated"], &brought["from_year"], &brought["to_year"]),
        (&500.into(), &2015.into(), &2025.into())
    );
    assert_eq!(brought["index"], "US_CPI_U");
    assert!(assumed.iter().all(|one| one["unit"] == "USD" || one["brought"].is_null()));
    // The year of the visit is today; beyond the index, its newest year is.
    for (visit, value) in [("2020-06-30", 258.811), ("2031-01-15", 321.943), ("2012-01-01", 237.017)] {
        let mut profile = plant();
        profile["facility"]["visit_date"] = json!(visit);
        close(&leaks(&report(&profile, &library))["investment"]["expected"], 1_235.0 * value / 237.017 * 18.5);
    }
    let rule = library.rule(LEAKS).unwrap();
    let file = library.case_files().find(|(id, _)| *id == LEAKS).unwrap().1;
    assert!(run_cases(&library, rule, file).unwrap().iter().all(auditlite::cases::Verdict::held));
    // What the profile puts in its place is of today already.
    let mut profile = plant();
    profile["assumptions"] = json!({ LEAKS: { "survey_cost": "500 USD", "repair_cost": "35 USD" } });
    close(&leaks(&report(&profile, &library))["investment"]["expected"], 22_847.5);
}

#[test]
fn a_year_that_no_index_knows_leaves_the_cost_as_it_is_and_says_so() {
    let report = report(&plant(), &library(1998));
    close(&leaks(&report)["investment"]["expected"], 22_847.5);
    let warned = report["warnings"].as_array().unwrap();
    let said = warned.iter().filter(|warning| warning["message"].as_str().unwrap().contains("USD of 1998"));
    assert_eq!(said.count(), 2, "{warned:#?}");
}

#[test]
fn rates_and_rebates_that_cannot_be_are_refused_by_their_field() {
    let cases = [
        (json!({ "discount_rate": "-100 %" }), "finance.discount_rate", true),
        (json!({ "discount_rate": -150 }), "finance.discount_rate", true),
        (json!({ "discount_rate": 1000 }), "finance.discount_rate", true),
        (json!({ "discount_rate": "10 kW" }), "finance.discount_rate", true),
        (json!({ "discount_rate": [] }), "finance.discount_rate", true),
        (json!({ "discount_rate": 60 }), "finance.discount_rate", false),
        (json!({ "discount_rate": "-2 %" }), "finance.discount_rate", false),
        (json!({ "energy_escalation": "-100 %" }), "finance.energy_escalation", true),
        (json!({ "energy_escalation": 25 }), "finance.energy_escalation", false),
        (json!({ "horizon_years": 0 }), "finance.horizon_years", true),
        (json!({ "horizon_years": -3 }), "finance.horizon_years", true),
        (json!({ "horizon_years": "1000 yr" }), "finance.horizon_years", true),
        (json!({ "rebates": { LEAKS: -5 } }), "finance.rebates.common/compressed_air_leaks", true),
        (json!({ "rebates": { LEAKS: "5 kW" } }), "finance.rebates.common/compressed_air_leaks", true),
        (json!({ "rates": 3 }), "finance.rates", true),
        (json!(7), "finance", true),
    ];
    for (finance, path, refused) in cases {
        let mut profile = plant();
        profile["finance"] = finance.clone();
        let (was, problems) = said(&profile);
        assert_eq!(was, refused, "{finance}: {problems:?}");
        assert!(problems.iter().any(|(_, at, _)| at == path), "{finance}: {problems:?}");
    }
    let mut profile = plant();
    profile["finance"] = json!({ "rebates": { "common/no_such_measure": 5, LEAKS: "9 EUR" }, "discount_rate": null });
    let found = report(&profile, &LIBRARY);
    for path in ["finance.rebates.common/no_such_measure", "finance.rebates.common/compressed_air_leaks"] {
        assert!(found["warnings"].as_array().unwrap().iter().any(|warning| warning["path"] == path), "{path}");
    }
}

#[test]
fn a_rebate_is_never_more_than_the_investment() {
    let mut profile = plant();
    profile["finance"] = json!({ "rebates": { LEAKS: 1_000_000 } });
    let found = report(&profile, &library(2025));
    assert_eq!(leaks(&found)["investment"]["expected"], 0);
    assert_eq!(leaks(&found)["payback"]["kind"], "immediate");
    close(&leaks(&found)["rebate"]["expected"], 22_847.5);
    assert!(leaks(&found)["irr"].is_null());
}

#[test]
fn a_rate_or_a_price_far_from_the_dated_one_is_not_taken_in_silence() {
    let mut profile = plant();
    profile["exchange_rates"]["USD"]["rate"] = json!(1.82);
    let (refused, problems) = said(&profile);
    assert!(!refused);
    assert!(problems.iter().any(|(code, path, _)| code == "AL1006" && path == "exchange_rates.USD"), "{problems:?}");
    // Within a third, or of a time of which the library knows nothing.
    for (rate, date) in [(20.0, "2026-10-01"), (11.0, "2009-03-01")] {
        profile["exchange_rates"]["USD"] = json!({ "rate": rate, "date": date, "source": "Banco de México" });
        assert_eq!(said(&profile).1, [], "{rate}");
    }
    for (price, refused, warned) in
        [(1.2, false, false), (6.0, false, false), (9.0, false, true), (0.3, false, true), (190.0, true, true)]
    {
        let mut profile = plant();
        profile["facility"]["state"] = json!("Querétaro");
        profile["electricity"]["energy_price"] = json!(price);
        let (was, problems) = said(&profile);
        let named = problems.iter().any(|(_, path, _)| path == "electricity.energy_price");
        assert_eq!((was, named), (refused, warned), "{price}: {problems:?}");
    }
    // A currency that nobody has a rate for.
    let mut profile = plant();
    profile["electricity"]["energy_price"] = json!("0.1 EUR/kWh");
    let (refused, problems) = said(&profile);
    assert!(
        refused && problems.iter().any(|(code, path, _)| code == "AL1201" && path == "electricity.energy_price"),
        "{problems:?}"
    );
}

/// 49,000 kWh at 0.423 (2021), 0.444 (2024) and the plant's own 0.1 kg/kWh.
#[test]
fn emissions_name_their_year_and_say_where_there_is_no_factor() {
    let library = library(2025);
    let at = |change: &dyn Fn(&mut Value)| {
        let mut profile = plant();
        change(&mut profile);
        report(&profile, &library)
    };
    let visit = |day: &'static str| move |profile: &mut Value| profile["facility"]["visit_date"] = json!(day);
    for (day, tonnes, date, wanted) in [
        ("2021-05-01", 20.727, "2021", Value::Null),
        ("2022-05-01", 20.727, "2021", json!(2022)),
        ("2026-11-01", 21.756, "2024", json!(2026)),
        ("2018-11-01", 24.206, "2020", json!(2018)),
    ] {
        let report = at(&visit(day));
        close(&leaks(&report)["co2e"]["expected"], tonnes);
        let factor = &report["emission_factors"][0];
        assert_eq!((&factor["date"], &factor["wanted_year"]), (&json!(date), &wanted), "{day}");
    }
    let own = at(&|profile| profile["electricity"]["emission_factor"] = json!(0.1));
    close(&leaks(&own)["co2e"]["expected"], 4.9);
    assert_eq!(own["emission_factors"][0]["origin"], "profile");
    for without in [at(&|profile| profile["facility"]["country"] = json!("ZZ")), at(&visit("2010-01-01"))] {
        assert!(leaks(&without)["co2e"].is_null());
        assert_eq!(leaks(&without)["no_emission_factor"], json!(["electricity"]));
        assert_eq!(without["emission_factors"][0]["origin"], "missing");
    }
}

#[test]
fn measures_can_be_ranked_by_what_they_are_worth() {
    for name in ["plastics_tapas_del_bajio", "dairy_lacteos_la_canada"] {
        let profile: Value = serde_json::from_slice(&std::fs::read(format!("examples/{name}.json")).unwrap()).unwrap();
        let report = with(&profile, Options { rank_by: RankBy::Npv, ..Options::default() }, &LIBRARY);
        let worth = |entry: &Value| entry["npv"]["expected"].as_f64().unwrap_or(f64::NEG_INFINITY);
        let worths: Vec<f64> = report["recommendations"].as_array().unwrap().iter().map(worth).collect();
        assert!(worths.len() > 4 && worths.windows(2).all(|pair| pair[0] >= pair[1]), "{worths:?}");
    }
}

/// What matters is in the page that people read, in both languages and 80 columns.
#[test]
fn the_report_says_at_which_rate_and_by_which_index() {
    let library = library(2015);
    for (lang, words) in [
        (
            auditlite::diagnostic::Lang::En,
            ["real discount rate: 10 %", "costs of 2015 brought to 2025 by US_CPI_U: × 1.35831"],
        ),
        (
            auditlite::diagnostic::Lang::Es,
            ["tasa de descuento real: 10 %", "costos de 2015 llevados a 2025 con US_CPI_U: × 1.35831"],
        ),
    ] {
        let bytes = serde_json::to_vec(&plant()).unwrap();
        let (facility, warnings) = read_profile("plant.json", &bytes, &library.fields, &library.factors).unwrap();
        let report = build(&library, &facility, warnings, Options { lang, ..Options::default() }).unwrap();
        let table = table(&report, 80);
        assert!(table.lines().all(|line| line.chars().count() <= 80));
        let flat = table.split_whitespace().collect::<Vec<_>>().join(" ").replace('\u{a0}', " ");
        for word in words {
            assert!(flat.contains(word), "{word} not in\n{table}");
        }
    }
}
