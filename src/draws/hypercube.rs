//! A Latin hypercube: of each input one value from each of as many strata as there are draws, in a random order.
//!
//! `McKay`, Beckman, Conover, *A comparison of three methods for selecting values of input variables in the analysis of
//! output from a computer code*, Technometrics 21 (1979).

use super::pert::Perts;
use super::random::Random;
use super::shape::Shape;

/// The values of one input: the central one first, then the draws.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) values: Vec<f64>,
    /// The stratum of each draw, from 0.
    pub(super) strata: Vec<u32>,
}

/// Draws the values of an input. Its name is part of the seed, so that no other input changes them.
pub(super) fn draw(perts: &mut Perts, name: &str, central: f64, shape: &Shape, count: u32, seed: u64) -> Column {
    let mut random = Random::of(seed, name);
    let strata = random.order(count);
    let inverse = shape.inverse(perts);
    let width = 1.0 / f64::from(count);
    let mut values = Vec::with_capacity(strata.len() + 1);
    values.push(central);
    values.extend(strata.iter().map(|stratum| inverse.at((f64::from(*stratum) + random.unit()) * width)));
    Column { values, strata }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stratum_has_one_value_and_the_central_one_stands_first() {
        let shape = Shape::Uniform { low: 0.0, high: 1.0 };
        let column = draw(&mut Perts::new(), "x", 0.5, &shape, 400, 7);
        assert_eq!(column.values.len(), 401);
        assert_eq!(column.values[0].to_bits(), 0.5_f64.to_bits());
        let mut seen = vec![0; 400];
        for (value, stratum) in column.values[1..].iter().zip(&column.strata) {
            assert!((value * 400.0).floor().total_cmp(&f64::from(*stratum)).is_eq());
            seen[*stratum as usize] += 1;
        }
        assert!(seen.iter().all(|count| *count == 1));
    }

    #[test]
    fn a_likelihood_is_met_to_one_draw() {
        let column = draw(&mut Perts::new(), "seen", 1.0, &Shape::Truth(0.3), 1000, 1);
        let there: f64 = column.values[1..].iter().sum();
        assert!((there - 300.0).abs() <= 1.0, "{there}");
    }
}
