//! A fact as it stands on the sheet.

use std::collections::BTreeMap;

use serde_json::Value;

use super::model::{Item, Kind, Now};
use super::wanted::Wanted;
use crate::diagnostic::Lang;
use crate::facility::{Basis, Facility, FactValue, FactWord, Origin};
use crate::fields::{self, Field, FieldType};
use crate::library::Library;
use crate::script::FactRef;
use crate::units::{Currency, Unit, format};

/// What a plant has: nobody brings it.
const IN_PLACE: [&str; 5] = ["bills", "laboratory book", "logs of the plant", "meter in place", "gauge in place"];

/// What is needed to write facts down.
pub(super) struct Writer<'a> {
    pub(super) library: &'a Library,
    pub(super) facility: Option<&'a Facility>,
    pub(super) lang: Lang,
    /// The number of each measure on the sheet.
    pub(super) numbers: BTreeMap<String, usize>,
}

impl Writer<'_> {
    /// A fact on the sheet.
    pub(super) fn item(&self, path: &str, wanted: &Wanted) -> Option<Item> {
        let fields = &self.library.fields;
        let field = fields.field_of(&wanted.fact)?;
        let record = None;
        let value = self.facility.and_then(|facility| facility.value(&wanted.fact, record));
        Some(Item {
            path: path.to_owned(),
            label: fields.label_of(path, field, self.lang),
            kind: kind(field),
            unit: self.unit(&wanted.fact).map(|unit| unit.symbol().to_owned()).unwrap_or_default(),
            choices: match &field.kind {
                FieldType::Choice(words) => words.values().map(|word| word.in_lang(self.lang).to_owned()).collect(),
                _ => Vec::new(),
            },
            how: field.how.in_lang(self.lang).to_owned(),
            instrument: field.instrument.as_ref().map(|text| text.in_lang(self.lang).to_owned()),
            in_place: field.instrument.as_ref().is_some_and(|text| IN_PLACE.contains(&text.en.as_str())),
            minutes: field.minutes,
            measures: self.numbers_of(wanted),
            worth: wanted.worth,
            now: value.filter(|_| wanted.rough).and_then(|value| self.now(field, &wanted.fact, value)),
            or_from: Vec::new(),
        })
    }

    /// The numbers of the measures that a fact serves.
    pub(super) fn numbers_of(&self, wanted: &Wanted) -> Vec<usize> {
        let mut numbers: Vec<usize> = wanted.rules.iter().filter_map(|rule| self.numbers.get(rule)).copied().collect();
        numbers.sort_unstable();
        numbers
    }

    /// The unit in which a number is written down; none for a count.
    fn unit(&self, fact: &FactRef) -> Option<Unit> {
        let unit = self.library.fields.unit_of(fact)?;
        // Without a plant nobody knows the currency: the blank says `money`.
        let currency = self.facility.map_or(Currency::PLANT, |facility| facility.currency);
        Some(unit.in_currency(currency)).filter(|unit| unit.symbol() != "1")
    }

    fn now(&self, field: &Field, fact: &FactRef, value: &FactValue) -> Option<Now> {
        let basis = basis(value);
        let in_words = self.in_words(field, fact, value);
        let value = match (&value.value, self.unit(fact)) {
            (FactWord::Number(number), unit) => {
                let number = unit.map_or(*number, |unit| unit.from_canonical(*number));
                serde_json::Number::from_f64(format::exact(number)).map(Value::Number)?
            }
            (FactWord::Truth(truth), _) => Value::from(*truth),
            (FactWord::Word(word), _) => Value::from(word.as_str()),
        };
        Some(Now { value, basis, in_words })
    }

    /// A value as a person says it.
    pub(super) fn in_words(&self, field: &Field, fact: &FactRef, value: &FactValue) -> String {
        match (&value.value, self.unit(fact)) {
            (FactWord::Number(number), Some(unit)) => format::trade(unit.from_canonical(*number), &unit, self.lang),
            (FactWord::Number(number), None) => format::number(*number, self.lang),
            (FactWord::Truth(truth), _) => match (truth, self.lang) {
                (true, Lang::En) => "yes",
                (true, Lang::Es) => "sí",
                (false, _) => "no",
            }
            .to_owned(),
            (FactWord::Word(word), _) => match &field.kind {
                FieldType::Choice(words) => {
                    words.get(word).map_or(word.as_str(), |known| known.in_lang(self.lang)).to_owned()
                }
                _ => word.clone(),
            },
        }
    }
}

/// Why a value should be confirmed, if it should.
pub(super) fn rough(value: &FactValue) -> Option<&'static str> {
    match &value.origin {
        Origin::Derived { basis: fields::Basis::Typical, .. } => Some("typical"),
        Origin::Profile { basis: Some(Basis::Estimated), .. } => Some("estimated"),
        Origin::Derived { basis: fields::Basis::Calculated, .. } | Origin::Profile { .. } | Origin::Supplied => None,
    }
}

/// How a value was found.
fn basis(value: &FactValue) -> &'static str {
    match &value.origin {
        Origin::Derived { basis, .. } => basis.name(),
        Origin::Profile { basis: Some(Basis::Estimated), .. } => "estimated",
        Origin::Profile { basis: Some(Basis::Nameplate), .. } => "nameplate",
        Origin::Profile { .. } | Origin::Supplied => "given",
    }
}

fn kind(field: &Field) -> Kind {
    match field.kind {
        FieldType::Quantity(_) => Kind::Number,
        FieldType::Truth => Kind::Look,
        FieldType::Choice(_) => Kind::Choice,
        FieldType::Text | FieldType::Date => Kind::Text,
    }
}
