//! From a report to its promises.

use auditlite::diagnostic::Lang;
use auditlite::ledger::{Payback, Section, read_report};
use serde_json::{Value, json};

use super::{day, report_of, start_of};

const EXAMPLES: [&str; 9] = [
    "cardboard_cajas_queretaro",
    "dairy_lacteos_la_canada",
    "oil_lube_lubricantes_del_centro",
    "plastics_tapas_del_bajio",
    "powdered_food_polvos_del_valle",
    "real_cardboard_DL0244",
    "story_2000_for_7000_a_year",
    "story_2500_for_900_a_month",
    "story_no_investment",
];

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * (1.0 + a.abs().max(b.abs()))
}

fn problem(file: &str, text: &str) -> String {
    let problems = read_report(file, text.as_bytes(), day("2026-10-05")).unwrap_err();
    let show = |lang| problems.iter().map(|problem| problem.render(lang)).collect::<String>();
    format!("{}{}", show(Lang::En), show(Lang::Es))
}

#[test]
fn prices_and_amounts_come_to_the_saving_of_the_report() {
    // A second way: what a promise saves at its prices, less what it uses, plus what no resource carries, less what it
    // costs to run, is its net saving. Only a power factor has no price per unit.
    let mut tried = 0;
    for example in EXAMPLES {
        for promise in start_of(example).measures {
            let Some(saving) = promise.annual_saving.filter(|_| !promise.saves.contains_key("power_factor")) else {
                continue;
            };
            let money = |amounts: &indexmap::IndexMap<String, auditlite::ledger::Amount>| -> f64 {
                amounts.iter().map(|(resource, amount)| amount.value * promise.prices[resource]).sum()
            };
            let sum = money(&promise.saves) - money(&promise.uses) + promise.other_saving.unwrap_or(0.0)
                - promise.running_cost.unwrap_or(0.0);
            assert!(near(sum, saving.value), "{example} {}: {sum} {}", promise.id, saving.value);
            tried += 1;
        }
    }
    assert!(tried > 30, "{tried}");
}

#[test]
fn stacked_promises_come_to_the_totals_of_the_report() {
    for example in EXAMPLES {
        let start = start_of(example);
        let report: Value = serde_json::from_str(&report_of(example, Lang::Es)).unwrap();
        let counted =
            start.measures.iter().filter(|promise| promise.section == Section::Recommendations && !promise.not_counted);
        let sum: f64 = counted.filter_map(|promise| promise.stacked_annual_saving).map(|money| money.value).sum();
        let total = report["totals"]["annual_saving"]["expected"].as_f64().unwrap();
        assert!(near(sum, total), "{example}: {sum} {total}");
    }
}

#[test]
fn a_promise_has_all_that_the_report_says() {
    let start = start_of("plastics_tapas_del_bajio");
    assert_eq!((start.plant.name.as_str(), start.plant.sector.as_str()), ("Tapas del Bajío, S.A. de C.V.", "plastics"));
    assert_eq!((start.plant.state.as_deref(), start.plant.country.as_deref()), (Some("Querétaro"), Some("MX")));
    assert_eq!((start.lang.as_str(), start.currency.as_str()), ("es", "MXN"));
    assert_eq!(start.exchange_rates["USD"], 18.5);
    assert_eq!(start.report.len(), 64);
    // 2,901 MWh is the sum of the twelve bills of the profile.
    assert_eq!(
        (start.baseline["electricity"].value, start.baseline["electricity"].unit.as_str()),
        (2_901_000.0, "kWh/yr")
    );
    assert_eq!(
        (start.baseline["raw_material/resin"].value, start.baseline["raw_material/resin"].unit.as_str()),
        (1930.0, "t/yr")
    );
    assert!(!start.peers.is_empty());
    let promise = |id: &str| start.measures.iter().find(|promise| promise.id == id).unwrap();
    let led = promise("common/led_lighting");
    // 484 MXN per kW and month are 12 x 484 = 5,808 MXN per kW and year.
    assert!(near(led.prices["demand"], 5808.0) && near(led.prices["electricity"], 1.85));
    assert!(led.annual_saving.unwrap().low.unwrap() < led.annual_saving.unwrap().value);
    assert!(matches!(led.payback, Payback::Months { .. }));
    // 26 MXN/kg are 26,000 MXN/t; scrap that is sold has a price below zero.
    let regrind = promise("plastics/regrind_loop");
    assert!(
        near(regrind.prices["raw_material/resin"], 26_000.0)
            && near(regrind.prices["solid_waste/plastic_scrap"], -6000.0)
    );
    assert!(near(regrind.running_cost.unwrap(), 29_970.0) && near(regrind.uses["electricity"].value, 1080.0));
    let pressure = promise("common/compressed_air_pressure");
    let share = pressure.assumed.iter().find(|assumed| assumed.name == "margin").unwrap();
    assert_eq!((share.value, share.low, share.high, share.unit.as_str()), (0.3, 0.2, 0.5, "bar"));
    assert!(share.share.unwrap() > 0.0);
    assert!(!promise("common/power_factor").prices.contains_key("power_factor"));
}

#[test]
fn money_in_another_currency_is_changed_at_the_rate_of_the_report() {
    let mut report: Value = serde_json::from_str(&report_of("story_2000_for_7000_a_year", Lang::En)).unwrap();
    report["recommendations"][0]["investment"] =
        json!({ "expected": 2000, "low": 1000, "high": 3000, "currency": "USD" });
    let (start, notes) = read_report("r.json", report.to_string().as_bytes(), day("2026-10-05")).unwrap();
    let investment = start.measures[0].investment.unwrap();
    // 2,000, 1,000 and 3,000 USD at 18.50.
    assert_eq!((investment.value, investment.low, investment.high), (37_000.0, Some(18_500.0), Some(55_500.0)));
    assert!(notes.is_empty());
    report["recommendations"][0]["investment"]["currency"] = json!("EUR");
    let (start, notes) = read_report("r.json", report.to_string().as_bytes(), day("2026-10-05")).unwrap();
    assert_eq!(start.measures[0].investment, None);
    assert!(notes[0].message.en.contains("from `EUR` to MXN"), "{}", notes[0].message.en);
}

#[test]
fn what_is_no_report_of_one_plant_is_called_what_it_is() {
    let report = report_of("story_2000_for_7000_a_year", Lang::En);
    let line = |text: &str| serde_json::from_str::<Value>(text).unwrap().to_string();
    let several = format!("{}\n{}\n", line(&report), line(&report_of("story_no_investment", Lang::En)));
    let rejected = json!({ "schema": "auditlite/report@1", "file": "planta.json", "diagnostics": [
        { "code": "AL1002", "severity": "error", "message": "unknown field `leaks`" } ] });
    let newer = line(&report).replace("auditlite/report@1", "auditlite/report@2");
    let profile = std::fs::read_to_string("examples/story_no_investment.json").unwrap();
    let texts = [
        ("several plants", "informes.jsonl", several.as_str()),
        ("a rejected profile", "informe.json", &rejected.to_string()),
        ("Markdown", "informe.md", "# Medidas sin inversión\n\n2 medidas"),
        ("a table", "informe.txt", "Example: dust fans\npowdered food | Querétaro, MX"),
        ("a newer version", "informe.json", &newer),
        ("a profile", "planta.json", &profile),
        (
            "a ledger",
            "planta.jsonl",
            "{\"schema\":\"auditlite/ledger@1\",\"seq\":1}\n{\"schema\":\"auditlite/ledger@1\",\"seq\":2}\n",
        ),
        ("other JSON", "x.json", "{ \"schema\": \"other\" }"),
        ("JSON without schema", "x.json", "[1]"),
        ("nothing", "x.json", ""),
        ("a report that breaks off", "informe.json", &report[..report.len() / 2]),
    ];
    let all: Vec<String> =
        texts.iter().map(|(what, file, text)| format!("## {what}\n{}", problem(file, text))).collect();
    super::snapshot("no_report", &all.join("\n"));
}

#[test]
fn every_fault_of_a_report_has_its_place() {
    let report: Value = serde_json::from_str(&report_of("story_2000_for_7000_a_year", Lang::En)).unwrap();
    let broken = |change: fn(&mut Value)| {
        let mut report = report.clone();
        change(&mut report);
        problem("informe.json", &format!("{report:#}"))
    };
    let all = [
        broken(|report| report["lang"] = json!("fr")),
        broken(|report| report["currency"] = json!("pesos")),
        broken(|report| report["facility"]["visit_date"] = json!("2026-12-24")),
        broken(|report| report["facility"]["visit_date"] = json!("24/12/2025")),
        broken(|report| report["recommendations"][0]["payback"]["kind"] = json!("month")),
        broken(|report| report["recommendations"][0]["saves"]["electricity"]["unit"] = json!("kWh/foo")),
        broken(|report| report["recommendations"][0]["rank"] = json!(1.5)),
        broken(|report| report["recommendations"][1]["id"] = report["recommendations"][0]["id"].clone()),
        broken(|report| drop(report["recommendations"][0].as_object_mut().unwrap().remove("saves"))),
        broken(|report| {
            report["recommendations"] = json!([]);
            report["needs_study"] = json!([]);
        }),
    ];
    super::snapshot("faults_of_a_report", &all.join("\n"));
}

#[test]
fn the_same_report_is_known_by_its_bytes() {
    let report = report_of("story_no_investment", Lang::Es);
    let hash = |text: &str| read_report("a.json", text.as_bytes(), day("2026-10-05")).unwrap().0.report;
    assert_eq!(hash(&report), hash(&report));
    assert_ne!(hash(&report), hash(&format!("{report}\n")));
}
