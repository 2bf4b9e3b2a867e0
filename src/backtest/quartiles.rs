//! Quartiles of a few numbers.

use serde::Serialize;

/// Median and quartiles of some numbers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Quartiles {
    /// A quarter are lower.
    pub p25: f64,
    /// Half are lower.
    pub p50: f64,
    /// Three quarters are lower.
    pub p75: f64,
}

impl Quartiles {
    /// Those of some numbers; none of none.
    pub fn of(values: &[f64]) -> Option<Self> {
        Some(Self { p25: quantile(values, 0.25)?, p50: quantile(values, 0.5)?, p75: quantile(values, 0.75)? })
    }
}

/// The number that a share of some numbers stays below: on a straight line between the two around place
/// `share × (n − 1)` in rising order (type 7 of Hyndman and Fan 1996, as in spreadsheets).
pub fn quantile(values: &[f64], share: f64) -> Option<f64> {
    let mut rising = values.to_vec();
    rising.sort_by(f64::total_cmp);
    #[expect(clippy::cast_precision_loss, reason = "a number of plants")]
    let place = share.clamp(0.0, 1.0) * rising.len().checked_sub(1)? as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the list")]
    let at = place.floor() as usize;
    let lower = *rising.get(at)?;
    let upper = rising.get(at + 1).copied().unwrap_or(lower);
    Some(lower + (upper - lower) * place.fract())
}
