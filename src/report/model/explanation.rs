//! One measure at one plant, worked out in full: what `explain` adds to the entry of a report.

use serde::Serialize;
use serde_json::Value;

use super::numbers::exact_option;
use super::others::SavingIfApplies;
use super::recommendation::Fact;

/// One measure at one plant, worked out in full.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Explanation {
    /// The parts of the condition, all of which must hold.
    pub condition: Vec<PartEntry>,
    /// The lists that the condition looks at.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub condition_lists: Vec<ListEntry>,
    /// The steps of the calculation.
    pub steps: Vec<StepEntry>,
    /// What the rule gives.
    pub gives: Vec<StepEntry>,
    /// The facts that went in, then those from which facts among them were worked out.
    pub facts: Vec<ExplainedFact>,
    /// What would have to be different for it to apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub near_miss: Option<NearMissEntry>,
    /// Where one missing number decides: what it would have to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threshold: Option<ChangeEntry>,
    /// The line of the profile that says that the measure is in place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_line: Option<u32>,
    /// Where it is for another sector: what people call that one, and the plant's.
    #[serde(skip)]
    pub sectors: Option<[String; 2]>,
}

/// A part of a condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartEntry {
    /// Its formula.
    pub formula: String,
    /// The same with the plant's numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub substituted: Option<String>,
    /// Whether it holds; `null` where facts are missing.
    pub holds: Option<bool>,
}

/// A step of a calculation with the plant's numbers.
#[derive(Debug, Clone, Serialize)]
pub struct StepEntry {
    /// Its name.
    pub name: String,
    /// Its formula.
    pub formula: String,
    /// The same with the plant's numbers, where that says more than the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub substituted: Option<String>,
    /// Its value.
    pub value: Value,
    /// Its unit.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The line of the rule file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The conditions that chose its branch.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub branches: Vec<PartEntry>,
    /// The lists that it adds up.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<ListEntry>,
}

/// A list as a formula looks at it.
#[derive(Debug, Clone, Serialize)]
pub struct ListEntry {
    /// Its path.
    pub list: String,
    /// The facts that are read of each record.
    pub columns: Vec<ColumnEntry>,
    /// Its records.
    pub records: Vec<RecordEntry>,
    /// The unit of what a record brings.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
}

impl ListEntry {
    /// Whether its records bring something, and are not only counted.
    pub(in crate::report) fn brings(&self) -> bool {
        self.records.iter().any(|record| record.value.is_some())
    }

    /// Whether the same records of the same list count in both.
    pub(in crate::report) fn counts_the_same(&self, other: &ListEntry) -> bool {
        let counts = |list: &ListEntry| list.records.iter().map(|record| record.counts).collect::<Vec<_>>();
        self.list == other.list && counts(self) == counts(other)
    }
}

/// A fact that is read of each record of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnEntry {
    /// Its name.
    pub name: String,
    /// Its unit.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
}

/// A record as a formula looks at it.
#[derive(Debug, Clone, Serialize)]
pub struct RecordEntry {
    /// Its number, from 0.
    pub record: usize,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The facts that are read, in the order of the columns.
    pub values: Vec<Value>,
    /// Whether it counts; `null` where facts are missing.
    pub counts: Option<bool>,
    /// What it brings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

/// A fact with all that is known of its origin.
#[derive(Debug, Clone, Serialize)]
pub struct ExplainedFact {
    /// The fact.
    #[serde(flatten)]
    pub fact: Fact,
    /// The line of the profile, or of the file beside it that gives the fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The formula by which it was worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formula: Option<String>,
    /// The same with the plant's numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub substituted: Option<String>,
    /// The conditions that chose its branch.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub branches: Vec<PartEntry>,
    /// The facts from which it was worked out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<String>,
    /// The rule does not read it itself: others were worked out from it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub supporting: bool,
}

/// What would have to be different for a measure to apply.
#[derive(Debug, Clone, Serialize)]
pub struct NearMissEntry {
    /// What fails, all of which must be mended.
    pub failing: Vec<FailingEntry>,
    /// What the measure would be where the first change of each was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub together: Option<ThenEntry>,
}

/// A part of a condition that fails.
#[derive(Debug, Clone, Serialize)]
pub struct FailingEntry {
    /// The part; empty where only the saving is missing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub formula: String,
    /// Changes of which each alone is enough, the smallest first.
    pub changes: Vec<ChangeEntry>,
}

/// A fact that would have to be different.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeEntry {
    /// Its path.
    pub path: String,
    /// What it is.
    pub label: String,
    /// Its value now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub now: Option<Value>,
    /// Its value now as people say it.
    #[serde(skip)]
    pub now_in_words: Option<String>,
    /// The comparison that would have to hold.
    pub needed: &'static str,
    /// The number that it would be compared with.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "exact_option")]
    pub limit: Option<f64>,
    /// The unit of both.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The words, `true` or `false` that would do.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub one_of: Vec<String>,
    /// The same as people say them.
    #[serde(skip)]
    pub one_of_in_words: Vec<String>,
    /// What the measure would be then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub then: Option<ThenEntry>,
}

/// What a measure would be at a changed plant.
#[derive(Debug, Clone, Serialize)]
pub struct ThenEntry {
    /// Its numbers at the changed plant, just beyond the threshold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saving_if_applies: Option<SavingIfApplies>,
    /// Facts that would still be needed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<String>,
    /// The same as people say them.
    #[serde(skip)]
    pub needs_in_words: Vec<String>,
}
