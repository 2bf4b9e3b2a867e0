//! A profile while it is filled in.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::facility::SCHEMA;
use crate::json::{duplicate_keys, read_json};

/// What a profile says of something that may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Given {
    /// Nobody has been asked.
    Open,
    /// Nobody knew.
    Unknown,
    /// It is answered.
    Known,
}

/// Where a value stands: keys, and numbers of records.
pub(super) type Way = Vec<String>;

/// A profile while it is filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    document: Value,
    /// Lists to which nothing is to be added any more.
    closed: BTreeSet<String>,
}

impl Paper {
    /// The profile of a plant of which only the sector is known.
    pub fn new(sector: &str) -> Paper {
        Paper { document: json!({ "schema": SCHEMA, "facility": { "sector": sector } }), closed: BTreeSet::new() }
    }

    /// A profile that somebody has begun.
    ///
    /// # Errors
    /// It is no JSON object, or holds what would be lost: a key that stands twice.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Paper, Vec<Diagnostic>> {
        let json = read_json(file, bytes).map_err(|problem| vec![problem])?;
        let twice = duplicate_keys(&json).into_iter().map(|(path, place)| {
            let message = say!("`{path}` stands twice", "`{path}` aparece dos veces");
            Diagnostic::error(Code::DUPLICATE_KEY, message).in_file(file).at(place).on(path)
        });
        let twice: Vec<Diagnostic> = twice.collect();
        if !twice.is_empty() {
            return Err(twice);
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        match serde_json::from_slice::<Value>(bytes) {
            Ok(document) if document.is_object() => Ok(Paper { document, closed: BTreeSet::new() }),
            Ok(_) => {
                let message = Text::new("a profile is an object in braces", "un perfil es un objeto entre llaves");
                Err(vec![Diagnostic::error(Code::WRONG_TYPE, message).in_file(file).at(json.place)])
            }
            // Such as a number that is larger than any.
            Err(error) => {
                let error = error.to_string();
                let message = say!(
                    "the profile holds what cannot be written back as it is: {error}",
                    "el perfil contiene algo que no se puede volver a escribir igual: {error}"
                );
                Err(vec![Diagnostic::error(Code::NOT_RESUMED, message).in_file(file)])
            }
        }
    }

    /// The profile as a file. Records of which nothing was said are left out.
    pub fn text(&self) -> String {
        let mut document = self.document.clone();
        if let Some(sections) = document.as_object_mut() {
            without_blank_records(sections);
            for section in sections.values_mut().filter_map(Value::as_object_mut) {
                without_blank_records(section);
            }
        }
        format!("{document:#}\n")
    }

    /// The sector that it names.
    pub fn sector(&self) -> Option<&str> {
        let sector = self.document.get("facility")?.get("sector")?;
        sector.get("value").unwrap_or(sector).as_str()
    }

    /// The currency that it names.
    pub(super) fn currency(&self) -> Option<&str> {
        self.document.get("currency")?.as_str()
    }

    /// How many facts are known, and how many nobody knew.
    pub fn counts(&self) -> (usize, usize) {
        let mut counts = (0, 0);
        for (key, value) in self.document.as_object().into_iter().flatten() {
            if !["schema", "$schema", "note"].contains(&key.as_str()) {
                count(value, &mut counts);
            }
        }
        counts
    }

    /// What nobody knew is asked again; items are listed, or they would be none.
    pub(super) fn ask_again(&mut self, sections_of_items: &[&str]) {
        let Some(sections) = self.document.as_object_mut() else { return };
        sections.retain(|name, section| {
            let Some(members) = section.as_object_mut().filter(|members| !members.is_empty()) else {
                return !section.is_null();
            };
            if sections_of_items.contains(&name.as_str()) {
                members.values_mut().filter(|item| item.is_null()).for_each(|item| *item = json!({}));
            } else {
                members.retain(|_, value| !value.is_null());
            }
            // Empty, it would say that the plant has none of it.
            !members.is_empty()
        });
        self.closed.clear();
    }

    pub(super) fn get(&self, way: &[String]) -> Option<&Value> {
        way.iter().try_fold(&self.document, |value, key| match value {
            Value::Object(map) => map.get(key),
            Value::Array(list) => list.get(key.parse::<usize>().ok()?),
            _ => None,
        })
    }

    pub(super) fn given(&self, way: &[String]) -> Given {
        match self.get(way) {
            None => Given::Open,
            Some(Value::Null) => Given::Unknown,
            Some(Value::Object(map)) if map.is_empty() || map.get("value").is_some_and(Value::is_null) => Given::Open,
            Some(_) => Given::Known,
        }
    }

    /// Whether nothing of a section is asked: the plant has none of it, or nobody knows whether it has.
    pub(super) fn is_left_out(&self, section: &str) -> bool {
        match self.document.get(section) {
            Some(Value::Null) => true,
            Some(Value::Object(map)) => map.is_empty(),
            _ => false,
        }
    }

    /// The records of a list; none if it is not given, or stands there to be filled in.
    pub(super) fn records(&self, way: &[String]) -> Option<&Vec<Value>> {
        let records = self.get(way)?.as_array()?;
        let blank = |record: &Value| record.as_object().is_some_and(|map| !map.is_empty() && map.values().all(is_open));
        (records.is_empty() || !records.iter().all(blank)).then_some(records)
    }

    /// The items of a section that holds named items.
    pub(super) fn items(&self, section: &str) -> Option<&Map<String, Value>> {
        self.document.get(section)?.as_object()
    }

    #[must_use]
    pub(super) fn with(&self, way: &[String], value: Value) -> Paper {
        let mut paper = self.clone();
        put(&mut paper.document, way, value);
        paper
    }

    #[must_use]
    pub(super) fn without(&self, way: &[String]) -> Paper {
        let mut paper = self.clone();
        if let Some((last, before)) = way.split_last() {
            let parent = before.iter().try_fold(&mut paper.document, |value, key| match value {
                Value::Object(map) => map.get_mut(key),
                Value::Array(list) => list.get_mut(key.parse::<usize>().ok()?),
                _ => None,
            });
            if let Some(Value::Object(map)) = parent {
                map.shift_remove(last);
            }
        }
        paper
    }

    #[must_use]
    pub(super) fn without_nulls(&self, way: &[String]) -> Paper {
        let Some(Value::Object(map)) = self.get(way) else { return self.clone() };
        let known: Map<String, Value> =
            map.iter().filter(|(_, value)| !value.is_null()).map(|(key, value)| (key.clone(), value.clone())).collect();
        self.with(way, Value::Object(known))
    }

    #[must_use]
    pub(super) fn closed(&self, list: &str) -> Paper {
        let mut paper = self.clone();
        paper.closed.insert(list.to_owned());
        paper
    }

    pub(super) fn is_closed(&self, list: &str) -> bool {
        self.closed.contains(list)
    }
}

fn put(value: &mut Value, way: &[String], new: Value) {
    let Some((key, rest)) = way.split_first() else {
        *value = new;
        return;
    };
    if let (Value::Array(list), Ok(at)) = (&mut *value, key.parse::<usize>()) {
        while list.len() <= at {
            list.push(json!({}));
        }
        if let Some(inner) = list.get_mut(at) {
            put(inner, rest, new);
        }
        return;
    }
    if !value.is_object() {
        *value = json!({});
    }
    if let Value::Object(map) = value {
        put(map.entry(key.clone()).or_insert(Value::Null), rest, new);
    }
}

fn is_open(value: &Value) -> bool {
    value.is_null() || value.get("value").is_some_and(Value::is_null)
}

/// Takes away records of which nothing was said yet, at the end of lists; a list of nothing else was not answered.
fn without_blank_records(members: &mut Map<String, Value>) {
    let blank = |value: &Value| value.as_object().is_some_and(Map::is_empty);
    members.retain(|_, value| {
        let Some(list) = value.as_array_mut().filter(|list| !list.is_empty()) else { return true };
        while list.last().is_some_and(blank) {
            list.pop();
        }
        !list.is_empty()
    });
}

fn count(value: &Value, counts: &mut (usize, usize)) {
    match value {
        Value::Null => counts.1 += 1,
        Value::Object(map) if map.contains_key("value") => {
            if !is_open(value) {
                counts.0 += 1;
            }
        }
        Value::Object(map) => map.values().for_each(|value| count(value, counts)),
        Value::Array(list) => list.iter().for_each(|value| count(value, counts)),
        _ => counts.0 += 1,
    }
}
