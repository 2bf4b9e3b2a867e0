//! What each input adds to a spread.
//!
//! First-order indices of Sobol: the variance of the mean of a result given one input, over the whole variance. The
//! draws are put into bins by the stratum of the input; the variance of the bins' means is that of the input, less what
//! chance alone gives so many bins (Kelley, *An unbiased correlation ratio measure*, PNAS 21 (1935), ε²). Unlike a rank
//! correlation it does not ask for a result that rises or falls all along. What inputs do only together is in the rest.

/// Most bins; each holds fifty draws at least.
const BINS: usize = 20;
/// Draws in a bin at least.
const IN_A_BIN: usize = 50;
/// Shares below so many standard deviations of what chance gives are none.
const SURE: f64 = 3.0;

/// How many bins there are for so many draws; with fewer than two nothing can be said.
pub(super) fn bins(draws: usize) -> Option<usize> {
    Some((draws / IN_A_BIN).min(BINS)).filter(|bins| *bins >= 2)
}

/// The share of each input in the variance of the values, by the strata of their draws; none where nothing varies.
#[expect(clippy::cast_precision_loss, reason = "counts of draws")]
pub(super) fn shares<'s>(values: &[f64], inputs: impl Iterator<Item = &'s [u32]>) -> Option<Vec<f64>> {
    let bins = bins(values.len())?;
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let whole: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    // What is left of a constant by rounding is no spread.
    if !whole.is_finite() || whole <= (mean * 1e-9) * (mean * 1e-9) * count {
        return None;
    }
    let chance = (2.0 * (bins as f64 - 1.0)).sqrt() / count;
    let share = |strata: &[u32]| {
        let mut sums = vec![(0.0, 0.0); bins];
        for (value, stratum) in values.iter().zip(strata) {
            if let Some((sum, members)) = sums.get_mut(*stratum as usize * bins / values.len()) {
                *sum += value - mean;
                *members += 1.0;
            }
        }
        let between: f64 =
            sums.iter().filter(|(_, members)| *members > 0.0).map(|(sum, members)| sum * sum / members).sum();
        let within = (whole - between) / (count - bins as f64);
        let share = (between - (bins as f64 - 1.0) * within) / whole;
        if share > SURE * chance { share.min(1.0) } else { 0.0 }
    };
    Some(inputs.map(share).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draws::hypercube::draw;
    use crate::draws::pert::Perts;
    use crate::draws::shape::Shape;

    #[test]
    fn the_shares_of_a_product_are_those_worked_out_by_hand() {
        // a from 8 to 12 and b from 1 to 3, both uniform: means 10 and 2, variances 16/12 and 4/12.
        // Var ab = 4 · 16/12 + 100 · 4/12 + 16/12 · 4/12 = 5.3333 + 33.3333 + 0.4444 = 39.1111.
        // First order: a 5.3333/39.1111 = 13.6 %, b 33.3333/39.1111 = 85.2 %; together 1.1 % is left.
        let mut perts = Perts::new();
        let a = draw(&mut perts, "a", 10.0, &Shape::Uniform { low: 8.0, high: 12.0 }, 10_000, 3);
        let b = draw(&mut perts, "b", 2.0, &Shape::Uniform { low: 1.0, high: 3.0 }, 10_000, 3);
        let idle = draw(&mut perts, "c", 2.0, &Shape::Uniform { low: 1.0, high: 3.0 }, 10_000, 3);
        let values: Vec<f64> = a.values.iter().zip(&b.values).skip(1).map(|(a, b)| a * b).collect();
        let inputs = [&a, &b, &idle].map(|column| column.strata.as_slice());
        let found = shares(&values, inputs.into_iter()).unwrap();
        assert!((found[0] - 0.1364).abs() < 0.02, "{found:?}");
        assert!((found[1] - 0.8523).abs() < 0.02, "{found:?}");
        assert!(found[2] < 1e-12, "{found:?}");
    }

    #[test]
    fn a_result_that_falls_and_rises_again_is_not_missed() {
        let column = draw(&mut Perts::new(), "x", 0.0, &Shape::Uniform { low: -1.0, high: 1.0 }, 1000, 1);
        let values: Vec<f64> = column.values[1..].iter().map(|x| x * x).collect();
        assert!(shares(&values, std::iter::once(column.strata.as_slice())).unwrap()[0] > 0.95);
        assert_eq!(shares(&[5.0; 1000], std::iter::empty()), None);
        assert_eq!(shares(&values[..40], std::iter::empty()), None);
    }
}
