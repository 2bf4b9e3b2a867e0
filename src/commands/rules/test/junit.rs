//! What `rules test --format junit` writes: a suite for each rule, a test for each case and for the snapshot.

use super::super::junit::{self, End, Suite, Test};
use super::tested::{Tested, TestedRule};
use super::working::working;
use crate::cases::Verdict;
use crate::diagnostic::{Diagnostic, Lang};
use crate::snapshots::DiffLine;

/// The document.
pub(super) fn document(tested: &Tested, lang: Lang) -> String {
    let mut suites: Vec<Suite> = Vec::new();
    let general: Vec<Diagnostic> = tested.problems.iter().filter(|problem| problem.is_error()).cloned().collect();
    if !general.is_empty() {
        let name = if lang == Lang::En { "the folder of rules" } else { "la carpeta de reglas" };
        let test = Test { name: name.to_owned(), file: None, end: End::Error(general) };
        suites.push(Suite { name: "auditlite".to_owned(), tests: vec![test] });
    }
    suites.extend(tested.rules.iter().map(|rule| Suite { name: rule.id.clone(), tests: tests(rule, lang) }));
    let strays = tested.strays.iter().filter(|stray| !stray.removed).map(|stray| Test {
        name: stray.path.display().to_string(),
        file: None,
        end: End::Failure(vec![stray.problem()], String::new()),
    });
    let strays: Vec<Test> = strays.collect();
    if !strays.is_empty() {
        let name = if lang == Lang::En { "snapshots without a rule" } else { "registros sin regla" };
        suites.push(Suite { name: name.to_owned(), tests: strays });
    }
    junit::document("auditlite rules test", &suites, lang)
}

fn tests(rule: &TestedRule, lang: Lang) -> Vec<Test> {
    let mut tests = Vec::new();
    let faults: Vec<Diagnostic> = rule.problems.iter().filter(|problem| problem.is_error()).cloned().collect();
    if !faults.is_empty() {
        let name =
            if lang == Lang::En { "the rule and its cases can be read" } else { "la regla y sus casos se pueden leer" };
        tests.push(Test { name: name.to_owned(), file: None, end: End::Error(faults) });
    }
    tests.extend(rule.verdicts.iter().map(|verdict| of_case(verdict, lang)));
    if let Some(snapshot) = &rule.snapshot {
        let name = if lang == Lang::En { "snapshot" } else { "registro" };
        let lines = snapshot.diff().iter().map(DiffLine::plain).collect::<Vec<_>>().join("\n");
        let end = snapshot.problem(&rule.id).map_or(End::Holds, |problem| End::Failure(vec![problem], lines));
        tests.push(Test { name: name.to_owned(), file: Some((snapshot.file.display().to_string(), 1)), end });
    }
    tests
}

fn of_case(verdict: &Verdict, lang: Lang) -> Test {
    let end = if verdict.held() {
        End::Holds
    } else {
        let working = verdict.found.map(|_| working(verdict, lang)).unwrap_or_default();
        End::Failure(verdict.differences.clone(), working)
    };
    Test { name: verdict.case.clone(), file: Some((verdict.file.clone(), verdict.place.line)), end }
}
