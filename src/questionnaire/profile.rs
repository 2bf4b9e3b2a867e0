//! From answers to the text of a profile, a value a line, so that a problem with a line is one with an answer.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use crate::facility::SCHEMA;

/// An answer to a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Where it goes: the path of the question with the number of a record or the name of an item in place:
    /// `motors[3].hours`, `materials.resin.price`. Of [`Given::NoFacts`] the section, of
    /// [`Given::NoRecords`] the list.
    pub path: String,
    /// What was answered.
    pub given: Given,
}

/// What was answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    /// A value.
    Value {
        /// A number, a text or a truth.
        value: Value,
        /// The unit of a number; without one it has that of the question.
        unit: Option<String>,
        /// How it was found, as profiles say it: `metered`.
        basis: Option<String>,
        /// A remark.
        note: Option<String>,
    },
    /// There is none of these facts at the plant.
    NoFacts,
    /// There is no record of this list at the plant.
    NoRecords,
}

/// The text of a profile.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ProfileText {
    /// The text.
    pub text: String,
    /// The position of the answer that each line comes from; of a bracket the first answer within.
    pub lines: Vec<Option<usize>>,
}

/// Writes answers down as a profile of a sector. Records are numbered without gaps, from 0.
///
/// ```
/// use auditlite::questionnaire::{Answer, Given, profile_text};
///
/// let hours = Given::Value { value: 6000.into(), unit: Some("h/yr".to_owned()), basis: None, note: None };
/// let written = profile_text("plastics", &[Answer { path: "motors[0].hours".to_owned(), given: hours }]);
/// assert!(written.text.contains(r#""hours": {"value":6000,"unit":"h/yr"}"#));
/// ```
pub fn profile_text(sector: &str, answers: &[Answer]) -> ProfileText {
    let mut tree = Node::Map(IndexMap::new());
    let mut done = BTreeMap::new();
    for (index, answer) in answers.iter().enumerate() {
        if let Some(rule) = answer.path.strip_prefix("done.") {
            done.insert(index, rule);
        } else {
            tree.put(&steps(&answer.path), index);
        }
    }
    let mut writer = Writer { answers, written: ProfileText::default() };
    writer.line("{", None);
    writer.line(&format!("\"schema\": {},", json!(SCHEMA)), None);
    let Node::Map(sections) = tree else { return writer.written };
    let mut sections = sections;
    let Node::Map(facility) = sections.shift_remove("facility").unwrap_or(Node::Map(IndexMap::new())) else {
        return writer.written;
    };
    writer.line("\"facility\": {", None);
    writer.line(&format!("\"sector\": {}{}", json!(sector), if facility.is_empty() { "" } else { "," }), None);
    writer.members(&facility);
    writer.line("},", None);
    for (key, node) in &sections {
        writer.node(Some(key), node, true);
    }
    let first = done.keys().next().copied();
    writer.line("\"done\": [", first);
    let last = done.keys().next_back().copied();
    for (index, rule) in &done {
        writer.line(&format!("{}{}", json!(rule), if Some(*index) == last { "" } else { "," }), Some(*index));
    }
    writer.line("]", first);
    writer.line("}", None);
    writer.written
}

/// A step of a path.
enum Step<'a> {
    Key(&'a str),
    Record(usize),
}

fn steps(path: &str) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for part in path.split('.') {
        match part.strip_suffix(']').and_then(|part| part.split_once('[')) {
            Some((key, number)) => {
                steps.push(Step::Key(key));
                steps.extend(number.parse().ok().map(Step::Record));
            }
            None => steps.push(Step::Key(part)),
        }
    }
    steps
}

/// A part of the profile.
enum Node {
    /// An answer by its position.
    Leaf(usize),
    Map(IndexMap<String, Node>),
    List(BTreeMap<usize, Node>),
}

impl Node {
    fn put(&mut self, steps: &[Step<'_>], answer: usize) {
        let Some((step, rest)) = steps.split_first() else {
            *self = Node::Leaf(answer);
            return;
        };
        match step {
            Step::Key(key) => {
                if !matches!(self, Node::Map(_)) {
                    *self = Node::Map(IndexMap::new());
                }
                if let Node::Map(members) = self {
                    members.entry((*key).to_owned()).or_insert_with(|| Node::Map(IndexMap::new())).put(rest, answer);
                }
            }
            Step::Record(number) => {
                if !matches!(self, Node::List(_)) {
                    *self = Node::List(BTreeMap::new());
                }
                if let Node::List(records) = self {
                    records.entry(*number).or_insert_with(|| Node::Map(IndexMap::new())).put(rest, answer);
                }
            }
        }
    }

    /// The first answer within.
    fn first(&self) -> Option<usize> {
        match self {
            Node::Leaf(answer) => Some(*answer),
            Node::Map(members) => members.values().find_map(Node::first),
            Node::List(records) => records.values().find_map(Node::first),
        }
    }
}

struct Writer<'a> {
    answers: &'a [Answer],
    written: ProfileText,
}

impl Writer<'_> {
    fn line(&mut self, text: &str, answer: Option<usize>) {
        self.written.text.push_str(text);
        self.written.text.push('\n');
        self.written.lines.push(answer);
    }

    fn members(&mut self, members: &IndexMap<String, Node>) {
        for (at, (key, node)) in members.iter().enumerate() {
            self.node(Some(key), node, at + 1 < members.len());
        }
    }

    fn node(&mut self, key: Option<&str>, node: &Node, more: bool) {
        let key = key.map(|key| format!("{}: ", json!(key))).unwrap_or_default();
        let comma = if more { "," } else { "" };
        let first = node.first();
        match node {
            Node::Leaf(answer) => {
                let value = self.answers.get(*answer).map(|answer| value(&answer.given)).unwrap_or_default();
                self.line(&format!("{key}{value}{comma}"), first);
            }
            Node::Map(members) => {
                self.line(&format!("{key}{{"), first);
                self.members(members);
                self.line(&format!("}}{comma}"), first);
            }
            Node::List(records) => {
                self.line(&format!("{key}["), first);
                for (at, node) in records.values().enumerate() {
                    self.node(None, node, at + 1 < records.len());
                }
                self.line(&format!("]{comma}"), first);
            }
        }
    }
}

/// An answer as it stands in a profile: the bare value, or an object where more was said.
fn value(given: &Given) -> Value {
    match given {
        Given::NoFacts => Value::Object(Map::new()),
        Given::NoRecords => Value::Array(Vec::new()),
        Given::Value { value, unit: None, basis: None, note: None } => value.clone(),
        Given::Value { value, unit, basis, note } => {
            let mut object = Map::new();
            object.insert("value".to_owned(), value.clone());
            for (key, word) in [("unit", unit), ("basis", basis), ("note", note)] {
                if let Some(word) = word {
                    object.insert(key.to_owned(), Value::from(word.as_str()));
                }
            }
            Value::Object(object)
        }
    }
}
