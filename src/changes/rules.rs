//! Which files of two libraries differ, and in what.

use std::collections::{BTreeMap, BTreeSet};

use super::source::functions;
use crate::assumptions::Assumption;
use crate::diagnostic::Diagnostic;
use crate::library::{Library, LibraryFile, Measure, Role, Rule};

/// What happened to a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleKind {
    /// Only the later library has it.
    Added,
    /// Only the earlier library has it.
    Removed,
    /// Both have it, and its files differ.
    Changed,
}

impl RuleKind {
    /// The word in JSON.
    pub fn name(self) -> &'static str {
        match self {
            RuleKind::Added => "added",
            RuleKind::Removed => "removed",
            RuleKind::Changed => "changed",
        }
    }
}

/// An assumption that is not the same in both.
#[derive(Debug, Clone)]
pub struct AssumptionChange {
    /// Its name.
    pub name: String,
    /// What it was, if it was there.
    pub before: Option<Assumption>,
    /// What it is, if it is there.
    pub after: Option<Assumption>,
}

/// A rule whose files differ.
#[derive(Debug, Clone)]
pub struct RuleChange {
    /// Its id.
    pub id: String,
    /// What happened to it.
    pub kind: RuleKind,
    /// Its assumptions that differ.
    pub assumptions: Vec<AssumptionChange>,
    /// The keys of `MEASURE` that differ.
    pub texts: Vec<&'static str>,
    /// Its functions that differ.
    pub functions: Vec<String>,
    /// Whether its cases differ.
    pub cases: bool,
    /// Whether the rule file itself differs.
    pub rule: bool,
    /// What is wrong with it before and after, where it cannot be used.
    pub broken: (Vec<Diagnostic>, Vec<Diagnostic>),
}

/// A file that is no rule and differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// Its path in the library.
    pub path: String,
    /// What happened to it.
    pub kind: RuleKind,
}

/// The rules that differ or are broken, by id, and the other files that differ, by path.
pub fn rule_changes(before: &Library, after: &Library) -> (Vec<RuleChange>, Vec<FileChange>) {
    let (old, new) = (by_path(before), by_path(after));
    let paths: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
    let mut ids = BTreeSet::new();
    let mut files = Vec::new();
    for path in paths {
        let (old, new) = (old.get(path), new.get(path));
        let kind = match (old, new) {
            (Some(old), Some(new)) if old.bytes == new.bytes => continue,
            (Some(_), Some(_)) => RuleKind::Changed,
            (None, _) => RuleKind::Added,
            (_, None) => RuleKind::Removed,
        };
        let Some(file) = new.or(old) else { continue };
        match file.role() {
            Role::Rule | Role::Cases => {
                ids.insert(file.rule_id());
            }
            _ => files.push(FileChange { path: path.to_owned(), kind }),
        }
    }
    ids.extend(before.broken.iter().chain(&after.broken).map(|broken| broken.id.clone()));
    let changes = ids.into_iter().filter_map(|id| rule_change(&id, (before, &old), (after, &new))).collect();
    (changes, files)
}

type Files<'a> = BTreeMap<&'a str, &'a LibraryFile>;

/// The files of a library by path; the last of several has the last word.
fn by_path(library: &Library) -> Files<'_> {
    library.files.iter().map(|file| (file.path.as_str(), file)).collect()
}

fn rule_change(id: &str, before: (&Library, &Files<'_>), after: (&Library, &Files<'_>)) -> Option<RuleChange> {
    let file =
        |files: &Files<'_>, ending: &str| files.get(format!("{id}{ending}").as_str()).map(|file| file.bytes.clone());
    let (old, new) = (file(before.1, ".rhai"), file(after.1, ".rhai"));
    let kind = match (&old, &new) {
        (None, None) => return None,
        (None, Some(_)) => RuleKind::Added,
        (Some(_), None) => RuleKind::Removed,
        (Some(_), Some(_)) => RuleKind::Changed,
    };
    let broken = |library: &Library| {
        library
            .broken
            .iter()
            .find(|broken| broken.id == id)
            .map(|broken| broken.diagnostics.clone())
            .unwrap_or_default()
    };
    let mut change = RuleChange {
        id: id.to_owned(),
        kind,
        assumptions: Vec::new(),
        texts: Vec::new(),
        functions: Vec::new(),
        cases: kind == RuleKind::Changed && file(before.1, ".cases.json") != file(after.1, ".cases.json"),
        rule: old != new,
        broken: (broken(before.0), broken(after.0)),
    };
    let rule = |library: &'_ Library| library.rules.iter().find(|rule| rule.id == id).cloned();
    if let (Some(old_rule), Some(new_rule)) = (rule(before.0), rule(after.0))
        && change.rule
    {
        change.assumptions = assumptions(&old_rule, &new_rule);
        change.texts = texts(&old_rule.measure, &new_rule.measure);
    }
    if let (Some(old), Some(new)) = (old, new)
        && change.rule
    {
        let (old, new) = (functions(&String::from_utf8_lossy(&old)), functions(&String::from_utf8_lossy(&new)));
        let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        change.functions = names.into_iter().filter(|name| old.get(*name) != new.get(*name)).cloned().collect();
    }
    Some(change)
}

/// Assumptions that differ, in the order of the later rule, then those that it has no more.
fn assumptions(before: &Rule, after: &Rule) -> Vec<AssumptionChange> {
    let find = |rule: &Rule, name: &str| rule.assumptions.iter().find(|known| known.name == name).cloned();
    let same = |a: &Assumption, b: &Assumption| Assumption { place: b.place, ..a.clone() } == *b;
    let mut changes = Vec::new();
    for assumption in &after.assumptions {
        let old = find(before, &assumption.name);
        if !old.as_ref().is_some_and(|old| same(old, assumption)) {
            let (name, after) = (assumption.name.clone(), Some(assumption.clone()));
            changes.push(AssumptionChange { name, before: old, after });
        }
    }
    for assumption in &before.assumptions {
        if find(after, &assumption.name).is_none() {
            let (name, before) = (assumption.name.clone(), Some(assumption.clone()));
            changes.push(AssumptionChange { name, before, after: None });
        }
    }
    changes
}

/// The keys of `MEASURE` that differ.
fn texts(before: &Measure, after: &Measure) -> Vec<&'static str> {
    let keys = [
        ("title", before.title != after.title),
        ("why", before.why != after.why),
        ("steps", before.steps != after.steps),
        ("caution", before.caution != after.caution),
        ("category", before.category != after.category),
        ("end_use", before.end_use != after.end_use),
        ("stage", before.stage != after.stage),
        ("life_years", before.life_years.to_bits() != after.life_years.to_bits()),
        ("arc", before.arc != after.arc),
        ("found_in", before.found_in != after.found_in),
        ("status", before.status != after.status),
        ("sources", before.sources != after.sources),
        ("exclusive", before.exclusive != after.exclusive),
        ("umbrella", before.umbrella != after.umbrella),
        ("observe", before.observe != after.observe),
        ("hours", before.hours != after.hours),
    ];
    keys.into_iter().filter(|(_, differs)| *differs).map(|(key, _)| key).collect()
}
