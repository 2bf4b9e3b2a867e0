//! What a tariff adds to a bill, or takes off, for its power factor.

use crate::diagnostic::Text;
use crate::units::Day;

/// The power factor that a tariff refers to, from a date and a contracted demand on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reference {
    /// The power factor.
    pub reference: f64,
    /// In force from this day; always if absent.
    pub from: Option<Day>,
    /// For contracts of at least so many kW; for all if zero.
    pub contracted: f64,
}

/// A rule for the power factor.
///
/// Surcharge below the reference: `times × (reference / PF − 1)`; bonus at or above: `times × (1 − reference / PF)`; both
/// capped, and the percentage rounded to so many decimals where the rule says so.
#[derive(Debug, Clone, PartialEq)]
pub struct PowerFactorRule {
    /// Coefficient and greatest share of the surcharge.
    pub surcharge: (f64, f64),
    /// Coefficient and greatest share of the bonus.
    pub bonus: (f64, f64),
    /// Decimals of the percentage; absent if it is not rounded.
    pub decimals: Option<u8>,
    /// The references.
    pub references: Vec<Reference>,
    /// Who says so.
    pub source: String,
    /// When that was seen.
    pub date: String,
    /// What a reader should know of references above the first.
    pub note: Option<Text>,
}

impl PowerFactorRule {
    /// The reference in force on a day for a contract of so many kW: of those that hold, the latest of the most special.
    pub fn reference(&self, day: Day, contracted: f64) -> Option<Reference> {
        let holds = |reference: &&Reference| {
            reference.contracted <= contracted && reference.from.is_none_or(|from| from <= day)
        };
        let special =
            |a: &&Reference, b: &&Reference| a.contracted.total_cmp(&b.contracted).then_with(|| a.from.cmp(&b.from));
        self.references.iter().filter(holds).max_by(special).copied()
    }

    /// The share of the bill: positive is added, negative taken off.
    ///
    /// A power factor that is not above zero, or above one, has none.
    pub fn share(&self, power_factor: f64, reference: f64) -> f64 {
        if !(power_factor > 0.0 && power_factor <= 1.0) {
            return 0.0;
        }
        if power_factor < reference {
            self.rounded(self.surcharge.0 * (reference / power_factor - 1.0)).min(self.surcharge.1)
        } else {
            -self.rounded(self.bonus.0 * (1.0 - reference / power_factor)).min(self.bonus.1)
        }
    }

    fn rounded(&self, share: f64) -> f64 {
        let Some(decimals) = self.decimals else { return share };
        let steps = 100.0 * 10f64.powi(i32::from(decimals));
        // A half goes up; 1e-9 is the noise of the division.
        (share * steps + 1e-9).round() / steps
    }
}

/// Power factor of a month from its active and reactive energy: kWh / √(kWh² + kvarh²).
pub fn power_factor(energy: f64, reactive: f64) -> Option<f64> {
    let apparent = energy.hypot(reactive);
    (energy > 0.0 && reactive >= 0.0 && apparent.is_finite()).then(|| energy / apparent)
}
