//! Simple payback.

use std::cmp::Ordering;

/// Time until the savings have returned the investment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Payback {
    /// No investment is needed.
    Immediate,
    /// The savings return the investment after this many months.
    Months(f64),
    /// A price or an exchange rate is missing, so it cannot be worked out.
    NotPriced,
    /// The measure saves no money on balance.
    Never,
}

impl Payback {
    /// Simple payback: investment over net annual saving, times 12.
    ///
    /// ```
    /// use auditlite::evaluate::Payback;
    /// assert_eq!(Payback::of(Some(1200.0), Some(2400.0)), Payback::Months(6.0));
    /// assert_eq!(Payback::of(Some(0.0), Some(10.0)), Payback::Immediate);
    /// assert_eq!(Payback::of(Some(0.0), Some(0.0)), Payback::Never);
    /// assert_eq!(Payback::of(Some(5.0), None), Payback::NotPriced);
    /// ```
    pub fn of(investment: Option<f64>, annual_saving: Option<f64>) -> Self {
        match (investment, annual_saving) {
            (_, None) | (None, Some(_)) => Payback::NotPriced,
            (_, Some(saving)) if saving <= 0.0 => Payback::Never,
            (Some(investment), _) if investment <= 0.0 => Payback::Immediate,
            (Some(investment), Some(saving)) => {
                let months = investment / saving * 12.0;
                if months.is_finite() { Payback::Months(months) } else { Payback::Never }
            }
        }
    }

    /// The word in JSON.
    pub fn kind(self) -> &'static str {
        match self {
            Payback::Immediate => "immediate",
            Payback::Months(_) => "months",
            Payback::NotPriced => "not_priced",
            Payback::Never => "never",
        }
    }

    /// Soonest first; what is not priced after all that is, and never last.
    pub fn total_cmp(&self, other: &Self) -> Ordering {
        self.rank().cmp(&other.rank()).then_with(|| match (self, other) {
            (Payback::Months(a), Payback::Months(b)) => a.total_cmp(b),
            _ => Ordering::Equal,
        })
    }

    fn rank(self) -> u8 {
        match self {
            Payback::Immediate => 0,
            Payback::Months(_) => 1,
            Payback::NotPriced => 2,
            Payback::Never => 3,
        }
    }
}
