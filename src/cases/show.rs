//! A case in words: what is given, and what is expected.

use super::read::{Case, ExpectedAmount};
use crate::json::{Json, JsonValue};

impl Case {
    /// The facts that the case gives, each with its path, as they are written.
    pub fn given(&self) -> Vec<(String, String)> {
        let mut given = Vec::new();
        flatten("", &self.profile, &mut given);
        given
    }

    /// What the case expects in numbers: `saves electricity` and `49000 kWh/yr`.
    pub fn numbers(&self) -> Vec<(String, String)> {
        let of = |kind: &str, amounts: Option<&Vec<ExpectedAmount>>| {
            let amounts = amounts.into_iter().flatten();
            amounts.map(|(key, value)| (format!("{kind} {key}"), written(value))).collect::<Vec<_>>()
        };
        let money = self.money.iter().map(|(key, value)| (key.clone(), written(value)));
        of("saves", self.saves.as_ref()).into_iter().chain(of("uses", self.uses.as_ref())).chain(money).collect()
    }

    /// The facts that the case expects to be asked for.
    pub fn asked_for(&self) -> Vec<String> {
        self.fields.iter().flatten().map(|(path, _)| path.clone()).collect()
    }
}

fn flatten(path: &str, json: &Json, given: &mut Vec<(String, String)>) {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match &json.value {
        JsonValue::Map(entries) if entries.is_empty() && path.is_empty() => {}
        JsonValue::Map(entries) if entries.is_empty() => given.push((path.to_owned(), "{}".to_owned())),
        // A quantity that is written out: value, unit, basis.
        JsonValue::Map(entries) if entries.iter().any(|entry| entry.key == "value") => {
            given.push((path.to_owned(), written(json)));
        }
        JsonValue::Map(entries) => {
            for entry in entries {
                flatten(&below(&entry.key), &entry.value, given);
            }
        }
        JsonValue::List(records) if !records.is_empty() => {
            for (at, record) in records.iter().enumerate() {
                flatten(&format!("{path}[{at}]"), record, given);
            }
        }
        _ => given.push((path.to_owned(), written(json))),
    }
}

/// A value as a profile has it, without quotes.
fn written(json: &Json) -> String {
    match &json.value {
        JsonValue::Null => "null".to_owned(),
        JsonValue::Truth(truth) => truth.to_string(),
        JsonValue::Number(number) => number.to_string(),
        JsonValue::Text(text) => text.clone(),
        JsonValue::List(values) => format!("[{}]", values.iter().map(written).collect::<Vec<_>>().join(", ")),
        JsonValue::Map(entries) => {
            let parts = ["value", "unit"].into_iter().filter_map(|key| json.get(key)).map(written).collect::<Vec<_>>();
            if parts.is_empty() {
                let pairs = entries.iter().map(|entry| format!("{}: {}", entry.key, written(&entry.value)));
                return pairs.collect::<Vec<_>>().join(", ");
            }
            parts.join(" ")
        }
    }
}
