//! What must not change when units or the order of rows do.

use auditlite::verification::{By, Claim, Readings, Verification, verify};

use crate::close;
use crate::made::{Made, Random, plant, times};

const MADE: Made = Made { before: 12, after: 6, saved: 0.1, noise: 0.02, correlation: 0.3 };

fn worked(readings: Readings) -> Verification {
    verify(readings, times("2025-01-01"), &By::Variables(vec![0])).unwrap()
}

#[test]
fn another_unit_of_the_readings_changes_the_figures_in_proportion_and_the_claim_not_at_all() {
    let mut random = Random(1);
    for factor in [1e-3, 3.6, 1e6] {
        let (readings, _) = plant(MADE, &mut random);
        let mut other = readings.clone();
        other.periods.iter_mut().for_each(|period| period.amount *= factor);
        let (one, other) = (worked(readings), worked(other));
        assert!(close(other.avoided.value, one.avoided.value * factor, 1e-9));
        assert!(close(other.avoided.half_width, one.avoided.half_width * factor, 1e-9));
        assert!(close(other.model.cv_rmse, one.model.cv_rmse, 1e-9) && close(other.model.r2, one.model.r2, 1e-9));
        assert!(close(other.avoided.uncertainty_68, one.avoided.uncertainty_68, 1e-9));
        assert_eq!(one.claim, other.claim);
    }
}

#[test]
fn another_unit_of_a_variable_changes_only_its_coefficient() {
    let (readings, _) = plant(MADE, &mut Random(2));
    let mut other = readings.clone();
    other.periods.iter_mut().for_each(|period| period.values.iter_mut().for_each(|value| *value *= 1000.0));
    let (one, other) = (worked(readings), worked(other));
    assert!(close(other.avoided.value, one.avoided.value, 1e-9));
    assert!(close(other.avoided.half_width, one.avoided.half_width, 1e-9));
    assert!(close(other.model.fit.coefficients[1] * 1000.0, one.model.fit.coefficients[1], 1e-9));
}

#[test]
fn the_order_of_the_rows_changes_nothing() {
    let (readings, _) = plant(MADE, &mut Random(3));
    let mut other = readings.clone();
    other.periods.reverse();
    assert_eq!(worked(readings), worked(other));
}

#[test]
fn more_months_after_make_the_saving_per_year_surer() {
    let share = |after: i32| {
        let found = worked(plant(Made { after, correlation: 0.0, ..MADE }, &mut Random(4)).0);
        found.avoided.half_width * found.avoided.to_year
    };
    assert!(share(2) > share(6) && share(6) > share(12));
}

#[test]
fn using_more_after_is_an_increase_and_no_saving() {
    let found = worked(plant(Made { saved: -0.2, noise: 0.01, ..MADE }, &mut Random(5)).0);
    assert_eq!(found.claim, Claim::Increase);
    assert!(found.avoided.high() < 0.0);
}
