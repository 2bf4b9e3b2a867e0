//! What a rule finds at the example plants: the numbers, without the words that are the same for every plant.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::diagnostic::Diagnostic;
use crate::facility::read_profile;
use crate::library::{Library, LibraryFile, Rule};
use crate::report::{Options, build};

/// What every rule of a library finds at some plants.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    by_rule: BTreeMap<String, Map<String, Value>>,
    /// How many plants the rules were tried at.
    pub plants: usize,
    /// Why some plants could not be used.
    pub problems: Vec<Diagnostic>,
}

impl Findings {
    /// The content of the snapshot of a rule: JSON, a plant after the other; ends without a line break.
    pub fn text(&self, rule: &str) -> Option<String> {
        serde_json::to_string_pretty(self.by_rule.get(rule)?).ok()
    }
}

/// The lists of a report; every rule of the library stands in one of them.
const LISTS: [&str; 5] = ["recommendations", "needs_study", "needs_data", "not_applicable", "failed"];

/// What of an entry of a report is recorded.
const KEPT: [&str; 15] = [
    "saves",
    "uses",
    "annual_saving",
    "investment",
    "running_cost",
    "other_saving",
    "payback",
    "co2e",
    "confidence",
    "unpriced",
    "alternatives_to",
    "decides",
    "reason",
    "facts",
    "diagnostic",
];

/// Tries the rules of a library at some plants. `only` names the rules that somebody asks about, where not all are.
pub fn findings(library: &Library, plants: &[LibraryFile], only: Option<&BTreeSet<&str>>) -> Findings {
    let part = only.map(|only| part_of(library, only));
    let library = part.as_ref().unwrap_or(library);
    let mut findings = Findings { plants: plants.len(), ..Findings::default() };
    for plant in plants {
        let report = read_profile(&plant.shown, &plant.bytes, &library.fields, &library.factors)
            .and_then(|(facility, _)| {
                build(library, &facility, Vec::new(), Options::default()).map_err(|problem| vec![problem])
            })
            .map(|report| serde_json::to_value(report).unwrap_or_default());
        match report {
            Ok(report) => {
                for list in LISTS {
                    for entry in report.get(list).and_then(Value::as_array).into_iter().flatten() {
                        let id = entry.get("id").and_then(Value::as_str).unwrap_or_default();
                        let of_rule = findings.by_rule.entry(id.to_owned()).or_default();
                        of_rule.insert(plant.stem().to_owned(), brief(list, entry));
                    }
                }
            }
            Err(problems) => findings.problems.extend(problems),
        }
    }
    findings
}

/// A library of some rules, and of those whose findings may stand beside theirs: the members of their groups.
fn part_of(library: &Library, only: &BTreeSet<&str>) -> Library {
    let asked = |rule: &&Rule| only.contains(rule.id.as_str());
    let groups: BTreeSet<&str> =
        library.rules.iter().filter(asked).filter_map(|rule| rule.measure.exclusive.as_deref()).collect();
    let belongs =
        |rule: &&Rule| asked(rule) || rule.measure.exclusive.as_deref().is_some_and(|group| groups.contains(group));
    Library {
        fields: library.fields.clone(),
        factors: library.factors.clone(),
        benchmarks: library.benchmarks.clone(),
        tariffs: library.tariffs.clone(),
        end_uses: library.end_uses.clone(),
        areas: library.areas.clone(),
        rules: library.rules.iter().filter(belongs).cloned().collect(),
        broken: Vec::new(),
        sources: Vec::new(),
        problems: Vec::new(),
        files: Vec::new(),
        hash: String::new(),
        places: BTreeMap::new(),
    }
}

fn brief(list: &str, entry: &Value) -> Value {
    let mut brief = Map::new();
    brief.insert("list".to_owned(), list.into());
    let other_sector = entry.get("reason").is_some_and(|reason| reason == "sector");
    for key in KEPT {
        let facts_of_a_recommendation = key == "facts" && list != "not_applicable";
        if facts_of_a_recommendation || other_sector {
            continue;
        }
        if let Some(value) = entry.get(key) {
            brief.insert(key.to_owned(), rounded(value));
        }
    }
    // Where the file of a rule stands says nothing of what it finds.
    if let Some(diagnostic) = brief.get_mut("diagnostic").and_then(Value::as_object_mut) {
        diagnostic.shift_remove("file");
    }
    Value::Object(brief)
}

/// Nine digits are enough to see a change, and the same on every machine.
fn rounded(value: &Value) -> Value {
    match value {
        Value::Number(number) if number.is_f64() => {
            let number = number.as_f64().unwrap_or_default();
            format!("{number:.8e}").parse::<f64>().map_or(Value::Null, Value::from)
        }
        Value::Array(items) => items.iter().map(rounded).collect(),
        Value::Object(entries) => entries.iter().map(|(key, value)| (key.clone(), rounded(value))).collect(),
        other => other.clone(),
    }
}
