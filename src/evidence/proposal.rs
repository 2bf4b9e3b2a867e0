//! A new range of an assumption, from what it would have had to be at each plant.

use crate::draws::pert_deviation;
use crate::programme::student;

/// A range that the results bear.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Proposal {
    /// Least plausible value.
    pub low: f64,
    /// Most likely value.
    pub typical: f64,
    /// Greatest plausible value.
    pub high: f64,
}

/// Proposes a range of an assumption whose range was `low`, `typical`, `high`, given the values that it would have had to
/// have at some plants; all of one unit. `most` is what it cannot exceed, where there is such a limit.
///
/// On the logarithms, because it is factors that are compared:
///
/// - Typical: the mean of the implied values and the old typical value, each weighed by how sure it is, s²/n of the
///   results and the variance of PERT over the old range (Gelman et al., *Bayesian Data Analysis*, 3rd edition, 2013,
///   equation 2.12); then held within the 95 % interval of the mean of the results, so that a rule that takes it agrees
///   with them.
/// - Low and high: where the next plant will lie, 95 of 100 times, m ± t s √(1 + 1/n) (Hahn and Meeker, *Statistical
///   Intervals*, 1991, 4.8), widened to all that was seen, and to the old range less what n results outweigh: the old end
///   counts as much as five results (judgement). So it is never tighter than what the results bear.
///
/// None where fewer than three values are given, or where one is not above zero.
pub fn propose(values: &[f64], [low, typical, high]: [f64; 3], most: Option<f64>) -> Option<Proposal> {
    let positive = values.iter().all(|value| *value > 0.0) && typical > 0.0;
    if values.len() < 3 || !positive {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "a number of results")]
    let n = values.len() as f64;
    let mut logs: Vec<f64> = values.iter().map(|value| value.ln()).collect();
    logs.sort_by(f64::total_cmp);
    let mean = logs.iter().sum::<f64>() / n;
    let variance = logs.iter().map(|log| (log - mean).powi(2)).sum::<f64>() / (n - 1.0);
    let t = student(values.len() - 1);
    let prior = pert_deviation(low / typical, high / typical).powi(2);
    let of_mean = variance / n;
    let both = prior + of_mean;
    let weight = if both > 0.0 { prior / both } else { 1.0 };
    let middle = weight * mean + (1.0 - weight) * typical.ln();
    let half = t * of_mean.sqrt();
    let middle = middle.clamp(mean - half, mean + half);
    let spread = t * (variance * (1.0 + 1.0 / n)).sqrt();
    let (least, greatest) = (logs.first()?, logs.last()?);
    let next = ((mean - spread).min(*least), (mean + spread).max(*greatest));
    let share = n / (n + 5.0);
    // An old end of zero or less has no logarithm: it stays where it is.
    let mixed = |end: f64, next: f64| (share * next + (1.0 - share) * end.ln()).exp();
    let below = if low > 0.0 { mixed(low, next.0).min(next.0.exp()) } else { low };
    let above = mixed(high, next.1).max(next.1.exp());
    let cap = |value: f64| most.map_or(value, |most| value.min(most));
    let typical = cap(middle.exp());
    Some(Proposal { low: below.min(typical), typical, high: cap(above).max(typical) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) {
        assert!((a - b).abs() <= 1e-3 * b.abs(), "{a} is not {b}");
    }

    #[test]
    fn five_values_give_the_range_that_was_worked_out_by_hand() {
        // 35, 42, 42, 49, 56: logarithms 3.55535, 3.73767, 3.73767, 3.89182, 4.02535; mean 3.78957 (44.237), squares of
        // the differences 0.054862 + 0.002694 + 0.002694 + 0.010456 + 0.055593 = 0.126298; s² = 0.0315746, s = 0.177693.
        // Old range 50, 70, 95: multiples 0.714286 and 1.357143, mean 1.011905, variance (0.297619 × 0.345238) / 7 =
        // 0.0146784, over the mean squared 0.0143350. s²/n = 0.00631492. Weight 0.0143350 / 0.0206499 = 0.694190.
        // Middle 0.694190 × 3.78957 + 0.305810 × ln 70 (4.248495) = 3.929922 → 50.903; interval of the mean:
        // t(4) = 2.776445 × √0.00631492 (0.0794665) = 0.220634, so up to 4.010204: 50.903 stands.
        // Next plant: 2.776445 × √(0.0315746 × 1.2) = 2.776445 × 0.194652 = 0.540441: 3.249129 to 4.330011.
        // Shares 0.5: low (3.249129 + ln 50 3.912023) / 2 = 3.580576 is above 3.249129, so exp 3.249129 = 25.768;
        // high (4.330011 + ln 95 4.553877) / 2 = 4.441944 → 84.940, above exp 4.330011 = 75.945.
        let proposal = propose(&[42.0, 56.0, 35.0, 49.0, 42.0], [50.0, 70.0, 95.0], Some(100.0)).unwrap();
        near(proposal.low, 25.768);
        near(proposal.typical, 50.903);
        near(proposal.high, 84.940);
    }

    #[test]
    fn the_range_holds_what_was_seen_and_where_the_next_plant_will_lie() {
        let mut seed = 11_u64;
        let mut next = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            #[expect(clippy::cast_precision_loss, reason = "any number will do")]
            let unit = (seed >> 11) as f64 / (1_u64 << 53) as f64;
            10.0 + unit * 80.0
        };
        for count in 3..40 {
            let values: Vec<f64> = (0..count).map(|_| next()).collect();
            let proposal = propose(&values, [50.0, 60.0, 65.0], None).unwrap();
            assert!(proposal.low <= proposal.typical && proposal.typical <= proposal.high);
            assert!(values.iter().all(|value| proposal.low <= value + 1e-9 && value - 1e-9 <= proposal.high));
        }
        assert_eq!(propose(&[1.0, 2.0], [1.0, 2.0, 3.0], None), None);
        assert_eq!(propose(&[1.0, -2.0, 3.0], [1.0, 2.0, 3.0], None), None);
        // What cannot be above a whole stays below it.
        let capped = propose(&[90.0, 120.0, 130.0], [50.0, 80.0, 95.0], Some(100.0)).unwrap();
        assert!(capped.high <= 100.0);
    }
}
