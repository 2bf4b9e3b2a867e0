//! What neighbouring readings have in common.

use super::least_squares::{LeastSquares, dot};

/// Greatest correlation that is reckoned with: beyond, no effective number of readings is left.
const MOST: f64 = 0.95;

/// A moment for each reading, counted in periods, so that a gap counts as the time it lasts.
pub(super) type Moments<'a> = &'a [f64];

/// The correlation of the residuals of neighbouring periods (lag 1), as it was found.
pub(super) fn lag_one(residuals: &[f64], moments: Moments<'_>) -> f64 {
    let squares = dot(residuals, residuals);
    let next = residuals.iter().zip(moments).skip(1);
    let pairs = residuals.iter().zip(moments).zip(next);
    let products: f64 = pairs.filter(|((_, at), (_, next))| *next - *at < 1.5).map(|((a, _), (b, _))| a * b).sum();
    if squares > 0.0 { products / squares } else { 0.0 }
}

/// The correlation that is reckoned with: fitted residuals have less of it than the noise had, by (1 + (p + 2) ρ) / n on
/// average for p coefficients (F. H. C. Marriott and J. A. Pope, Bias in the estimation of autocorrelations, Biometrika 41,
/// 1954, gives (1 + 3 ρ) / n for the mean alone); none where it is negative, which would only narrow the interval.
#[expect(clippy::cast_precision_loss, reason = "counts of readings")]
pub(super) fn reckoned(found: f64, count: usize, coefficients: usize) -> f64 {
    let (n, p) = (count as f64, coefficients as f64);
    let room = n - p - 2.0;
    let corrected = if room > 0.0 { (n * found + 1.0) / room } else { found };
    corrected.clamp(0.0, MOST)
}

/// How many independent readings would say as much: n (1 - ρ) / (1 + ρ), ASHRAE Guideline 14-2014, Annex B (after Reddy
/// and Claridge, HVAC&R Research 6, 2000).
#[expect(clippy::cast_precision_loss, reason = "counts of readings")]
pub(super) fn effective(count: usize, correlation: f64) -> f64 {
    count as f64 * (1.0 - correlation) / (1.0 + correlation)
}

/// The variance of a weighted sum of noise of variance 1 whose neighbours correlate (autoregressive of first order).
pub(super) fn variance_of_sum(weights: &[f64], moments: Moments<'_>, correlation: f64) -> f64 {
    let each = weights.iter().zip(moments);
    each.map(|(weight, at)| weight * along(weights, moments, *at, correlation)).sum()
}

/// The variance of the noise that left such residuals: their squares over the trace of M Ω, where M takes the model out and
/// Ω is the correlation (n - p without correlation).
pub(super) fn noise(model: &LeastSquares, moments: Moments<'_>, correlation: f64) -> f64 {
    let taken: f64 = model.orthonormal.iter().map(|column| variance_of_sum(column, moments, correlation)).sum();
    #[expect(clippy::cast_precision_loss, reason = "counts of readings")]
    let all = model.residuals.len() as f64;
    model.squares() / (all - taken)
}

fn along(weights: &[f64], moments: Moments<'_>, at: f64, correlation: f64) -> f64 {
    if correlation <= 0.0 {
        let same = weights.iter().zip(moments).filter(|(_, other)| (at - **other).abs() < f64::EPSILON);
        return same.map(|(weight, _)| weight).sum();
    }
    let each = weights.iter().zip(moments);
    each.map(|(weight, other)| weight * correlation.powf((at - other).abs())).sum()
}
