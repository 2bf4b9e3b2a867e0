//! Surcharge and bonus for the power factor: each branch, cap, reference and date.

use auditlite::tariffs::{PowerFactorRule, Span, power_factor};
use auditlite::units::{Day, Month};

use super::{readings, service, tariffs};

fn rule() -> &'static PowerFactorRule {
    tariffs().power_factor(tariffs().tariff("GDMTH").unwrap()).unwrap()
}

#[test]
fn below_the_reference_is_added_and_above_it_taken_off() {
    // 3/5 x (0.90 / 0.82 - 1) = 5.8537 % -> 5.9 %
    assert!((rule().share(0.82, 0.9) - 0.059).abs() < 1e-12);
    // 1/4 x (1 - 0.90 / 0.97) = 1.8041 % -> 1.8 %
    assert!((rule().share(0.97, 0.9) + 0.018).abs() < 1e-12);
    // The receipt of blog.sunwise.io: 97.83 % gives 2.0009 %, printed 2.0 %: 43,046.60 x 0.02 = 860.93.
    assert!((rule().share(0.9783, 0.9) + 0.02).abs() < 1e-12);
    // At the reference itself there is neither.
    assert_eq!(rule().share(0.9, 0.9), 0.0);
}

#[test]
fn halves_of_the_second_decimal_go_up() {
    // 3/5 x (0.90 / x - 1) = 0.05 % at x = 0.899250...: 0.0005 rounds to 0.1 %.
    let x = 0.9 / (1.0 + 0.0005 / 0.6);
    assert!((rule().share(x, 0.9) - 0.001).abs() < 1e-12);
    assert_eq!(rule().share(0.8999, 0.9), 0.0);
}

#[test]
fn both_are_capped() {
    // 3/5 x (0.90 / 0.25 - 1) = 156 % -> 120 %
    assert_eq!(rule().share(0.25, 0.9), 1.2);
    // 3/5 x (0.90 / 0.30 - 1) = 120.0 % exactly
    assert_eq!(rule().share(0.3, 0.9), 1.2);
    // At one: 2.5 % with 0.90, 1.25 -> 1.3 % with 0.95, 0.75 -> 0.8 % with 0.97.
    assert!((rule().share(1.0, 0.9) + 0.025).abs() < 1e-12);
    assert!((rule().share(1.0, 0.95) + 0.013).abs() < 1e-12);
    assert!((rule().share(1.0, 0.97) + 0.008).abs() < 1e-12);
    // A lower reference would ask for more than the cap.
    assert_eq!(rule().share(1.0, 0.8), -0.025);
}

#[test]
fn a_power_factor_that_cannot_be_has_no_share() {
    for factor in [0.0, -0.9, 1.1, 87.0, f64::NAN] {
        assert_eq!(rule().share(factor, 0.9), 0.0, "{factor}");
    }
}

#[test]
fn the_reference_depends_on_contract_and_date() {
    let reference = |date: &str, kw: f64| rule().reference(Day::parse(date).unwrap(), kw).unwrap().reference;
    assert_eq!(reference("2026-09-30", 0.0), 0.9);
    assert_eq!(reference("2026-09-30", 999.0), 0.9);
    assert_eq!(reference("2023-12-31", 1000.0), 0.9);
    assert_eq!(reference("2024-01-01", 1000.0), 0.95);
    assert_eq!(reference("2026-04-07", 1500.0), 0.95);
    assert_eq!(reference("2026-04-08", 1500.0), 0.97);
}

#[test]
fn the_bill_takes_the_reference_of_its_last_day() {
    let mut service = service("GDMTH", "Bajío");
    service.contracted = Some(1200.0);
    let share = |month: &str| {
        let span = Span::of(Month::parse(month).unwrap());
        let schedule = tariffs().schedule(&service, span, 0);
        let bill = schedule.bill(&readings(200_000.0, 300_000.0, 60_000.0, 1100.0, 1050.0, 0.96));
        bill.lines.iter().find(|line| line.id() == "power_factor").unwrap().price
    };
    // March: bonus 1/4 x (1 - 0.95/0.96) = 0.26 % -> 0.3 %; April: surcharge 3/5 x (0.97/0.96 - 1) = 0.625 % -> 0.6 %.
    assert!((share("2026-03") + 0.003).abs() < 1e-12);
    assert!((share("2026-04") - 0.006).abs() < 1e-12);
}

#[test]
fn reactive_energy_gives_the_power_factor() {
    // 300 kWh and 400 kvarh: 300 / 500 = 0.6.
    assert_eq!(power_factor(300.0, 400.0), Some(0.6));
    assert_eq!(power_factor(1000.0, 0.0), Some(1.0));
    assert_eq!(power_factor(0.0, 10.0), None);
}
