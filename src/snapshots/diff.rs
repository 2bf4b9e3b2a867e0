//! What changed between two snapshots, line by line, with the plant it concerns.

use std::time::Duration;

use serde_json::{Map, Value};
use similar::{ChangeTag, TextDiff};

/// Lines around a change.
const AROUND: usize = 2;

/// A search for the shortest difference ends after this time; what it then has is right, but longer.
const LONGEST: Duration = Duration::from_millis(500);

/// What a line of a difference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The plant that the lines below concern.
    Plant,
    /// A line that stands in both.
    Same,
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
            Mark::Same => "  ",
            Mark::Old => "- ",
            Mark::New => "+ ",
        };
        format!("{sign}{}", self.text)
    }
}

/// What changed, plant by plant, with two lines around each change; line by line where the old file is no snapshot.
///
/// ```
/// use auditlite::snapshots::{Mark, diff};
///
/// let lines = diff("{\"hall\": {\"a\": 1, \"b\": 1}}", "{\"hall\": {\"a\": 2, \"b\": 1}}");
/// let plain: Vec<String> = lines.iter().map(|line| line.plain()).collect();
/// assert_eq!(plain, ["@ hall", "  {", "-   \"a\": 1,", "+   \"a\": 2,", "    \"b\": 1", "  }"]);
/// ```
pub fn diff(old: &str, new: &str) -> Vec<DiffLine> {
    let plants = |text: &str| serde_json::from_str::<Map<String, Value>>(text).ok();
    let (Some(old_plants), Some(new_plants)) = (plants(old), plants(new)) else { return lines_apart(old, new) };
    let gone = old_plants.keys().filter(|plant| !new_plants.contains_key(*plant));
    let mut lines = Vec::new();
    for plant in new_plants.keys().chain(gone) {
        let (before, after) = (old_plants.get(plant), new_plants.get(plant));
        if before != after {
            lines.push(DiffLine { mark: Mark::Plant, text: plant.clone() });
            lines.extend(lines_apart(&pretty(before), &pretty(after)));
        }
    }
    lines
}

fn pretty(found: Option<&Value>) -> String {
    found.and_then(|found| serde_json::to_string_pretty(found).ok()).unwrap_or_default()
}

fn lines_apart(old: &str, new: &str) -> Vec<DiffLine> {
    let old: Vec<&str> = old.lines().collect();
    let new: Vec<&str> = new.lines().collect();
    let found = TextDiff::configure().timeout(LONGEST).diff_slices(&old, &new);
    let mut lines = Vec::new();
    for (index, group) in found.grouped_ops(AROUND).iter().enumerate() {
        if index > 0 {
            lines.push(DiffLine { mark: Mark::Same, text: "...".to_owned() });
        }
        for change in group.iter().flat_map(|operation| found.iter_changes(operation)) {
            let mark = match change.tag() {
                ChangeTag::Equal => Mark::Same,
                ChangeTag::Delete => Mark::Old,
                ChangeTag::Insert => Mark::New,
            };
            lines.push(DiffLine { mark, text: change.value().to_owned() });
        }
    }
    lines
}
