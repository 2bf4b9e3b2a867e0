//! What is wrong with a file of data, collected while it is read.

use super::{Json, duplicate_keys, join};
use crate::diagnostic::{Code, Diagnostic, Place, Text, nearest, say};
use crate::units::quote;

/// What is wrong with one file, each fault with its place.
#[derive(Debug)]
pub struct Faults<'a> {
    file: &'a str,
    code: Code,
    /// The faults, in the order in which they were found.
    pub problems: Vec<Diagnostic>,
}

impl<'a> Faults<'a> {
    /// None so far.
    pub fn new(file: &'a str, code: Code) -> Self {
        Self { file, code, problems: Vec::new() }
    }

    /// A fault at a place, with what a reader can do.
    pub fn with_help(&mut self, place: Place, path: &str, message: Text, help: Option<Text>) {
        let mut problem = Diagnostic::error(self.code, message).help(help).in_file(self.file).at(place);
        if !path.is_empty() {
            problem = problem.on(path);
        }
        self.problems.push(problem);
    }

    /// A fault at a place.
    pub fn fault(&mut self, place: Place, path: &str, message: Text) {
        self.with_help(place, path, message, None);
    }

    /// A key that is not there.
    pub fn missing(&mut self, json: &Json, path: &str, key: &str) {
        self.fault(json.place, &join(path, key), say!("`{key}` is missing", "falta `{key}`"));
    }

    /// A value of another kind than is wanted, such as `["a list", "una lista"]`.
    pub fn expected(&mut self, json: &Json, path: &str, [en, es]: [&str; 2]) {
        let found = json.kind();
        let message = Text::new(
            format!("expected {en}, found {}", found.en),
            format!("se esperaba {es}, se encontró {}", found.es),
        );
        self.fault(json.place, path, message);
    }

    /// Whether it is an object; keys that stand twice and keys that nobody knows are faults.
    pub fn object(&mut self, json: &Json, path: &str, keys: &[&str]) -> bool {
        if json.map().is_none() {
            self.expected(json, path, ["an object", "un objeto"]);
            return false;
        }
        self.known(json, path, keys);
        true
    }

    /// Every key of an object that is none of those that may stand there.
    pub fn known(&mut self, json: &Json, path: &str, keys: &[&str]) {
        for entry in json.map().unwrap_or_default() {
            let key = entry.key.as_str();
            if keys.contains(&key) {
                continue;
            }
            let shown = quote(key);
            let help = match nearest(key, keys.iter().copied()) {
                Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
                None => {
                    let all = keys.join("`, `");
                    say!("known are `{all}`", "se conocen `{all}`")
                }
            };
            let message = say!("unknown key {shown}", "clave desconocida {shown}");
            self.with_help(entry.place, &join(path, key), message, Some(help));
        }
    }

    /// Keys that stand twice, anywhere in the file.
    pub fn duplicates(&mut self, json: &Json) {
        for (path, place) in duplicate_keys(json) {
            self.fault(place, &path, say!("`{path}` stands twice", "`{path}` aparece dos veces"));
        }
    }

    /// Whether `schema` is the one that is wanted.
    pub fn schema(&mut self, json: &Json, wanted: &str) -> bool {
        let Some(schema) = json.get("schema") else {
            let message = say!("`\"schema\": \"{wanted}\"` is missing", "falta `\"schema\": \"{wanted}\"`");
            self.fault(json.place, "schema", message);
            return false;
        };
        if schema.text() == Some(wanted) {
            return true;
        }
        let found = schema.text().map_or_else(|| schema.kind(), |text| Text::new(quote(text), quote(text)));
        let (en, es) = (found.en, found.es);
        let message = say!("`schema` must be `{wanted}`, found {en}", "`schema` debe ser `{wanted}`, se encontró {es}");
        self.fault(schema.place, "schema", message);
        false
    }

    /// The text of a key that must be there, and where it begins.
    pub fn text<'j>(&mut self, json: &'j Json, path: &str, key: &str) -> Option<(&'j str, Place)> {
        if json.get(key).is_none() {
            self.missing(json, path, key);
        }
        self.optional_text(json, path, key)
    }

    /// The text of a key that may be absent.
    pub fn optional_text<'j>(&mut self, json: &'j Json, path: &str, key: &str) -> Option<(&'j str, Place)> {
        let value = json.get(key)?;
        match value.text() {
            Some(text) if !text.trim().is_empty() => Some((text, value.place)),
            _ => {
                self.expected(value, &join(path, key), ["a text", "un texto"]);
                None
            }
        }
    }

    /// The number of a key that must be there, and where it begins.
    pub fn number(&mut self, json: &Json, path: &str, key: &str) -> Option<(f64, Place)> {
        let Some(value) = json.get(key) else {
            self.missing(json, path, key);
            return None;
        };
        let number = value.number();
        if number.is_none() {
            self.expected(value, &join(path, key), ["a number", "un número"]);
        }
        number.map(|number| (number, value.place))
    }

    /// The values of a list that must be there.
    pub fn list<'j>(&mut self, json: &'j Json, path: &str, key: &str) -> &'j [Json] {
        let Some(value) = json.get(key) else {
            self.missing(json, path, key);
            return &[];
        };
        let list = value.list();
        if list.is_none() {
            self.expected(value, &join(path, key), ["a list", "una lista"]);
        }
        list.unwrap_or_default()
    }
}
