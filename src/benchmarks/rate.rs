//! How many recommendations of a class were carried out.

use std::sync::Arc;

use crate::units::Quantity;

/// How many recommendations of a class were carried out.
#[derive(Debug, Clone, PartialEq)]
pub struct Rate {
    /// The sector, or `*`.
    pub sector: String,
    /// The class: that of a [`CostClass`], `payback` and that of a [`PaybackClass`], or `arc` and a code.
    pub class: String,
    /// The group of plants behind it.
    pub of: String,
    /// How many recommendations are behind it.
    pub n: u32,
    /// The share that was carried out, 0 to 1.
    pub share: f64,
    /// Half of the class pays back within this many months, where that is known.
    pub median_payback_months: Option<f64>,
    /// The cost up to which a recommendation is of low cost, in money of the middle year.
    pub low_cost: Option<Quantity>,
    /// First and last year of the visits.
    pub years: (u16, u16),
    /// Who says so.
    pub source: Arc<str>,
    /// Where the plants are.
    pub country: Arc<str>,
    /// The price index of its money.
    pub index: Arc<str>,
}

impl Rate {
    /// The year as of which its money is taken: the middle of the visits.
    pub fn middle_year(&self) -> u16 {
        u16::midpoint(self.years.0, self.years.1)
    }
}

/// What a recommendation costs, as the statistics split it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CostClass {
    /// Nothing.
    NoCost,
    /// Up to the limit of low cost.
    LowCost,
    /// More.
    AboveLowCost,
}

impl CostClass {
    /// Every class.
    pub const ALL: [CostClass; 3] = [CostClass::NoCost, CostClass::LowCost, CostClass::AboveLowCost];

    /// The class of a cost, both in the same money.
    pub fn of(cost: f64, limit: f64) -> Self {
        match cost {
            cost if cost <= 0.0 => CostClass::NoCost,
            cost if cost <= limit => CostClass::LowCost,
            _ => CostClass::AboveLowCost,
        }
    }

    /// Its word in files and JSON.
    pub fn name(self) -> &'static str {
        match self {
            CostClass::NoCost => "no_cost",
            CostClass::LowCost => "low_cost",
            CostClass::AboveLowCost => "above_low_cost",
        }
    }
}

/// How soon a recommendation pays back, as the statistics split it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaybackClass {
    /// It costs nothing.
    Immediate,
    /// Within 3 months.
    UpTo3,
    /// After 3 months, within 12.
    To12,
    /// After 12 months, within 24.
    To24,
    /// Later.
    Over24,
}

impl PaybackClass {
    /// Every class, soonest first.
    pub const ALL: [PaybackClass; 5] =
        [PaybackClass::Immediate, PaybackClass::UpTo3, PaybackClass::To12, PaybackClass::To24, PaybackClass::Over24];

    /// The class of a simple payback in months.
    pub fn of(months: f64) -> Self {
        match months {
            months if months <= 0.0 => PaybackClass::Immediate,
            months if months <= 3.0 => PaybackClass::UpTo3,
            months if months <= 12.0 => PaybackClass::To12,
            months if months <= 24.0 => PaybackClass::To24,
            _ => PaybackClass::Over24,
        }
    }

    /// Its word in files and JSON.
    pub fn name(self) -> &'static str {
        match self {
            PaybackClass::Immediate => "immediate",
            PaybackClass::UpTo3 => "up_to_3",
            PaybackClass::To12 => "3_to_12",
            PaybackClass::To24 => "12_to_24",
            PaybackClass::Over24 => "over_24",
        }
    }
}
