//! What it is worth to know one number for sure: expected value of partial perfect information.
//!
//! Today each measure is done or not by the mean of its net benefit over all draws. Whoever knows the number decides
//! anew in each case, and does better on average: `Σ max(0, mean benefit of the case) / cases − max(0, mean benefit)`.
//! Cases are bins of the draws by that number (Strong and Oakley, *An efficient method for computing single-parameter
//! partial expected value of perfect information*, Medical Decision Making 33 (2013)). The noise of the bins' means is
//! taken for a gain where the decision is close; as much as bins of no meaning gain is taken off.

use super::contributions::bins;
use super::random::Random;

/// How often the draws are put into bins of no meaning, to see what noise gains.
const SHUFFLES: u32 = 8;
/// Gains below this share of the mean size of a benefit are none.
const ROUNDING: f64 = 1e-6;

/// The case of each draw.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cases {
    of: Vec<u32>,
    count: usize,
    /// Whether the cases are values of their own, and not bins of a number.
    whole: bool,
}

impl Cases {
    /// The cases of a number: its values, if they are few, else bins with as many draws each. None where there are too
    /// few draws, or where it does not differ.
    pub(super) fn of(values: &[f64]) -> Option<Cases> {
        let bins = bins(values.len())?;
        if values.iter().any(|value| !value.is_finite()) {
            return None;
        }
        let mut order: Vec<u32> = (0..u32::try_from(values.len()).ok()?).collect();
        let value = |at: u32| values.get(at as usize).copied().unwrap_or_default();
        order.sort_unstable_by(|a, b| value(*a).total_cmp(&value(*b)).then(a.cmp(b)));
        let distinct = 1 + order.windows(2).filter(|pair| matches!(pair, [a, b] if value(*a) < value(*b))).count();
        if distinct < 2 {
            return None;
        }
        let whole = distinct <= bins;
        let (mut of, mut case) = (vec![0; values.len()], 0);
        let mut last = order.first().map_or(0.0, |first| value(*first));
        for (place, at) in order.iter().enumerate() {
            if whole && value(*at) > last {
                case += 1;
            }
            last = value(*at);
            let bin = u32::try_from(place * bins / values.len()).unwrap_or_default();
            if let Some(slot) = of.get_mut(*at as usize) {
                *slot = if whole { case } else { bin };
            }
        }
        Some(Cases { of, count: if whole { distinct } else { bins }, whole })
    }
}

/// What a measure is done by today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Today {
    /// By the mean of its net benefit.
    ByMean,
    /// It waits: nobody can judge it.
    Waits,
}

/// The gain of knowing which case it is, for one measure with its net benefit at each draw.
pub(super) fn gain(benefits: &[f64], cases: &Cases, today: Today, name: &str) -> f64 {
    let Some(mean) = mean(benefits) else { return 0.0 };
    let now = match today {
        Today::ByMean => mean.max(0.0),
        Today::Waits => 0.0,
    };
    let found = (by_case(benefits, cases.of.iter().copied(), cases.count) - now).max(0.0);
    // What rounding leaves is no gain.
    let size = benefits.iter().map(|benefit| benefit.abs()).sum::<f64>()
        / f64::from(u32::try_from(benefits.len()).unwrap_or(u32::MAX));
    if found <= size * ROUNDING {
        return 0.0;
    }
    if cases.whole || today == Today::Waits {
        return found;
    }
    let mut random = Random::of(0, name);
    let (mut noise, mut most) = (0.0, 0.0_f64);
    for _ in 0..SHUFFLES {
        let order = random.order(u32::try_from(benefits.len()).unwrap_or_default());
        let shuffled = order.into_iter().filter_map(|at| cases.of.get(at as usize).copied());
        let gained = (by_case(benefits, shuffled, cases.count) - now).max(0.0);
        noise += gained / f64::from(SHUFFLES);
        most = most.max(gained);
    }
    if found > most { found - noise } else { 0.0 }
}

/// The mean benefit of whoever knows the case.
#[expect(clippy::cast_precision_loss, reason = "counts of draws")]
fn by_case(benefits: &[f64], cases: impl Iterator<Item = u32>, count: usize) -> f64 {
    let mut sums = vec![0.0; count];
    for (benefit, case) in benefits.iter().zip(cases) {
        if let Some(sum) = sums.get_mut(case as usize) {
            *sum += benefit;
        }
    }
    sums.into_iter().map(|sum| f64::max(sum, 0.0)).sum::<f64>() / benefits.len().max(1) as f64
}

#[expect(clippy::cast_precision_loss, reason = "counts of draws")]
fn mean(values: &[f64]) -> Option<f64> {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    mean.is_finite().then_some(mean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knowing_what_decides_is_worth_what_a_hand_works_out() {
        // In 3 of 10 cases the measure brings 1,000, else it loses 200: the mean is 160, so it is done today.
        // Who knows does it only where it brings something: 0.3 · 1,000 = 300, a gain of 140.
        let there: Vec<f64> = (0..1000).map(|draw| f64::from(u8::from(draw % 10 < 3))).collect();
        let benefits: Vec<f64> = there.iter().map(|there| if *there > 0.5 { 1000.0 } else { -200.0 }).collect();
        let cases = Cases::of(&there).unwrap();
        assert!((gain(&benefits, &cases, Today::ByMean, "x") - 140.0).abs() < 1e-9);
        // A measure that waits is not done today: all 300 are gained.
        assert!((gain(&benefits, &cases, Today::Waits, "x") - 300.0).abs() < 1e-9);
    }

    #[test]
    fn a_number_on_a_line_gains_as_the_integral_says() {
        // Benefit x from -1 to 2, even: mean ½. Knowing x: ∫ from 0 to 2 of x/3 = 2/3, a gain of 1/6.
        let values: Vec<f64> = (0..10_000).map(|draw| -1.0 + 3.0 * (f64::from(draw) + 0.5) / 10_000.0).collect();
        let cases = Cases::of(&values).unwrap();
        let found = gain(&values, &cases, Today::ByMean, "x");
        // Twenty bins of 0.15: what the one around zero mixes costs less than 0.15²/8/3.
        assert!((found - 1.0 / 6.0).abs() < 0.001 + 0.15 * 0.15 / 24.0, "{found}");
    }

    #[test]
    fn what_does_not_matter_and_what_cannot_change_a_decision_gain_nothing() {
        let mut random = Random::of(1, "noise");
        let idle: Vec<f64> = (0..1000).map(|_| random.unit()).collect();
        let close: Vec<f64> = (0..1000).map(|_| random.unit() - 0.5).collect();
        assert!(gain(&close, &Cases::of(&idle).unwrap(), Today::ByMean, "x") < 0.004);
        let sure: Vec<f64> = idle.iter().map(|x| 5.0 + x).collect();
        assert!(gain(&sure, &Cases::of(&idle).unwrap(), Today::ByMean, "x") < 1e-12);
        assert_eq!(Cases::of(&[1.0; 1000]), None);
        assert_eq!(Cases::of(&idle[..60]), None);
    }
}
