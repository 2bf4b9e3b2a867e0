//! How far each number of a plant may be off, as a standard deviation.

use super::spreads::Spreads;
use crate::facility::{Facility, FactWord, Origin};
use crate::fields::Basis;
use crate::library::Library;
use crate::script::FactRef;

/// How sure a number of a plant is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Deviation {
    /// The standard deviation of the number over the number.
    Relative(f64),
    /// A usual value: it says nothing of this plant.
    Usual,
}

/// A number of a plant: the fact, its record in a list, its value, and how sure it is.
#[derive(Debug, Clone)]
pub struct Sure {
    /// Which fact.
    pub fact: FactRef,
    /// Which record, of a list.
    pub record: Option<usize>,
    /// Its value, canonical.
    pub value: f64,
    /// How sure it is by itself; what a number inherits from those that it was worked out from is not in it.
    pub deviation: Deviation,
}

/// The standard deviation of PERT between two multiples of its peak, over its mean.
///
/// Mean μ = (a + 4 m + b) / 6 and variance (μ - a) (b - μ) / 7 with a peak of m = 1: Vose, *Risk Analysis*, 3rd edition
/// (2008), on the (modified) PERT distribution with its usual weight of 4.
pub fn pert_deviation(low: f64, high: f64) -> f64 {
    let mean = (low + 4.0 + high) / 6.0;
    ((mean - low) * (high - mean) / 7.0).max(0.0).sqrt() / mean
}

/// Every number of a plant with how sure it is.
pub fn deviations(library: &Library, facility: &Facility) -> Vec<Sure> {
    let spreads = Spreads::new(facility, &library.factors);
    facility
        .facts()
        .filter_map(|(fact, record, known)| {
            let FactWord::Number(value) = known.value else { return None };
            let deviation = match &known.origin {
                Origin::Derived { basis: Basis::Typical, .. } => Deviation::Usual,
                // A range that leaves one out is that of a value that is surely off to one side.
                Origin::Derived { range: (low, high), .. } => {
                    Deviation::Relative(pert_deviation(low.min(1.0), high.max(1.0)))
                }
                Origin::Profile { .. } | Origin::Supplied => {
                    let (low, high) = spreads.of_known(&library.fields, &fact, record)?;
                    Deviation::Relative(pert_deviation(low, high))
                }
            };
            Some(Sure { fact, record, value, deviation })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deviation_of_a_symmetric_pert_is_by_hand() {
        // Between 0.9 and 1.1: mean 1, variance 0.1 × 0.1 / 7, deviation 0.1 / √7 = 0.037796.
        assert!((pert_deviation(0.9, 1.1) - 0.037_796_447).abs() < 1e-9);
        // Between 0.7 and 1.4: mean 6.1 / 6 = 1.016667; √(0.316667 × 0.383333 / 7) = 0.131687; over the mean 0.129528.
        assert!((pert_deviation(0.7, 1.4) - 0.129_528).abs() < 1e-5);
        assert!(pert_deviation(1.0, 1.0).abs() < 1e-12);
    }
}
