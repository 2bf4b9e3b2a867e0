//! Rates and prices that are far from the dated ones of the library.

use super::{Reader, plain};
use crate::diagnostic::{Code, Diagnostic, Place, Text, say};
use crate::facility::{ExchangeRate, FactWord, MoneyOf};
use crate::factors::{Factor, Period};
use crate::script::FactRef;
use crate::units::{Currency, Dimension, format};

/// A rate this much off the dated one is unlikely: in no year since 2021 have the yearly means of MXN/USD (Banco de
/// México) been further apart than 16 %.
const RATE_OFF: f64 = 0.30;
/// Rates of the library so many years off say nothing.
const RATE_YEARS: i32 = 3;
/// Prices that are so many times the dated one, or this part of it, are unlikely.
const PRICE_OFF: f64 = 4.0;
/// From here on they cannot be, and are a slip of the pen: cents for pesos, `MWh` for `kWh`.
const PRICE_IMPOSSIBLE: f64 = 50.0;

/// The prices that the library dates, by the field that holds the plant's own.
const PRICES: [(&str, &str); 6] = [
    ("electricity.energy_price", "price/electricity"),
    ("electricity.demand_price", "price/demand"),
    ("natural_gas.price", "price/natural_gas"),
    ("lpg.price", "price/lpg"),
    ("diesel.price", "price/diesel"),
    ("fuel_oil.price", "price/fuel_oil"),
];

impl Reader<'_> {
    /// Warns of a rate of the profile that is far from the dated one of the library nearest to its day.
    pub(super) fn rate_is_believable(&mut self, given: &ExchangeRate, path: &str, place: Place) {
        let (Some(plant), Some(date)) = (self.currency, Period::parse(&given.date)) else { return };
        let Some((rate, factor)) = self.nearest_rate(given.currency, plant, date) else { return };
        let off = given.rate / rate - 1.0;
        if off.abs() <= RATE_OFF {
            return;
        }
        let (from, found, dated) = (given.currency, plain(given.rate), plain(format::exact(rate)));
        let (date, source) = (&factor.date, &factor.source);
        let message = say!(
            "`{path}` is {found} {plant} for one {from}, far from {dated} ({date}, {source})",
            "`{path}` es {found} {plant} por cada {from}, lejos de {dated} ({date}, {source})"
        );
        let help = say!(
            "check the decimal point, and that it is {plant} for one {from} and not the other way round",
            "revise el punto decimal, y que sean {plant} por cada {from} y no al revés"
        );
        self.report(Diagnostic::warning(Code::UNLIKELY, message).at(place).help(help), path);
    }

    /// The rate of the library nearest in time, either way round; none where it is years off.
    fn nearest_rate(&self, from: Currency, plant: Currency, date: Period) -> Option<(f64, Factor)> {
        let years = |factor: &Factor| (i32::from(factor.period().year()) - i32::from(date.year())).abs();
        let nearest = |of: Currency, into: Currency| {
            let name = format!("exchange_rate/{of}");
            let dimension = Dimension::currency(into).per(Dimension::currency(of)).ok()?;
            let fits = self.factors.all().filter(|factor| factor.name == name && factor.unit.dimension() == dimension);
            fits.filter(|factor| years(factor) <= RATE_YEARS).min_by_key(|factor| years(factor))
        };
        let straight = nearest(from, plant).map(|factor| (factor.canonical(), factor.clone()));
        straight.or_else(|| nearest(plant, from).map(|factor| (1.0 / factor.canonical(), factor.clone())))
    }

    /// Prices that are far from the dated ones of the plant's place; one that cannot be is refused.
    pub(super) fn prices_are_believable(&mut self) {
        if self.facility.money_of == MoneyOf::Rule {
            return;
        }
        for (path, name) in PRICES {
            self.price_is_believable(path, name);
        }
    }

    fn price_is_believable(&mut self, path: &str, name: &str) {
        let Some(field) = self.fields.at(path) else { return };
        let (Some(unit), Some(fact)) = (field.unit(), self.facility.scalar(field.id)) else { return };
        let FactWord::Number(found) = fact.value else { return };
        let Some(factor) = self.factors.find(name, self.country, self.state).cloned() else { return };
        let Some((currency, 1)) = factor.unit.dimension().currencies().next() else { return };
        let plant = self.facility.currency;
        let rate = if currency == plant {
            Some(1.0)
        } else {
            let own = self.facility.exchange_rates.iter().find(|known| known.currency == currency);
            let date = factor.period();
            own.map(|known| known.rate).or_else(|| self.nearest_rate(currency, plant, date).map(|(rate, _)| rate))
        };
        let Some(dated) = rate.map(|rate| factor.canonical() * rate).filter(|dated| *dated > 0.0) else { return };
        let times = (found / dated).max(dated / found);
        if times <= PRICE_OFF {
            return;
        }
        let unit = unit.in_currency(plant);
        let figure = |value: f64| plain(format::exact(unit.from_canonical(value)));
        let (found_at, dated_at, symbol) = (figure(found), rounded(unit.from_canonical(dated)), unit.symbol());
        let (date, source, place) = (&factor.date, &factor.source, &factor.place);
        let impossible = times >= PRICE_IMPOSSIBLE && found > 0.0;
        let message = if impossible {
            say!(
                "`{path}` cannot be {found_at} {symbol}: it is {dated_at} in {place} ({date}, {source})",
                "`{path}` no puede ser {found_at} {symbol}: en {place} es {dated_at} ({date}, {source})"
            )
        } else {
            say!(
                "`{path}` is {found_at} {symbol}, far from {dated_at} in {place} ({date}, {source})",
                "`{path}` es {found_at} {symbol}, lejos de {dated_at} en {place} ({date}, {source})"
            )
        };
        let help = Text::new(
            "check the unit and the currency: cents for pesos, MWh for kWh, pesos for dollars",
            "revise la unidad y la moneda: centavos por pesos, MWh por kWh, pesos por dólares",
        );
        let place = self.facility.place_of(&FactRef::Scalar(field.id), None);
        // A price that was worked out is no ground to refuse a profile.
        let problem = if impossible && place.is_some() {
            Diagnostic::error(Code::IMPOSSIBLE, message)
        } else {
            Diagnostic::warning(Code::UNLIKELY, message)
        };
        self.report(problem.at(place).help(help), path);
    }
}

/// A figure to three digits.
fn rounded(value: f64) -> String {
    plain(format!("{value:.2e}").parse().unwrap_or(value))
}
