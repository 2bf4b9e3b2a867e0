//! Amounts, intensities, costs and what their change comes from.

use serde_json::json;

use super::{Folder, named, near, new, old};

#[test]
fn amounts_intensities_and_costs_change_as_by_hand() {
    let comparison = Folder::new("by_hand").compared(&old(), &new());
    assert_eq!(comparison["schema"], "auditlite/comparison@1");
    near(&comparison["production"]["change"]["relative"], 0.2, 1e-12);
    let electricity = named(&comparison["resources"], "resource", "electricity");
    near(&electricity["amount"]["relative"], 0.08, 1e-12);
    // 1,000 kWh/t, then 900: 10 % less.
    near(&electricity["per_production"]["then"], 1000.0, 1e-9);
    near(&electricity["per_production"]["now"], 900.0, 1e-9);
    let per_tonne = named(&comparison["intensities"], "metric", "electricity_per_tonne");
    near(&per_tonne["change"]["relative"], -0.1, 1e-12);
    near(&electricity["cost"]["relative"], 0.35, 1e-12);
    // 2,000 and 2,250 MXN/t.
    near(&electricity["cost_per_production"]["relative"], 0.125, 1e-12);
}

#[test]
fn the_change_of_a_cost_is_split_as_by_hand_and_adds_up() {
    let comparison = Folder::new("split").compared(&old(), &new());
    let split = &named(&comparison["resources"], "resource", "electricity")["split"];
    // L = 700,000 / ln 1.35 = 2,332,520; × ln 1.25 (2 to 2.5 MXN/kWh), ln 1.2 (production), ln 0.9 (kWh per tonne).
    near(&split["price"], 520_487.0, 5.0);
    near(&split["production"], 425_269.0, 5.0);
    near(&split["intensity"], -245_755.0, 5.0);
    near(&split["sum"], 700_000.0, 1e-6);
    let cost = &comparison["cost"];
    near(&cost["split"]["sum"], 700_000.0, 1e-6);
    near(&cost["change"]["now"], 2_700_000.0, 1e-6);
}

#[test]
fn what_both_visits_may_be_off_is_worked_out_and_said() {
    let mut slight = new();
    slight["electricity"]["annual_energy"]["value"] = json!(1_020_000);
    let comparison = Folder::new("uncertain").compared(&old(), &slight);
    let electricity = named(&comparison["resources"], "resource", "electricity");
    // A meter: PERT from 0.97 to 1.03 has the deviation 0.03 / √7 = 0.0113389; two of them and 90 %:
    // 1.645 × √2 × 0.0113389 = 0.0263788. ln 1.02 = 0.0198 is within.
    near(&electricity["amount"]["uncertainty"], 0.026_378_8, 1e-6);
    assert_eq!(electricity["amount"]["certainty"], "within_uncertainty");
    // Per tonne, four such numbers: √2 times as much, 0.0373053. 850 kWh/t is 15 % less, far beyond.
    let per_tonne = named(&comparison["intensities"], "metric", "electricity_per_tonne");
    near(&per_tonne["change"]["uncertainty"], 0.037_305_3, 1e-5);
    assert_eq!(per_tonne["change"]["certainty"], "change");
    // The price of a kWh rests on cost and energy, which are both metered here: the same four numbers.
    let price = named(&comparison["intensities"], "metric", "electricity_price");
    near(&price["change"]["uncertainty"], 0.037_305_3, 1e-5);
}

#[test]
fn a_year_that_was_worked_out_from_bills_is_as_sure_as_its_bills() {
    let bills = |first: i32, energy: f64| {
        let bill = |at: i32| {
            let month = 9 + at;
            json!({ "month": format!("{}-{:02}", first + month / 12, month % 12 + 1), "energy": energy, "cost": energy * 2.0 })
        };
        (0..12).map(bill).collect::<Vec<_>>()
    };
    let with = |mut profile: serde_json::Value, first: i32, energy: f64| {
        profile["electricity"] = json!({ "energy_price": "1.5 MXN/kWh", "bills": bills(first, energy) });
        profile
    };
    let (old, new) = (with(old(), 2025, 80_000.0), with(new(), 2026, 84_000.0));
    let comparison = Folder::new("bills").compared(&old, &new);
    let electricity = named(&comparison["resources"], "resource", "electricity");
    near(&electricity["amount"]["then"], 960_000.0, 1e-6);
    // Each bill is off by 0.0113389, a twelfth of the year, and independent: 0.0113389 / √12 = 0.0032733 a year. That
    // twelve bills stand for a year is within 2 %: 0.02 / √7 = 0.0075593. Together 0.0082376; × √2 × 1.645.
    near(&electricity["amount"]["uncertainty"], 0.019_164, 2e-5);
    // ln 1.05 = 0.0488: a change.
    assert_eq!(electricity["amount"]["certainty"], "change");
}

#[test]
fn money_of_another_currency_is_changed_at_the_rate_of_its_own_visit() {
    let mut dollars = old();
    dollars["currency"] = json!("USD");
    // One peso is 0.05 dollars then: 100,000 USD are 2,000,000 MXN. The second visit says 20 too.
    dollars["exchange_rates"] = json!({ "MXN": { "rate": 0.05, "date": "2026-09-01", "source": "test" } });
    dollars["electricity"]["annual_cost"] = json!({ "value": 100_000, "unit": "USD/yr", "basis": "metered" });
    dollars["electricity"]["energy_price"] = json!("0.08 USD/kWh");
    let folder = Folder::new("currencies");
    let comparison = folder.compared(&dollars, &new());
    let electricity = named(&comparison["resources"], "resource", "electricity");
    near(&electricity["cost"]["then"], 2_000_000.0, 1e-6);
    near(&comparison["exchange_rate"]["rate"], 20.0, 1e-9);
    let price = named(&comparison["intensities"], "metric", "electricity_price");
    near(&price["change"]["then"], 2.0, 1e-9);
    assert!(folder.run("compare old.json new.json --draws 50").err.contains("AL2075"));
}

#[test]
fn production_in_tonnes_and_in_pieces_is_not_compared() {
    let mut pieces = new();
    pieces["production"] = json!({ "annual_units": "5000000 1/yr" });
    let comparison = Folder::new("pieces").compared(&old(), &pieces);
    assert!(comparison.get("production").is_none());
    let electricity = named(&comparison["resources"], "resource", "electricity");
    assert!(electricity.get("per_production").is_none());
    // Without production only price and amount: L × ln 1.25 and L × ln 1.08, L = 2,332,520.
    near(&electricity["split"]["price"], 520_487.0, 5.0);
    near(&electricity["split"]["amount"], 179_513.0, 5.0);
    assert_eq!(named(&comparison["not_compared"], "figure", "production/amount")["why"], "only_then");
    assert!(comparison["warnings"].as_array().unwrap().iter().any(|warning| warning["code"] == "AL2076"));
}

#[test]
fn items_that_are_sold_and_bought_are_compared_too() {
    let with = |mut profile: serde_json::Value, resin: f64, price: f64| {
        profile["materials"] = json!({ "resin": { "annual_amount": format!("{resin} t/yr"), "price": "20 MXN/kg" } });
        profile["wastes"] = json!({ "plastic_scrap": { "kind": "solid", "annual_amount": "40 t/yr", "disposal_price": format!("{price} MXN/kg") } });
        profile
    };
    let comparison = Folder::new("items").compared(&with(old(), 1100.0, -5.0), &with(new(), 1260.0, -6.0));
    let resin = named(&comparison["resources"], "resource", "raw_material/resin");
    // 1.1 t a tonne, then 1.05.
    near(&resin["per_production"]["relative"], 1.05 / 1.1 - 1.0, 1e-9);
    near(&resin["cost"]["then"], 22_000_000.0, 1e-6);
    assert_eq!(resin["cost_by_price"], true);
    let scrap = named(&comparison["resources"], "resource", "solid_waste/plastic_scrap");
    near(&scrap["cost"]["now"], -240_000.0, 1e-6);
    near(&scrap["split"]["sum"], -40_000.0, 1e-6);
}
