//! How the values of an input are spread.

use super::pert::{Pert, Perts};

/// How the values of an input are spread.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    /// Between a least and a greatest value, most likely at a third (PERT).
    Pert { low: f64, mode: f64, high: f64 },
    /// Anywhere between two values.
    Uniform { low: f64, high: f64 },
    /// 1 with this likelihood, else 0.
    Truth(f64),
    /// One of these, each as likely.
    OneOf(Vec<f64>),
}

/// The inverse of a distribution.
pub(super) enum Inverse<'s> {
    Pert(Pert),
    Other(&'s Shape),
}

impl Shape {
    /// A number that may be these multiples of itself; none where there is no spread.
    pub(super) fn around(central: f64, (low, high): (f64, f64)) -> Option<Shape> {
        let (a, b) = (central * low, central * high);
        let (low, high) = if a <= b { (a, b) } else { (b, a) };
        Self::pert(low, central, high)
    }

    /// Between two values with a likely one between them; none where there is no spread.
    pub(super) fn pert(low: f64, mode: f64, high: f64) -> Option<Shape> {
        let good = low.is_finite() && high.is_finite() && low <= mode && mode <= high && low < high;
        good.then_some(Shape::Pert { low, mode, high })
    }

    /// Held within a range; the likely value is within it already.
    pub(super) fn within(self, (least, greatest): (f64, f64)) -> Option<Shape> {
        match self {
            Shape::Pert { low, mode, high } => Self::pert(low.max(least).min(mode), mode, high.min(greatest).max(mode)),
            other => Some(other),
        }
    }

    pub(super) fn inverse(&self, perts: &mut Perts) -> Inverse<'_> {
        match self {
            Shape::Pert { low, mode, high } => Inverse::Pert(perts.of(*low, *mode, *high)),
            other => Inverse::Other(other),
        }
    }
}

impl Inverse<'_> {
    /// The value below which a share of all values lie.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a position among some words"
    )]
    pub(super) fn at(&self, u: f64) -> f64 {
        match self {
            Inverse::Pert(pert) => pert.quantile(u),
            Inverse::Other(Shape::Uniform { low, high }) => low + (high - low) * u,
            // The upper strata hold, so that more of an input always means a higher value.
            Inverse::Other(Shape::Truth(share)) => f64::from(u8::from(u >= 1.0 - share)),
            Inverse::Other(Shape::OneOf(values)) => {
                let position = ((u * values.len() as f64) as usize).min(values.len().saturating_sub(1));
                values.get(position).copied().unwrap_or(f64::NAN)
            }
            Inverse::Other(Shape::Pert { .. }) => f64::NAN,
        }
    }
}
