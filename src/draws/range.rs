//! What lies between most draws.

/// The values below which a tenth and nine tenths of all draws lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// A tenth of the draws is below it (P10).
    pub low: f64,
    /// A tenth of the draws is above it (P90).
    pub high: f64,
}

impl Range {
    /// The range of some values; none where one of them is no number. What is never paid back is infinite.
    pub(super) fn of(values: &[f64]) -> Option<Range> {
        if values.is_empty() || values.iter().any(|value| value.is_nan()) {
            return None;
        }
        let mut values = values.to_vec();
        Some(Range { low: quantile(&mut values, 1), high: quantile(&mut values, 9) })
    }
}

/// The value below which so many tenths lie, straight between neighbours: type 7 of Hyndman and Fan, *Sample quantiles
/// in statistical packages*, The American Statistician 50 (1996).
fn quantile(values: &mut [f64], tenths: usize) -> f64 {
    let tenth = (values.len() - 1) * tenths;
    let (place, part) = (tenth / 10, tenth % 10);
    let (_, lower, above) = values.select_nth_unstable_by(place, f64::total_cmp);
    let lower = *lower;
    if part == 0 {
        return lower;
    }
    let upper = above.iter().copied().min_by(f64::total_cmp).unwrap_or(lower);
    if upper.is_infinite() {
        return upper;
    }
    #[expect(clippy::cast_precision_loss, reason = "below ten")]
    let part = part as f64 / 10.0;
    lower + (upper - lower) * part
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_hyndman_and_fan() {
        // R: quantile(c(1, 2, 4, 8, 16), c(0.1, 0.9)) gives 1.4 and 12.8.
        let range = Range::of(&[16.0, 1.0, 4.0, 8.0, 2.0]).unwrap();
        assert!((range.low - 1.4).abs() < 1e-12 && (range.high - 12.8).abs() < 1e-12);
        assert_eq!(Range::of(&[3.0]), Some(Range { low: 3.0, high: 3.0 }));
        assert_eq!(Range::of(&[1.0, f64::NAN]), None);
        assert!(Range::of(&[1.0, f64::INFINITY]).unwrap().high.is_infinite());
    }
}
