//! `auditlite functions`: what a rule may call.

use std::io;

use super::cli::{FunctionsArgs, TextFormat};
use super::{Exit, Output};
use crate::diagnostic::{Code, Diagnostic, Lang, nearest, say};
use crate::functions::{FUNCTIONS, Function, Signature};

/// Functions over lists, which are part of the language and not of the table.
const FOLDS: [(&str, &str, &str); 7] = [
    ("sum(list, |r| number)", "sum over the records of a list", "suma sobre los registros de una lista"),
    ("count(list) or count(list, |r| condition)", "how many records", "cuántos registros"),
    ("any(list, |r| condition)", "whether it holds for one record at least", "si se cumple al menos para un registro"),
    ("all(list, |r| condition)", "whether it holds for each record", "si se cumple para todos los registros"),
    ("min_of(list, |r| number)", "the least value of the records", "el menor valor de los registros"),
    ("max_of(list, |r| number)", "the greatest value of the records", "el mayor valor de los registros"),
    (
        "filter(list, |r| condition)",
        "the records for which it holds, as a list",
        "los registros que cumplen, como lista",
    ),
];

pub(super) fn run(arguments: &FunctionsArgs, output: &mut Output<'_>) -> io::Result<Exit> {
    let lang: Lang = arguments.lang.into();
    let part = arguments.name.as_deref().unwrap_or_default();
    let chosen: Vec<&Function> = FUNCTIONS.iter().filter(|function| function.name.contains(part)).collect();
    let folds: Vec<_> = FOLDS.iter().filter(|(call, _, _)| call.contains(part)).collect();
    if chosen.is_empty() && folds.is_empty() {
        let near = nearest(part, FUNCTIONS.iter().map(|function| function.name));
        let help = near.map(|near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
        let message = say!("no function is called `{part}`", "ninguna función se llama `{part}`");
        output.complain([&Diagnostic::error(Code::UNKNOWN_FUNCTION, message).help(help)], lang)?;
        return Ok(Exit::Usage);
    }
    let text = match arguments.format {
        TextFormat::Json => format!("{:#}\n", document(part, lang)),
        TextFormat::Text => {
            let mut text: String = chosen.iter().map(|function| describe(function, lang)).collect();
            for (call, en, es) in folds {
                text.push_str(&format!("{call}\n    {}\n\n", pick(lang, [en, es])));
            }
            text
        }
    };
    output.out.write_all(text.as_bytes())?;
    Ok(Exit::Done)
}

/// The functions whose name contains a text, as one JSON document.
pub(super) fn document(part: &str, lang: Lang) -> serde_json::Value {
    let functions = FUNCTIONS.iter().filter(|function| function.name.contains(part));
    let entries: Vec<_> = functions.map(|function| json(function, lang)).collect();
    let folds = FOLDS.iter().filter(|(call, _, _)| call.contains(part));
    let folds: Vec<_> =
        folds.map(|(call, en, es)| serde_json::json!({ "call": call, "help": pick(lang, [en, es]) })).collect();
    serde_json::json!({ "schema": "auditlite/functions@1", "functions": entries, "lists": folds })
}

fn pick(lang: Lang, texts: [&str; 2]) -> &str {
    match lang {
        Lang::En => texts[0],
        Lang::Es => texts[1],
    }
}

fn parameters(function: &Function) -> Vec<(String, String)> {
    match function.signature {
        Signature::Alike { parameters } => parameters.iter().map(|name| ((*name).to_owned(), String::new())).collect(),
        Signature::Root => vec![("x".to_owned(), String::new())],
        Signature::Fixed { parameters, .. } => parameters
            .iter()
            .map(|parameter| {
                let unit = match (parameter.words.is_empty(), parameter.unit) {
                    (false, _) => {
                        parameter.words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" | ")
                    }
                    (true, "") => "1".to_owned(),
                    (true, unit) => unit.to_owned(),
                };
                (parameter.name.to_owned(), unit)
            })
            .collect(),
    }
}

fn result(function: &Function, lang: Lang) -> String {
    match function.signature {
        Signature::Alike { .. } => pick(lang, ["as its values", "como sus valores"]).to_owned(),
        Signature::Root => pick(lang, ["root of its unit", "raíz de su unidad"]).to_owned(),
        Signature::Fixed { result, per_anything, .. } => {
            let per =
                if per_anything { pick(lang, [" (also per year etc.)", " (también por año, etc.)"]) } else { "" };
            format!("{}{per}", if result.is_empty() { "1" } else { result })
        }
    }
}

fn describe(function: &Function, lang: Lang) -> String {
    let call: Vec<String> = parameters(function)
        .into_iter()
        .map(|(name, unit)| if unit.is_empty() { name } else { format!("{name}: {unit}") })
        .collect();
    let mut text = format!("{}({}) -> {}\n", function.name, call.join(", "), result(function, lang));
    let mut line = |label: [&str; 2], content: &str| {
        if !content.is_empty() {
            let label = pick(lang, label);
            let lead = if label.is_empty() { String::new() } else { format!("{label}: ") };
            for part in wrap(&format!("{lead}{content}"), 74) {
                text.push_str(&format!("    {part}\n"));
            }
        }
    };
    line(["", ""], pick(lang, function.help));
    line(["formula", "fórmula"], function.formula);
    line(["limits", "límites"], pick(lang, function.limits));
    line(["source", "fuente"], function.source);
    let (example, value) = function.example;
    line(["example", "ejemplo"], &format!("{example} = {value}"));
    text.push('\n');
    text
}

/// Breaks a text at spaces into lines of at most a width.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn json(function: &Function, lang: Lang) -> serde_json::Value {
    let parameters: Vec<_> = parameters(function)
        .into_iter()
        .map(|(name, unit)| serde_json::json!({ "name": name, "unit": unit }))
        .collect();
    serde_json::json!({
        "name": function.name,
        "help": pick(lang, function.help),
        "parameters": parameters,
        "result": result(function, lang),
        "formula": function.formula,
        "limits": pick(lang, function.limits),
        "source": function.source,
        "example": { "expression": function.example.0, "value": function.example.1 },
    })
}
