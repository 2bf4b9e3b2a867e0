//! Sums worked out by hand.

use auditlite::units::Month;
use auditlite::verification::{Accrual, By, Claim, Period, Readings, t_quantile, verify};

use crate::close;
use crate::made::{readings, times};

fn month(at: i32) -> Month {
    Month::parse("2024-07").unwrap().plus(at)
}

/// Six points on x = 1, 2, 4, 3, 6, 5 with y = 2, 4, 4, 5, 7, 5 (sorted by x: 2, 4, 5, 4, 5, 7), and one after at x = 4.
fn six() -> Readings {
    let rows = [(1.0, 2.0), (2.0, 4.0), (4.0, 4.0), (3.0, 5.0), (6.0, 7.0), (5.0, 5.0), (4.0, 3.0)];
    let periods = rows.iter().enumerate().map(|(at, (x, y))| {
        let month = month(i32::try_from(at).unwrap());
        Period { from: month.first(), to: month.last(), amount: *y, values: vec![*x], place: None }
    });
    Readings { accrual: Accrual::Level, periods: periods.collect(), ..readings(&[("pieces", "")], &[]) }
}

#[test]
fn a_regression_of_six_points_is_the_one_on_paper() {
    // Means 3.5 and 4.5; Sxx = 17.5, Sxy = 13.5, Syy = 13.5. Slope 13.5/17.5, intercept 4.5 - 3.5 × slope = 1.8.
    // Squares left 13.5 - 13.5²/17.5 = 3.085714, over 4 degrees 0.771429; R² = 13.5²/(17.5 × 13.5) = 0.771429.
    let found = verify(six(), times("2025-01-01"), &By::Variables(vec![0])).unwrap();
    let model = &found.model;
    let slope = 13.5 / 17.5;
    assert!(close(model.fit.coefficients[0], 1.8, 1e-12) && close(model.fit.coefficients[1], slope, 1e-12));
    let variance: f64 = (13.5 - 13.5 * 13.5 / 17.5) / 4.0;
    assert!(close(model.r2, slope, 1e-12));
    assert!(close(model.adjusted_r2, 1.0 - (1.0 - slope) * 5.0 / 4.0, 1e-12));
    assert!(close(model.cv_rmse, variance.sqrt() / 4.5, 1e-12));
    // t = slope / √(variance / Sxx) = 3.674235.
    assert!(close(model.t_values()[0], slope / (variance / 17.5).sqrt(), 1e-12));
    assert!(close(model.t_values()[0], 3.674_235, 1e-6));
    // Residuals in the order of time, in 35ths: -20, 23, -31, 31, 20, -23; lag 1 = (-1974/1225) / 3.085714, so none is
    // reckoned.
    assert!(close(model.correlation, -0.522_222, 1e-5));
    assert!(model.reckoned.abs() < 1e-12);
    // At x = 4 the model says 1.8 + 4 × slope = 4.885714, so 1.885714 was avoided; its variance is
    // 0.771429 × (1 + 1/6 + 0.5²/17.5) = 0.911020, and with t(0.95, 4) = 2.131847 half the interval is 2.034793.
    let avoided = &found.avoided;
    assert!(close(avoided.expected, 4.885_714, 1e-6) && close(avoided.value, 1.885_714, 1e-6));
    assert!(close(avoided.standard_error, 0.911_020_f64.sqrt(), 1e-6));
    assert!(close(avoided.half_width, 2.034_793, 1e-6));
    assert_eq!(found.claim, Claim::Noise);
    // ASHRAE: one month of 31 days after, M = 31 / (365/12); n = n' = 6, m = 1; share saved 1.885714/4.885714.
    let months = 31.0 * 12.0 / 365.0;
    let factor = -0.000_22 * months * months + 0.033_06 * months + 0.940_54;
    let wanted = t_quantile(0.84, 4.0) * factor * (variance.sqrt() / 4.5) / (1.885_714 / 4.885_714)
        * ((1.0 + 2.0 / 6.0) / 1.0_f64).sqrt();
    assert!(close(avoided.uncertainty_68, wanted, 1e-6));
}

#[test]
fn a_saving_of_several_months_has_the_variance_of_the_textbook() {
    // Level readings, so the model is a plain line. For the mean of m readings after, with mean x̄a:
    // σ² (1/m + 1/n + (x̄a - x̄)²/Sxx), Draper and Smith 3.1 with a mean of m new readings.
    let mut six = six();
    let extra = [(6, 2.0, 1.0), (7, 3.0, 2.5)];
    for (at, x, y) in extra {
        let month = month(at);
        let period = Period { from: month.first(), to: month.last(), amount: y, values: vec![x], place: None };
        six.periods.retain(|known| known.from != period.from);
        six.periods.push(period);
    }
    let found = verify(six, times("2025-01-01"), &By::Variables(vec![0])).unwrap();
    let variance: f64 = (13.5 - 13.5 * 13.5 / 17.5) / 4.0;
    let wanted = variance * (1.0 / 2.0 + 1.0 / 6.0 + (2.5_f64 - 3.5).powi(2) / 17.5);
    assert!(close(found.avoided.standard_error, wanted.sqrt(), 1e-12));
    assert!(close(found.avoided.value, 1.8 + 13.5 / 17.5 * 2.5 - 1.75, 1e-12));
}

#[test]
fn a_year_is_made_of_the_days_after_and_not_of_their_months() {
    // 10 kWh a day before, 8 a day after, for 59 days: 118 kWh in that time, 2 × 365 = 730 kWh in a year.
    let rows: Vec<_> = (-12..2)
        .map(|at| {
            let month = Month::parse("2025-01").unwrap().plus(at);
            let each = if at < 0 { 10.0 + if at % 2 == 0 { 0.01 } else { -0.01 } } else { 8.0 };
            (month, each * f64::from(month.days()), Vec::new())
        })
        .collect();
    let found = verify(readings(&[], &rows), times("2025-01-01"), &By::Nothing).unwrap();
    assert!((found.avoided.days - 59.0).abs() < 1e-12);
    assert!(close(found.avoided.value, 118.0, 1e-3) && close(found.avoided.value * found.avoided.to_year, 730.0, 1e-3));
    assert_eq!(found.claim, Claim::Saving);
}

#[test]
fn a_plant_that_stands_still_uses_its_base_load_in_proportion_to_the_days() {
    // 7 kWh a day and 3 kWh a piece, exactly: days of a month differ, and the model is exact all the same.
    let rows: Vec<_> = (-12..3)
        .map(|at| {
            let month = Month::parse("2025-01").unwrap().plus(at);
            let pieces = f64::from((at * at * 7 + 13 * at).rem_euclid(50));
            (month, 7.0 * f64::from(month.days()) + 3.0 * pieces, vec![pieces])
        })
        .collect();
    let found = verify(readings(&[("pieces", "")], &rows), times("2025-01-01"), &By::Variables(vec![0])).unwrap();
    assert!(close(found.model.fit.coefficients[0], 7.0, 1e-12) && close(found.model.fit.coefficients[1], 3.0, 1e-12));
    assert!(found.avoided.value.abs() < 1e-9);
}
