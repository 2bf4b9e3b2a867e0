//! Billed demand: real bills of a plant in Golfo Norte, and each branch of the rules.

use auditlite::tariffs::{Lack, Span, Term};
use auditlite::units::Month;

use super::{readings, service, tariffs};

/// A bill of a month in Golfo Norte with a demand in the peak hours and so much energy that it is worth `theoretical` kW.
fn capacity(month: &str, demand_peak: f64, energy: f64) -> (f64, f64) {
    let service = service("GDMTH", "Golfo Norte");
    let schedule = tariffs().schedule(&service, Span::of(Month::parse(month).unwrap()), 0);
    let bill =
        schedule.bill(&readings(energy * 0.3, energy * 0.5, energy * 0.2, demand_peak + 40.0, demand_peak, 0.95));
    let line = bill.lines.iter().find(|line| line.id() == "capacity").unwrap();
    (line.quantity, line.amount)
}

#[test]
fn real_bills_are_met_to_the_cent() {
    // January 2026: 662 kW in the peak hours x 401.78, the energy asking for more.
    assert_eq!(capacity("2026-01", 662.0, 400_000.0), (662.0, 265_978.36));
    // October 2025: billed 737.48 kW against 827 in the peak hours: 737.48 x 24 x 31 x 0.57 = 312,750.5 kWh.
    let (kw, amount) = capacity("2025-10", 827.0, 312_750.518_4);
    assert!((kw - 737.48).abs() < 1e-6, "{kw}");
    // 737.48 x 446.06 = 328,960.33
    assert_eq!(amount, 328_960.33);
    // December 2025: 605.0 kW against 644: 605 x 744 x 0.57 = 256,568.4 kWh; 605 x 411.03 = 248,673.15.
    let (kw, amount) = capacity("2025-12", 644.0, 256_568.4);
    assert!((kw - 605.0).abs() < 1e-9, "{kw}");
    assert_eq!(amount, 248_673.15);
}

#[test]
fn a_fraction_of_a_kilowatt_is_taken_as_the_next_and_the_theoretical_is_not() {
    // 661.01 counts as 662, 662.0 as 662; the noise of a conversion counts for nothing.
    assert_eq!(capacity("2026-01", 661.01, 400_000.0).0, 662.0);
    assert_eq!(capacity("2026-01", 662.000_000_01, 400_000.0).0, 662.0);
    let (kw, _) = capacity("2025-10", 827.0, 312_750.518_4);
    assert!(kw.fract() > 0.4);
}

#[test]
fn distribution_looks_at_the_highest_of_all_hours() {
    let service = service("GDMTH", "Golfo Norte");
    let span = Span::of(Month::parse("2026-01").unwrap());
    let schedule = tariffs().schedule(&service, span, 0);
    let bill = schedule.bill(&readings(120_000.0, 200_000.0, 80_000.0, 702.0, 662.0, 0.95));
    // 702 x 57.74 = 40,533.48; the energy is worth 400,000 / 744 / 0.57 = 943.2 kW.
    assert_eq!(bill.amount("distribution"), Some(40_533.48));
    // With 290,000 kWh it is 290,000 / (24 x 31 x 0.57) = 683.83324 kW, x 57.74 = 39,484.53.
    let bill = schedule.bill(&readings(90_000.0, 140_000.0, 60_000.0, 702.0, 662.0, 0.95));
    let line = bill.lines.iter().find(|line| line.id() == "distribution").unwrap();
    assert!((line.quantity - 683.833_239_0).abs() < 1e-6, "{}", line.quantity);
    assert_eq!(line.amount, 39_484.53);
}

#[test]
fn without_hours_of_peak_the_energy_decides_alone() {
    // Baja California, January 2026, has none: 200,000 / (24 x 31 x 0.57) = 471.61 kW although 300 kW are read there.
    let service = service("GDMTH", "Baja California");
    let schedule = tariffs().schedule(&service, Span::of(Month::parse("2026-01").unwrap()), 0);
    assert!(!schedule.has_peak);
    let bill = schedule.bill(&readings(170_000.0, 30_000.0, 0.0, 500.0, 300.0, 0.95));
    let line = bill.lines.iter().find(|line| line.id() == "capacity").unwrap();
    assert!((line.quantity - 471.609_130_4).abs() < 1e-6, "{}", line.quantity);
    assert_eq!(bill.lacks, []);
}

#[test]
fn without_a_demand_meter_the_energy_decides_alone() {
    let mut service = service("GDMTO", "Valle de México Centro");
    service.demand_meter = false;
    let span = Span::of(Month::parse("2025-01").unwrap());
    let schedule = tariffs().schedule(&service, span, 0);
    let mut readings = readings(0.0, 20_000.0, 0.0, 0.0, 0.0, 0.95);
    (readings.demand, readings.demand_peak) = (None, None);
    let bill = schedule.bill(&readings);
    // 20,000 / (24 x 31 x 0.55) = 48.875855 kW: x 64.12 = 3,133.92, x 373.75 = 18,267.35; 20,000 x 1.699 = 33,980.
    assert_eq!(bill.amount("distribution"), Some(3_133.92));
    assert_eq!(bill.amount("capacity"), Some(18_267.35));
    assert_eq!(bill.amount("energy"), Some(33_980.0));
    assert_eq!(bill.amount("fixed"), Some(466.83));
}

#[test]
fn a_reading_that_nobody_gives_is_named_and_nothing_stands_in() {
    let service = service("GDMTH", "Golfo Norte");
    let schedule = tariffs().schedule(&service, Span::of(Month::parse("2026-01").unwrap()), 0);
    let mut readings = readings(1.0, 1.0, 1.0, 1.0, 1.0, 1.0);
    readings.demand_peak = None;
    assert_eq!(schedule.bill(&readings).lacks, [Lack::Demand(Term::DemandPeak)]);
    let gdbt = super::service("GDBT", "Bajío");
    let schedule = tariffs().schedule(&gdbt, Span::of(Month::parse("2021-05").unwrap()), 0);
    let lacks = schedule.bill(&readings).lacks;
    assert!(lacks.contains(&Lack::LoadFactor), "{lacks:?}");
}
