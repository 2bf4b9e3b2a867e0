//! Costs of earlier years, brought to today by a named price index.

use crate::assumptions::Assumption;
use crate::diagnostic::{Code, Diagnostic, say};
use crate::facility::{Facility, MoneyOf};
use crate::factors::{Factors, Period};
use crate::library::Rule;
use crate::units::Currency;

/// A cost that was brought from the year of its price to today, in its own currency.
#[derive(Debug, Clone, PartialEq)]
pub struct Brought {
    /// The year of its price.
    pub from: i32,
    /// The year to which it was brought.
    pub to: i32,
    /// The index, such as `US_CPI_U`.
    pub index: &'static str,
    /// Who publishes the index.
    pub source: String,
    /// By what it was multiplied.
    pub times: f64,
}

/// What becomes of the money of an assumption.
#[derive(Debug, Clone, PartialEq)]
pub enum Today {
    /// It is no money, or money of today.
    AsStated,
    /// It was brought to today.
    Brought(Brought),
    /// It is of an earlier year, and no index of the library leads from there to today.
    NoIndex {
        /// The currency.
        currency: Currency,
        /// The year of its price.
        year: i32,
    },
}

/// What becomes of the money of an assumption at a plant.
///
/// Today is the year of the visit where the profile gives its date, but never later than the newest year that the index
/// knows, and else that year; so the same profile and library give the same numbers for ever.
pub fn today(assumption: &Assumption, facility: &Facility, factors: &Factors) -> Today {
    let (Some(year), MoneyOf::Today) = (assumption.year, facility.money_of) else { return Today::AsStated };
    let mut currencies = assumption.unit.dimension().currencies();
    let (Some((currency, power)), None) = (currencies.next(), currencies.next()) else { return Today::AsStated };
    let visit = visit_year(facility);
    let Some(index) = factors.price_index(currency.code()) else {
        let old = visit.is_some_and(|visit| year < visit);
        return if old { Today::NoIndex { currency, year } } else { Today::AsStated };
    };
    let to = visit.map_or(index.newest(), |visit| visit.min(index.newest()));
    if year >= to {
        return Today::AsStated;
    }
    match index.ratio(year, to) {
        Some(ratio) => Today::Brought(Brought {
            from: year,
            to,
            index: index.name(),
            source: index.source().to_owned(),
            times: ratio.powi(i32::from(power)),
        }),
        None => Today::NoIndex { currency, year },
    }
}

/// The year of the visit, where the profile gives its date.
pub(super) fn visit_year(facility: &Facility) -> Option<i32> {
    facility.word("facility.visit_date").and_then(Period::parse).map(|period| i32::from(period.year()))
}

/// A word on money of a year that no index knows.
pub(super) fn left_as_it_is(rule: &Rule, assumption: &Assumption, currency: Currency, year: i32) -> Diagnostic {
    let (id, name, currency) = (&rule.id, &assumption.name, currency.code());
    let message = say!(
        "`{name}` of `{id}` is {currency} of {year}, and no price index of the library leads from there to today: it is left as it is",
        "`{name}` de `{id}` está en {currency} de {year}, y ningún índice de precios de la biblioteca llega de ahí a hoy: se deja como está"
    );
    let help =
        say!("give today's cost in `assumptions` of the profile", "dé el costo de hoy en `assumptions` del perfil");
    Diagnostic::warning(Code::OLD_PRICE, message).in_file(&rule.file).at(assumption.place).help(help)
}
