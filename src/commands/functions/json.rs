//! Functions for programs.

use serde_json::{Value, json};

use super::{Chosen, pick, text};
use crate::diagnostic::Lang;
use crate::functions::{Function, Parameter, Signature};

pub(super) fn render(chosen: &Chosen, lang: Lang) -> String {
    let functions: Vec<Value> = chosen.functions.iter().map(|function| entry(function, lang)).collect();
    let lists: Vec<Value> = chosen
        .lists
        .iter()
        .map(|list| json!({ "name": list.name, "call": list.call, "help": pick(lang, list.help) }))
        .collect();
    let value = json!({ "schema": "auditlite/functions@1", "functions": functions, "lists": lists });
    format!("{value:#}\n")
}

/// Every function as one document, with its result in words, for the catalogue.
pub(in crate::commands) fn document(lang: Lang) -> Value {
    let chosen = super::choose("");
    let functions = chosen.functions.iter().map(|function| {
        let mut entry = entry(function, lang);
        if let Value::Object(members) = &mut entry {
            members.insert("family".to_owned(), function.family.title(lang).into());
            members.insert("gives".to_owned(), text::result(function, lang).into());
        }
        entry
    });
    let lists = chosen.lists.iter().map(|list| json!({ "call": list.call, "help": pick(lang, list.help) }));
    json!({ "functions": functions.collect::<Vec<_>>(), "lists": lists.collect::<Vec<_>>() })
}

fn entry(function: &Function, lang: Lang) -> Value {
    let mut entry = json!({
        "name": function.name,
        "family": function.family.name(),
        "help": pick(lang, function.help),
        "parameters": parameters(function, lang),
        "result": result(function, lang),
        "formula": pick(lang, function.formula),
    });
    if let Value::Object(members) = &mut entry {
        let limits = pick(lang, function.limits);
        if !limits.is_empty() {
            members.insert("limits".to_owned(), limits.into());
        }
        members.insert("source".to_owned(), function.source.into());
        let (expression, value) = function.example;
        members.insert("example".to_owned(), json!({ "expression": expression, "value": value }));
    }
    entry
}

fn parameters(function: &Function, lang: Lang) -> Vec<Value> {
    match function.signature {
        Signature::Alike { parameters } => parameters.iter().map(|name| json!({ "name": name })).collect(),
        Signature::Root => vec![json!({ "name": "x" })],
        Signature::Fixed { parameters, .. } => parameters.iter().map(|parameter| one(parameter, lang)).collect(),
    }
}

/// A bound that is not there has no key.
fn one(parameter: &Parameter, lang: Lang) -> Value {
    let label = pick(lang, parameter.label);
    if !parameter.words.is_empty() {
        return json!({ "name": parameter.name, "label": label, "words": parameter.words });
    }
    let (low, high) = parameter.range;
    let mut value = json!({ "name": parameter.name, "label": label, "unit": parameter.unit });
    if let Value::Object(members) = &mut value {
        for (key, bound) in [("min", low), ("max", high)] {
            if bound.is_finite() {
                members.insert(key.to_owned(), bound.into());
            }
        }
    }
    value
}

fn result(function: &Function, lang: Lang) -> Value {
    match function.signature {
        Signature::Alike { .. } | Signature::Root => json!({ "describes": text::result(function, lang) }),
        Signature::Fixed { result, per_anything: false, .. } => json!({ "unit": result }),
        Signature::Fixed { result, .. } => json!({ "unit": result, "also_per": text::result(function, lang) }),
    }
}
