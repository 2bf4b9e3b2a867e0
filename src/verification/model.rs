//! The baseline model: what a plant used by what it made.

use super::autocorrelation::{effective, lag_one, noise, reckoned};
use super::least_squares::{LeastSquares, dot};
use super::readings::{Accrual, Period};

/// Fewest degrees of freedom: with three or less, Student's t for a 90 % interval is above 2.3 and grows fast, and one odd
/// month decides. A convention of ours; ASHRAE Guideline 14-2014 (4.2) wants nine valid months at least.
pub(super) const FEWEST_DEGREES: usize = 4;

/// |t| from which a coefficient counts: IPMVP, Statistics and Uncertainty (EVO 10100-1:2019), 2.
pub const T_LEAST: f64 = 2.0;

/// Variance inflation from which two variables say the same: Kutner, Nachtsheim, Neter and Li, Applied Linear Statistical
/// Models, 5th ed., 10.5.
pub const INFLATION_MOST: f64 = 10.0;

/// A baseline model: base load times days (for a height: base load) and a coefficient for each variable.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The variables, by their place among those of the readings.
    pub variables: Vec<usize>,
    /// The fit; its first column is the base load.
    pub fit: LeastSquares,
    /// Standard error of each coefficient, with what neighbouring readings have in common taken into account.
    pub errors: Vec<f64>,
    /// Share of the scatter about the base load that the variables explain; 0 for a model without variables.
    pub r2: f64,
    /// The same with what any further variable explains by chance taken off.
    pub adjusted_r2: f64,
    /// Root mean square error over the mean reading (CV(RMSE)), with n - p in the denominator: ASHRAE Guideline 14-2014,
    /// 3.3.
    pub cv_rmse: f64,
    /// Correlation of the residuals of neighbouring periods, as found.
    pub correlation: f64,
    /// The correlation that is reckoned with.
    pub reckoned: f64,
    /// How many independent readings would say as much (n').
    pub effective: f64,
    /// Variance of the noise.
    pub variance: f64,
    /// Degrees of freedom that count, n' - p; one at least.
    pub degrees: f64,
}

impl Model {
    /// Each variable's |t|, in the order of `variables`.
    pub fn t_values(&self) -> Vec<f64> {
        let each = self.fit.coefficients.iter().zip(&self.errors);
        each.skip(1).map(|(coefficient, error)| coefficient / error).collect()
    }

    /// How many readings it was made from.
    pub fn count(&self) -> usize {
        self.fit.residuals.len()
    }
}

/// What became of a set of variables that was tried.
#[derive(Debug, Clone, PartialEq)]
pub enum Tried {
    /// It makes a model.
    Fits(Model),
    /// There are not enough readings for so many coefficients: so many would be.
    TooFew(usize),
    /// This variable hardly differs from period to period (or only as the days do).
    Constant(usize),
    /// The two variables go together, with this variance inflation.
    Together(f64),
}

/// The row of a period: base load and variables.
pub(super) fn row(period: &Period, variables: &[usize], accrual: Accrual) -> Vec<f64> {
    let base = match accrual {
        Accrual::Total => period.days(),
        Accrual::Level => 1.0,
    };
    let values = variables.iter().map(|at| period.values.get(*at).copied().unwrap_or(f64::NAN));
    std::iter::once(base).chain(values).collect()
}

/// The moment of each period, counted in periods from the first day of the first.
pub(super) fn moments<'p>(periods: impl Iterator<Item = &'p &'p Period> + Clone) -> Vec<f64> {
    let mut lengths: Vec<f64> = periods.clone().map(|period| period.days()).collect();
    lengths.sort_by(f64::total_cmp);
    let length = lengths.get(lengths.len() / 2).copied().unwrap_or(1.0);
    let first = periods.clone().next().map(|period| period.from);
    periods.map(|period| first.map_or(0.0, |first| f64::from(period.from.since(first)) / length)).collect()
}

/// Fits the baseline by a set of variables.
pub(super) fn fit(before: &[&Period], variables: &[usize], accrual: Accrual) -> Tried {
    let coefficients = variables.len() + 1;
    if before.len() < coefficients + FEWEST_DEGREES {
        return Tried::TooFew(coefficients + FEWEST_DEGREES);
    }
    let columns = columns(before, variables, accrual);
    let observed: Vec<f64> = before.iter().map(|period| period.amount).collect();
    let Some((base, explaining)) = columns.split_first() else { return Tried::TooFew(coefficients) };
    for (variable, column) in variables.iter().zip(explaining) {
        if LeastSquares::fit(&[base.clone(), column.clone()], &observed).is_err() {
            return Tried::Constant(*variable);
        }
    }
    if let [one, other] = explaining {
        let inflation = 1.0 / (1.0 - explained(base, other, one));
        if inflation.is_nan() || inflation > INFLATION_MOST {
            return Tried::Together(inflation);
        }
    }
    let Ok(fit) = LeastSquares::fit(&columns, &observed) else {
        return Tried::Together(f64::INFINITY);
    };
    Tried::Fits(model(before, variables, fit, base, &observed))
}

#[expect(clippy::cast_precision_loss, reason = "counts of readings")]
fn model(before: &[&Period], variables: &[usize], fit: LeastSquares, base: &Vec<f64>, observed: &[f64]) -> Model {
    let moments = moments(before.iter());
    let (n, p) = (before.len() as f64, fit.coefficients.len() as f64);
    let about_base = LeastSquares::fit(std::slice::from_ref(base), observed).map_or(f64::NAN, |fit| fit.squares());
    let r2 = if variables.is_empty() || about_base <= 0.0 { 0.0 } else { 1.0 - fit.squares() / about_base };
    let correlation = lag_one(&fit.residuals, &moments);
    let reckoned = reckoned(correlation, before.len(), fit.coefficients.len());
    let variance = noise(&fit, &moments, reckoned);
    let effective = effective(before.len(), reckoned);
    let mean = observed.iter().sum::<f64>() / n;
    let errors = (0..fit.coefficients.len()).map(|one| {
        let unit: Vec<f64> = (0..fit.coefficients.len()).map(|at| if at == one { 1.0 } else { 0.0 }).collect();
        let weights = fit.weights(&unit);
        (variance * super::autocorrelation::variance_of_sum(&weights, &moments, reckoned)).sqrt()
    });
    Model {
        variables: variables.to_vec(),
        errors: errors.collect(),
        r2,
        adjusted_r2: 1.0 - (1.0 - r2) * (n - 1.0) / (n - p),
        cv_rmse: (fit.squares() / fit.degrees()).sqrt() / mean,
        correlation,
        reckoned,
        effective,
        variance,
        degrees: (effective - p).max(1.0),
        fit,
    }
}

fn columns(periods: &[&Period], variables: &[usize], accrual: Accrual) -> Vec<Vec<f64>> {
    let rows: Vec<Vec<f64>> = periods.iter().map(|period| row(period, variables, accrual)).collect();
    (0..=variables.len()).map(|at| rows.iter().filter_map(|row| row.get(at).copied()).collect()).collect()
}

/// The share of the scatter of a column about the base load that another explains.
fn explained(base: &[f64], by: &[f64], column: &[f64]) -> f64 {
    let squares =
        |columns: &[Vec<f64>]| LeastSquares::fit(columns, column).map(|fit| dot(&fit.residuals, &fit.residuals));
    match (squares(&[base.to_vec()]), squares(&[base.to_vec(), by.to_vec()])) {
        (Ok(about), Ok(left)) if about > 0.0 => 1.0 - left / about,
        _ => 1.0,
    }
}
