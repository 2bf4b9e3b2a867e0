//! What was avoided, with its interval.

use super::autocorrelation::variance_of_sum;
use super::model::{Model, moments, row};
use super::readings::{Accrual, Period};
use super::student::t_quantile;

/// The level of intervals, in per cent.
pub const LEVEL: f64 = 90.0;

/// Days of a year to which a saving is brought.
const YEAR: f64 = 365.0;

/// Days of a mean month.
const MONTH: f64 = YEAR / 12.0;

/// What was avoided in the time after, and in a year like it.
#[derive(Debug, Clone, PartialEq)]
pub struct Avoided {
    /// What the model says would have been used in the time after; for heights the mean.
    pub expected: f64,
    /// What was used; for heights the mean.
    pub measured: f64,
    /// The difference: what was avoided.
    pub value: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Degrees of freedom of the standard error.
    pub degrees: f64,
    /// Half the interval at [`LEVEL`].
    pub half_width: f64,
    /// Fractional uncertainty of the saving at 68 %; infinite where neighbouring readings have so much in common that no
    /// degree of freedom is left.
    pub uncertainty_68: f64,
    /// Days of the time after that were measured.
    pub days: f64,
    /// What the figures are multiplied by to make those of a year of 365 days in the conditions of the time after; 1 for
    /// heights.
    pub to_year: f64,
}

impl Avoided {
    /// The lower end of the interval.
    pub fn low(&self) -> f64 {
        self.value - self.half_width
    }

    /// The upper end.
    pub fn high(&self) -> f64 {
        self.value + self.half_width
    }

    /// What was avoided as a share of what would have been used.
    pub fn share(&self) -> f64 {
        self.value / self.expected
    }

    /// Months of the time after.
    pub fn months(&self) -> f64 {
        self.days / MONTH
    }
}

/// What was avoided in the time after by a baseline model.
///
/// The error of model − measured, summed over the time after, has the variance of the weighted sum of all noise that enters
/// it: the noise of the time after by itself, that of the baseline through the coefficients (the exact prediction variance
/// of least squares: Draper and Smith, Applied Regression Analysis, 3rd ed., 3.1; for sums of savings Koran, Boyer, Khawaja,
/// Rushton and Stewart, A Comparison of Approaches to Estimating the Time-Aggregated Uncertainty of Savings, IEPEC 2017),
/// with the correlation of neighbours taken into account.
#[expect(clippy::cast_precision_loss, reason = "counts of readings")]
pub(super) fn avoided(model: &Model, before: &[&Period], after: &[&Period], accrual: Accrual) -> Avoided {
    let rows: Vec<Vec<f64>> = after.iter().map(|period| row(period, &model.variables, accrual)).collect();
    let mut sum = vec![0.0; model.fit.coefficients.len()];
    for row in &rows {
        sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
    }
    let expected: f64 = sum.iter().zip(&model.fit.coefficients).map(|(value, coefficient)| value * coefficient).sum();
    let measured: f64 = after.iter().map(|period| period.amount).sum();
    let mut weights = model.fit.weights(&sum);
    weights.extend(after.iter().map(|_| -1.0));
    let all: Vec<&Period> = before.iter().chain(after).copied().collect();
    let spread = variance_of_sum(&weights, &moments(all.iter()), model.reckoned);
    let standard_error = (model.variance * spread).sqrt();
    let days: f64 = after.iter().map(|period| period.days()).sum();
    let (unit, to_year) = match accrual {
        Accrual::Total => (1.0, YEAR / days),
        Accrual::Level => (1.0 / after.len() as f64, 1.0),
    };
    let value = (expected - measured) * unit;
    let standard_error = standard_error * unit;
    Avoided {
        expected: expected * unit,
        measured: measured * unit,
        value,
        standard_error,
        degrees: model.degrees,
        half_width: t_quantile(f64::midpoint(1.0, LEVEL / 100.0), model.degrees) * standard_error,
        uncertainty_68: fractional(model, expected * unit, value, after, days),
        days,
        to_year,
    }
}

/// Fractional savings uncertainty at 68 % confidence: t (a M² + b M + c) CV(RMSE) / F × √(n/n' (1 + 2/n') / m), for M
/// months and m readings after; ASHRAE Guideline 14-2014, Annex B, with the coefficients of Sun and Baltazar (ASHRAE
/// Transactions 119, 2013) for monthly and daily readings.
#[expect(clippy::cast_precision_loss, reason = "counts of readings")]
fn fractional(model: &Model, expected: f64, value: f64, after: &[&Period], days: f64) -> f64 {
    const MONTHLY: [f64; 3] = [-0.000_22, 0.033_06, 0.940_54];
    const DAILY: [f64; 3] = [-0.000_24, 0.035_35, 1.002_86];
    let (n, m) = (model.count() as f64, after.len() as f64);
    let effective = model.effective;
    let degrees = effective - model.fit.coefficients.len() as f64;
    if degrees <= 0.0 {
        return f64::INFINITY;
    }
    let [square, linear, constant] = if days / m < 2.0 { DAILY } else { MONTHLY };
    let months = days / MONTH;
    let bracket = n / effective * (1.0 + 2.0 / effective) / m;
    let share = (value / expected).abs();
    t_quantile(0.84, degrees) * (square * months * months + linear * months + constant) * model.cv_rmse / share
        * bracket.sqrt()
}
