//! What is known of a number: its value, or the bounds that the fields' ranges give it.

use super::syntax::Comparison;

/// Bounds of a number that is not known. Round-to-nearest is monotone, so bounds worked out with the same operations
/// as the value enclose every value that the formula can take.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Interval {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Interval {
    pub(super) const ALL: Interval = Interval { low: f64::NEG_INFINITY, high: f64::INFINITY };

    pub(super) fn point(value: f64) -> Self {
        Self { low: value, high: value }
    }

    /// From bounds that an operation gave; an operation that gave no number bounds nothing.
    fn of(values: &[f64]) -> Self {
        if values.iter().any(|value| value.is_nan()) {
            return Self::ALL;
        }
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if low <= high { Self { low, high } } else { Self::ALL }
    }

    /// The one value, where only one is left.
    #[expect(clippy::float_cmp, reason = "one value is left only if both bounds are the same")]
    pub(super) fn single(self) -> Option<f64> {
        (self.low == self.high && self.low.is_finite()).then_some(self.low)
    }

    pub(super) fn hull(self, other: Self) -> Self {
        Self::of(&[self.low, self.high, other.low, other.high])
    }

    /// Bounds of a choice between two numbers that rises with both, such as the smaller of them.
    pub(super) fn each(self, other: Self, pick: fn(f64, f64) -> f64) -> Self {
        Self { low: pick(self.low, other.low), high: pick(self.high, other.high) }
    }

    /// Bounds of the number without its sign.
    pub(super) fn size(self) -> Self {
        if self.low <= 0.0 && self.high >= 0.0 {
            return Self { low: 0.0, high: self.high.max(-self.low) };
        }
        Self::of(&[self.low.abs(), self.high.abs()])
    }

    pub(super) fn negate(self) -> Self {
        Self { low: -self.high, high: -self.low }
    }

    pub(super) fn add(self, other: Self) -> Self {
        let (low, high) = (self.low + other.low, self.high + other.high);
        if low.is_nan() || high.is_nan() { Self::ALL } else { Self { low, high } }
    }

    pub(super) fn subtract(self, other: Self) -> Self {
        self.add(other.negate())
    }

    pub(super) fn multiply(self, other: Self) -> Self {
        // 0 × unbounded is 0 here: a bound of infinity stands for "any finite number".
        let times = |a: f64, b: f64| if a == 0.0 || b == 0.0 { 0.0 } else { a * b };
        Self::of(&[
            times(self.low, other.low),
            times(self.low, other.high),
            times(self.high, other.low),
            times(self.high, other.high),
        ])
    }

    pub(super) fn divide(self, other: Self) -> Self {
        if self.single() == Some(0.0) {
            return self;
        }
        if other.low <= 0.0 && other.high >= 0.0 {
            // A divisor that may come near zero bounds only the side of a positive ratio.
            return if self.low >= 0.0 && other.low >= 0.0 {
                let low = if other.high > 0.0 && other.high.is_finite() { self.low / other.high } else { 0.0 };
                Self { low, high: f64::INFINITY }
            } else {
                Self::ALL
            };
        }
        Self::of(&[self.low / other.low, self.low / other.high, self.high / other.low, self.high / other.high])
    }

    pub(super) fn power(self, power: i32) -> Self {
        let holds_zero = self.low <= 0.0 && self.high >= 0.0;
        if power < 0 && holds_zero {
            return Self::point(1.0).divide(self.power(power.saturating_neg()));
        }
        let ends = [self.low.powi(power), self.high.powi(power)];
        if power % 2 == 0 && holds_zero {
            return Self::of(&[0.0, ends[0], ends[1]]);
        }
        Self::of(&ends)
    }

    /// Whether a comparison holds for all values, for none, or for some.
    pub(super) fn compare(self, comparison: Comparison, other: Self) -> Option<bool> {
        let (yes, no) = match comparison {
            Comparison::Less => (self.high < other.low, self.low >= other.high),
            Comparison::LessOrEqual => (self.high <= other.low, self.low > other.high),
            Comparison::Greater => (self.low > other.high, self.high <= other.low),
            Comparison::GreaterOrEqual => (self.low >= other.high, self.high < other.low),
            Comparison::Equal => (false, self.high < other.low || self.low > other.high),
            Comparison::NotEqual => (self.high < other.low || self.low > other.high, false),
        };
        match (yes, no) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    }
}
