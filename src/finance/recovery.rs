//! When an investment has come back with interest.

use super::annuity::present_worth;
use super::flows::CashFlows;

/// When an investment has come back with interest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Recovery {
    /// Nothing is invested.
    Immediate,
    /// After this many months.
    Months(f64),
    /// Not within the life of the measure.
    NotWithinLife,
}

impl CashFlows {
    /// Discounted payback: when the flows up to then are worth zero today; within a year they come in evenly
    /// (NIST Handbook 135, supplementary measures).
    ///
    /// ```
    /// use auditlite::finance::{CashFlows, Recovery};
    /// // 1,000 for 500 a year at 10 %: 454.55 + 413.22 = 867.77 after two years, 132.23 / 375.66 of the third.
    /// let Recovery::Months(months) = CashFlows::of_measure(1000.0, 500.0, 5.0).recovery(0.10) else { panic!() };
    /// assert_eq!(format!("{months:.2}"), "28.22");
    /// ```
    pub fn recovery(&self, rate: f64) -> Recovery {
        let mut flows = self.flows().iter().peekable();
        let mut sum = 0.0;
        while let Some(flow) = flows.next_if(|flow| flow.years <= 0.0) {
            sum += flow.amount;
        }
        let mut from = 0.0;
        let mut found = (sum >= 0.0).then_some(0.0);
        for flow in flows {
            let worth = flow.amount * present_worth(rate, flow.years);
            match found {
                None if sum + worth >= 0.0 => found = Some(from - sum / worth * (flow.years - from)),
                // What has come back can be lost again.
                Some(_) if sum + worth < 0.0 => found = None,
                _ => {}
            }
            (sum, from) = (sum + worth, flow.years);
        }
        match found {
            Some(0.0) => Recovery::Immediate,
            Some(years) if years.is_finite() => Recovery::Months(years * 12.0),
            _ => Recovery::NotWithinLife,
        }
    }
}
