//! What changed between two snapshots: plant by plant, a line for each number or word.

use indexmap::IndexMap;
use indexmap::map::Entry;
use serde_json::{Map, Value};

/// What a line of a difference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The plant that the lines below concern.
    Plant,
    /// A line of the old snapshot only.
    Old,
    /// A line of the new snapshot only.
    New,
}

/// A line of a difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffLine {
    /// What it is.
    pub mark: Mark,
    /// The line.
    pub text: String,
}

impl DiffLine {
    /// The line with the sign that says what it is.
    pub fn plain(&self) -> String {
        let sign = match self.mark {
            Mark::Plant => "@ ",
            Mark::Old => "- ",
            Mark::New => "+ ",
        };
        format!("{sign}{}", self.text)
    }
}

/// What changed, plant by plant. An old snapshot that cannot be read counts as empty.
///
/// ```
/// use auditlite::snapshots::diff;
///
/// let saves = |value: u32| {
///     format!("{{\"hall\": {{\"saves\": {{\"water\": {{\"value\": {value}, \"unit\": \"m3/yr\"}}}}}}}}")
/// };
/// let lines = diff(&saves(40), &saves(45));
/// let plain: Vec<String> = lines.iter().map(|line| line.plain()).collect();
/// assert_eq!(plain, ["@ hall", "- saves.water: 40 m3/yr", "+ saves.water: 45 m3/yr"]);
/// ```
pub fn diff(old: &str, new: &str) -> Vec<DiffLine> {
    let plants = |text: &str| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
    let (old, new) = (plants(old), plants(new));
    let gone = old.keys().filter(|plant| !new.contains_key(*plant));
    let mut lines = Vec::new();
    let mut push = |mark: Mark, text: String| lines.push(DiffLine { mark, text });
    for plant in new.keys().chain(gone) {
        if old.get(plant) == new.get(plant) {
            continue;
        }
        push(Mark::Plant, plant.clone());
        let (before, after) = (flat(old.get(plant)), flat(new.get(plant)));
        let gone = before.keys().filter(|path| !after.contains_key(*path));
        for path in gone.chain(after.keys()) {
            let (before, after) = (before.get(path), after.get(path));
            if before != after {
                for (mark, value) in [(Mark::Old, before), (Mark::New, after)] {
                    if let Some(value) = value {
                        push(mark, format!("{path}: {value}"));
                    }
                }
            }
        }
    }
    lines
}

/// A finding as paths with their values, such as `saves.electricity` and `46307.8 kWh/yr`.
fn flat(found: Option<&Value>) -> IndexMap<String, String> {
    let mut values = IndexMap::new();
    if let Some(found) = found {
        flatten("", found, &mut values);
    }
    values
}

fn flatten(path: &str, value: &Value, values: &mut IndexMap<String, String>) {
    let mut push = |path: &str, value: String| match values.entry(path.to_owned()) {
        Entry::Occupied(known) => known.into_mut().push_str(&format!("; {value}")),
        Entry::Vacant(place) => {
            place.insert(value);
        }
    };
    match value {
        Value::Object(entries) => match amount(entries) {
            Some(amount) => push(path, amount),
            None if entries.is_empty() => push(path, "{}".to_owned()),
            None => {
                for (key, value) in entries {
                    let key = one_line(key);
                    let below = if path.is_empty() { key } else { format!("{path}.{key}") };
                    flatten(&below, value, values);
                }
            }
        },
        Value::Array(items) if items.iter().any(Value::is_object) => {
            for item in items {
                // A fact that decided bears its path; the rest of it stands behind.
                let named = item.get("path").map(word).unwrap_or_default();
                let rest = item.as_object().into_iter().flatten().filter(|(key, _)| *key != "path");
                let rest: Vec<String> = rest.map(|(key, value)| format!("{} {}", one_line(key), word(value))).collect();
                push(format!("{path} {named}").trim_end(), rest.join(", "));
            }
        }
        Value::Array(items) => push(path, items.iter().map(word).collect::<Vec<_>>().join(", ")),
        other => push(path, word(other)),
    }
}

/// An object that is a number with its unit, or a payback, in one line.
fn amount(entries: &Map<String, Value>) -> Option<String> {
    let unit = || entries.get("unit").or_else(|| entries.get("currency"));
    if let Some(months) = entries.get("months").filter(|_| entries.len() == 2) {
        return Some(format!("{} months", word(months)));
    }
    if let Some(kind) = entries.get("kind").filter(|_| entries.len() == 1) {
        return Some(word(kind));
    }
    let value = entries.get("value").or_else(|| entries.get("expected")).filter(|_| entries.len() == 2)?;
    Some(format!("{} {}", word(value), word(unit()?)))
}

fn word(value: &Value) -> String {
    one_line(&value.as_str().map_or_else(|| value.to_string(), str::to_owned))
}

/// On one line, whatever a hand has written into it.
fn one_line(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}
