//! Readings on the equipment, and what a plant states.

use auditlite::ledger::{Event, Measured, Method};

use crate::plant::Plant;
use crate::snapshot;

const WHO: [&str; 4] = ["--on", "2025-07-10", "--by", "Ana"];

fn last(plant: &Plant) -> Measured {
    match plant.ledger().entries.pop().unwrap().event {
        Event::Measured(measured) => measured,
        other => panic!("{other:?}"),
    }
}

#[test]
fn kilowatts_before_and_after_times_hours_are_option_a() {
    for lang in ["en", "es"] {
        let plant = Plant::new(&format!("option_a_{lang}"), lang);
        let readings = [
            "1",
            "--before",
            "42 kW",
            "--after",
            "31 kW",
            "--accuracy",
            "2 %",
            "--yearly",
            "6000 h/yr",
            "--yearly-accuracy",
            "10%",
        ];
        let ran = plant.run("measure", &[&readings[..], &WHO].concat());
        assert_eq!(ran.code, 0, "{}", ran.shown());
        snapshot(&format!("option_a__{lang}"), &ran.shown());
        let measured = last(&plant);
        // (42 - 31) × 6000; half the interval is worked out in tests/verification/direct.rs.
        let saved = &measured.saves["electricity"];
        assert!((saved.value - 66_000.0).abs() < 1e-6 && (saved.high.unwrap() - 74_640.7).abs() < 1.0, "{saved:?}");
        assert_eq!(measured.method, Method::OptionA);
        assert_eq!((measured.from.iso(), measured.to.iso()), ("2025-01-01".to_owned(), "2025-07-10".to_owned()));
    }
}

#[test]
fn a_meter_of_its_own_per_tonne_made_is_option_b() {
    let plant = Plant::new("option_b", "en");
    let readings = [
        "1",
        "--before",
        "12400 kWh per 310 t",
        "--after",
        "9280 kWh per 290 t",
        "--accuracy",
        "1 %",
        "--yearly",
        "3600 t/yr",
        "--yearly-accuracy",
        "3 %",
        "--method",
        "option-b",
    ];
    let ran = plant.run("measure", &[&readings[..], &WHO].concat());
    assert_eq!(ran.code, 0, "{}", ran.shown());
    // 40 - 32 = 8 kWh/t times 3600 t.
    assert!((last(&plant).saves["electricity"].value - 28_800.0).abs() < 1e-6);
    assert_eq!(last(&plant).method, Method::OptionB);
}

#[test]
fn billed_kilowatts_need_no_hours() {
    let plant = Plant::new("kilowatts", "en");
    let readings =
        ["pump_speed", "--before", "420 kW", "--after", "405 kW", "--accuracy", "0.5 %", "--installed", "2025-01-01"];
    let ran = plant.run("measure", &[&readings[..], &WHO].concat());
    assert_eq!(ran.code, 0, "{}", ran.shown());
    assert!((last(&plant).saves["demand"].value - 15.0).abs() < 1e-9);
}

#[test]
fn a_difference_within_the_error_of_the_instrument_is_noise() {
    let plant = Plant::new("direct_noise", "es");
    let readings = [
        "1",
        "--before",
        "42 kW",
        "--after",
        "41.5 kW",
        "--accuracy",
        "5 %",
        "--yearly",
        "6000 h/yr",
        "--yearly-accuracy",
        "10 %",
    ];
    let ran = plant.run("measure", &[&readings[..], &WHO].concat());
    assert_eq!(ran.code, 1, "{}", ran.shown());
    snapshot("direct_noise__es", &ran.shown());
    assert_eq!(last(&plant).noise, ["electricity"]);
}

#[test]
fn what_a_plant_states_is_called_so_and_has_no_interval() {
    for (text, money) in [("4,000 MXN/month", 48_000.0), ("48000 MXN/yr", 48_000.0), ("4000 MXN/mes", 48_000.0)] {
        let plant = Plant::new("stated", "es");
        let ran = plant.run("measure", &[&["1", "--stated", text][..], &WHO].concat());
        assert_eq!(ran.code, 0, "{}", ran.shown());
        let measured = last(&plant);
        let found = measured.money.unwrap();
        assert!((found.value - money).abs() < 1e-6 && found.low.is_none());
        assert_eq!((measured.method, measured.level), (Method::Stated, None));
        if text.starts_with("4,000") {
            snapshot("stated__es", &ran.shown());
        }
    }
    let plant = Plant::new("stated_energy", "en");
    let ran = plant.run("measure", &[&["1", "--stated", "12 MWh/yr"][..], &WHO].concat());
    assert_eq!(ran.code, 0, "{}", ran.shown());
    assert!((last(&plant).saves["electricity"].value - 12_000.0).abs() < 1e-9);
}

#[test]
fn what_cannot_be_used_is_said_in_both_languages() {
    let yearly = ["--yearly", "6000 h/yr", "--yearly-accuracy", "10 %"];
    let cases: [(&str, Vec<&str>); 11] = [
        ("units_differ", [&["--before", "42 kW", "--after", "31 kWh", "--accuracy", "2 %"][..], &yearly].concat()),
        ("no_hours", vec!["--before", "42 kW", "--after", "31 kW", "--accuracy", "2 %"]),
        (
            "hours_are_tonnes",
            vec![
                "--before",
                "42 kW",
                "--after",
                "31 kW",
                "--accuracy",
                "2 %",
                "--yearly",
                "6000 t/yr",
                "--yearly-accuracy",
                "5 %",
            ],
        ),
        ("no_percent", [&["--before", "42 kW", "--after", "31 kW", "--accuracy", "2"][..], &yearly].concat()),
        ("comma", [&["--before", "42,5 kW", "--after", "31 kW", "--accuracy", "2 %"][..], &yearly].concat()),
        ("below_zero", [&["--before", "42 kW", "--after=-31 kW", "--accuracy", "2 %"][..], &yearly].concat()),
        (
            "nothing_made",
            [&["--before", "42 kWh per 0 t", "--after", "31 kWh per 2 t", "--accuracy", "2 %"][..], &yearly].concat(),
        ),
        (
            "option_c",
            [&["--before", "42 kW", "--after", "31 kW", "--accuracy", "2 %", "--method", "option-c"][..], &yearly]
                .concat(),
        ),
        ("other_currency", vec!["--stated", "300 EUR/month"]),
        ("wrong_resource", vec!["--stated", "300 m3/yr"]),
        ("no_time", vec!["--stated", "300 MXN"]),
    ];
    for (name, options) in cases {
        let plant = Plant::new(&format!("direct_{name}"), "en");
        let mut shown = String::new();
        for lang in ["en", "es"] {
            let ran = plant.run("measure", &[&["1", "--lang", lang][..], &options, &WHO].concat());
            assert_eq!(ran.code, 2, "{name}: {}", ran.shown());
            shown.push_str(&ran.err);
        }
        assert_eq!(plant.ledger().entries.len(), 3, "{name}");
        snapshot(&format!("direct__{name}"), &shown);
    }
}
