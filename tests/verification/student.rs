//! Quantiles of Student's t.

use auditlite::verification::t_quantile;

use crate::close;

/// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, Critical Values of the Student's t Distribution.
const LEVELS: [f64; 5] = [0.90, 0.95, 0.975, 0.99, 0.995];
const TABLE: [(f64, [f64; 5]); 12] = [
    (1.0, [3.078, 6.314, 12.706, 31.821, 63.657]),
    (2.0, [1.886, 2.920, 4.303, 6.965, 9.925]),
    (3.0, [1.638, 2.353, 3.182, 4.541, 5.841]),
    (4.0, [1.533, 2.132, 2.776, 3.747, 4.604]),
    (5.0, [1.476, 2.015, 2.571, 3.365, 4.032]),
    (10.0, [1.372, 1.812, 2.228, 2.764, 3.169]),
    (15.0, [1.341, 1.753, 2.131, 2.602, 2.947]),
    (20.0, [1.325, 1.725, 2.086, 2.528, 2.845]),
    (30.0, [1.310, 1.697, 2.042, 2.457, 2.750]),
    (60.0, [1.296, 1.671, 2.000, 2.390, 2.660]),
    (100.0, [1.290, 1.660, 1.984, 2.364, 2.626]),
    (1e9, [1.282, 1.645, 1.960, 2.326, 2.576]),
];

#[test]
fn quantiles_are_those_of_the_printed_table() {
    for (degrees, row) in TABLE {
        for (level, wanted) in LEVELS.into_iter().zip(row) {
            let found = t_quantile(level, degrees);
            assert!((found - wanted).abs() <= 0.000_51, "t({level}, {degrees}) = {found}, printed {wanted}");
        }
    }
}

#[test]
fn with_one_and_two_degrees_quantiles_are_those_of_the_closed_forms() {
    // One: Cauchy, tan(π (p - 1/2)). Two: (2p - 1) / √(2 p (1 - p)).
    for p in [0.501, 0.6, 0.84, 0.95, 0.975, 0.999, 0.999_99] {
        let one = (std::f64::consts::PI * (p - 0.5)).tan();
        let two = (2.0 * p - 1.0) / (2.0 * p * (1.0 - p)).sqrt();
        assert!(close(t_quantile(p, 1.0), one, 1e-8), "{p}: {} {one}", t_quantile(p, 1.0));
        assert!(close(t_quantile(p, 2.0), two, 1e-8), "{p}: {} {two}", t_quantile(p, 2.0));
    }
}

#[test]
fn quantiles_are_symmetric_and_fall_with_the_degrees() {
    for p in [0.55, 0.84, 0.95, 0.999] {
        let mut before = f64::INFINITY;
        for degrees in [0.5, 1.0, 1.7, 2.0, 3.3, 8.0, 21.0, 1e3, 1e6] {
            let found = t_quantile(p, degrees);
            assert!((found + t_quantile(1.0 - p, degrees)).abs() < 1e-9 * found);
            assert!(found < before, "{p} {degrees}");
            before = found;
        }
    }
    assert!(t_quantile(0.5, 3.0).abs() < 1e-12);
    for (p, degrees) in [(0.0, 3.0), (1.0, 3.0), (f64::NAN, 3.0), (0.9, 0.0), (0.9, -1.0), (0.9, f64::NAN)] {
        assert!(t_quantile(p, degrees).is_nan());
    }
}
