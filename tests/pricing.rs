//! What measures are worth by the plant's tariff: each sum worked out by hand beside it, from prices of a contract.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may")]

use std::sync::LazyLock;

use auditlite::facility::read_profile;
use auditlite::library::Library;
use auditlite::report::{Options, build};
use serde_json::{Value, json};

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::shipped);

/// Days of each month of 2025.
const DAYS: [f64; 12] = [31.0, 28.0, 31.0, 30.0, 31.0, 30.0, 31.0, 31.0, 30.0, 31.0, 30.0, 31.0];

fn report(profile: &Value) -> Value {
    let bytes = serde_json::to_vec(profile).unwrap();
    let (facility, warnings) = read_profile("plant.json", &bytes, &LIBRARY.fields, &LIBRARY.factors).unwrap();
    serde_json::to_value(build(&LIBRARY, &facility, warnings, Options::default()).unwrap()).unwrap()
}

fn entry<'a>(report: &'a Value, id: &str) -> &'a Value {
    let lists = ["recommendations", "needs_study"];
    lists.iter().flat_map(|list| report[list].as_array().unwrap()).find(|entry| entry["id"] == id).unwrap()
}

fn saving(report: &Value, id: &str) -> f64 {
    let entry = entry(report, id);
    let net = entry["annual_saving"]["expected"].as_f64().unwrap_or_else(|| panic!("{entry:#}"));
    net + entry["running_cost"]["expected"].as_f64().unwrap_or(0.0)
}

#[track_caller]
fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-6 * expected.abs().max(1.0), "{found} is not {expected}");
}

/// Twelve bills alike: `k` thousand kWh, 40 % of it base, 50 % intermediate, 10 % peak, at 1, 2 and 3 MXN/kWh; capacity
/// 400 and distribution 100 MXN/(kW month); GDMTH bills the least of the demand and kWh / (24 x days x 0.57).
fn plant(k: f64, demand: f64, window: f64, power_factor: f64) -> Value {
    let bill = |month: usize| {
        json!({
            "month": format!("2025-{month:02}"), "energy": k * 1000.0, "energy_base": k * 400.0,
            "energy_intermediate": k * 500.0, "energy_peak": k * 100.0, "demand": demand, "demand_peak": window,
            "power_factor": power_factor,
        })
    };
    json!({
        "schema": "auditlite/profile@1",
        "currency": "MXN",
        "exchange_rates": { "USD": { "rate": 20, "date": "2025-12-31", "source": "test" } },
        "facility": { "sector": "other", "country": "MX", "state": "Querétaro" },
        "electricity": {
            "tariff": "GDMTH", "bills": (1..=12).map(bill).collect::<Vec<_>>(), "contract_fixed": 0,
            "contract_base": 1, "contract_intermediate": 2, "contract_peak": 3,
            "contract_capacity": 400, "contract_distribution": 100, "shiftable_demand": 75,
        },
        // 40 x (450 - 150 W) x 6,000 h = 72,000 kWh; 12 kW x 50 % = 6 kW.
        "lighting": [{ "lamp": "metal_halide", "power": "450 W", "count": 40, "hours": 6000, "led_power": "150 W", "peak_share": "50 %" }],
    })
}

const LED: &str = "common/led_lighting";
const SHIFT: &str = "common/peak_shifting";
const FACTOR: &str = "common/power_factor";

/// 200,000 kWh a month stand for 471 kW and more, so the demands of 300 and 250 kW are billed:
/// 72,000 x (40 % x 1 + 50 % x 2 + 10 % x 3) = 122,400; 6 kW x (400 + 100) x 12 = 36,000.
#[test]
fn energy_is_priced_by_the_hours_and_demand_that_binds_by_its_charges() {
    let report = report(&plant(200.0, 300.0, 250.0, 0.9));
    close(saving(&report, LED), 122_400.0 + 36_000.0);
    let margins = &report["electricity_margins"];
    for (period, price) in
        [("base", 1.0), ("intermediate", 2.0), ("peak", 3.0), ("window_demand", 400.0), ("demand", 500.0)]
    {
        close(margins[period].as_f64().unwrap(), price);
    }
    assert_eq!(margins["months_bound_by_demand"], 12);
    assert_eq!(
        (&margins["from"], &margins["to"], &margins["basis"]),
        (&"2025-01".into(), &"2025-12".into(), &"bills".into())
    );
    let priced = entry(&report, LED)["priced"].as_array().unwrap();
    assert!(priced.iter().all(|price| price["origin"] == "tariff" && price["tariff"] == "GDMTH"), "{priced:#?}");
    close(priced[0]["price"].as_f64().unwrap(), 1.7);
    close(priced[1]["price"].as_f64().unwrap(), 500.0);
}

/// 100,000 kWh a month stand for 261 kW at most, under the 400 and 350 kW of the meter: a kW less saves nothing, and a
/// kWh less saves capacity and distribution as well.
#[test]
fn demand_that_does_not_bind_is_worth_nothing_and_energy_more() {
    let report = report(&plant(100.0, 400.0, 350.0, 0.9));
    let billed: f64 = DAYS.iter().map(|days| 72_000.0 / 12.0 / (24.0 * days * 0.57) * 500.0).sum();
    close(saving(&report, LED), 122_400.0 + billed);
    let priced = entry(&report, LED)["priced"].as_array().unwrap();
    assert_eq!(priced[1]["resource"], "demand");
    assert_eq!(priced[1]["price"], 0);
    assert_eq!(report["electricity_margins"]["months_bound_by_demand"], 0);
    assert_eq!(report["electricity_margins"]["window_demand"], 0);
}

/// 60 kW less in the peak hours only: 60 x 400 x 12 = 288,000, distribution stays. 75 kW x 700 h = 52,500 kWh leave the
/// peak hours at 3 for others at 1 to 2: between 52,500 and 105,000. Where the energy binds only the latter is left.
#[test]
fn what_leaves_the_peak_hours_saves_capacity_and_the_dearer_energy() {
    for (profile, capacity) in [(plant(200.0, 300.0, 250.0, 0.9), 288_000.0), (plant(100.0, 400.0, 350.0, 0.9), 0.0)] {
        let found = report(&profile);
        let moved = saving(&found, SHIFT) - capacity;
        assert!((52_500.0..105_000.0).contains(&moved), "{moved}");
        assert!(entry(&found, SHIFT)["unpriced"].is_null());
    }
    // A plant that gives its own price of a kWh and of a kW: the tariff says which part of a kW is billed in the peak
    // hours (400 of 500), and one price for energy at all hours would gain nothing, so the tariff's hours are taken.
    let mut profile = plant(200.0, 300.0, 250.0, 0.9);
    profile["electricity"]["demand_price"] = json!(484);
    let found = report(&profile);
    let priced = entry(&found, SHIFT)["priced"].as_array().unwrap();
    let demand = priced.iter().find(|price| price["resource"] == "demand").unwrap();
    close(demand["price"].as_f64().unwrap(), 484.0 * 0.8);
    close(demand["billed_share"].as_f64().unwrap(), 0.8);
    assert_eq!(demand["origin"], "profile");
}

/// (80,000 x 1 + 100,000 x 2 + 20,000 x 3 + 250 x 400 + 300 x 100) x 12 = 5,640,000 MXN a year; surcharge at 0.80:
/// 3/5 x (0.90 / 0.80 - 1) = 7.5 %; bonus at 0.97: 1/4 x (1 - 0.90 / 0.97) = 1.8 %; together 9.3 %.
#[test]
fn a_power_factor_saves_the_surcharge_and_gains_the_bonus_on_the_bill_that_others_leave() {
    let report = report(&plant(200.0, 300.0, 250.0, 0.8));
    close(saving(&report, FACTOR), 5_640_000.0 * 0.093);
    // Of the 60 kW a fiftieth is gone with the lamps (6 of 300 kW), at 400 MXN and with the surcharge on it.
    let stacked = |id: &str| entry(&report, id)["stacked_annual_saving"]["expected"].as_f64().unwrap();
    close(saving(&report, SHIFT) - stacked(SHIFT), 60.0 / 50.0 * 400.0 * 12.0 * 1.075);
    // All others that act on the bill come first, with the surcharge on them, too: the bank acts on the rest.
    let all = ["recommendations", "needs_study"].iter().flat_map(|list| report[list].as_array().unwrap());
    let others = all.filter(|other| other["id"] != FACTOR && other["stacked_annual_saving"].is_object());
    let mut before = 0.0;
    for other in others {
        let of_bill = ["electricity", "demand", "moved_electricity"];
        assert!(other["saves"].as_object().unwrap().keys().all(|key| of_bill.contains(&key.as_str())), "{other:#}");
        before += other["stacked_annual_saving"]["expected"].as_f64().unwrap();
    }
    let running = entry(&report, FACTOR)["running_cost"]["expected"].as_f64().unwrap();
    close(stacked(FACTOR) + running, (5_640_000.0 - before / 1.075) * 0.093);
    let totals = &report["totals"];
    assert!(totals["annual_saving"]["expected"].as_f64() < totals["stand_alone"]["annual_saving"]["expected"].as_f64());
}

/// A month that is better than the target stays as it is.
#[test]
fn a_power_factor_is_never_lowered() {
    let mut profile = plant(200.0, 300.0, 250.0, 0.8);
    for bill in profile["electricity"]["bills"].as_array_mut().unwrap().iter_mut().skip(6) {
        bill["power_factor"] = json!(1.0);
    }
    // Half a year at 0.80; the other half has its 2.5 % already.
    close(saving(&report(&profile), FACTOR), 5_640_000.0 / 2.0 * 0.093);
}

#[test]
fn the_plants_own_price_goes_before_the_tariff() {
    let mut profile = plant(200.0, 300.0, 250.0, 0.9);
    profile["electricity"]["energy_price"] = json!(5);
    let found = report(&profile);
    close(saving(&found, LED), 72_000.0 * 5.0 + 36_000.0);
    assert_eq!(found["electricity_margins"]["own_price"], json!(["electricity"]));
    profile["electricity"]["demand_price"] = json!(450);
    close(saving(&report(&profile), LED), 72_000.0 * 5.0 + 6.0 * 450.0 * 12.0);
    // The same price where the energy decides what is billed.
    let mut profile = plant(100.0, 400.0, 350.0, 0.9);
    profile["electricity"]["energy_price"] = json!(5);
    profile["electricity"]["demand_price"] = json!(450);
    close(saving(&report(&profile), LED), 72_000.0 * 5.0);
}

/// Prices times k are savings times k; demand and energy that are not changed cost what they cost.
#[test]
fn twice_the_prices_are_twice_the_savings() {
    let profile = plant(120.0, 300.0, 250.0, 0.85);
    let mut dearer = profile.clone();
    for (name, value) in dearer["electricity"].as_object_mut().unwrap() {
        if name.starts_with("contract_") {
            *value = json!(value.as_f64().unwrap() * 2.0);
        }
    }
    let (one, two) = (report(&profile), report(&dearer));
    for id in [LED, SHIFT, FACTOR] {
        close(saving(&two, id), 2.0 * saving(&one, id));
        assert_eq!(entry(&one, id)["saves"], entry(&two, id)["saves"]);
    }
}

/// Of a year only its cost is known: 5,640,000 x 1.075 = 6,063,000 MXN with the surcharge; it saves the same 9.3 % of
/// 5,640,000.
#[test]
fn a_power_factor_is_priced_on_the_cost_of_the_year_where_no_bill_can_be_worked_out() {
    let mut profile = plant(200.0, 300.0, 250.0, 0.8);
    let electricity = profile["electricity"].as_object_mut().unwrap();
    electricity.retain(|name, _| name == "tariff");
    electricity.extend(
        json!({ "annual_cost": 6_063_000, "power_factor": 0.8, "peak_demand": 300 }).as_object().unwrap().clone(),
    );
    let report = report(&profile);
    close(saving(&report, FACTOR), 5_640_000.0 * 0.093);
    assert_eq!(entry(&report, FACTOR)["priced"][0]["origin"], "derived");
}

#[test]
fn without_a_tariff_a_power_factor_has_no_price_and_the_report_says_why() {
    let mut profile = plant(200.0, 300.0, 250.0, 0.8);
    let electricity = profile["electricity"].as_object_mut().unwrap();
    electricity.retain(|name, _| name == "bills");
    let report = report(&profile);
    let factor = entry(&report, FACTOR);
    assert_eq!(factor["payback"]["kind"], "not_priced");
    assert_eq!(factor["unpriced"], json!(["power_factor"]));
    let warned = report["warnings"].as_array().unwrap();
    let said = |warning: &&Value| warning["path"] == "electricity.tariff" && warning["code"] == "AL1202";
    assert!(warned.iter().any(|warning| said(&warning)), "{warned:#?}");
}
