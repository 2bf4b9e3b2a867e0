//! Money: which price and which rate is used, and that nothing is paid twice.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

use auditlite::facility::read_profile;
use auditlite::library::Library;
use auditlite::report::{Options, build};
use serde_json::Value;

fn report(profile: &Value) -> Value {
    let library = Library::shipped();
    let bytes = serde_json::to_vec(profile).unwrap();
    let (facility, warnings) = read_profile("plant.json", &bytes, &library.fields, &library.factors).unwrap();
    serde_json::to_value(build(&library, &facility, warnings, Options::default()).unwrap()).unwrap()
}

fn entry<'a>(report: &'a Value, id: &str) -> &'a Value {
    let lists = ["recommendations", "needs_study"];
    lists.iter().flat_map(|list| report[list].as_array().unwrap()).find(|entry| entry["id"] == id).unwrap()
}

fn close(value: &Value, expected: f64) {
    let found = value.as_f64().unwrap();
    assert!((found - expected).abs() <= 1e-6 * expected.abs(), "{found} is not {expected}");
}

fn plant() -> Value {
    serde_json::json!({
        "schema": "auditlite/profile@1",
        "currency": "MXN",
        "facility": { "sector": "dairy", "country": "MX", "state": "Querétaro" },
        "electricity": { "energy_price": 2, "demand_price": 400 },
        "lighting": [{ "lamp": "metal_halide", "power": "450 W", "count": 40, "hours": 6000, "led_power": "150 W", "peak_share": "50 %" }],
        "dairy": { "push_in_use": false, "wash_outs": 1500, "line_hold_up": "120 L", "washed_lines": 3 },
        "materials": { "milk": { "annual_amount": "9000 t/yr", "price": "9 MXN/kg" } },
        "done": ["water_leaks"],
    })
}

/// 40 x (150 W x 1 USD/W + 8 USD) = 6,320 USD, at the dated rate of the library where the profile has none.
#[test]
fn a_plant_without_exchange_rates_gets_the_dated_one() {
    let report = report(&plant());
    let rate = &report["exchange_rates"][0];
    assert_eq!((&rate["from"], &rate["to"]), (&"USD".into(), &"MXN".into()));
    assert!(!rate["date"].as_str().unwrap().is_empty() && !rate["source"].as_str().unwrap().is_empty());
    let investment = &entry(&report, "common/led_lighting")["investment"];
    assert_eq!(investment["currency"], "MXN");
    close(&investment["expected"], 6_320.0 * rate["rate"].as_f64().unwrap());
}

/// 40 x 300 W x 6,000 h = 72,000 kWh and 40 x 300 W x 50 % = 6 kW: 144,000 and 28,800 MXN a year at the marginal prices.
#[test]
fn energy_and_demand_are_priced_apart() {
    let report = report(&plant());
    close(&entry(&report, "common/led_lighting")["annual_saving"]["expected"], 144_000.0 + 28_800.0);
}

/// The average price of a bill pays for demand already: 72,000 kWh x 3 MXN/kWh, and no more.
#[test]
fn an_average_price_never_stands_beside_a_price_of_demand() {
    let mut plant = plant();
    plant["electricity"] =
        serde_json::json!({ "annual_energy": 1_000_000, "annual_cost": 3_000_000, "demand_price": 400 });
    let report = report(&plant);
    let lighting = entry(&report, "common/led_lighting");
    close(&lighting["annual_saving"]["expected"], 216_000.0);
    assert_eq!(lighting["included_in_average"][0], "demand");
    assert_eq!(lighting["priced"][0]["average"], true);
}

#[test]
fn a_missing_side_price_hides_no_part_of_the_saving() {
    let report = report(&plant());
    let push = entry(&report, "dairy/product_push");
    assert_eq!(push["payback"]["kind"], "not_priced");
    assert_eq!(push["unpriced"][0], "wastewater");
    let milk = push["saves"]["raw_material/milk"]["value"].as_f64().unwrap();
    close(&push["priced_part"]["expected"], milk * 9_000.0);
}

#[test]
fn a_measure_in_place_may_be_named_by_its_last_part() {
    let report = report(&plant());
    let refused = report["not_applicable"].as_array().unwrap();
    let leaks = refused.iter().find(|entry| entry["id"] == "common/water_leaks").unwrap();
    assert_eq!(leaks["reason"], "already_done");
}
