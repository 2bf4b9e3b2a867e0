//! The texts of a rule and of the fields, one by one.

use std::collections::BTreeSet;

use super::{Places, source, words};
use crate::diagnostic::{Code, Diagnostic, Place, Text};
use crate::library::load::Library;
use crate::library::rule::Rule;

/// What is wrong with the texts of a rule.
pub(super) fn of_rule(rule: &Rule, places: &Places<'_>) -> Vec<Diagnostic> {
    let measure = &rule.measure;
    let mut texts: Vec<(&'static str, &Text)> =
        vec![("title", &measure.title), ("why", &measure.why), ("caution", &measure.caution)];
    texts.extend(measure.steps.iter().map(|step| ("steps", step)));
    texts.extend(measure.sources.iter().map(|source| ("sources", &source.says)));
    texts.extend(measure.found_in.iter().map(|found| ("found_in", &found.source)));
    let mut problems = Vec::new();
    for (key, text) in texts {
        for finding in words::findings(text, key) {
            problems.push(told(finding, &rule.file, places.of(key)));
        }
    }
    for assumption in &rule.assumptions {
        for (key, text) in [("label", &assumption.label), ("source", &assumption.source)] {
            let what = format!("{}.{key}", assumption.name);
            for finding in words::findings(text, &what) {
                problems.push(told(finding, &rule.file, Some(assumption.place)));
            }
        }
    }
    problems
}

/// What is wrong with the texts and the assumptions of the fields.
pub(super) fn of_fields(library: &Library, newest: Option<i32>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut met: BTreeSet<(String, Place)> = BTreeSet::new();
    for field in library.fields.all() {
        for (key, text) in [("label", &field.label), ("help", &field.help), ("how", &field.how)] {
            let what = format!("{}.{key}", field.name);
            for finding in words::findings(text, &what) {
                problems.push(told(finding, &field.file, Some(field.place)));
            }
        }
        for estimate in &field.estimates {
            let what = format!("{}.source", estimate.name);
            for finding in words::findings(&estimate.source, &what) {
                problems.push(told(finding, &field.file, Some(field.place)));
            }
            for assumption in &estimate.formula.assumptions {
                if !met.insert((field.file.clone(), assumption.place)) {
                    continue;
                }
                for (key, text) in [("label", &assumption.label), ("source", &assumption.source)] {
                    let what = format!("{}.{key}", assumption.name);
                    for finding in words::findings(text, &what) {
                        problems.push(told(finding, &field.file, Some(assumption.place)));
                    }
                }
                problems.extend(source::findings(assumption, &field.file, newest));
            }
        }
    }
    problems
}

fn told((code, message, help): (Code, Text, Text), file: &str, place: Option<Place>) -> Diagnostic {
    Diagnostic::warning(code, message).in_file(file).at(place).help(help)
}
