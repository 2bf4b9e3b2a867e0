//! What a profile says of interest, of prices to come, and of rebates.

use crate::diagnostic::Place;
use crate::units::Quantity;

/// What a profile says of interest, of prices to come, and of rebates; what it leaves out the library has.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FinanceTerms {
    /// Real discount rate per year, 0.10 for 10 %.
    pub discount_rate: Option<f64>,
    /// Real rise of energy prices per year, 0.01 for 1 %.
    pub energy_escalation: Option<f64>,
    /// No year after this one counts.
    pub horizon_years: Option<f64>,
    /// What somebody else pays of the investment.
    pub rebates: Vec<Rebate>,
}

/// What somebody else pays of the investment of a measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Rebate {
    /// The measure, as the profile names it.
    pub rule: String,
    /// How much, with its currency.
    pub amount: Quantity,
    /// Where it stands in the profile.
    pub place: Place,
}

/// Of which year the money of rules is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MoneyOf {
    /// As the rule states it: what a case expects does not move with an index.
    Rule,
    /// Of the visit, or of the newest year that an index knows.
    #[default]
    Today,
}
