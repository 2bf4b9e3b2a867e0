//! A number then and now.

use super::visit::{Figure, Found};
use crate::units::Unit;

/// The factor between a standard deviation and half the width of an interval of 90 %, if deviations are normal:
/// the 95th percentile of the standard normal distribution.
pub const NORMAL_95: f64 = 1.645;

/// Whether a change can be told from how far both numbers may be off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// It is beyond what both may be off.
    Change,
    /// It is within what both may be off.
    Within,
    /// Nobody says how far they may be off.
    Unknown,
}

impl Certainty {
    /// Its word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Certainty::Change => "change",
            Certainty::Within => "within_uncertainty",
            Certainty::Unknown => "unknown",
        }
    }
}

/// A number then and now, in one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// On the first visit.
    pub then: f64,
    /// On the second.
    pub now: f64,
    /// The unit of both.
    pub unit: Unit,
    /// How far the ratio of both may be off, relative, at 90 %; absent where nobody says.
    pub uncertainty: Option<f64>,
    /// Whether the change can be told from that.
    pub certainty: Certainty,
}

impl Change {
    /// Holds two numbers against each other; their errors are taken as independent, which is wide where the same meter
    /// read both.
    pub fn new(then: f64, now: f64, unit: Unit, deviations: Option<(f64, f64)>) -> Change {
        let uncertainty = deviations.map(|(then, now)| NORMAL_95 * then.hypot(now));
        let certainty = match uncertainty {
            None => Certainty::Unknown,
            // Deviations are relative, so it is the logarithm of the ratio that is held against them.
            Some(most) if then > 0.0 && now > 0.0 && (now / then).ln().abs() <= most => Certainty::Within,
            Some(_) => Certainty::Change,
        };
        let mut change = Change { then, now, unit, uncertainty, certainty };
        if uncertainty.is_some() && change.is_none() {
            change.certainty = Certainty::Within;
        }
        change
    }

    /// Whether both are the same to the last digit, as a number is that was copied.
    #[expect(clippy::float_cmp, reason = "a copy has the same bits, and anything else is a change")]
    pub fn is_none(&self) -> bool {
        self.then == self.now
    }

    /// Two figures; none where one rests on a usual value or their units do not fit.
    pub fn of(then: &Figure, now: &Figure) -> Option<Change> {
        let usual = then.found == Found::Usual || now.found == Found::Usual;
        if usual || then.unit.dimension() != now.unit.dimension() {
            return None;
        }
        let before = now.unit.from_canonical(then.unit.to_canonical(then.value));
        Some(Change::new(before, now.value, now.unit.clone(), then.deviation.zip(now.deviation)))
    }

    /// The change over what was; none where that was zero.
    pub fn relative(&self) -> Option<f64> {
        let relative = (self.now - self.then) / self.then.abs();
        relative.is_finite().then_some(relative)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_from_what_both_may_be_off() {
        let unit = || Unit::parse("kWh/yr").unwrap();
        // 3 % and 4 % together are 5 %; × 1.645 = 8.2 %. ln 1.08 = 0.0770 is within, ln 1.09 = 0.0862 is not.
        let within = Change::new(100.0, 108.0, unit(), Some((0.03, 0.04)));
        assert!((within.uncertainty.unwrap() - 0.082_25).abs() < 1e-9);
        assert_eq!(within.certainty, Certainty::Within);
        assert_eq!(Change::new(100.0, 109.0, unit(), Some((0.03, 0.04))).certainty, Certainty::Change);
        assert_eq!(Change::new(100.0, 109.0, unit(), None).certainty, Certainty::Unknown);
        assert_eq!(Change::new(0.0, 0.0, unit(), Some((0.0, 0.0))).certainty, Certainty::Within);
        assert_eq!(Change::new(0.0, 5.0, unit(), None).relative(), None);
    }
}
