//! The functions that a rule may call, as Markdown: from the document that `functions --format json` prints, with what
//! each gives in words.

use serde_json::Value;

use crate::diagnostic::Lang;
use crate::report::markdown::{Page, code, code_cell, escape};
use crate::report::words::Word;
use crate::units::{Unit, format};

/// Writes the functions, a heading for each.
pub(super) fn functions(page: &mut Page, document: &Value, lang: Lang, level: usize) {
    let word = |word: Word| word.text(lang);
    page.heading(level, word(Word::FunctionsTitle));
    page.paragraph(word(Word::FunctionsLead));
    let list = |key: &str| document.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let mut family = "";
    for function in list("functions") {
        if text(function, "family") != family {
            family = text(function, "family");
            page.heading(level + 1, family);
        }
        one(page, function, lang, level + 2);
    }
    page.heading(level + 1, word(Word::OverLists));
    let lists = list("lists").iter();
    let rows = lists.map(|list| vec![code_cell(text(list, "call")), escape(text(list, "help"))]);
    page.table(&["", ""], &rows.collect::<Vec<_>>());
}

fn one(page: &mut Page, function: &Value, lang: Lang, level: usize) {
    page.markup(&format!("{} {}", "#".repeat(level), code_cell(text(function, "name"))));
    page.paragraph(text(function, "help"));
    let parameters = function.get("parameters").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    // Where only names are known, the formula says as much.
    if parameters.iter().any(|parameter| parameter.get("label").is_some()) {
        let heads = [Word::Name, Word::WhatItIs, Word::UnitOrWords, Word::Range].map(|word| word.text(lang));
        let rows = parameters.iter().map(|parameter| {
            vec![
                code_cell(text(parameter, "name")),
                escape(text(parameter, "label")),
                escape(&unit(parameter, lang)),
                escape(&range(parameter, lang)),
            ]
        });
        page.table(&heads, &rows.collect::<Vec<_>>());
    }
    let mut lines = Vec::new();
    let mut line = |word: Word, content: String| {
        if !content.is_empty() {
            lines.push(format!("{}: {content}", escape(word.text(lang))));
        }
    };
    line(Word::Gives, escape(text(function, "gives")));
    line(Word::Formula, code(text(function, "formula")));
    line(Word::Limits, escape(text(function, "limits")));
    line(Word::Source, escape(text(function, "source")));
    if let Some(example) = function.get("example") {
        line(Word::Example, code(&format!("{} = {}", text(example, "expression"), text(example, "value"))));
    }
    page.list("-", &lines);
}

/// The unit, or the words of which one is given.
fn unit(parameter: &Value, lang: Lang) -> String {
    if let Some(words) = parameter.get("words").and_then(Value::as_array) {
        return words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ");
    }
    let symbol = text(parameter, "unit");
    Unit::parse(symbol).map_or_else(|_| symbol.to_owned(), |unit| super::measure::shown(&unit, lang))
}

/// The values that a parameter may have.
fn range(parameter: &Value, lang: Lang) -> String {
    let bound = |key: &str| parameter.get(key).and_then(Value::as_f64).map(|bound| format::full(bound, lang));
    match (bound("min"), bound("max")) {
        (Some(low), Some(high)) => Word::FromTo.fill(lang, &[("low", &low), ("high", &high)]),
        (Some(low), None) => Word::MissAtLeast.fill(lang, &[("limit", &low)]),
        (None, Some(high)) => Word::MissAtMost.fill(lang, &[("limit", &high)]),
        (None, None) => String::new(),
    }
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}
