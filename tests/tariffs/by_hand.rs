//! Whole bills worked out by hand, one for each kind of tariff.

use auditlite::tariffs::Span;
use auditlite::units::Day;
use serde_json::json;

use super::plants::{bill, bills, plant, plant_in};
use super::{LIBRARY, readings, service, tariffs};

fn amounts(bills: &auditlite::billing::Bills, at: usize) -> Vec<(&str, f64)> {
    bills.bills[at].lines.iter().map(|line| (line.id.as_str(), line.amount)).collect()
}

#[test]
fn an_hourly_bill_of_the_bajio_with_vat() {
    // September 2026: 427.19, 1.0228, 1.8107, 2.0620, 97.88, 377.17; 30 days.
    let facility = plant(
        json!({ "tariff": "GDMTH", "bills": [bill("2026-09", [86_220.0, 132_920.0, 20_360.0], 530.0, 494.0, 0.85)] }),
    );
    let bills = bills(&facility);
    let one = &bills.bills[0];
    // The energy is worth 239,500 / (24 x 30 x 0.57) = 583.58 kW, so both demands decide.
    // 86,220 x 1.0228 = 88,185.82; 132,920 x 1.8107 = 240,678.24; 20,360 x 2.062 = 41,982.32
    // 530 x 97.88 = 51,876.40; 494 x 377.17 = 186,321.98; sum 609,471.95
    // 3/5 x (0.90/0.85 - 1) = 3.529 % -> 3.5 %: 21,331.52; 630,803.47; VAT 100,928.56
    assert_eq!(
        amounts(&bills, 0),
        [
            ("fixed", 427.19),
            ("base", 88_185.82),
            ("intermediate", 240_678.24),
            ("peak", 41_982.32),
            ("distribution", 51_876.40),
            ("capacity", 186_321.98),
            ("power_factor", 21_331.52),
        ]
    );
    assert_eq!(one.subtotal, 630_803.47);
    assert_eq!(one.tax, Some((0.16, 100_928.56)));
    assert_eq!(one.total, 731_732.03);
    assert_eq!(one.lacks, []);
}

#[test]
fn low_voltage_metering_comes_before_the_power_factor_and_vat_may_be_the_plants() {
    let facility = plant(json!({ "tariff": "GDMTH", "low_voltage_metering": true, "vat_share": "8 %",
        "bills": [bill("2026-09", [86_220.0, 132_920.0, 20_360.0], 530.0, 494.0, 0.85)] }));
    let bills = bills(&facility);
    let one = &bills.bills[0];
    // 2 % of all but the fixed charge: 609,044.76 x 2 % = 12,180.90; 3.5 % of 621,652.85 = 21,757.85
    assert_eq!(one.lines[6].id, "low_voltage");
    assert_eq!(one.lines[6].amount, 12_180.90);
    assert_eq!(one.lines[7].amount, 21_757.85);
    assert_eq!(one.subtotal, 643_410.70);
    // 8 %: 51,472.86
    assert_eq!(one.tax, Some((0.08, 51_472.86)));
}

#[test]
fn street_lighting_is_taken_from_the_bill_only() {
    let mut own = bill("2026-09", [86_220.0, 132_920.0, 20_360.0], 530.0, 494.0, 0.85);
    own["dap"] = json!(1500);
    own["total"] = json!(733_232.03);
    let bills = bills(&plant(json!({ "tariff": "GDMTH", "bills": [own] })));
    assert_eq!(bills.bills[0].total, 733_232.03);
    let compared = bills.bills[0].compared.as_ref().unwrap();
    assert!(compared.with_tax && compared.agrees, "{compared:?}");
}

#[test]
fn prices_of_two_months_are_mixed_by_their_days() {
    // From reading to reading, 14 December to 13 January: 17 days of December, 14 of January... the day of the first
    // reading belongs to the bill before: 15 to 31 December are 17 days, 1 to 13 January 13 days.
    let service = service("GDMTH", "Golfo Norte");
    let span = Span::between(Day::parse("2025-12-15").unwrap(), Day::parse("2026-01-13").unwrap());
    assert_eq!(span.days, 30);
    let schedule = tariffs().schedule(&service, span, 0);
    let bill = schedule.bill(&readings(100_000.0, 200_000.0, 60_000.0, 600.0, 580.0, 0.9));
    // base (17 x 1.0443 + 13 x 1.0222) / 30 = 1.0347233; capacity (17 x 411.03 + 13 x 401.78) / 30 = 407.021667
    assert_eq!(bill.amount("base"), Some(103_472.33));
    assert_eq!(bill.amount("capacity"), Some(236_072.57));
    // In a profile: with the dates of both readings.
    let mut own = super::plants::bill("2026-01", [100_000.0, 200_000.0, 60_000.0], 600.0, 580.0, 0.9);
    own["from"] = json!("2025-12-14");
    own["to"] = json!("2026-01-13");
    let facility = plant_in(
        "MXN",
        json!({ "country": "MX", "state": "Nuevo León" }),
        json!({ "tariff": "GDMTH", "division": "Golfo Norte", "bills": [own] }),
    );
    let bills = bills(&facility);
    assert_eq!(bills.bills[0].span, span);
    assert_eq!(bills.bills[0].lines[1].amount, 103_472.33);
}

#[test]
fn a_season_that_changes_within_a_bill_changes_no_price_of_a_period() {
    // The prices of a period do not depend on the season; which hours it has does, and the meter has seen to that.
    let service = service("GDMTH", "Bajío");
    let schedule = tariffs().schedule(&service, Span::of(auditlite::units::Month::parse("2026-04").unwrap()), 0);
    let bill = schedule.bill(&readings(85_030.0, 131_090.0, 20_080.0, 540.0, 503.0, 0.9));
    // 85,030 x 1.0568 = 89,859.70; 131,090 x 1.8771 = 246,069.04; 20,080 x 2.1386 = 42,943.09
    assert_eq!(bill.amount("base"), Some(89_859.70));
    assert_eq!(bill.amount("intermediate"), Some(246_069.04));
    assert_eq!(bill.amount("peak"), Some(42_943.09));
}

#[test]
fn an_ordinary_medium_voltage_bill() {
    let facility = plant_in(
        "MXN",
        json!({ "country": "MX", "state": "Ciudad de México" }),
        json!({ "tariff": "GDMTO", "division": "valle de mexico centro",
            "bills": [{ "month": "2025-01", "energy": 20_000, "demand": 62.3, "power_factor": 0.93 }] }),
    );
    let bills = bills(&facility);
    // 20,000 / (24 x 31 x 0.55) = 48.875855 kW is less than 63: 48.875855 x 64.12 = 3,133.92, x 373.75 = 18,267.35
    // 466.83 + 33,980 + 3,133.92 + 18,267.35 = 55,848.10; 1/4 x (1 - 0.9/0.93) = 0.806 % -> 0.8 %: -446.78
    assert_eq!(
        amounts(&bills, 0),
        [
            ("fixed", 466.83),
            ("energy", 33_980.0),
            ("distribution", 3_133.92),
            ("capacity", 18_267.35),
            ("power_factor", -446.78)
        ]
    );
    assert_eq!(bills.bills[0].subtotal, 55_401.32);
    // With 30,000 kWh the energy is worth 73.31 kW, and the 62.3 kW that were read, taken as 63, decide.
    let facility = plant_in(
        "MXN",
        json!({ "country": "MX", "state": "CDMX" }),
        json!({ "tariff": "GDMTO", "division": "Valle de México Centro",
            "bills": [{ "month": "2025-01", "energy": 30_000, "demand": 62.3, "power_factor": 0.93 }] }),
    );
    let bills = super::plants::bills(&facility);
    assert_eq!(bills.bills[0].lines[3].quantity, 63.0);
    assert_eq!(bills.bills[0].lines[3].amount, 23_546.25);
}

#[test]
fn low_voltage_tariffs_with_the_prices_of_the_contract() {
    // GDBT in the Bajío, 2021: fixed charge 478.51 as published; the rest is the plant's, and so is the load factor.
    let facility = plant(json!({ "tariff": "GDBT", "load_factor": 0.49, "contract_energy": "1.50 MXN/kWh",
        "contract_distribution": "200 MXN/(kW month)", "contract_capacity": "300 MXN/(kW month)",
        "bills": [{ "month": "2021-05", "energy": 10_000, "demand": 40, "power_factor": 0.9 }] }));
    // 10,000 / (24 x 31 x 0.49) = 27.43033 kW: x 200 = 5,486.07, x 300 = 8,229.10
    assert_eq!(
        amounts(&bills(&facility), 0),
        [
            ("fixed", 478.51),
            ("energy", 15_000.0),
            ("distribution", 5_486.07),
            ("capacity", 8_229.10),
            ("power_factor", 0.0)
        ]
    );
    // PDBT: no demand at all.
    let facility = plant(json!({ "tariff": "PDBT", "contract_energy": "3.20 MXN/kWh",
        "bills": [{ "month": "2021-05", "energy": 2_000, "power_factor": 1 }] }));
    // 47.85 + 6,400 = 6,447.85; bonus 2.5 %: -161.20
    assert_eq!(amounts(&bills(&facility), 0), [("fixed", 47.85), ("energy", 6_400.0), ("power_factor", -161.20)]);
}

#[test]
fn energy_demand_and_fees_as_in_the_united_states() {
    let facility = plant_in(
        "USD",
        json!({ "country": "US" }),
        json!({ "tariff": "other", "contract_energy": "0.071 USD/kWh", "contract_distribution": "14.50 USD/(kW month)",
            "contract_fixed": "210 USD/month", "contract_fees": "6.5 %",
            "bills": [{ "month": "2025-02", "energy": 100_000, "demand": 299.2, "cost": 12_417.90 }] }),
    );
    let bills = bills(&facility);
    // 210 + 7,100 + 300 x 14.50 = 11,660; 6.5 % = 757.90
    assert_eq!(
        amounts(&bills, 0),
        [("fixed", 210.0), ("energy", 7_100.0), ("distribution", 4_350.0), ("fees", 757.90)]
    );
    assert!(bills.bills[0].compared.as_ref().unwrap().agrees);
    assert_eq!(bills.bills[0].tax, None);
}

#[test]
fn time_of_use_of_a_contract_with_two_periods_only() {
    let facility = plant_in(
        "USD",
        json!({ "country": "US" }),
        json!({ "tariff": "market", "contract_base": "0.05 USD/kWh", "contract_peak": "0.12 USD/kWh", "contract_capacity": "9 USD/(kW month)",
            "bills": [{ "month": "2025-07", "energy": 50_000, "energy_base": 40_000, "energy_peak": 10_000, "demand": 150, "demand_peak": 120 }] }),
    );
    // 40,000 x 0.05 = 2,000; 10,000 x 0.12 = 1,200; 120 x 9 = 1,080
    assert_eq!(amounts(&bills(&facility), 0), [("base", 2_000.0), ("peak", 1_200.0), ("capacity", 1_080.0)]);
}

#[test]
fn a_bill_of_two_months_has_two_fixed_charges() {
    let facility = plant(json!({ "tariff": "PDBT", "contract_energy": "3.20 MXN/kWh",
        "bills": [{ "month": "2021-06", "from": "2021-04-30", "to": "2021-06-30", "energy": 4_000, "power_factor": 0.9 }] }));
    assert_eq!(amounts(&bills(&facility), 0)[0], ("fixed", 95.70));
}

#[test]
fn every_file_of_tariffs_is_sound() {
    assert_eq!(tariffs().problems(), []);
    assert_eq!(LIBRARY.problems, []);
    // 16 divisions with every month to March 2026, Norte to November 2024.
    for division in tariffs().all_divisions() {
        let months = tariffs().months("GDMTH", &division);
        let last = if division == "MX/Norte" { "2024-11" } else { "2026-03" };
        assert!(months.iter().any(|month| month.iso() == last), "{division}");
        assert!(tariffs().calendar(&division).is_some(), "{division}");
    }
    assert_eq!(tariffs().all_divisions().len(), 17);
    let price =
        tariffs().price("GDMTH", "MX/Bajío", "capacity", auditlite::units::Month::parse("2026-09").unwrap()).unwrap();
    assert_eq!((price.value, price.source.seen.as_str()), (377.17, "2026-09-21"));
}
