//! The factor of a unit, kept as a fraction so that one rounding suffices where possible.

/// A positive factor as a fraction of two floating-point numbers.
#[derive(Copy, Clone, PartialEq, Debug)]
pub(super) struct Scale {
    numerator: f64,
    denominator: f64,
}

/// Seconds in an hour: tables of units speak of seconds, canonical units of hours.
const SECONDS: f64 = 3600.0;

impl Scale {
    pub(super) const ONE: Scale = Scale { numerator: 1.0, denominator: 1.0 };

    pub(super) fn new(numerator: f64, denominator: f64) -> Scale {
        Scale { numerator, denominator }.reduced()
    }

    /// From a factor to coherent SI units to one to canonical units, of a unit with this power of time.
    pub(super) fn in_hours(self, power_of_time: i8) -> Scale {
        let hours = SECONDS.powi(i32::from(power_of_time.unsigned_abs()));
        if power_of_time < 0 {
            Scale::new(self.numerator * hours, self.denominator)
        } else {
            Scale::new(self.numerator, self.denominator * hours)
        }
    }

    pub(super) fn times(self, other: Scale) -> Scale {
        // Reduced crosswise first, so that whole numbers stay whole and small.
        let (left, right) =
            (Scale::new(self.numerator, other.denominator), Scale::new(other.numerator, self.denominator));
        Scale { numerator: left.numerator * right.numerator, denominator: left.denominator * right.denominator }
    }

    pub(super) fn per(self, other: Scale) -> Scale {
        self.times(other.inverse())
    }

    pub(super) fn inverse(self) -> Scale {
        Scale { numerator: self.denominator, denominator: self.numerator }
    }

    pub(super) fn to_the(self, power: i32) -> Scale {
        let base = if power < 0 { self.inverse() } else { self };
        (0..power.unsigned_abs().min(u32::from(u8::MAX))).fold(Scale::ONE, |product, _| product.times(base))
    }

    /// Whether it is a usable factor: neither of its parts has overflowed or vanished.
    pub(super) fn is_usable(self) -> bool {
        self.numerator.is_normal() && self.denominator.is_normal()
    }

    /// Numerator and denominator.
    pub(super) fn parts(self) -> (f64, f64) {
        (self.numerator, self.denominator)
    }

    /// The value times the factor; a factor of 1 in either part costs no rounding.
    pub(super) fn apply(self, value: f64) -> f64 {
        value * self.numerator / self.denominator
    }

    /// Without common factors, if both parts are whole numbers; the remainder of two floats is exact.
    fn reduced(self) -> Scale {
        let Scale { numerator, denominator } = self;
        let whole = |part: f64| part.is_finite() && part >= 1.0 && part.fract().abs() <= 0.0;
        if !whole(numerator) || !whole(denominator) {
            return self;
        }
        let (mut divisor, mut rest) = (numerator, denominator);
        while rest > 0.0 {
            (divisor, rest) = (rest, divisor % rest);
        }
        Scale { numerator: numerator / divisor, denominator: denominator / divisor }
    }
}
