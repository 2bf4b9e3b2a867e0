//! Fuels read as mass or volume, and readings that go the wrong way.

use auditlite::ledger::{Event, Measured};

use crate::plant::{Plant, Ran};

const WHO: [&str; 4] = ["--on", "2025-07-10", "--by", "Ana"];

fn last(plant: &Plant) -> Measured {
    match plant.ledger().entries.pop().unwrap().event {
        Event::Measured(measured) => measured,
        other => panic!("{other:?}"),
    }
}

/// Eighteen months of gas: about 1,000 before, 900 from 2025 on, each times a factor.
fn gas(plant: &Plant, heading: &str, factor: f64) -> Ran {
    let odd = [4.0, -3.0, 1.0, -5.0, 2.0, 3.0, -2.0, -4.0, 1.0, 5.0, -1.0, -1.0];
    let mut text = format!("month,{heading}\n");
    for at in 0..18 {
        let used = if at < 12 { 1000.0 } else { 900.0 } + odd[at * 7 % 12];
        text.push_str(&format!("{}-{:02},{}\n", 2024 + at / 12, at % 12 + 1, used * factor));
    }
    plant.write("gas.csv", &text);
    let what = ["1", "--resource", "lpg", "--bills", "gas.csv", "--method", "bills"];
    plant.run("measure", &[&what[..], &WHO].concat())
}

/// Before: least squares through zero, sum of days times use 366,004 over sum of squared days 11,168, are 32.77256 a day.
/// After: 181 days times that less the 5,407 that were read are 524.834, in 365 days 1,058.367; times the heating value.
#[test]
fn gas_in_kilograms_and_litres_is_energy_by_the_dated_heating_value() {
    for (heading, value) in [("LP gas (kg)", 0.049_789), ("lpg (L)", 0.025_642), ("lpg (m3)", 25.642)] {
        let plant = Plant::new("gas_read", "en");
        let ran = gas(&plant, heading, 1.0);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let (found, unit) = (last(&plant), heading.split_once('(').unwrap().1.trim_end_matches(')'));
        let own = found.saves["lpg"].clone();
        let energy = Plant::new("gas_energy", "en");
        assert_eq!(gas(&energy, "lpg (GJ)", value).code, 0);
        let wanted = last(&energy).saves["lpg"].clone();
        assert_eq!((own.unit.as_str(), wanted.unit.as_str()), ("GJ/yr", "GJ/yr"));
        for (own, wanted) in [(own.value, wanted.value), (own.low.unwrap(), wanted.low.unwrap())] {
            assert!((own / wanted - 1.0).abs() < 1e-9, "{own} {wanted}");
        }
        assert!((own.value / (1_058.367 * value) - 1.0).abs() < 1e-5, "{}", own.value);
        let by = format!("read in {unit}, brought to energy by a heating value of ");
        assert!(found.basis.contains(&by), "{}", found.basis);
        assert!(ran.out.contains("heating value"), "{}", ran.out);
        assert!(!last(&energy).basis.contains("heating value"));
    }
}

#[test]
fn a_unit_that_no_heating_value_fits_is_refused_with_those_that_fit() {
    let plant = Plant::new("gas_kw", "en");
    let ran = gas(&plant, "lpg (kW)", 1.0);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("units that fit: GJ") && ran.err.contains("kg"), "{}", ran.err);
}

/// (40 - 42) kWh for each of 1,150 pieces a year: 2,300 kWh more.
#[test]
fn more_use_reads_as_more_and_a_count_as_a_count() {
    for (lang, wanted) in
        [("en", ["2,300 kWh/yr more used", "1,150 per year"]), ("es", ["2,300 kWh/año de más", "1,150 al año"])]
    {
        let plant = Plant::new(&format!("more_{lang}"), lang);
        let what = ["1", "--before", "40 kWh", "--after", "42 kWh", "--accuracy", "1 %"];
        let yearly = ["--yearly", "1150 1/yr", "--yearly-accuracy", "5 %"];
        let ran = plant.run("measure", &[&what[..], &yearly, &WHO].concat());
        assert!(ran.code < 2, "{}", ran.err);
        let basis = last(&plant).basis;
        assert!(wanted.iter().all(|words| basis.contains(words)), "{basis}");
        assert!(!basis.contains("1 readings") && !basis.contains("1 lecturas"), "{basis}");
    }
}
