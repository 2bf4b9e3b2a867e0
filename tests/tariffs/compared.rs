//! Bills against what was paid: each cause of a difference is recognised.

use serde_json::{Value, json};

use super::plants::{bill, bills, plant, plant_in};

fn sample() -> Value {
    bill("2026-09", [86_220.0, 132_920.0, 20_360.0], 530.0, 494.0, 0.85)
}

/// What explains the difference where the bill of a plant cost so much.
fn explained(paid: &str, amount: f64, more: Value) -> String {
    let mut own = sample();
    own[paid] = json!(amount);
    let mut electricity = json!({ "tariff": "GDMTH", "bills": [own] });
    electricity.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let bills = bills(&plant(electricity));
    let compared = bills.bills[0].compared.clone().unwrap();
    assert!(!compared.agrees, "{compared:?}");
    compared.explanations[0].en.clone()
}

#[test]
fn causes_are_told_apart() {
    let none = || json!({});
    // 630,803.47 before VAT, 731,732.03 with it, 609,471.95 before the power factor.
    assert_eq!(explained("cost", 731_732.03, none()), "the amount given holds VAT");
    assert_eq!(explained("total", 630_803.47, none()), "the total given is without VAT");
    assert!(explained("total", 630_803.47 * 1.08, none()).starts_with("VAT is 8 %"));
    assert!(explained("cost", 609_471.95, none()).contains("power factor"));
    assert!(explained("cost", 643_410.70, none()).contains("2 % for metering in low voltage"));
    assert!(explained("cost", 630_803.47, json!({ "low_voltage_metering": true })).contains("without the 2 %"));
    assert!(
        explained("cost", 731_732.03 * 643_410.70 / 630_803.47, none()).starts_with("the amount given holds VAT, and")
    );
    assert!(explained("cost", 900_000.0, none()).starts_with("not explained"));
}

#[test]
fn prices_of_another_month_and_of_another_division_are_recognised() {
    // June prices on the readings of July: 1.0397, 1.8437, 2.1001, 97.88, 384.86.
    let mut own = bill("2026-07", [86_220.0, 132_920.0, 20_360.0], 530.0, 494.0, 0.9);
    // 427.19 + 89,642.93 + 245,064.60 + 42,758.04 + 51,876.40 + 190,120.84 = 619,890.00
    own["cost"] = json!(619_890.0);
    let bills = bills(&plant(json!({ "tariff": "GDMTH", "bills": [own] })));
    let compared = bills.bills[0].compared.as_ref().unwrap();
    assert!(compared.explanations.iter().any(|cause| cause.en.contains("prices of 2026-06")), "{compared:?}");
    // A plant of Nuevo León that is told to lie in Golfo Centro, billed in Golfo Norte, January 2026:
    // 502.03 + 100,000 x 1.0222 + 200,000 x 1.5867 + 60,000 x 1.7219 + 600 x 57.74 + 580 x 401.78 = 792,072.43
    let mut own = bill("2026-01", [100_000.0, 200_000.0, 60_000.0], 600.0, 580.0, 0.9);
    own["cost"] = json!(792_072.43);
    let facility = plant_in(
        "MXN",
        json!({ "country": "MX", "state": "Nuevo León" }),
        json!({ "tariff": "GDMTH", "division": "Golfo Centro", "bills": [own] }),
    );
    let bills = super::plants::bills(&facility);
    let compared = bills.bills[0].compared.as_ref().unwrap();
    assert!(compared.explanations.iter().any(|cause| cause.en.contains("division Golfo Norte")), "{compared:?}");
}

#[test]
fn a_line_that_the_bill_states_is_held_against_its_own() {
    let mut own = sample();
    own["cost"] = json!(700_000.0);
    own["capacity_amount"] = json!(255_518.51);
    own["fixed_amount"] = json!(427.19);
    let bills = bills(&plant(json!({ "tariff": "GDMTH", "bills": [own] })));
    let compared = bills.bills[0].compared.as_ref().unwrap();
    assert_eq!(
        compared.explanations[0].en,
        "most of it is in capacity: the bill states 255,518.51, worked out are 186,321.98"
    );
    let line = bills.bills[0].lines.iter().find(|line| line.id == "capacity").unwrap();
    assert_eq!(line.paid, Some(255_518.51));
}

#[test]
fn a_month_that_no_table_has_is_named_and_not_priced() {
    let own = bill("2026-05", [100_000.0, 200_000.0, 60_000.0], 600.0, 580.0, 0.9);
    let facility = plant_in(
        "MXN",
        json!({ "country": "MX", "state": "Nuevo León" }),
        json!({ "tariff": "GDMTH", "bills": [own] }),
    );
    let bills = bills(&facility);
    assert!(bills.bills[0].lines.is_empty());
    assert!(bills.bills[0].compared.is_none());
    let lack = &bills.bills[0].lacks[0].en;
    assert!(lack.contains("GDMTH") && lack.contains("Golfo Norte") && lack.contains("2026-05"), "{lack}");
}

#[test]
fn a_state_in_several_divisions_says_which_was_taken() {
    let own = bill("2026-01", [100_000.0, 200_000.0, 60_000.0], 600.0, 580.0, 0.9);
    let note =
        |place: Value| bills(&plant_in("MXN", place, json!({ "tariff": "GDMTH", "bills": [own.clone()] }))).notes.len();
    assert_eq!(note(json!({ "country": "MX", "state": "Nuevo León" })), 1);
    assert_eq!(note(json!({ "country": "MX", "state": "Querétaro" })), 1);
    assert_eq!(note(json!({ "country": "MX", "state": "Querétaro", "municipality": "El Marqués" })), 0);
    assert_eq!(note(json!({ "country": "MX", "state": "Aguascalientes" })), 0);
    let jalpan = plant_in(
        "MXN",
        json!({ "country": "MX", "state": "Queretaro", "municipality": "jalpan de serra" }),
        json!({ "tariff": "GDMTH", "bills": [own.clone()] }),
    );
    assert_eq!(bills(&jalpan).division, "Golfo Centro");
}
