//! Functions for a reader, in 80 columns.

use super::{Chosen, LISTS_NAME, ListFunction, pick};
use crate::diagnostic::Lang;
use crate::functions::{Family, Function, Parameter, Signature};
use crate::units::{Unit, format};

const WIDTH: usize = 80;

pub(super) fn render(chosen: &Chosen, lang: Lang) -> String {
    if chosen.in_full {
        let functions = chosen.functions.iter().map(|function| in_full(function, lang));
        return functions.chain(chosen.lists.iter().map(|list| list_function(list, lang) + "\n")).collect();
    }
    let mut text = String::new();
    for family in Family::ALL {
        let mut members = chosen.functions.iter().filter(|function| function.family == family).peekable();
        if members.peek().is_some() {
            text.push_str(&heading(family.title(lang), family.name()));
        }
        for function in members {
            text.push_str(&indented(&call(function), 2, 6));
            text.push_str(&indented(pick(lang, function.help), 6, 6));
        }
    }
    if !chosen.lists.is_empty() {
        text.push_str(&heading(pick(lang, ["Lists of equipment", "Listas de equipo"]), LISTS_NAME));
        text.extend(chosen.lists.iter().map(|list| list_function(list, lang)));
    }
    let hint = [
        "`auditlite functions NAME` tells one in full, with units, ranges, formula, source and an example; NAME may be a family, as `air`, or a part of names.",
        "`auditlite functions NOMBRE` describe una completa, con unidades, intervalos, fórmula, fuente y ejemplo; NOMBRE puede ser una familia, como `air`, o parte de un nombre.",
    ];
    text.push('\n');
    text.push_str(&indented(pick(lang, hint), 0, 0));
    text.trim_start().to_owned()
}

fn heading(title: &str, name: &str) -> String {
    let title = format!("{title} ({name})");
    format!("\n{title}\n{}\n", "-".repeat(title.chars().count()))
}

fn list_function(list: &ListFunction, lang: Lang) -> String {
    [indented(list.call, 2, 6), indented(pick(lang, list.help), 6, 6)].concat()
}

/// A call with the names of its values.
fn call(function: &Function) -> String {
    let names: Vec<&str> = match function.signature {
        Signature::Alike { parameters } => parameters.to_vec(),
        Signature::Root => vec!["x"],
        Signature::Fixed { parameters, .. } => parameters.iter().map(|parameter| parameter.name).collect(),
    };
    format!("{}({})", function.name, names.join(", "))
}

fn in_full(function: &Function, lang: Lang) -> String {
    let mut text = indented(&call(function), 0, 4);
    text.push_str(&indented(pick(lang, function.help), 4, 4));
    text.push('\n');
    let parameters = match function.signature {
        Signature::Fixed { parameters, .. } => parameters,
        Signature::Alike { .. } | Signature::Root => &[],
    };
    let rows: Vec<[String; 4]> = parameters.iter().map(|parameter| row(parameter, lang)).collect();
    let width = |column: fn(&[String; 4]) -> &String| rows.iter().map(|row| column(row).chars().count()).max();
    let widths = [width(|row| &row[0]), width(|row| &row[1]), width(|row| &row[2])].map(Option::unwrap_or_default);
    for [name, unit, range, label] in &rows {
        let [a, b, c] = widths;
        let lead = format!("    {name:a$}  {unit:b$}  {range:c$}  ");
        text.push_str(&hanging(&lead, label, lead.chars().count()));
    }
    text.push_str(&indented(&format!("{} {}", pick(lang, ["gives", "da"]), result(function, lang)), 4, 6));
    let mut line = |label: [&str; 2], content: &str| {
        if !content.is_empty() {
            text.push_str(&indented(&format!("{}: {content}", pick(lang, label)), 4, 6));
        }
    };
    line(["formula", "fórmula"], pick(lang, function.formula));
    line(["limits", "límites"], pick(lang, function.limits));
    line(["source", "fuente"], function.source);
    let (example, value) = function.example;
    line(["example", "ejemplo"], &format!("{example} = {value}"));
    text.push('\n');
    text
}

fn row(parameter: &Parameter, lang: Lang) -> [String; 4] {
    let label = pick(lang, parameter.label).to_owned();
    if !parameter.words.is_empty() {
        let words: Vec<String> = parameter.words.iter().map(|word| format!("\"{word}\"")).collect();
        return [parameter.name.to_owned(), String::new(), String::new(), format!("{label}: {}", words.join(", "))];
    }
    let unit = Unit::parse(parameter.unit).map_or_else(|_| parameter.unit.to_owned(), |unit| unit.in_lang(lang));
    let unit = if unit.is_empty() { "1".to_owned() } else { unit };
    let (low, high) = parameter.range;
    let (least, most) = (format::full(low, lang), format::full(high, lang));
    let range = if high.is_finite() {
        format!("{least} {} {most}", pick(lang, ["to", "a"]))
    } else {
        format!("{least} {}", pick(lang, ["or more", "o más"]))
    };
    [parameter.name.to_owned(), unit, range, label]
}

pub(super) fn result(function: &Function, lang: Lang) -> String {
    match function.signature {
        Signature::Alike { .. } => {
            pick(lang, ["a value like those that went in", "un valor como los que entraron"]).to_owned()
        }
        Signature::Root => {
            pick(lang, ["the root of the unit that went in", "la raíz de la unidad que entró"]).to_owned()
        }
        Signature::Fixed { parameters, result, per_anything } => {
            let unit = if result.is_empty() {
                pick(lang, ["a share or number", "una proporción o un número"])
            } else {
                result
            };
            match parameters.first().filter(|_| per_anything) {
                None => unit.to_owned(),
                Some(Parameter { name, .. }) => {
                    let per = pick(lang, ["; per hour, year etc. where", "; por hora, año, etc. si lo es"]);
                    let is = pick(lang, [" is", ""]);
                    format!("{unit}{per} `{name}`{is}")
                }
            }
        }
    }
}

/// A text in lines of at most 80 columns, the first with one indent and the rest with another.
fn indented(text: &str, first: usize, rest: usize) -> String {
    hanging(&" ".repeat(first), text, rest)
}

/// The same after a lead that keeps its spaces.
fn hanging(lead: &str, text: &str, rest: usize) -> String {
    let rest = " ".repeat(rest);
    let options = textwrap::Options::new(WIDTH)
        .initial_indent(lead)
        .subsequent_indent(&rest)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .break_words(false);
    textwrap::fill(text, options) + "\n"
}

/// Breaks a text at spaces into lines of at most a width.
pub(in super::super) fn wrap(text: &str, width: usize) -> Vec<String> {
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
