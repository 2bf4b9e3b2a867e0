//! What money of later years is worth today: net present value, internal rate of return, payback, capital recovery.
//!
//! All rates are real, so all money is of today's value. Flows of a year fall on its end (S. K. Fuller and
//! S. R. Petersen, Life-Cycle Costing Manual, NIST Handbook 135, 1995, chapter 3).
//!
//! ```
//! use auditlite::finance::{CashFlows, InternalRate, present_worth_of_annuity};
//!
//! // 1,000 today for 300 a year, five years long, at 10 % a year.
//! let flows = CashFlows::of_measure(1000.0, 300.0, 5.0);
//! assert_eq!(format!("{:.2}", flows.net_present_value(0.10)), "137.24");
//! assert_eq!(format!("{:.4}", present_worth_of_annuity(0.10, 5.0)), "3.7908");
//! let InternalRate::One(rate) = flows.internal_rate() else { panic!() };
//! assert_eq!(format!("{:.4}", rate), "0.1524");
//! ```

mod annuity;
mod flows;
mod internal_rate;
mod recovery;
#[cfg(test)]
mod tests;

pub use annuity::{capital_recovery, present_worth, present_worth_of_annuity, present_worth_of_rising_annuity};
pub use flows::{CashFlows, Flow, LONGEST_LIFE};
pub use internal_rate::InternalRate;
pub use recovery::Recovery;
