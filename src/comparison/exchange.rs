//! Money of the first visit in the currency of the second.

use super::visit::{Rate, Visit};
use crate::units::Currency;

/// By which rate money of the first visit is changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// Units of the second visit's currency for one of the first's.
    pub rate: f64,
    /// The day or period of the rate that was used.
    pub date: String,
    /// The same by the file of the second visit, where it has one.
    pub now: Option<Rate>,
}

/// How money of the first visit is changed into the currency of the second: by the rate of its own file, so that it is
/// worth what it was then, else by that of the second.
pub(super) fn exchange(then: &Visit, now: &Visit) -> Option<Changed> {
    if then.currency == now.currency {
        return Some(Changed { rate: 1.0, date: String::new(), now: None });
    }
    let of = |visit: &Visit, code: Currency| {
        visit.rates.iter().find(|rate| rate.from == code.code() && rate.rate > 0.0).cloned()
    };
    let own = of(then, now.currency);
    let other = of(now, then.currency);
    match own {
        Some(own) => Some(Changed { rate: 1.0 / own.rate, date: own.date, now: other }),
        None => other.map(|other| Changed { rate: other.rate, date: other.date.clone(), now: Some(other) }),
    }
}
