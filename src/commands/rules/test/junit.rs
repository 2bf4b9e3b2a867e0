//! What `rules test --format junit` writes: the XML that build servers read.

use super::tested::{Tested, TestedRule};
use super::working::working;
use crate::cases::Verdict;
use crate::diagnostic::{Diagnostic, Lang};
use crate::snapshots::DiffLine;

/// A test within a suite, and what is wrong with it.
struct Test {
    name: String,
    file: Option<(String, u32)>,
    /// The element that says what is wrong: `failure`, or `error` where nothing could be tested.
    fault: Option<(&'static str, Vec<Diagnostic>, String)>,
}

/// The document: a suite for each rule, a test for each case and for the snapshot.
pub(super) fn document(tested: &Tested, lang: Lang) -> String {
    let mut suites: Vec<(String, Vec<Test>)> = Vec::new();
    let general: Vec<Diagnostic> = tested.problems.iter().filter(|problem| problem.is_error()).cloned().collect();
    if !general.is_empty() {
        let name = if lang == Lang::En { "the folder of rules" } else { "la carpeta de reglas" };
        let fault = Some(("error", general, String::new()));
        suites.push(("auditlite".to_owned(), vec![Test { name: name.to_owned(), file: None, fault }]));
    }
    suites.extend(tested.rules.iter().map(|rule| (rule.id.clone(), tests(rule, lang))));
    let strays = tested.strays.iter().filter(|stray| !stray.removed).map(|stray| Test {
        name: stray.path.display().to_string(),
        file: None,
        fault: Some(("failure", vec![stray.problem()], String::new())),
    });
    let strays: Vec<Test> = strays.collect();
    if !strays.is_empty() {
        let name = if lang == Lang::En { "snapshots without a rule" } else { "registros sin regla" };
        suites.push((name.to_owned(), strays));
    }
    let counts = |tests: &mut dyn Iterator<Item = &Test>| {
        let (mut all, mut failures, mut errors) = (0, 0, 0);
        for test in tests {
            all += 1;
            failures += usize::from(matches!(test.fault, Some(("failure", ..))));
            errors += usize::from(matches!(test.fault, Some(("error", ..))));
        }
        format!("tests=\"{all}\" failures=\"{failures}\" errors=\"{errors}\"")
    };
    let all = counts(&mut suites.iter().flat_map(|(_, tests)| tests));
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.push_str(&format!("<testsuites name=\"auditlite rules test\" {all}>\n"));
    for (name, tests) in &suites {
        let counts = counts(&mut tests.iter());
        xml.push_str(&format!("  <testsuite name=\"{}\" {counts}>\n", escaped(name)));
        for test in tests {
            xml.push_str(&element(name, test, lang));
        }
        xml.push_str("  </testsuite>\n");
    }
    xml.push_str("</testsuites>\n");
    xml
}

fn tests(rule: &TestedRule, lang: Lang) -> Vec<Test> {
    let mut tests = Vec::new();
    let faults: Vec<Diagnostic> = rule.problems.iter().filter(|problem| problem.is_error()).cloned().collect();
    if !faults.is_empty() {
        let name =
            if lang == Lang::En { "the rule and its cases can be read" } else { "la regla y sus casos se pueden leer" };
        tests.push(Test { name: name.to_owned(), file: None, fault: Some(("error", faults, String::new())) });
    }
    tests.extend(rule.verdicts.iter().map(|verdict| of_case(verdict, lang)));
    if let Some(snapshot) = &rule.snapshot {
        let name = if lang == Lang::En { "snapshot" } else { "registro" };
        let lines = snapshot.diff().iter().map(DiffLine::plain).collect::<Vec<_>>().join("\n");
        let fault = snapshot.problem(&rule.id).map(|problem| ("failure", vec![problem], lines));
        tests.push(Test { name: name.to_owned(), file: Some((snapshot.file.display().to_string(), 1)), fault });
    }
    tests
}

fn of_case(verdict: &Verdict, lang: Lang) -> Test {
    let fault = (!verdict.held()).then(|| {
        let working = verdict.found.map(|_| working(verdict, lang)).unwrap_or_default();
        ("failure", verdict.differences.clone(), working)
    });
    Test { name: verdict.case.clone(), file: Some((verdict.file.clone(), verdict.place.line)), fault }
}

fn element(suite: &str, test: &Test, lang: Lang) -> String {
    let place = test
        .file
        .as_ref()
        .map_or_else(String::new, |(file, line)| format!(" file=\"{}\" line=\"{line}\"", escaped(file)));
    let open = format!("    <testcase classname=\"{}\" name=\"{}\"{place}", escaped(suite), escaped(&test.name));
    let Some((kind, problems, working)) = &test.fault else { return format!("{open}/>\n") };
    let message = problems.iter().map(|problem| problem.message.in_lang(lang)).collect::<Vec<_>>().join("; ");
    let code = problems.first().map(|problem| problem.code.to_string()).unwrap_or_default();
    let body: String = problems.iter().map(|problem| problem.render(lang)).collect();
    let body = escaped_text(&format!("{body}{working}"));
    format!(
        "{open}>\n      <{kind} type=\"{code}\" message=\"{}\">{}</{kind}>\n    </testcase>\n",
        escaped(&message),
        body.trim_end()
    )
}

/// A text as the value of an attribute.
fn escaped(text: &str) -> String {
    escaped_text(text).replace('"', "&quot;").replace('\n', "&#10;").replace('\t', "&#9;")
}

/// A text between tags; characters that XML does not know at all become the sign for such.
fn escaped_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\n' | '\t' => escaped.push(letter),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            other => escaped.push(other),
        }
    }
    escaped
}
