//! Measured on the equipment itself.

use auditlite::verification::{Direct, PerYear, Side, t_quantile};

use crate::close;

fn side(readings: &[f64], accuracy: f64) -> Side {
    Side { readings: readings.to_vec(), accuracy }
}

#[test]
fn one_reading_on_each_side_has_the_spread_of_its_instrument_and_hours() {
    // 42 kW and 31 kW, each within 2 %; 6000 h/yr within 10 %. Saving 11 × 6000 = 66,000. Limits over √3:
    // 42 × 2 % × 6000 = 5040, 31 × 2 % × 6000 = 3720, 66,000 × 10 % = 6600; √((5040² + 3720² + 6600²)/3) = 5253.17;
    // times 1.644854 is 8640.7.
    let direct = Direct {
        before: side(&[42.0], 0.02),
        after: side(&[31.0], 0.02),
        per_year: Some(PerYear { value: 6000.0, accuracy: 0.10 }),
    };
    let saving = direct.saving();
    assert!(close(saving.value, 66_000.0, 1e-12));
    let wanted = ((5040.0_f64.powi(2) + 3720.0_f64.powi(2) + 6600.0_f64.powi(2)) / 3.0).sqrt();
    assert!(close(saving.standard_error, wanted, 1e-12));
    assert!(close(saving.half_width, 1.644_853_6 * wanted, 1e-5));
    assert!(!saving.is_noise());
}

#[test]
fn repeated_readings_add_how_far_they_differ_with_their_few_degrees() {
    // Before 40, 42, 44: mean 42, s = 2, s/√3 = 1.154701 with 2 degrees. After 31, 33: mean 32, s = √2, s/√2 = 1 with 1.
    // A perfect instrument. Welch-Satterthwaite: (4/3 + 1)² / ((4/3)²/2 + 1/1) = 5.444444/1.888889 = 2.882353.
    let direct = Direct { before: side(&[40.0, 42.0, 44.0], 0.0), after: side(&[31.0, 33.0], 0.0), per_year: None };
    let saving = direct.saving();
    assert!(close(saving.value, 10.0, 1e-12));
    assert!(close(saving.standard_error, (4.0_f64 / 3.0 + 1.0).sqrt(), 1e-12));
    assert!(close(saving.degrees, 2.882_353, 1e-6));
    assert!(close(saving.half_width, t_quantile(0.95, saving.degrees) * saving.standard_error, 1e-12));
}

#[test]
fn a_difference_within_the_error_of_the_instrument_is_noise() {
    let direct = Direct { before: side(&[42.0], 0.05), after: side(&[41.0], 0.05), per_year: None };
    assert!(direct.saving().is_noise());
    let exact = Direct { before: side(&[42.0], 0.0), after: side(&[41.0], 0.0), per_year: None };
    assert!(!exact.saving().is_noise() && exact.saving().half_width.abs() < 1e-12);
    let equal = Direct { before: side(&[42.0], 0.0), after: side(&[42.0], 0.0), per_year: None };
    assert!(equal.saving().is_noise());
}
