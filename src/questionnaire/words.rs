//! Words that people write in place of an answer, in both languages.

use crate::grid::plain;

/// Nobody knows.
const UNKNOWN: [&str; 17] = [
    "no se",
    "no lo se",
    "no se sabe",
    "no sabe",
    "no saben",
    "se desconoce",
    "desconocido",
    "sin dato",
    "unknown",
    "not known",
    "dont know",
    "don't know",
    "i don't know",
    "i do not know",
    "do not know",
    "n/d",
    "?",
];

/// There is none.
const NONE: [&str; 11] = [
    "no hay",
    "ninguno",
    "ninguna",
    "no tiene",
    "no tenemos",
    "no existe",
    "none",
    "there is none",
    "there are none",
    "no hay ninguno",
    "no hay ninguna",
];

const YES: [&str; 9] = ["si", "s", "yes", "y", "true", "verdadero", "x", "si hay", "there is"];
const NO: [&str; 5] = ["no", "n", "false", "falso", "ninguno"];

/// Whether a text says that nobody knows.
pub fn says_unknown(text: &str) -> bool {
    UNKNOWN.contains(&plain(text).trim_matches(['.', '¡', '!']))
}

/// Whether a text says that there is none.
pub fn says_none(text: &str) -> bool {
    NONE.contains(&plain(text).trim_end_matches('.'))
}

/// Yes or no, where a text says so.
pub fn truth(text: &str) -> Option<bool> {
    let text = plain(text);
    let text = text.trim_end_matches('.');
    if YES.contains(&text) { Some(true) } else { NO.contains(&text).then_some(false) }
}
