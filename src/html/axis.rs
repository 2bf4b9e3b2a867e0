//! Axes: round numbers from nothing to at least the greatest value.

/// An axis from zero, or from below it, to a round number.
pub(crate) struct Axis {
    low: f64,
    high: f64,
    step: f64,
}

impl Axis {
    /// An axis over some values, with about so many steps.
    pub(crate) fn over(values: impl IntoIterator<Item = f64>, steps: f64) -> Self {
        let ends = values.into_iter().filter(|value| value.is_finite());
        let (low, high) = ends.fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
        let (low, high) = if low < high { (low, high) } else { (0.0, 1.0) };
        let rough = (high - low) / steps;
        let power = 10f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 5.0].into_iter().map(|times| times * power).find(|step| *step >= rough * 0.999);
        let step = step.unwrap_or(10.0 * power);
        Self { low: (low / step).floor() * step, high: (high / step).ceil() * step, step }
    }

    /// Where a value stands, from 0 to 1.
    pub(crate) fn place(&self, value: f64) -> f64 {
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    /// Its round numbers.
    pub(crate) fn ticks(&self) -> Vec<f64> {
        let count = ((self.high - self.low) / self.step).round();
        let mut ticks = Vec::new();
        let mut at = 0.0;
        while at <= count && ticks.len() < 50 {
            // A step added up would gather the noise of its decimals.
            ticks.push(self.low + at * self.step + 0.0);
            at += 1.0;
        }
        ticks
    }
}

/// An axis by powers of ten.
pub(crate) struct Powers {
    low: f64,
    high: f64,
}

impl Powers {
    /// Over positive values; none where there is none.
    pub(crate) fn over(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let logs: Vec<f64> =
            values.into_iter().filter(|value| *value > 0.0 && value.is_finite()).map(f64::log10).collect();
        let low = logs.iter().copied().reduce(f64::min)?.floor();
        let high = logs.iter().copied().reduce(f64::max)?.ceil();
        Some(Self { low, high: high.max(low + 1.0) })
    }

    /// Where a value stands, from 0 to 1.
    pub(crate) fn place(&self, value: f64) -> f64 {
        ((value.log10() - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    /// Its powers of ten.
    pub(crate) fn ticks(&self) -> Vec<f64> {
        let mut ticks = Vec::new();
        let mut at = self.low;
        while at <= self.high {
            ticks.push(10f64.powf(at));
            at += 1.0;
        }
        ticks
    }
}

#[cfg(test)]
mod tests {
    use super::{Axis, Powers};

    #[test]
    fn axes_end_at_round_numbers() {
        let axis = Axis::over([3.0, 870.0], 4.0);
        assert_eq!(axis.ticks(), [0.0, 500.0, 1000.0]);
        let axis = Axis::over([-30.0, 87.0], 4.0);
        assert_eq!(axis.ticks(), [-50.0, 0.0, 50.0, 100.0]);
        assert!((axis.place(25.0) - 0.5).abs() < 1e-12);
        assert_eq!(Axis::over([], 4.0).ticks().len(), 3);
    }

    #[test]
    fn powers_hold_all_values() {
        let axis = Powers::over([20.0, 3000.0, 0.0]).unwrap();
        assert_eq!(axis.ticks(), [10.0, 100.0, 1000.0, 10_000.0]);
        assert!((axis.place(1000.0) - 2.0 / 3.0).abs() < 1e-12);
        assert!(Powers::over([0.0]).is_none());
    }
}
