//! What `rules test --format json` writes.

use serde_json::{Map, Value, json};

use super::snapshot::{Snapshot, State};
use super::tested::{Tested, TestedRule};
use super::working::origin;
use crate::cases::Verdict;
use crate::diagnostic::{Diagnostic, Lang};
use crate::evaluate::StepValue;
use crate::units::{Unit, format};

/// The document: all diagnostics, and how each case and snapshot came out.
pub(super) fn document(tested: &Tested, lang: Lang) -> Value {
    let diagnostics: Vec<Value> = tested.diagnostics().iter().map(|problem| diagnostic(problem, lang)).collect();
    let cases = || tested.rules.iter().flat_map(|rule| &rule.verdicts);
    let snapshots: Vec<Value> = tested.rules.iter().filter_map(snapshot).collect();
    let strays = tested.strays.iter().map(|stray| {
        let state = if stray.removed { "removed" } else { "without_rule" };
        json!({ "file": stray.path.display().to_string(), "state": state })
    });
    let held = cases().filter(|verdict| verdict.held()).count();
    json!({
        "schema": "auditlite/diagnostics@1",
        "diagnostics": diagnostics,
        "summary": {
            "rules": tested.rules.len(),
            "cases": cases().count(),
            "held": held,
            "differ": cases().count() - held,
            "plants": tested.plants,
            "snapshots": snapshots.len(),
            "snapshots_to_look_at": tested.rules.iter().filter_map(|rule| rule.snapshot.as_ref()).filter(|snapshot| snapshot.is_open()).count(),
            "snapshots_not_kept": tested.not_kept.iter().map(|folder| folder.display().to_string()).collect::<Vec<_>>(),
            "shipped_rules_with_cases_only": tested.below,
        },
        "cases": cases().map(|verdict| case(verdict, lang)).collect::<Vec<_>>(),
        "snapshots": snapshots.into_iter().chain(strays).collect::<Vec<_>>(),
    })
}

fn diagnostic(problem: &Diagnostic, lang: Lang) -> Value {
    serde_json::to_value(problem.json(lang)).unwrap_or_default()
}

fn case(verdict: &Verdict, lang: Lang) -> Value {
    let mut case = Map::new();
    case.insert("rule".to_owned(), verdict.rule.as_str().into());
    case.insert("name".to_owned(), verdict.case.as_str().into());
    case.insert("file".to_owned(), verdict.file.as_str().into());
    case.insert("line".to_owned(), verdict.place.line.into());
    case.insert("held".to_owned(), verdict.held().into());
    case.insert("expected".to_owned(), verdict.expected.name().into());
    if let Some(found) = verdict.found {
        case.insert("found".to_owned(), found.name().into());
    }
    if !verdict.because.is_empty() {
        case.insert("because".to_owned(), verdict.because.as_str().into());
    }
    if verdict.held() {
        return Value::Object(case);
    }
    let differences: Vec<Value> = verdict.differences.iter().map(|problem| diagnostic(problem, lang)).collect();
    case.insert("differences".to_owned(), differences.into());
    let results: Vec<Value> = verdict
        .results
        .iter()
        .map(|result| {
            let mut entry = Map::new();
            entry.insert("name".to_owned(), result.name.as_str().into());
            for (key, value) in [("expected", result.expected), ("found", result.found)] {
                if let Some(value) = value {
                    entry.insert(key.to_owned(), format::exact(value).into());
                }
            }
            unit_into(&mut entry, &result.unit);
            entry.insert("differs".to_owned(), result.differs.into());
            Value::Object(entry)
        })
        .collect();
    case.insert("results".to_owned(), results.into());
    if let Some((condition, holds)) = &verdict.worked.condition {
        let mut entry = Map::new();
        entry.insert("formula".to_owned(), condition.as_str().into());
        if let Some(holds) = holds {
            entry.insert("value".to_owned(), (*holds).into());
        }
        case.insert("condition".to_owned(), entry.into());
    }
    let steps = verdict.worked.steps.iter().map(|step| {
        let mut entry = Map::new();
        entry.insert("name".to_owned(), step.name.as_str().into());
        entry.insert("formula".to_owned(), step.formula.as_str().into());
        value_into(&mut entry, step.value.as_ref());
        if step.line > 0 {
            entry.insert("line".to_owned(), step.line.into());
        }
        Value::Object(entry)
    });
    case.insert("steps".to_owned(), steps.collect::<Vec<_>>().into());
    let facts = verdict.worked.facts.iter().map(|fact| {
        let mut entry = Map::new();
        entry.insert("name".to_owned(), fact.name.as_str().into());
        value_into(&mut entry, fact.value.as_ref());
        entry.insert("origin".to_owned(), origin(&fact.origin, lang).into());
        Value::Object(entry)
    });
    case.insert("facts".to_owned(), facts.collect::<Vec<_>>().into());
    Value::Object(case)
}

fn value_into(entry: &mut Map<String, Value>, value: Option<&StepValue>) {
    match value {
        Some(StepValue::Number(number, unit)) => {
            entry.insert("value".to_owned(), format::exact(*number).into());
            unit_into(entry, unit);
        }
        Some(StepValue::Truth(truth)) => {
            entry.insert("value".to_owned(), (*truth).into());
        }
        Some(StepValue::Word(word)) => {
            entry.insert("value".to_owned(), word.as_str().into());
        }
        None => {}
    }
}

fn unit_into(entry: &mut Map<String, Value>, unit: &Unit) {
    if !["", "1"].contains(&unit.symbol()) {
        entry.insert("unit".to_owned(), unit.symbol().into());
    }
}

fn snapshot(rule: &TestedRule) -> Option<Value> {
    let snapshot = rule.snapshot.as_ref()?;
    let mut entry = Map::new();
    entry.insert("rule".to_owned(), rule.id.as_str().into());
    entry.insert("file".to_owned(), snapshot.file.display().to_string().into());
    entry.insert("state".to_owned(), state_name(snapshot).into());
    if matches!(snapshot.state, State::Differs(_) | State::Layout(_)) {
        let lines: Vec<String> = snapshot.diff().iter().map(crate::snapshots::DiffLine::plain).collect();
        entry.insert("diff".to_owned(), lines.into());
    }
    Some(Value::Object(entry))
}

/// The word for the state of a snapshot in JSON.
fn state_name(snapshot: &Snapshot) -> &'static str {
    match snapshot.state {
        State::Matches => "holds",
        State::New => "new",
        State::Differs(_) => "differs",
        State::Layout(_) => "layout",
        State::Unreadable(_) => "unreadable",
        State::Accepted(_) => "accepted",
        State::Rejected => "rejected",
    }
}
