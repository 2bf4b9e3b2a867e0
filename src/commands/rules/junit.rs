//! The XML of `JUnit`, which build servers read.

use crate::diagnostic::{Diagnostic, Lang};

/// What belongs together: the tests of a rule.
pub(super) struct Suite {
    pub(super) name: String,
    pub(super) tests: Vec<Test>,
}

/// A test within a suite.
pub(super) struct Test {
    pub(super) name: String,
    pub(super) file: Option<(String, u32)>,
    pub(super) end: End,
}

/// How a test ended.
pub(super) enum End {
    /// It holds.
    Holds,
    /// It is not demanded, and why.
    Skipped(String),
    /// It does not hold: what is wrong, and more about it.
    Failure(Vec<Diagnostic>, String),
    /// It does not hold: a sentence, and more about it.
    Lacking(String, String),
    /// Nothing could be tested.
    Error(Vec<Diagnostic>),
}

/// The document; `name` is the command.
pub(super) fn document(name: &str, suites: &[Suite], lang: Lang) -> String {
    let all = counts(suites.iter().flat_map(|suite| &suite.tests));
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.push_str(&format!("<testsuites name=\"{}\" {all}>\n", escaped(name)));
    for suite in suites {
        let counts = counts(suite.tests.iter());
        xml.push_str(&format!("  <testsuite name=\"{}\" {counts}>\n", escaped(&suite.name)));
        for test in &suite.tests {
            xml.push_str(&element(&suite.name, test, lang));
        }
        xml.push_str("  </testsuite>\n");
    }
    xml.push_str("</testsuites>\n");
    xml
}

fn counts<'a>(tests: impl Iterator<Item = &'a Test>) -> String {
    let (mut all, mut failures, mut errors, mut skipped) = (0, 0, 0, 0);
    for test in tests {
        all += 1;
        match test.end {
            End::Holds => {}
            End::Skipped(_) => skipped += 1,
            End::Failure(..) | End::Lacking(..) => failures += 1,
            End::Error(_) => errors += 1,
        }
    }
    let skipped = if skipped == 0 { String::new() } else { format!(" skipped=\"{skipped}\"") };
    format!("tests=\"{all}\" failures=\"{failures}\" errors=\"{errors}\"{skipped}")
}

fn element(suite: &str, test: &Test, lang: Lang) -> String {
    let place = test
        .file
        .as_ref()
        .map_or_else(String::new, |(file, line)| format!(" file=\"{}\" line=\"{line}\"", escaped(file)));
    let open = format!("    <testcase classname=\"{}\" name=\"{}\"{place}", escaped(suite), escaped(&test.name));
    let said = |problems: &[Diagnostic]| {
        let message = problems.iter().map(|problem| problem.message.in_lang(lang)).collect::<Vec<_>>().join("; ");
        let code = problems.first().map(|problem| problem.code.to_string()).unwrap_or_default();
        let body: String = problems.iter().map(|problem| problem.render(lang)).collect();
        (format!(" type=\"{code}\""), message, body)
    };
    let (kind, (code, message, body), more) = match &test.end {
        End::Holds => return format!("{open}/>\n"),
        End::Skipped(why) => {
            return format!("{open}>\n      <skipped message=\"{}\"/>\n    </testcase>\n", escaped(why));
        }
        End::Failure(problems, more) => ("failure", said(problems), more.as_str()),
        End::Lacking(message, more) => ("failure", (String::new(), message.clone(), String::new()), more.as_str()),
        End::Error(problems) => ("error", said(problems), ""),
    };
    let body = escaped_text(&format!("{body}{more}"));
    format!(
        "{open}>\n      <{kind}{code} message=\"{}\">{}</{kind}>\n    </testcase>\n",
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
