//! Interactions worked out by hand, by multiplying shares.

use auditlite::evaluate::{Exchange, evaluate};
use auditlite::facility::Facility;
use auditlite::interact::{Stacking, Work};
use auditlite::library::{Library, Resource};
use auditlite::rank::{RankBy, rank};
use auditlite::units::Unit;

use crate::made::{Made, library, plant};

const SITE: &str = r#""electricity": { "annual_energy": "2 GWh/yr", "energy_price": 0.1 },
    "compressed_air": { "annual_energy": "400 MWh/yr" },
    "natural_gas": { "annual_energy": "20000 GJ/yr", "price": 8 },
    "steam": { "fuel": "natural_gas", "annual_fuel": "16000 GJ/yr" }"#;

pub fn stacking(library: &Library, facility: &Facility) -> Stacking {
    let findings = evaluate(library, facility).expect("in time");
    let exchange = Exchange::new(facility, &library.factors);
    let ranking = rank(&findings, facility, exchange, RankBy::Payback, facility.limits.payback_months);
    Stacking::new(library, facility, &ranking.candidates())
}

/// What is left of the one saving of each measure, in a unit.
fn left(made: &[Made], sections: &str, unit: &str) -> Vec<f64> {
    let library = library(made);
    let facility = plant(&library, sections);
    let stacking = stacking(&library, &facility);
    let mut work = Work::default();
    let left = stacking.left(stacking.amounts(), stacking.baselines(), &stacking.all(), &mut work);
    let unit = Unit::parse(unit).expect("it is a unit");
    made.iter()
        .map(|made| {
            let at = stacking.position(&format!("common/{}", made.id)).expect("it applies");
            let slot = stacking.members()[at].slots.start;
            unit.from_canonical(stacking.amounts()[slot] * left.factors()[slot])
        })
        .collect()
}

fn close(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (found_one, expected_one) in found.iter().zip(expected) {
        assert!((found_one - expected_one).abs() < 1e-6 * expected_one.abs().max(1.0), "{found:?}, not {expected:?}");
    }
}

#[test]
fn leaks_of_a_quarter_then_seven_per_cent_of_pressure() {
    // 400,000 kWh of air. Pressure is asked for less (demand, 7 % = 28,000) before leaks are mended on the way
    // (distribution, 25 % of what is left): 400,000 x 93 % x 25 % = 93,000; both: 1 - 0.93 x 0.75 = 30.25 %.
    let made = [
        Made::new("leaks", "compressed_air", "distribution", "saves: #{ electricity: 100000.unit(\"kWh/yr\") }"),
        Made::new("pressure", "compressed_air", "demand", "saves: #{ electricity: 28000.unit(\"kWh/yr\") }"),
    ];
    let found = left(&made, SITE, "kWh/yr");
    close(&found, &[93_000.0, 28_000.0]);
    close(&[found.iter().sum()], &[400_000.0 * (1.0 - 0.93 * 0.75)]);
}

#[test]
fn at_one_stage_the_sooner_payback_comes_first() {
    let made = [
        Made::new(
            "dear",
            "compressed_air",
            "demand",
            "saves: #{ electricity: 100000.unit(\"kWh/yr\") }, investment: 5000.USD",
        ),
        Made::new("cheap", "compressed_air", "demand", "saves: #{ electricity: 28000.unit(\"kWh/yr\") }"),
    ];
    close(&left(&made, SITE, "kWh/yr"), &[100_000.0 * 0.93, 28_000.0]);
}

#[test]
fn traps_then_condensate_then_the_burner() {
    // 16,000 GJ of boiler fuel: traps 5 %, condensate 8 % of what is left, burner 2.5 % of that.
    let made = [
        Made::new("burner", "steam", "conversion", "saves: #{ fuel: 400.unit(\"GJ/yr\") }"),
        Made::new("condensate", "steam", "recover", "saves: #{ fuel: 1280.unit(\"GJ/yr\") }"),
        Made::new("traps", "steam", "distribution", "saves: #{ fuel: 800.unit(\"GJ/yr\") }"),
    ];
    close(&left(&made, SITE, "GJ/yr"), &[400.0 * 0.95 * 0.92, 1280.0 * 0.95, 800.0]);
}

#[test]
fn a_better_burner_acts_on_the_heat_that_is_still_asked_for() {
    // A pasteuriser takes its heat from the boiler: 1,600 GJ less there is a tenth of the boiler's fuel.
    let made = [
        Made::new("burner", "steam", "conversion", "saves: #{ fuel: 400.unit(\"GJ/yr\") }"),
        Made::new("pasteuriser", "pasteurisation", "avoid", "saves: #{ fuel: 1600.unit(\"GJ/yr\") }"),
    ];
    close(&left(&made, SITE, "GJ/yr"), &[400.0 * 0.9, 1600.0]);
}

#[test]
fn what_another_end_use_saves_is_not_taken_from() {
    let made = [
        Made::new("air", "compressed_air", "avoid", "saves: #{ electricity: 100000.unit(\"kWh/yr\") }"),
        Made::new("lamps", "lighting", "conversion", "saves: #{ electricity: 60000.unit(\"kWh/yr\") }"),
    ];
    let lamps =
        r#""lighting": [{ "name": "hall", "lamp": "metal_halide", "power": "400 W", "count": 60, "hours": 5000 }]"#;
    close(&left(&made, &format!("{SITE}, {lamps}"), "kWh/yr"), &[100_000.0, 60_000.0]);
}

#[test]
fn what_is_saved_of_the_whole_site_is_gone_from_each_part() {
    // 5 % of 2,000,000 kWh first, then 25 % of the air that is left.
    let made = [
        Made::new("base_load", "site_electricity", "avoid", "saves: #{ electricity: 100000.unit(\"kWh/yr\") }"),
        Made::new("leaks", "compressed_air", "distribution", "saves: #{ electricity: 100000.unit(\"kWh/yr\") }"),
    ];
    close(&left(&made, SITE, "kWh/yr"), &[100_000.0, 95_000.0]);
}

#[test]
fn never_more_than_the_end_use_consumes() {
    let made = [
        Made::new("a", "compressed_air", "avoid", "saves: #{ electricity: 300000.unit(\"kWh/yr\") }"),
        Made::new("b", "compressed_air", "demand", "saves: #{ electricity: 500000.unit(\"kWh/yr\") }"),
        Made::new("c", "compressed_air", "conversion", "saves: #{ electricity: 1000.unit(\"kWh/yr\") }"),
    ];
    close(&left(&made, SITE, "kWh/yr"), &[300_000.0, 100_000.0, 0.0]);
}

#[test]
fn flush_oil_that_no_longer_exists_cannot_be_blended_back() {
    let made = |share: &str| {
        [
            Made::new("reuse", "flush_oil", "recover", "saves: #{ \"raw_material/base_oil\": 50.unit(\"t/yr\") }"),
            Made::new(
                "sequence",
                "flush_oil",
                "avoid",
                &format!("saves: #{{}}, other_saving: 1000.unit(\"USD/yr\"), stream_share: {share}"),
            ),
        ]
    };
    let oil = r#""oil_lube": { "flush_to_slop": "100 m3/yr", "oil_density": "900 kg/m3" }"#;
    // The second number is the share of the stream that sequencing takes.
    close(&left(&made("40.percent"), oil, "t/yr")[..1], &[30.0]);
    close(&left(&made("100.percent"), oil, "t/yr")[..1], &[0.0]);
}

#[test]
fn of_a_group_the_best_place_counts_and_umbrellas_never() {
    let made = [
        Made::new(
            "a",
            "compressed_air",
            "avoid",
            "saves: #{ electricity: 40000.unit(\"kWh/yr\") }, investment: 4000.USD",
        )
        .saying("exclusive: \"air\","),
        Made::new(
            "b",
            "compressed_air",
            "conversion",
            "saves: #{ electricity: 80000.unit(\"kWh/yr\") }, investment: 1000.USD",
        )
        .saying("exclusive: \"air\","),
        Made::new("u", "compressed_air", "avoid", "saves: #{ electricity: 80000.unit(\"kWh/yr\") }")
            .saying("umbrella: true,"),
    ];
    close(&left(&made, SITE, "kWh/yr"), &[0.0, 80_000.0, 0.0]);
}

#[test]
fn what_needs_a_study_takes_nothing_from_a_recommendation() {
    let made = [
        Made::new(
            "big",
            "compressed_air",
            "avoid",
            "saves: #{ electricity: 100000.unit(\"kWh/yr\") }, investment: 500000.USD",
        ),
        Made::new("tune", "compressed_air", "conversion", "saves: #{ electricity: 40000.unit(\"kWh/yr\") }"),
    ];
    close(&left(&made, SITE, "kWh/yr"), &[100_000.0 * 0.9, 40_000.0]);
}

#[test]
fn what_is_reused_is_what_is_still_there() {
    // 50 t of clean scrap: a start-up routine avoids 20 t, so that of 45 t ground back 60 % are left. Of 7,000 m3 of CIP
    // water a shorter first rinse saves 1,750; of 2,800 m3 of last rinse that are used again 75 % are left.
    let made = [
        Made::new("regrind", "process_scrap", "recover", "saves: #{ \"raw_material/resin\": 45.unit(\"t/yr\") }"),
        Made::new("start_up", "process_scrap", "avoid", "saves: #{ \"raw_material/resin\": 20.unit(\"t/yr\") }"),
    ];
    let plastics =
        r#""materials": { "resin": { "annual_amount": "1200 t/yr" } }, "plastics": { "clean_scrap": "50 t/yr" }"#;
    close(&left(&made, plastics, "t/yr"), &[45.0 * 0.6, 20.0]);
    let made = [
        Made::new("last_rinse", "cip", "recover", "saves: #{ water: 2800.unit(\"m3/yr\") }"),
        Made::new("first_rinse", "cip", "demand", "saves: #{ water: 1750.unit(\"m3/yr\") }"),
    ];
    let cip = r#""cleaning": { "cip_cycles": 1000, "pre_rinse_volume": "4 m3", "final_rinse_volume": "3 m3" }"#;
    close(&left(&made, cip, "m3/yr"), &[2800.0 * 0.75, 1750.0]);
}

#[test]
fn tariff_measures_come_last_on_the_bill_that_the_others_leave() {
    // 500 kW billed: lamps take 50, so that a tenth less of what is billed is a tenth of 450.
    let made = [
        Made::new("shift", "site_electricity", "tariff", "saves: #{ demand: 50.kW }"),
        Made::new("lamps", "lighting", "conversion", "saves: #{ demand: 50.kW, electricity: 100000.unit(\"kWh/yr\") }"),
    ];
    let site = r#""electricity": { "annual_energy": "2 GWh/yr", "peak_demand": "500 kW" },
        "lighting": [{ "name": "hall", "lamp": "metal_halide", "power": "400 W", "count": 100, "hours": 5000 }]"#;
    close(&left(&made, site, "kW")[..1], &[45.0]);
    let library = library(&made);
    let facility = plant(&library, site);
    let stacking = stacking(&library, &facility);
    let mut work = Work::default();
    let left = stacking.left(stacking.amounts(), stacking.baselines(), &stacking.all_but_tariff(), &mut work);
    let remaining = |resource| left.remaining("site_electricity", &resource).expect("it is known");
    let kwh = Unit::parse("kWh/yr").expect("a unit").from_canonical(remaining(Resource::Electricity));
    let kw = Unit::parse("kW").expect("a unit").from_canonical(remaining(Resource::Demand));
    close(&[kwh, kw], &[1_900_000.0, 450.0]);
}
