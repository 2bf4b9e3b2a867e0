//! The first thing in a line that is not what it must be.

use super::keys::{FOOT, HEAD, INSTEAD, Key, Kind, MONTHS, May, NO_MONTHS, of_event};
use crate::diagnostic::{Code, Diagnostic, Place, Text, nearest, say};
use crate::json::{Json, JsonValue, duplicate_keys, join};
use crate::ledger::Id;
use crate::units::{Day, quote};

/// The first thing in a line that is not what it must be.
pub(super) fn fault(json: &Json) -> Option<Diagnostic> {
    let word = json.get("event").and_then(Json::text).unwrap_or_default();
    if let Some((path, place)) = duplicate_keys(json).into_iter().next() {
        return Some(found(place, &path, say!("`{path}` stands twice", "`{path}` aparece dos veces")));
    }
    record(json, "", [HEAD, of_event(word), FOOT]).or_else(|| order(json))
}

fn found(place: Place, path: &str, message: Text) -> Diagnostic {
    let problem = Diagnostic::error(Code::BAD_LINE, message).at(place);
    if path.is_empty() { problem } else { problem.on(path) }
}

fn record(json: &Json, path: &str, keys: [&'static [Key]; 3]) -> Option<Diagnostic> {
    let Some(entries) = json.map() else { return Some(expected(json, path, ["an object", "un objeto"])) };
    let all = || keys.into_iter().flatten();
    for key in all() {
        let problem = match json.get(key.name) {
            Some(value) => value_fault(value, &join(path, key.name), &key.kind),
            None if key.may == May::BeAbsent => None,
            None => {
                let name = key.name;
                Some(found(json.place, &join(path, name), say!("`{name}` is missing", "falta `{name}`")))
            }
        };
        if problem.is_some() {
            return problem;
        }
    }
    let unknown = entries.iter().find(|entry| all().all(|key| key.name != entry.key))?;
    let key = unknown.key.as_str();
    let shown = quote(key);
    let message = say!("unknown key {shown}", "clave desconocida {shown}");
    let near = nearest(key, all().map(|key| key.name));
    let newer = Text::new(
        "a newer auditlite may have written it, or somebody has changed the line",
        "quizá lo escribió un auditlite más reciente, o alguien modificó el renglón",
    );
    let help = near.map_or(newer, |near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"));
    Some(found(unknown.place, &join(path, key), message).help(help))
}

fn value_fault(json: &Json, path: &str, kind: &Kind) -> Option<Diagnostic> {
    match kind {
        Kind::Any => None,
        Kind::Text if json.text().is_some() => None,
        Kind::Text => Some(expected(json, path, ["a text", "un texto"])),
        Kind::Choice(choices) => choice(json, path, choices),
        Kind::Day if json.text().and_then(Day::parse).is_some() => None,
        Kind::Day => Some(expected(json, path, ["a day such as `2026-03-31`", "un día como `2026-03-31`"])),
        Kind::Id if json.text().and_then(Id::parse).is_some() => None,
        Kind::Id => Some(expected(json, path, ["an id of 16 hexadecimal digits", "un id de 16 dígitos hexadecimales"])),
        Kind::Number if json.number().is_some() => None,
        Kind::Number => Some(expected(json, path, ["a number", "un número"])),
        Kind::Count if json.number().is_some_and(|number| number >= 0.0 && number.fract().abs() < f64::EPSILON) => None,
        Kind::Count => Some(expected(json, path, ["a whole number from 0", "un número entero desde 0"])),
        Kind::Truth if matches!(json.value, JsonValue::Truth(_)) => None,
        Kind::Truth => Some(expected(json, path, ["`true` or `false`", "`true` o `false`"])),
        Kind::Record(keys) => record(json, path, [*keys, &[], &[]]),
        Kind::Map(kind) => match json.map() {
            Some(entries) => entries.iter().find_map(|entry| value_fault(&entry.value, &join(path, &entry.key), kind)),
            None => Some(expected(json, path, ["an object", "un objeto"])),
        },
        Kind::List(kind) => match json.list() {
            Some(list) => {
                list.iter().enumerate().find_map(|(at, json)| value_fault(json, &format!("{path}[{at}]"), kind))
            }
            None => Some(expected(json, path, ["a list", "una lista"])),
        },
        Kind::Payback => {
            let months = json.get("kind").and_then(Json::text) == Some("months");
            record(json, path, [if months { MONTHS } else { NO_MONTHS }, &[], &[]])
        }
        Kind::Instead => {
            let word = json.get("event").and_then(Json::text).unwrap_or_default();
            record(json, path, [INSTEAD, of_event(word), &[]])
        }
    }
}

fn choice(json: &Json, path: &str, choices: &[&'static str]) -> Option<Diagnostic> {
    let all = choices.join("`, `");
    let Some(text) = json.text() else {
        let kind = json.kind();
        let message = Text::new(
            format!("expected one of `{all}`, found {}", kind.en),
            format!("se esperaba alguno de `{all}`, se encontró {}", kind.es),
        );
        return Some(found(json.place, path, message));
    };
    if choices.contains(&text) {
        return None;
    }
    let shown = quote(text);
    let message = if path.rsplit('.').next() == Some("event") {
        say!("unknown event {shown}", "evento desconocido {shown}")
    } else {
        say!("expected one of `{all}`, found {shown}", "se esperaba alguno de `{all}`, se encontró {shown}")
    };
    let help = nearest(text, choices.iter().copied()).map_or_else(
        || say!("known are `{all}`", "se conocen `{all}`"),
        |near| say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
    );
    Some(found(json.place, path, message).help(help))
}

fn expected(json: &Json, path: &str, [en, es]: [&str; 2]) -> Diagnostic {
    let kind = match json.text() {
        Some(text) => Text::new(quote(text), quote(text)),
        None => json.kind(),
    };
    let message =
        Text::new(format!("expected {en}, found {}", kind.en), format!("se esperaba {es}, se encontró {}", kind.es));
    found(json.place, path, message)
}

/// A key of the line that stands before one that belongs in front of it.
fn order(json: &Json) -> Option<Diagnostic> {
    let wrong = HEAD.iter().zip(json.map()?).find(|(key, entry)| key.name != entry.key);
    let (key, entry) = wrong?;
    let (wanted, stands) = (key.name, entry.key.as_str());
    let message = say!(
        "`{stands}` stands where `{wanted}` belongs: the keys of a line have one order",
        "`{stands}` está donde va `{wanted}`: las claves de un renglón tienen un solo orden"
    );
    Some(found(entry.place, stands, message))
}
