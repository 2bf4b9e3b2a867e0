//! One fact: the value itself, or an object with value, unit, basis and note.

use super::Reader;
use crate::diagnostic::{Code, Diagnostic, Place, Text, say};
use crate::facility::{Basis, FactValue, FactWord, Origin};
use crate::factors::Period;
use crate::fields::{Field, FieldType};
use crate::json::{Json, JsonValue, join};
use crate::units::{Unit, quote};

/// The keys of a value that is written as an object; `hint` is what a new profile says about it, and is not read.
const KEYS: [&str; 5] = ["value", "unit", "basis", "note", "hint"];

/// Where a value goes.
pub(super) struct Target<'a> {
    /// Its path.
    pub(super) path: String,
    /// Its field.
    pub(super) field: &'a Field,
    /// The unit of an item that is not measured as the others are.
    pub(super) own_unit: Option<Unit>,
}

/// A value as it is given.
pub(super) struct Given<'j> {
    /// The value; not null.
    pub(super) value: &'j Json,
    /// Its unit, if that stands apart.
    pub(super) unit: Option<(&'j str, Place)>,
    basis: Option<Basis>,
    note: Option<String>,
    place: Place,
}

impl Reader<'_> {
    /// A fact; none if it is null or wrong.
    pub(super) fn fact(&mut self, target: &Target<'_>, json: &Json) -> Option<FactValue> {
        let given = self.given(target, json)?;
        let mut added = None;
        let value = match &target.field.kind {
            FieldType::Quantity(quantity) => {
                let (number, converted) = self.quantity(target, quantity, &given)?;
                added = converted;
                FactWord::Number(number)
            }
            FieldType::Truth => FactWord::Truth(self.truth(target, given.value)?),
            FieldType::Choice(words) => FactWord::Word(self.choice(target, words, given.value)?),
            FieldType::Text => FactWord::Word(self.words(target, given.value)?),
            FieldType::Date => FactWord::Word(self.date(target, given.value)?),
        };
        let Given { basis, note, place, .. } = given;
        let note = match (note, added) {
            (Some(note), Some(added)) => Some(format!("{note}; {added}")),
            (note, added) => note.or(added),
        };
        Some(FactValue { value, origin: Origin::Profile { basis, note, place } })
    }

    fn given<'j>(&mut self, target: &Target<'_>, json: &'j Json) -> Option<Given<'j>> {
        let path = target.path.as_str();
        let plain = |value: &'j Json| Given { value, unit: None, basis: None, note: None, place: value.place };
        let Some(entries) = json.map() else {
            return (!json.is_null()).then(|| plain(json));
        };
        for entry in entries.iter().filter(|entry| !KEYS.contains(&entry.key.as_str())) {
            self.unknown_key(entry, path, &KEYS);
        }
        let word = |reader: &mut Self, key: &str| {
            let value = json.get(key).filter(|value| !value.is_null())?;
            let text = value.text();
            if text.is_none() {
                reader.expected(value, &join(path, key), ["a text", "un texto"], None);
            }
            text.map(|text| (text, value.place))
        };
        let unit = word(self, "unit");
        let note = word(self, "note").map(|(note, _)| note.to_owned());
        let basis = word(self, "basis").and_then(|(basis, place)| self.basis(path, basis, place));
        let Some(value) = json.get("value") else {
            let message = say!("`{path}` has no `value`", "a `{path}` le falta `value`");
            let help = Text::new(
                "write `{ \"value\": 400, \"unit\": \"kW\", \"basis\": \"measured\" }`",
                "escriba `{ \"value\": 400, \"unit\": \"kW\", \"basis\": \"measured\" }`",
            );
            self.report(Diagnostic::error(Code::WRONG_TYPE, message).at(json.place).help(help), path);
            return None;
        };
        if let (Some((_, place)), None) = (unit, target.field.unit()) {
            let message = say!("`{path}` has no unit", "`{path}` no lleva unidad");
            self.report(Diagnostic::error(Code::WRONG_UNIT, message).at(place), path);
        }
        (!value.is_null()).then(|| Given { unit, basis, note, ..plain(value) })
    }

    fn basis(&mut self, path: &str, word: &str, place: Place) -> Option<Basis> {
        let found = Basis::ALL.iter().find(|(name, _)| *name == word).map(|(_, basis)| *basis);
        if found.is_none() {
            let names: Vec<&str> = Basis::ALL.iter().map(|(name, _)| *name).collect();
            self.not_one_of(&join(path, "basis"), word, place, &names, None);
        }
        found
    }

    fn truth(&mut self, target: &Target<'_>, json: &Json) -> Option<bool> {
        if let JsonValue::Truth(truth) = json.value {
            return Some(truth);
        }
        let meant = match json.text().map(|text| text.trim().to_lowercase()).as_deref() {
            Some("yes" | "y" | "true" | "sí" | "si" | "s" | "verdadero") => Some("true"),
            Some("no" | "n" | "false" | "falso") => Some("false"),
            _ => None,
        };
        let help = match meant {
            Some(meant) => say!("write `{meant}` without quotes", "escriba `{meant}` sin comillas"),
            None => Text::new(
                "write `true` or `false`; leave it out if it is not known",
                "escriba `true` o `false`; quítelo si no se sabe",
            ),
        };
        self.expected(json, &target.path, ["`true` or `false`", "`true` o `false`"], Some(help));
        None
    }

    fn words(&mut self, target: &Target<'_>, json: &Json) -> Option<String> {
        let path = target.path.as_str();
        match json.text().map(str::trim) {
            Some("") => {
                let message = say!("`{path}` is an empty text", "`{path}` es un texto vacío");
                let help = Text::new("leave it out if it is not known", "quítelo si no se sabe");
                self.report(Diagnostic::error(Code::WRONG_TYPE, message).at(json.place).help(help), path);
                None
            }
            Some(text) => {
                if path == "facility.country" {
                    self.country_code(json, text);
                }
                Some(text.to_owned())
            }
            None => {
                let help = json.number().map(|number| say!("write `\"{number}\"`", "escriba `\"{number}\"`"));
                self.expected(json, path, ["a text", "un texto"], help);
                None
            }
        }
    }

    /// Prices and emission factors are looked up by the country's code.
    fn country_code(&mut self, json: &Json, text: &str) {
        if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return;
        }
        let shown = quote(text);
        let message = say!(
            "{shown} is no code of a country, so no prices or factors will be found for it",
            "{shown} no es el código de un país, así que no se le encontrarán precios ni factores"
        );
        let code = match text.to_lowercase().as_str() {
            "mx" | "mex" | "mexico" | "méxico" => "MX",
            "us" | "usa" | "united states" | "estados unidos" | "eua" | "eeuu" => "US",
            _ => "MX, US, CO",
        };
        let help = say!("write two capitals: `{code}`", "escriba dos mayúsculas: `{code}`");
        self.report(Diagnostic::warning(Code::UNLIKELY, message).at(json.place).help(help), "facility.country");
    }

    fn date(&mut self, target: &Target<'_>, json: &Json) -> Option<String> {
        let path = target.path.as_str();
        let Some(text) = json.text() else {
            let help = Text::new("write `\"2026-10-01\"`", "escriba `\"2026-10-01\"`");
            self.expected(json, path, ["a date", "una fecha"], Some(help));
            return None;
        };
        if Period::parse_day(text).is_none() {
            let shown = quote(text);
            let message =
                say!("`{path}` must be a date, found {shown}", "`{path}` debe ser una fecha, se encontró {shown}");
            let help = Text::new("write year, month and day: `2026-10-01`", "escriba año, mes y día: `2026-10-01`");
            self.report(Diagnostic::error(Code::WRONG_TYPE, message).at(json.place).help(help), path);
            return None;
        }
        Some(text.to_owned())
    }
}
