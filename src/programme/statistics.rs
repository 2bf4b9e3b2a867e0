//! Intervals of shares and of means.

use crate::verification::t_quantile;

/// The level of every interval of a programme, as a share: 95 %, the usual one of the trade's statistics.
pub const LEVEL: f64 = 0.95;

/// The standard normal quantile of a two-sided interval at [`LEVEL`].
const NORMAL: f64 = 1.959_963_984_540_054;

/// The interval of a share of which `hits` of `of` were seen, at [`LEVEL`]; none without any.
///
/// E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, Journal of the American
/// Statistical Association 22 (1927), 209-212; advised for small numbers by L. D. Brown, T. T. Cai and A. `DasGupta`,
/// Interval Estimation for a Binomial Proportion, Statistical Science 16 (2001), 101-133.
///
/// ```
/// use auditlite::programme::wilson;
/// let [low, high] = wilson(8, 10).unwrap();
/// assert!((low - 0.4902).abs() < 1e-4 && (high - 0.9433).abs() < 1e-4);
/// assert_eq!(wilson(0, 0), None);
/// ```
pub fn wilson(hits: usize, of: usize) -> Option<[f64; 2]> {
    if of == 0 {
        return None;
    }
    let (n, share) = (count(of), count(hits) / count(of));
    let square = NORMAL * NORMAL;
    let middle = share + square / (2.0 * n);
    let half = NORMAL * (share * (1.0 - share) / n + square / (4.0 * n * n)).sqrt();
    let whole = 1.0 + square / n;
    Some([((middle - half) / whole).max(0.0), ((middle + half) / whole).min(1.0)])
}

/// The quantile of Student's t for a two-sided interval at [`LEVEL`] with so many degrees of freedom, one at least.
///
/// [`t_quantile`] names its source.
///
/// ```
/// use auditlite::programme::student;
/// assert!((student(2) - 4.3027).abs() < 1e-4);
/// assert!((student(9) - 2.2622).abs() < 1e-4);
/// ```
pub fn student(freedom: usize) -> f64 {
    t_quantile(f64::midpoint(1.0, LEVEL), count(freedom.max(1)))
}

/// A mean with its interval by Student's t at [`LEVEL`]; the interval from three values on, for with two it spans so much
/// that it says nothing.
pub(super) fn mean(values: &[f64]) -> Option<(f64, Option<[f64; 2]>)> {
    if values.is_empty() {
        return None;
    }
    let n = count(values.len());
    let mean = values.iter().sum::<f64>() / n;
    let interval = (values.len() >= 3).then(|| {
        let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
        let half = student(values.len() - 1) * (squares / (n - 1.0) / n).sqrt();
        [mean - half, mean + half]
    });
    Some((mean, interval))
}

/// A count as a number.
#[expect(clippy::cast_precision_loss, reason = "numbers of plants and measures")]
pub(super) fn count(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::{mean, student, wilson};

    /// Table of the t distribution, 0.975: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
    #[test]
    fn quantiles_of_student_are_those_of_the_table() {
        let table =
            [(1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (5, 2.571), (10, 2.228), (30, 2.042), (100, 1.984)];
        for (freedom, wanted) in table {
            assert!((student(freedom) - wanted).abs() < 6e-4, "{freedom}: {}", student(freedom));
        }
    }

    /// 1, 2, 3: mean 2, standard deviation 1, standard error 1/sqrt(3) = 0.57735, times 4.30265 = 2.48414.
    #[test]
    fn a_mean_has_an_interval_from_three_values_on() {
        let (middle, interval) = mean(&[1.0, 2.0, 3.0]).unwrap();
        let [low, high] = interval.unwrap();
        assert!((middle - 2.0).abs() < 1e-12 && (low + 0.48414).abs() < 1e-4 && (high - 4.48414).abs() < 1e-4);
        assert_eq!(mean(&[1.0, 2.0]).unwrap().1, None);
        assert_eq!(mean(&[]), None);
    }

    #[test]
    fn a_share_stays_between_nothing_and_all() {
        for of in 1..40 {
            for hits in 0..=of {
                let [low, high] = wilson(hits, of).unwrap();
                assert!(0.0 <= low && low <= high && high <= 1.0);
            }
        }
    }
}
