//! How far the numbers of a plant may be off, as `factors/spreads.json` says.

use crate::facility::{Basis, Facility, Origin};
use crate::factors::{Factors, Period};
use crate::fields::Fields;
use crate::script::FactRef;

/// The least and the greatest multiple of a number that its true value may be.
pub(super) type Multiples = (f64, f64);

/// How far numbers may be off, by where they come from.
#[derive(Debug)]
pub(super) struct Spreads<'a> {
    facility: &'a Facility,
    factors: &'a Factors,
    /// The newest date among the numbers of the library and the plant's rates, in years.
    newest: f64,
}

/// A date in years.
fn years(date: &str) -> Option<f64> {
    let period = Period::parse(date)?;
    Some(f64::from(period.year()) + f64::from(period.month().unwrap_or(12)) / 12.0)
}

impl<'a> Spreads<'a> {
    pub(super) fn new(facility: &'a Facility, factors: &'a Factors) -> Self {
        // What `spreads.json` says of itself does not make a price old.
        let published =
            factors.all().filter(|factor| factor.name.starts_with("price/") || factor.name.starts_with("exch"));
        let dates = published.map(|factor| factor.date.as_str());
        let rates = facility.exchange_rates.iter().map(|rate| rate.date.as_str());
        let newest = dates.chain(rates).filter_map(years).fold(0.0, f64::max);
        Self { facility, factors, newest }
    }

    fn share(&self, kind: &str, name: &str) -> Option<f64> {
        let place = |path: &str| self.facility.word(path);
        let name = format!("{kind}/{name}");
        Some(self.factors.find(&name, place("facility.country"), place("facility.state"))?.canonical())
    }

    fn named(&self, name: &str) -> Option<Multiples> {
        Some((self.share("spread_low", name)?, self.share("spread_high", name)?))
    }

    /// Of a fact that the profile gives: by its field, else by how it was found, else by its list.
    pub(super) fn of_fact(&self, field: &str, list: Option<&str>, basis: Option<Basis>, money: Money) -> Multiples {
        if let Some(own) = self.named(field) {
            return own;
        }
        let by_place = || self.named(list?);
        let said = basis.and_then(|basis| Basis::ALL.iter().find(|(_, known)| *known == basis));
        let found = match (said, money) {
            (Some((name, _)), _) => self.named(name),
            (None, Money::Yes) => by_place().or_else(|| self.named("own_price")),
            // `lighting[].count`, whatever the list.
            (None, Money::No) if field.ends_with("[].count") => by_place().or_else(|| self.named("count")),
            (None, Money::No) => by_place().or_else(|| self.named("not_said")),
        };
        found.unwrap_or((1.0, 1.0))
    }

    /// Of a number of the plant, by what its profile says of it.
    pub(super) fn of_known(&self, fields: &Fields, fact: &FactRef, record: Option<usize>) -> Option<Multiples> {
        let field = fields.field_of(fact)?;
        let basis = match &self.facility.value(fact, record)?.origin {
            Origin::Profile { basis, .. } => *basis,
            _ => None,
        };
        let list = match fact {
            FactRef::Column(table, ..) => fields.table(*table).map(|table| table.path.as_str()),
            _ => None,
        };
        let money = if field.dimension()?.has_currency() { Money::Yes } else { Money::No };
        Some(self.of_fact(&field.path, list, basis, money))
    }

    /// Of a dated value, wider with its age.
    pub(super) fn of_dated(&self, kind: &str, date: &str) -> Multiples {
        let age = years(date).map_or(0.0, |year| (self.newest - year).max(0.0));
        let by = self.share("spread_by", kind).unwrap_or(0.0);
        let by_year = self.share("spread_by_year", kind).unwrap_or(0.0);
        let most = (by + by_year * age).min(self.share("spread_most", "price").unwrap_or(1.0));
        (1.0 - most, 1.0 + most)
    }

    /// Of a price of the plant's own, its tariff included.
    pub(super) fn of_own_price(&self) -> Multiples {
        self.named("own_price").unwrap_or((1.0, 1.0))
    }

    /// How likely it is that what nobody has seen is there, where no rule says how common it is.
    pub(super) fn unseen(&self) -> f64 {
        self.share("likelihood", "unseen").unwrap_or(0.5)
    }
}

/// Whether a fact is money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Money {
    Yes,
    No,
}
