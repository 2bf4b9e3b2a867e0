//! The plant's currency, exchange rates, and money of other currencies.

use super::Reader;
use crate::diagnostic::{Code, Diagnostic, Place, Text, nearest, say};
use crate::facility::ExchangeRate;
use crate::factors::{Factor, Factors, Period};
use crate::json::{Entry, Json, join};
use crate::units::{Currency, Dimension, quote};

impl Reader<'_> {
    /// The plant's currency and the exchange rates to it.
    pub(super) fn currency(&mut self, json: &Json, default: Option<Currency>) {
        self.currency = match json.get("currency").filter(|value| !value.is_null()) {
            Some(value) => self.named_currency(value),
            None => default.or_else(|| self.currency_of_country(json)),
        };
        if let Some(currency) = self.currency {
            self.facility.currency = currency;
        }
        if let Some(rates) = json.get("exchange_rates").filter(|rates| !rates.is_null()) {
            self.exchange_rates(rates);
        }
    }

    fn named_currency(&mut self, json: &Json) -> Option<Currency> {
        let Some(code) = json.text() else {
            let help = Text::new("write `\"MXN\"`", "escriba `\"MXN\"`");
            self.expected(json, "currency", ["the code of a currency", "el código de una moneda"], Some(help));
            return None;
        };
        self.code(code, "currency", json.place)
    }

    fn code(&mut self, code: &str, path: &str, place: Place) -> Option<Currency> {
        let found = Currency::parse(code).filter(|currency| *currency != Currency::PLANT);
        if found.is_none() {
            let shown = quote(code);
            let message = say!("{shown} is no code of a currency", "{shown} no es el código de una moneda");
            let words = [
                ("pesos", "MXN"),
                ("peso", "MXN"),
                ("pesos mexicanos", "MXN"),
                ("m.n.", "MXN"),
                ("moneda nacional", "MXN"),
                ("dólares", "USD"),
                ("dólar", "USD"),
                ("dollars", "USD"),
                ("us dollars", "USD"),
                ("us$", "USD"),
                ("euros", "EUR"),
            ];
            let upper = Currency::parse(&code.trim().to_uppercase()).map(|currency| currency.code().to_owned());
            let meant = upper.or_else(|| {
                let near = nearest(&code.trim().to_lowercase(), words.iter().map(|(word, _)| *word))?;
                words.iter().find(|(word, _)| *word == near).map(|(_, code)| (*code).to_owned())
            });
            let help = match meant {
                Some(meant) => say!("did you mean `{meant}`?", "¿quiso decir `{meant}`?"),
                None => Text::new(
                    "write the three letters of ISO 4217, such as `MXN` or `USD`",
                    "escriba las tres letras de ISO 4217, como `MXN` o `USD`",
                ),
            };
            self.report(Diagnostic::error(Code::BAD_CURRENCY, message).at(place).help(help), path);
        }
        found
    }

    fn currency_of_country(&mut self, json: &Json) -> Option<Currency> {
        let currency = match self.country {
            None | Some("MX") => Some(Currency::MXN),
            Some("US") => Some(Currency::USD),
            Some(_) => None,
        };
        let problem = if let Some(currency) = currency {
            let message = say!(
                "the profile names no currency; its money is read as {currency}",
                "el perfil no indica la moneda; su dinero se lee como {currency}"
            );
            let help = say!("add `\"currency\": \"{currency}\"`", "agregue `\"currency\": \"{currency}\"`");
            Diagnostic::warning(Code::ASSUMED_CURRENCY, message).help(help)
        } else {
            let message = Text::new("the profile names no currency", "el perfil no indica la moneda");
            let help = Text::new(
                "add `\"currency\": \"MXN\"`, or the code of yours",
                "agregue `\"currency\": \"MXN\"`, o el código de la suya",
            );
            Diagnostic::error(Code::ASSUMED_CURRENCY, message).help(help)
        };
        self.report(problem.at(json.place), "currency");
        currency
    }

    fn exchange_rates(&mut self, json: &Json) {
        let Some(entries) = json.map() else {
            let wanted = ["an object of currencies", "un objeto de monedas"];
            return self.expected(json, "exchange_rates", wanted, Some(rate_example("USD")));
        };
        for entry in entries.iter().filter(|entry| !entry.value.is_null()) {
            let path = join("exchange_rates", &entry.key);
            let Some(currency) = self.code(&entry.key, &path, entry.place) else { continue };
            if Some(currency) == self.currency {
                let message = say!("{currency} is the plant's own currency", "{currency} es la moneda de la planta");
                let help = Text::new(
                    "a rate says how much of the plant's currency one unit of another is",
                    "un tipo de cambio dice cuánto vale en la moneda de la planta una unidad de otra",
                );
                self.report(Diagnostic::error(Code::BAD_CURRENCY, message).at(entry.place).help(help), &path);
                continue;
            }
            if let Some(rate) = self.exchange_rate(currency, entry, &path) {
                self.rate_is_believable(&rate, &path, entry.value.get("rate").map_or(entry.place, |rate| rate.place));
                self.facility.exchange_rates.push(rate);
            }
        }
    }

    fn exchange_rate(&mut self, currency: Currency, entry: &Entry, path: &str) -> Option<ExchangeRate> {
        let json = &entry.value;
        let Some(keys) = json.map() else {
            let wanted = ["an object with `rate`, `date` and `source`", "un objeto con `rate`, `date` y `source`"];
            self.expected(json, path, wanted, Some(rate_example(currency.code())));
            return None;
        };
        // As `profile new` writes it: nobody has filled it in yet.
        if !keys.is_empty() && keys.iter().all(|key| key.value.is_null()) {
            return None;
        }
        let known = ["rate", "date", "source"];
        for key in keys.iter().filter(|key| !known.contains(&key.key.as_str())) {
            self.unknown_key(key, path, &known);
        }
        for key in known.iter().filter(|key| json.get(key).is_none_or(Json::is_null)) {
            let message = say!("`{path}` has no `{key}`", "a `{path}` le falta `{key}`");
            let problem = Diagnostic::error(Code::BAD_CURRENCY, message).at(json.place);
            self.report(problem.help(rate_example(currency.code())), path);
        }
        let given = |key: &str| json.get(key).filter(|value| !value.is_null());
        let rate = given("rate").and_then(|value| match value.number() {
            Some(rate) if rate > 0.0 => Some(rate),
            _ => {
                let wanted = ["a number above zero", "un número mayor que cero"];
                self.expected(value, &join(path, "rate"), wanted, None);
                None
            }
        });
        let date = given("date").and_then(|value| match value.text() {
            Some(date) if Period::parse(date).is_some() => Some(date.to_owned()),
            _ => {
                let help = Text::new("write `\"2026-10-01\"`", "escriba `\"2026-10-01\"`");
                self.expected(value, &join(path, "date"), ["a date", "una fecha"], Some(help));
                None
            }
        });
        let source = given("source").and_then(|value| match value.text().map(str::trim) {
            Some(source) if !source.is_empty() => Some(source.to_owned()),
            _ => {
                self.expected(value, &join(path, "source"), ["a text", "un texto"], None);
                None
            }
        });
        Some(ExchangeRate { currency, rate: rate?, date: date?, source: source? })
    }

    /// An amount with money of other currencies changed into the plant's.
    pub(super) fn in_plant_money(
        &mut self,
        value: f64,
        dimension: Dimension,
        path: &str,
        place: Place,
    ) -> Option<(f64, Dimension)> {
        let (mut value, mut changed) = (value, dimension);
        for (currency, power) in dimension.currencies().filter(|(currency, _)| *currency != Currency::PLANT) {
            if self.currency.is_some_and(|plant| plant != currency) {
                value *= self.rate(currency, path, place)?.powi(i32::from(power));
            }
            changed = changed.with_currency_replaced(currency, Currency::PLANT);
        }
        Some((value, changed))
    }

    /// How much of the plant's currency one unit of another is: by the profile, else by the library.
    fn rate(&mut self, from: Currency, path: &str, place: Place) -> Option<f64> {
        if let Some(known) = self.facility.exchange_rates.iter().find(|known| known.currency == from) {
            return Some(known.rate);
        }
        let plant = self.facility.currency;
        let Some((rate, factor)) = library_rate(self.factors, from, plant) else {
            let message = say!(
                "`{path}` is in {from}, and no exchange rate to {plant} is known",
                "`{path}` está en {from}, y no se conoce su tipo de cambio a {plant}"
            );
            let example = rate_example(from.code());
            let help = Text::new(
                format!("{}, or give it in {plant}", example.en),
                format!("{}, o dé el valor en {plant}", example.es),
            );
            self.report(Diagnostic::error(Code::BAD_CURRENCY, message).at(place).help(help), path);
            return None;
        };
        if !self.library_rates.contains(&from) {
            self.library_rates.push(from);
            let shown = super::plain(crate::units::format::exact(rate));
            let (date, source) = (&factor.date, &factor.source);
            let message = say!(
                "money in {from} is changed at {shown} {plant}/{from} ({date}, {source})",
                "el dinero en {from} se cambia a {shown} {plant}/{from} ({date}, {source})"
            );
            let problem = Diagnostic::warning(Code::LIBRARY_RATE, message).at(place);
            self.report(problem.help(rate_example(from.code())), path);
        }
        Some(rate)
    }
}

/// The newest rate among the factors, either way round.
fn library_rate(factors: &Factors, from: Currency, plant: Currency) -> Option<(f64, &Factor)> {
    let newest = |of: Currency, into: Currency| {
        let name = format!("exchange_rate/{of}");
        let dimension = Dimension::currency(into).per(Dimension::currency(of)).ok()?;
        let fits = |factor: &&Factor| factor.name == name && factor.unit.dimension() == dimension;
        factors.all().filter(fits).max_by_key(|factor| factor.period())
    };
    let straight = newest(from, plant).map(|factor| (factor.canonical(), factor));
    straight.or_else(|| newest(plant, from).map(|factor| (1.0 / factor.canonical(), factor)))
}

fn rate_example(code: &str) -> Text {
    let example = format!(
        r#"`"exchange_rates": {{ "{code}": {{ "rate": ..., "date": "2026-10-01", "source": "Banco de México" }} }}`"#
    );
    say!("write {example}", "escriba {example}")
}
