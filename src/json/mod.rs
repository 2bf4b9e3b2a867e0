//! JSON with the place of everything, so that a message can point at the value that is wrong.

mod encoding;
mod faults;
mod head;
mod outline;
mod read;
mod syntax;
#[cfg(test)]
mod tests;
mod way;
mod written;

pub use faults::Faults;
pub use head::head_text;
pub use read::read_json;
pub use way::{Step, way_to};
pub(crate) use written::written;

use std::collections::HashSet;
use std::fmt::Write as _;

use crate::diagnostic::{Place, Text};

/// A JSON value and where it begins.
#[derive(Debug, Clone, PartialEq)]
pub struct Json {
    /// Where it begins.
    pub place: Place,
    /// The value.
    pub value: JsonValue,
}

/// What a JSON value is.
#[derive(Debug, Clone, PartialEq)]
pub enum JsonValue {
    /// `null`.
    Null,
    /// `true` or `false`.
    Truth(bool),
    /// A finite number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object; keys in the order of the file, also where one stands twice.
    Map(Vec<Entry>),
}

/// A key of an object with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key begins.
    pub place: Place,
    /// The value.
    pub value: Json,
}

impl Json {
    /// The value of a key, if this is an object that has it; the first if it stands twice.
    pub fn get(&self, key: &str) -> Option<&Json> {
        self.map()?.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            JsonValue::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<f64> {
        match self.value {
            JsonValue::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The values of a list, if it is one.
    pub fn list(&self) -> Option<&[Json]> {
        match &self.value {
            JsonValue::List(values) => Some(values),
            _ => None,
        }
    }

    /// The keys and values of an object, if it is one.
    pub fn map(&self) -> Option<&[Entry]> {
        match &self.value {
            JsonValue::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        self.value == JsonValue::Null
    }

    /// What it is, for a message: "a number", "un número".
    pub fn kind(&self) -> Text {
        let [en, es] = match &self.value {
            JsonValue::Null => ["`null`", "`null`"],
            JsonValue::Truth(true) => ["`true`", "`true`"],
            JsonValue::Truth(false) => ["`false`", "`false`"],
            JsonValue::Number(_) => ["a number", "un número"],
            JsonValue::Text(_) => ["a text", "un texto"],
            JsonValue::List(_) => ["a list", "una lista"],
            JsonValue::Map(_) => ["an object", "un objeto"],
        };
        Text::new(en, es)
    }
}

/// Every key that stands a second time in its object: its path, such as `motors[3].hours`, and its place.
pub fn duplicate_keys(json: &Json) -> Vec<(String, Place)> {
    let mut found = Vec::new();
    collect_duplicates(json, &mut String::new(), &mut found);
    found
}

/// `path` comes back as it was.
fn collect_duplicates(json: &Json, path: &mut String, found: &mut Vec<(String, Place)>) {
    let length = path.len();
    match &json.value {
        JsonValue::List(values) => {
            for (index, value) in values.iter().enumerate() {
                let _ = write!(path, "[{index}]");
                collect_duplicates(value, path, found);
                path.truncate(length);
            }
        }
        JsonValue::Map(entries) => {
            let mut seen = HashSet::with_capacity(entries.len());
            for entry in entries {
                if length > 0 {
                    path.push('.');
                }
                path.push_str(&entry.key);
                if !seen.insert(entry.key.as_str()) {
                    found.push((path.clone(), entry.place));
                }
                collect_duplicates(&entry.value, path, found);
                path.truncate(length);
            }
        }
        _ => {}
    }
}

/// The path of a key in the object at `path`.
pub(crate) fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}
