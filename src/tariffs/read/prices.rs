//! Reads a file of prices: one row a month, as it stands on the page of the supplier.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::Reader;
use crate::diagnostic::{Place, Text, say};
use crate::factors::folded;
use crate::json::{Json, join};
use crate::tariffs::Tariff;
use crate::tariffs::prices::{PriceRow, PriceSource, PriceTable};
use crate::units::Month;
use crate::units::{Currency, quote};

impl Reader<'_> {
    pub(super) fn prices(&mut self, json: &Json) {
        let tariff = self.text(json, "", "tariff");
        let place = self.optional_text(json, "", "place");
        let currency = self.currency(json);
        let charges: Vec<String> = self
            .items(json, "", "charges")
            .into_iter()
            .filter_map(|(value, path)| self.text_of(value, &path))
            .collect();
        if charges.is_empty() {
            self.faults.fault(
                json.place,
                "charges",
                say!("`charges` names no charge", "`charges` no nombra ningún cargo"),
            );
        }
        let sources: Vec<PriceSource> = self
            .entries(json, "", "sources")
            .into_iter()
            .filter_map(|(key, value, path)| {
                self.faults.known(value, &path, &["cite", "seen"]);
                let (cite, seen) = (self.text(value, &path, "cite"), self.text(value, &path, "seen"));
                Some(PriceSource { key: key.to_owned(), cite: cite?, seen: seen? })
            })
            .collect();
        let (Some(tariff), Some(currency)) = (tariff, currency) else { return };
        let empty = |place: &str| PriceTable {
            tariff: tariff.clone(),
            place: place.to_owned(),
            folded_place: folded(place),
            currency: currency.clone(),
            charges: charges.clone(),
            sources: sources.clone(),
            rows: BTreeMap::new(),
        };
        if let Some(place) = place {
            let mut table = empty(&place);
            for (month, row, path) in self.entries(json, "", "prices") {
                self.row(&mut table, month, row, &path);
            }
            self.content.prices.push(table);
            return;
        }
        for (place, rows, path) in self.entries(json, "", "prices") {
            let mut table = empty(place);
            let Some(rows) = rows.map() else {
                self.faults.expected(rows, &path, ["an object of months", "un objeto de meses"]);
                continue;
            };
            for row in rows {
                self.row(&mut table, &row.key, &row.value, &join(&path, &row.key));
            }
            self.content.prices.push(table);
        }
    }

    fn currency(&mut self, json: &Json) -> Option<String> {
        let text = self.text(json, "", "currency")?;
        if Currency::parse(&text).is_none() {
            let shown = quote(&text);
            let at = json.get("currency").map_or(json.place, |value| value.place);
            self.faults.fault(at, "currency", say!("{shown} is no currency", "{shown} no es una moneda"));
            return None;
        }
        Some(text)
    }

    /// One row, of a month `2026-01` or of a whole year `2021`: a price for each charge, `-` where there is none, and
    /// the letter of its source.
    fn row(&mut self, table: &mut PriceTable, key: &str, value: &Json, path: &str) {
        let Some(text) = value.text() else {
            return self.faults.expected(value, path, ["a text of prices", "un texto de precios"]);
        };
        let months: Vec<Month> = match (Month::parse(key), key.parse::<i32>()) {
            (Some(month), _) => vec![month],
            (None, Ok(year)) if key.len() == 4 => (1..=12).filter_map(|month| Month::new(year, month)).collect(),
            _ => Vec::new(),
        };
        if months.is_empty() {
            let shown = quote(key);
            let message = say!(
                "{shown} is no month such as `2026-01` and no year such as `2021`",
                "{shown} no es un mes como `2026-01` ni un año como `2021`"
            );
            return self.faults.fault(value.place, path, message);
        }
        let mut values = Vec::with_capacity(table.charges.len());
        let mut source = None;
        let wanted = table.charges.len();
        for (index, word) in text.split(' ').filter(|word| !word.is_empty()).enumerate() {
            let at = || place_in(value.place, text, word);
            match index.cmp(&wanted) {
                Ordering::Less => match price(word) {
                    Ok(price) => values.push(price),
                    Err(message) => return self.faults.fault(at(), path, message),
                },
                Ordering::Equal => {
                    source = table.sources.iter().position(|source| source.key == word);
                    if source.is_none() {
                        let known: Vec<&str> = table.sources.iter().map(|source| source.key.as_str()).collect();
                        return self.unknown(at(), path, word, &known);
                    }
                }
                Ordering::Greater => {
                    let shown = quote(word);
                    let message = say!(
                        "{shown} is one too many: a row has {wanted} prices and a source",
                        "sobra {shown}: un renglón lleva {wanted} precios y una fuente"
                    );
                    return self.faults.fault(at(), path, message);
                }
            }
        }
        let Some(source) = source else {
            let found = values.len();
            let message = say!(
                "a row has {wanted} prices and the letter of its source, found {found} prices",
                "un renglón lleva {wanted} precios y la letra de su fuente, se encontraron {found} precios"
            );
            return self.faults.fault(value.place, path, message);
        };
        for month in months {
            table.rows.insert(month, PriceRow { values: values.clone(), source });
        }
    }
}

/// A price as it is written; `-` is none.
fn price(word: &str) -> Result<Option<f64>, Text> {
    if word == "-" {
        return Ok(None);
    }
    let plain = word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    match word.parse::<f64>() {
        Ok(price) if plain && price.is_finite() => Ok(Some(price)),
        _ => {
            let shown = quote(word);
            Err(say!(
                "{shown} is no price; write it with a point and without separators, `-` where there is none",
                "{shown} no es un precio; escríbalo con punto y sin separadores, `-` donde no hay"
            ))
        }
    }
}

/// Where a word of a text stands; texts of prices have no escapes before it.
fn place_in(place: Place, text: &str, word: &str) -> Place {
    let before = (word.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let letters = text.get(..before).map_or(0, |before| before.chars().count());
    Place { column: place.column + 1 + u32::try_from(letters).unwrap_or_default(), ..place }
}

/// A word on each column of prices that its tariff does not charge.
pub(in crate::tariffs) fn unknown_charges<'a>(table: &'a PriceTable, tariff: &'a Tariff) -> Vec<&'a str> {
    table.charges.iter().map(String::as_str).filter(|charge| tariff.charge(charge).is_none()).collect()
}
