//! Least squares against the certified values of the NIST Statistical Reference Datasets, Linear Regression.

use auditlite::verification::LeastSquares;

use crate::close;

fn standard_errors(fit: &LeastSquares) -> Vec<f64> {
    fit.standard_errors(fit.squares() / fit.degrees())
}

#[test]
fn norris_has_the_certified_values() {
    let x = [
        0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6, 775.5, 666.9, 338.0, 447.5,
        11.6, 556.0, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1, 887.2, 999.0, 779.0, 11.1, 118.3, 229.2,
        669.1, 448.9, 0.5,
    ];
    let y = [
        0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1, 668.8, 339.3, 448.9,
        10.8, 557.7, 228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3, 888.0, 998.5, 778.9, 10.2, 117.6, 228.9,
        668.4, 449.2, 0.2,
    ];
    let fit = LeastSquares::fit(&[vec![1.0; 36], x.to_vec()], &y).unwrap();
    assert!(close(fit.coefficients[0], -0.262323073774029, 1e-11));
    assert!(close(fit.coefficients[1], 1.00211681802045, 1e-13));
    let errors = standard_errors(&fit);
    assert!(close(errors[0], 0.232818234301152, 1e-12));
    assert!(close(errors[1], 0.429796848199937e-03, 1e-12));
    assert!(close((fit.squares() / fit.degrees()).sqrt(), 0.884796396144373, 1e-12));
}

#[test]
fn noint1_through_the_origin_has_the_certified_values() {
    let x: Vec<f64> = (60..=70).map(f64::from).collect();
    let y: Vec<f64> = (130..=140).map(f64::from).collect();
    let fit = LeastSquares::fit(&[x], &y).unwrap();
    assert!(close(fit.coefficients[0], 2.07438016528926, 1e-13));
    assert!(close(standard_errors(&fit)[0], 0.165289256198347e-01, 1e-12));
    assert!(close((fit.squares() / fit.degrees()).sqrt(), 3.56753034006338, 1e-12));
}

#[test]
fn longley_whose_columns_nearly_depend_on_each_other_has_the_certified_values() {
    const ROWS: [[f64; 7]; 16] = [
        [60323.0, 83.0, 234289.0, 2356.0, 1590.0, 107608.0, 1947.0],
        [61122.0, 88.5, 259426.0, 2325.0, 1456.0, 108632.0, 1948.0],
        [60171.0, 88.2, 258054.0, 3682.0, 1616.0, 109773.0, 1949.0],
        [61187.0, 89.5, 284599.0, 3351.0, 1650.0, 110929.0, 1950.0],
        [63221.0, 96.2, 328975.0, 2099.0, 3099.0, 112075.0, 1951.0],
        [63639.0, 98.1, 346999.0, 1932.0, 3594.0, 113270.0, 1952.0],
        [64989.0, 99.0, 365385.0, 1870.0, 3547.0, 115094.0, 1953.0],
        [63761.0, 100.0, 363112.0, 3578.0, 3350.0, 116219.0, 1954.0],
        [66019.0, 101.2, 397469.0, 2904.0, 3048.0, 117388.0, 1955.0],
        [67857.0, 104.6, 419180.0, 2822.0, 2857.0, 118734.0, 1956.0],
        [68169.0, 108.4, 442769.0, 2936.0, 2798.0, 120445.0, 1957.0],
        [66513.0, 110.8, 444546.0, 4681.0, 2637.0, 121950.0, 1958.0],
        [68655.0, 112.6, 482704.0, 3813.0, 2552.0, 123366.0, 1959.0],
        [69564.0, 114.2, 502601.0, 3931.0, 2514.0, 125368.0, 1960.0],
        [69331.0, 115.7, 518173.0, 4806.0, 2572.0, 127852.0, 1961.0],
        [70551.0, 116.9, 554894.0, 4007.0, 2827.0, 130081.0, 1962.0],
    ];
    let certified = [
        (-3482258.63459582, 890420.383607373),
        (15.0618722713733, 84.9149257747669),
        (-0.358191792925910e-01, 0.334910077722432e-01),
        (-2.02022980381683, 0.488399681651699),
        (-1.03322686717359, 0.214274163161675),
        (-0.511041056535807e-01, 0.226073200069370),
        (1829.15146461355, 455.478499142212),
    ];
    let column = |at: usize| ROWS.iter().map(|row| row[at]).collect::<Vec<_>>();
    let columns: Vec<Vec<f64>> = std::iter::once(vec![1.0; 16]).chain((1..7).map(column)).collect();
    let fit = LeastSquares::fit(&columns, &column(0)).unwrap();
    for ((found, error), (wanted, wanted_error)) in fit.coefficients.iter().zip(standard_errors(&fit)).zip(certified) {
        assert!(close(*found, wanted, 1e-8), "{found} {wanted}");
        assert!(close(error, wanted_error, 1e-8), "{error} {wanted_error}");
    }
    assert!(close((fit.squares() / fit.degrees()).sqrt(), 304.854073561965, 1e-9));
}

#[test]
fn a_column_that_is_a_sum_of_others_is_told() {
    let one = vec![1.0, 2.0, 3.0, 5.0];
    let other = vec![4.0, 1.0, 0.0, 2.0];
    let sum: Vec<f64> = one.iter().zip(&other).map(|(a, b)| 3.0 * a - b).collect();
    let found = LeastSquares::fit(&[one.clone(), other, sum], &[1.0, 2.0, 3.0, 4.0]).unwrap_err();
    assert_eq!(found.0, 2);
    assert_eq!(LeastSquares::fit(&[vec![0.0; 4]], &one).unwrap_err().0, 0);
}
