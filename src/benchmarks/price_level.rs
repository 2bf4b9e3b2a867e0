//! Money of other years in money of today.

use crate::factors::{Factor, Factors};

/// What one unit of money of a year is in money of the newest year of an index.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceLevel {
    /// Money of today for one of then.
    pub factor: f64,
    /// The index, such as `US_CPI_U`.
    pub index: String,
    /// Then.
    pub from: u16,
    /// The newest year of the index.
    pub to: u16,
    /// Who publishes the index.
    pub source: String,
}

/// What a price index says of a year; `None` where it does not reach back to it, for nothing is guessed.
///
/// The level of a year is its mean: `factor = index of the newest year / index of that year`.
pub fn price_level(factors: &Factors, index: &str, year: u16) -> Option<PriceLevel> {
    let values = || factors.all().filter(|factor| factor.name == index && factor.value > 0.0);
    let newest: &Factor = values().max_by_key(|factor| factor.period())?;
    let then = values().find(|factor| factor.period().year() == year)?;
    Some(PriceLevel {
        factor: newest.value / then.value,
        index: index.rsplit('/').next().unwrap_or(index).to_owned(),
        from: year,
        to: newest.period().year(),
        source: newest.source.clone(),
    })
}
