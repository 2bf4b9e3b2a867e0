//! Changes money into the plant's currency, by dated rates only.

use crate::facility::{ExchangeRate, Facility};
use crate::factors::Factors;
use crate::units::Currency;

/// Changes money of other currencies into the plant's.
#[derive(Debug, Clone, Copy)]
pub struct Exchange<'a> {
    facility: &'a Facility,
    factors: &'a Factors,
}

impl<'a> Exchange<'a> {
    /// The rates of a plant, and the dated ones of the library where it has none.
    pub fn new(facility: &'a Facility, factors: &'a Factors) -> Self {
        Self { facility, factors }
    }

    /// The plant.
    pub(super) fn facility(&self) -> &'a Facility {
        self.facility
    }

    /// The dated values of the library.
    pub(super) fn factors(&self) -> &'a Factors {
        self.factors
    }

    /// The currency of the plant.
    pub fn currency(&self) -> Currency {
        self.facility.currency
    }

    /// The rate from a currency to the plant's, with date and source; `None` where nobody gives one.
    pub fn rate(&self, from: Currency) -> Option<ExchangeRate> {
        let to = self.facility.currency;
        if from == to || from == Currency::PLANT {
            return Some(ExchangeRate { currency: from, rate: 1.0, date: String::new(), source: String::new() });
        }
        if let Some(rate) = self.facility.exchange_rates.iter().find(|rate| rate.currency == from) {
            return Some(rate.clone());
        }
        let known = |of: Currency, per: Currency| {
            let (name, unit) = (format!("exchange_rate/{}", of.code()), format!("{}/{}", per.code(), of.code()));
            let fitting = self
                .factors
                .all()
                .filter(|factor| factor.name == name && factor.unit.symbol() == unit && factor.value > 0.0);
            fitting.max_by(|a, b| a.date.cmp(&b.date)).cloned()
        };
        if let Some(factor) = known(from, to) {
            return Some(ExchangeRate { currency: from, rate: factor.value, date: factor.date, source: factor.source });
        }
        let factor = known(to, from)?;
        Some(ExchangeRate { currency: from, rate: 1.0 / factor.value, date: factor.date, source: factor.source })
    }

    /// An amount in the plant's currency.
    pub fn change(&self, amount: f64, from: Currency) -> Option<f64> {
        self.rate(from).map(|rate| amount * rate.rate)
    }
}
