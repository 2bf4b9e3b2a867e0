//! Measured on the equipment itself: options A and B of the IPMVP in small.

use super::saving::LEVEL;
use super::student::t_quantile;

/// Degrees of freedom of what is known as a limit and not by repeated readings: as good as endless (JCGM 100:2008, G.4.2).
const ENDLESS: f64 = 1e9;

/// Greatest fractional uncertainty of a saving at 68 % confidence: ASHRAE Guideline 14-2014, 4.2.2.
const UNCERTAINTY_MOST: f64 = 0.5;

/// What was read before, or after.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// The readings, in canonical units; one at least.
    pub readings: Vec<f64>,
    /// The limit of error of the instrument, as a share of the reading.
    pub accuracy: f64,
}

/// How often or how long in a year what was read counts: hours, tonnes, batches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PerYear {
    /// How many, in canonical units.
    pub value: f64,
    /// The limit of error, as a share.
    pub accuracy: f64,
}

/// What was measured directly.
#[derive(Debug, Clone, PartialEq)]
pub struct Direct {
    /// Before the measure.
    pub before: Side,
    /// After it.
    pub after: Side,
    /// What the difference is multiplied by; nothing where it is a saving already (kW of billed demand).
    pub per_year: Option<PerYear>,
}

/// A saving that was measured directly, in canonical units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DirectSaving {
    /// Mean of the readings before.
    pub before: f64,
    /// Mean of the readings after.
    pub after: f64,
    /// What is saved in a year.
    pub value: f64,
    /// Its standard uncertainty.
    pub standard_error: f64,
    /// Its effective degrees of freedom.
    pub degrees: f64,
    /// Half the interval at [`LEVEL`].
    pub half_width: f64,
}

/// One contribution to an uncertainty: its standard uncertainty and degrees of freedom.
type Part = (f64, f64);

impl Direct {
    /// The saving: the difference of the means times what counts in a year.
    ///
    /// Uncertainties are propagated after JCGM 100:2008 (GUM): the mean of repeated readings by s/√n (4.2.3), the limit of
    /// error of an instrument as an even chance up to it, a/√3 (4.3.7), products and differences by the law of propagation
    /// (5.1.2), effective degrees of freedom by Welch and Satterthwaite (G.4.1). Both times are taken as independent, also
    /// where one instrument read both: what it shares would only make the interval narrower.
    pub fn saving(&self) -> DirectSaving {
        let (before, after) = (mean(&self.before.readings), mean(&self.after.readings));
        let times = self.per_year.map_or(1.0, |per_year| per_year.value);
        let mut parts: Vec<Part> = Vec::new();
        for (side, mean) in [(&self.before, before), (&self.after, after)] {
            parts.push((limit(side.accuracy * mean * times), ENDLESS));
            parts.extend(scatter(&side.readings, mean).map(|(error, degrees)| (error * times, degrees)));
        }
        if let Some(per_year) = self.per_year {
            parts.push((limit(per_year.accuracy * times * (before - after)), ENDLESS));
        }
        let variance: f64 = parts.iter().map(|(error, _)| error * error).sum();
        let fourth: f64 = parts.iter().map(|(error, degrees)| error.powi(4) / degrees).sum();
        let degrees = if fourth > 0.0 { (variance * variance / fourth).min(ENDLESS) } else { ENDLESS };
        let standard_error = variance.sqrt();
        let half_width = t_quantile(f64::midpoint(1.0, LEVEL / 100.0), degrees) * standard_error;
        DirectSaving { before, after, value: (before - after) * times, standard_error, degrees, half_width }
    }
}

impl DirectSaving {
    /// The lower end of the interval.
    pub fn low(&self) -> f64 {
        self.value - self.half_width
    }

    /// The upper end.
    pub fn high(&self) -> f64 {
        self.value + self.half_width
    }

    /// Whether it cannot be told from noise: its interval holds zero, or at 68 % confidence it is uncertain by half of
    /// itself or more.
    pub fn is_noise(&self) -> bool {
        let holds_zero = self.low() <= 0.0 && self.high() >= 0.0;
        holds_zero || t_quantile(0.84, self.degrees) * self.standard_error >= UNCERTAINTY_MOST * self.value.abs()
    }
}

/// The standard uncertainty of an even chance up to a limit.
fn limit(limit: f64) -> f64 {
    limit.abs() / 3.0_f64.sqrt()
}

#[expect(clippy::cast_precision_loss, reason = "counts of readings")]
fn mean(readings: &[f64]) -> f64 {
    readings.iter().sum::<f64>() / readings.len() as f64
}

/// The standard error of the mean of repeated readings; nothing is known from one.
#[expect(clippy::cast_precision_loss, reason = "counts of readings")]
fn scatter(readings: &[f64], mean: f64) -> Option<Part> {
    let n = readings.len() as f64;
    let squares: f64 = readings.iter().map(|value| (value - mean).powi(2)).sum();
    (readings.len() > 1).then(|| ((squares / (n - 1.0) / n).sqrt(), n - 1.0))
}
