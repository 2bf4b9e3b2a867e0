//! What is wrong with a part of a report, in words for people.

use crate::diagnostic::{Code, Diagnostic, Place, Text, nearest, say};
use crate::json::{Json, Step, join, way_to};
use crate::units::quote;

/// The way to the part of a report at which the reader of JSON has stopped: it tells the line, and how many bytes of it
/// it has read.
pub(super) fn way_of(text: &str, error: &serde_json::Error) -> Vec<Step> {
    let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    way_to(text, (before + error.column()).saturating_sub(1))
}

/// `recommendations[0].payback.kind`, as the paths of profiles are written.
pub(super) fn path_of(way: &[Step]) -> String {
    way.iter().fold(String::new(), |path, step| match step {
        Step::At(at) => format!("{path}[{at}]"),
        Step::Key(key) => join(&path, key),
    })
}

/// Where a part of a report stands, as far as its way can be followed.
pub(super) fn at(json: &Json, way: &[Step]) -> Place {
    let mut here = json;
    for step in way {
        let next = match step {
            Step::At(at) => here.list().and_then(|list| list.get(*at)),
            Step::Key(key) => here.get(key),
        };
        let Some(next) = next else { break };
        here = next;
    }
    here.place
}

/// A message of the reader of JSON, in words for people.
pub(super) fn said(message: &str) -> Diagnostic {
    // The place is known better from the path.
    let message = message.rsplit_once(" at line ").map_or(message, |(message, _)| message);
    if let Some(key) = message.strip_prefix("missing field ") {
        let key = key.trim_matches('`');
        return error(say!("the key `{key}` is missing", "falta la clave `{key}`"));
    }
    if let Some((word, expected)) =
        message.strip_prefix("unknown variant `").and_then(|rest| rest.rsplit_once("`, expected "))
    {
        let words: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
        let all = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        let found = quote(word);
        let near = nearest(word, words.iter().copied());
        return error(say!("found {found}, expected one of {all}", "se encontró {found}, se esperaba uno de {all}"))
            .did_you_mean(word, near);
    }
    let told = ["invalid type: ", "invalid value: "].into_iter().find_map(|start| message.strip_prefix(start));
    if let Some((found, expected)) = told.and_then(|rest| rest.rsplit_once(", expected ")) {
        let (found, expected) = (kind(found), wanted(expected));
        return error(Text::new(
            format!("found {}, expected {}", found.en, expected.en),
            format!("se encontró {}, se esperaba {}", found.es, expected.es),
        ));
    }
    error(say!("this part of the report cannot be read", "no se puede leer esta parte del informe"))
}

fn error(message: Text) -> Diagnostic {
    Diagnostic::error(Code::SAVED_REPORT, message).help(say!(
        "a report is not written by hand; make it anew with `auditlite recommend PROFILE --format json`",
        "un informe no se escribe a mano; créelo de nuevo con `auditlite recommend PERFIL --format json`"
    ))
}

/// What was found, from the words of the reader.
fn kind(found: &str) -> Text {
    let word = found.split_once([' ', ',']).map_or(found, |(word, _)| word);
    let value = || quote(found.split_once(' ').map_or("", |(_, value)| value).trim_matches(['`', '"']));
    match word {
        "string" => {
            let value = value();
            say!("the text {value}", "el texto {value}")
        }
        "integer" | "floating" => {
            let value = quote(found.split('`').nth(1).unwrap_or_default());
            say!("the number {value}", "el número {value}")
        }
        "boolean" => {
            let value = value();
            say!("{value}", "{value}")
        }
        "sequence" => Text::new("a list", "una lista"),
        "map" => Text::new("an object", "un objeto"),
        "null" => Text::new("`null`", "`null`"),
        _ => Text::new("something else", "otra cosa"),
    }
}

/// What was expected, from the words of the reader.
fn wanted(expected: &str) -> Text {
    match expected {
        "a string" => Text::new("a text", "un texto"),
        "f32" | "f64" => Text::new("a number", "un número"),
        "usize" | "u8" | "u16" | "u32" | "u64" | "i32" | "i64" => Text::new("a whole number", "un número entero"),
        "a boolean" => Text::new("`true` or `false`", "`true` o `false`"),
        "a sequence" => Text::new("a list", "una lista"),
        "a number, a text, true or false" => {
            Text::new("a number, a text, `true` or `false`", "un número, un texto, `true` o `false`")
        }
        "`AL` and four digits" => Text::new("`AL` and four digits", "`AL` y cuatro cifras"),
        _ => Text::new("an object", "un objeto"),
    }
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn messages_of_the_reader_are_put_in_words() {
        let en = |text: &str| said(text).message.en;
        assert_eq!(en("missing field `unit` at line 3 column 4"), "the key `unit` is missing");
        assert_eq!(
            en("invalid type: string \"a, b\", expected f64 at line 1 column 9"),
            "found the text `a, b`, expected a number"
        );
        let word = said("unknown variant `mesured`, expected one of `measured`, `calculated`, `screening`");
        assert!(word.message.en.starts_with("found `mesured`, expected one of `measured`,"));
        assert!(word.help.is_some_and(|help| help.en.contains("`measured`")));
    }
}
