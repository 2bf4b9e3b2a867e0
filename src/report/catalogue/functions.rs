//! The functions that a rule may call, as Markdown: from the document that `functions --format json` prints.

use serde_json::Value;

use crate::diagnostic::Lang;
use crate::report::markdown::{Page, code, code_cell, escape};
use crate::report::words::Word;

/// Writes the functions, a heading for each.
pub(super) fn functions(page: &mut Page, document: &Value, lang: Lang, level: usize) {
    let word = |word: Word| word.text(lang);
    page.heading(level, word(Word::FunctionsTitle));
    page.paragraph(word(Word::FunctionsLead));
    let list = |key: &str| document.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for function in list("functions") {
        page.markup(&format!("{} {}", "#".repeat(level + 1), code_cell(text(function, "name"))));
        page.paragraph(text(function, "help"));
        let parameters = function.get("parameters").and_then(Value::as_array).into_iter().flatten();
        let rows: Vec<Vec<String>> = parameters
            .map(|parameter| {
                let name = code_cell(text(parameter, "name"));
                // Whatever else is said of a parameter, such as its label, stands behind its unit.
                let more = parameter.as_object().into_iter().flatten();
                let more = more
                    .filter(|(key, _)| !["name", "unit"].contains(&key.as_str()))
                    .filter_map(|(_, value)| said(value));
                vec![name, escape(text(parameter, "unit")), escape(&more.collect::<Vec<_>>().join("; "))]
            })
            .collect();
        let heads = [word(Word::Name), word(Word::Unit), ""];
        if rows.iter().all(|row| row.last().is_none_or(String::is_empty)) {
            let rows: Vec<Vec<String>> = rows.into_iter().map(|row| row.into_iter().take(2).collect()).collect();
            page.table(&[word(Word::Name), word(Word::Unit)], &rows);
        } else {
            page.table(&heads, &rows);
        }
        let mut lines = vec![format!("{}: {}", word(Word::Gives), escape(text(function, "result")))];
        let mut line = |word: Word, content: String| {
            if !content.is_empty() {
                lines.push(format!("{}: {content}", escape(word.text(lang))));
            }
        };
        line(Word::Formula, code(text(function, "formula")));
        line(Word::Limits, escape(text(function, "limits")));
        line(Word::Source, escape(text(function, "source")));
        if let Some(example) = function.get("example") {
            line(Word::Example, code(&format!("{} = {}", text(example, "expression"), text(example, "value"))));
        }
        page.list("-", &lines);
    }
    page.heading(level + 1, word(Word::OverLists));
    let lists = list("lists").iter();
    let rows = lists.map(|list| vec![code_cell(text(list, "call")), escape(text(list, "help"))]);
    page.table(&["", ""], &rows.collect::<Vec<_>>());
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// A value of any kind in words; nothing for what says nothing.
fn said(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        Value::Array(values) => Some(values.iter().filter_map(said).collect::<Vec<_>>().join(", ")),
        other => Some(other.to_string()),
    }
}
