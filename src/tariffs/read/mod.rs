//! Reads the files of tariffs: `"schema": "auditlite/tariffs@1"` in `factors/*.json`.

mod calendar;
mod head;
mod prices;
mod structure;

use super::{Calendar, LowVoltageMetering, PowerFactorRule, PriceTable, State, Tariff, Tax};
use crate::diagnostic::{Code, Diagnostic, Place, Text, nearest, say};
use crate::json::{Faults, Json, join, read_json};
use crate::units::quote;

pub(super) use head::{Head, head};
pub(super) use prices::unknown_charges;

/// What a file of tariffs says it is.
pub const SCHEMA: &str = "auditlite/tariffs@1";

/// What one file holds.
#[derive(Debug, Clone, Default)]
pub(super) struct Content {
    pub(super) tariffs: Vec<Tariff>,
    pub(super) power_factors: Vec<(String, PowerFactorRule)>,
    pub(super) low_voltage_metering: Vec<(String, LowVoltageMetering)>,
    pub(super) taxes: Vec<(String, Tax)>,
    pub(super) calendars: Vec<Calendar>,
    pub(super) states: Vec<State>,
    pub(super) prices: Vec<PriceTable>,
}

/// The keys of a file that says how bills are made, and of one that holds prices.
const STRUCTURE: [&str; 8] =
    ["schema", "note", "tariffs", "power_factors", "low_voltage_metering", "taxes", "calendars", "places"];
const PRICES: [&str; 8] = ["schema", "note", "tariff", "place", "currency", "charges", "sources", "prices"];

/// Reads a file; what is wrong with one part leaves the others as they are.
pub(super) fn read(file: &str, bytes: &[u8]) -> (Content, Vec<Diagnostic>) {
    let mut reader = Reader { faults: Faults::new(file, Code::BAD_DATA), content: Content::default() };
    match read_json(file, bytes) {
        Ok(json) => reader.file(&json),
        Err(problem) => reader.faults.problems.push(Diagnostic { code: Code::BAD_DATA, ..problem }),
    }
    (reader.content, reader.faults.problems)
}

struct Reader<'a> {
    faults: Faults<'a>,
    content: Content,
}

impl Reader<'_> {
    fn file(&mut self, json: &Json) {
        self.faults.duplicates(json);
        if json.map().is_none() {
            return self.faults.expected(json, "", ["an object with `schema`", "un objeto con `schema`"]);
        }
        if !self.faults.schema(json, SCHEMA) {
            return;
        }
        if json.get("prices").is_some() || json.get("tariff").is_some() {
            self.faults.known(json, "", &PRICES);
            self.prices(json);
        } else {
            self.faults.known(json, "", &STRUCTURE);
            self.structure(json);
        }
    }

    /// The entries of an object at a key; an absent one has none.
    fn entries<'j>(&mut self, json: &'j Json, path: &str, key: &str) -> Vec<(&'j str, &'j Json, String)> {
        let Some(value) = json.get(key) else { return Vec::new() };
        let path = join(path, key);
        let Some(entries) = value.map() else {
            self.faults.expected(value, &path, ["an object", "un objeto"]);
            return Vec::new();
        };
        entries.iter().map(|entry| (entry.key.as_str(), &entry.value, join(&path, &entry.key))).collect()
    }

    /// The values of a list at a key; an absent one has none.
    fn items<'j>(&mut self, json: &'j Json, path: &str, key: &str) -> Vec<(&'j Json, String)> {
        let Some(value) = json.get(key) else { return Vec::new() };
        let path = join(path, key);
        let Some(list) = value.list() else {
            self.faults.expected(value, &path, ["a list", "una lista"]);
            return Vec::new();
        };
        list.iter().enumerate().map(|(index, value)| (value, format!("{path}[{index}]"))).collect()
    }

    fn text(&mut self, json: &Json, path: &str, key: &str) -> Option<String> {
        let Some(value) = json.get(key) else {
            self.faults.missing(json, path, key);
            return None;
        };
        self.text_of(value, &join(path, key))
    }

    fn text_of(&mut self, value: &Json, path: &str) -> Option<String> {
        let text = value.text().filter(|text| !text.trim().is_empty());
        if text.is_none() {
            self.faults.expected(value, path, ["a text", "un texto"]);
        }
        text.map(str::to_owned)
    }

    /// A text that may be absent.
    fn optional_text(&mut self, json: &Json, path: &str, key: &str) -> Option<String> {
        json.get(key).and_then(|value| self.text_of(value, &join(path, key)))
    }

    /// Words in both languages.
    fn words(&mut self, json: &Json, path: &str, key: &str) -> Option<Text> {
        let Some(value) = json.get(key) else {
            self.faults.missing(json, path, key);
            return None;
        };
        let path = join(path, key);
        self.faults.known(value, &path, &["en", "es"]);
        let en = self.text(value, &path, "en");
        let es = self.text(value, &path, "es");
        Some(Text::new(en?, es?))
    }

    /// A number within bounds.
    fn number(&mut self, json: &Json, path: &str, key: &str, (low, high): (f64, f64)) -> Option<f64> {
        let Some(value) = json.get(key) else {
            self.faults.missing(json, path, key);
            return None;
        };
        let path = join(path, key);
        let Some(number) = value.number() else {
            self.faults.expected(value, &path, ["a number", "un número"]);
            return None;
        };
        if !(low..=high).contains(&number) {
            let message = say!(
                "`{key}` must be between {low} and {high}, found {number}",
                "`{key}` debe estar entre {low} y {high}, se encontró {number}"
            );
            self.faults.fault(value.place, &path, message);
            return None;
        }
        Some(number)
    }

    fn optional_number(&mut self, json: &Json, path: &str, key: &str, bounds: (f64, f64)) -> Option<f64> {
        json.get(key).and_then(|_| self.number(json, path, key, bounds))
    }

    /// Reports a word that is none of those that may stand there.
    fn unknown(&mut self, place: Place, path: &str, word: &str, known: &[&str]) {
        let shown = quote(word);
        let all = known.join("`, `");
        let message =
            say!("{shown} is not known here; it is one of `{all}`", "{shown} no se conoce aquí; es uno de `{all}`");
        let help =
            nearest(word, known.iter().copied()).map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
        self.faults.with_help(place, path, message, help);
    }
}
