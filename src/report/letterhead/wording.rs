//! Words of a centre in place of those of the program.

use std::collections::BTreeMap;

use super::error;
use crate::diagnostic::{Code, Diagnostic, Lang, nearest, say};
use crate::json::{Faults, join, read_json};
use crate::report::html::Label;
use crate::report::text::clean;
use crate::report::words::Word;
use crate::units::quote;

/// Words of a centre in place of those of the program, by language and name.
#[derive(Debug, Clone, Default)]
pub struct Wording {
    words: [BTreeMap<&'static str, String>; 2],
}

/// The words of the program as they are.
pub(in crate::report) static OWN: Wording = Wording { words: [BTreeMap::new(), BTreeMap::new()] };

impl Wording {
    /// The word of the centre under a name, if it has one.
    pub fn get(&self, name: &str, lang: Lang) -> Option<&str> {
        let [en, es] = &self.words;
        let words = match lang {
            Lang::En => en,
            Lang::Es => es,
        };
        words.get(name).map(String::as_str)
    }

    fn in_lang(&mut self, lang: Lang) -> &mut BTreeMap<&'static str, String> {
        let [en, es] = &mut self.words;
        match lang {
            Lang::En => en,
            Lang::Es => es,
        }
    }
}

/// Reads `{ "es": { "Title": "Diagnóstico: {plant}" } }`.
pub(super) fn read(path: &str, bytes: &[u8]) -> Result<Wording, Vec<Diagnostic>> {
    let json = read_json(path, bytes).map_err(|problem| vec![Diagnostic { code: Code::BAD_TEMPLATE, ..problem }])?;
    let mut faults = Faults::new(path, Code::BAD_TEMPLATE);
    let mut wording = Wording::default();
    faults.duplicates(&json);
    faults.object(&json, "", &["en", "es"]);
    for lang in Lang::ALL {
        let Some(words) = json.get(lang.code()) else { continue };
        let Some(entries) = words.map() else {
            faults.expected(words, lang.code(), ["an object", "un objeto"]);
            continue;
        };
        for entry in entries {
            let at = join(lang.code(), &entry.key);
            let Some((name, own)) = known(lang).find(|(name, _)| *name == entry.key) else {
                let found = quote(&entry.key);
                let near = nearest(&entry.key, known(lang).map(|(name, _)| name));
                let message = say!("the report has no word {found}", "el informe no tiene la palabra {found}");
                faults.problems.push(error(path, message).at(entry.place).on(at).did_you_mean(&entry.key, near));
                continue;
            };
            let Some(text) = entry.value.text() else {
                faults.expected(&entry.value, &at, ["a text", "un texto"]);
                continue;
            };
            let (own, given) = (places(own), places(text));
            if own != given {
                let (own, given) = (shown(&own), shown(&given));
                let message = say!(
                    "the word fills the places {own}, its text here has {given}",
                    "la palabra llena los lugares {own}; su texto aquí tiene {given}"
                );
                faults.problems.push(error(path, message).at(entry.value.place).on(at));
                continue;
            }
            wording.in_lang(lang).insert(name, clean(text));
        }
    }
    if faults.problems.is_empty() { Ok(wording) } else { Err(faults.problems) }
}

/// Every word of the report and of its page: its name, and its text.
fn known(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    let words = Word::ALL.iter().map(move |word| (word.name(), word.text(lang)));
    words.chain(Label::ALL.iter().map(move |label| (label.name(), label.text(lang))))
}

/// The places `{n}` that a text fills, sorted.
fn places(text: &str) -> Vec<String> {
    let mut places: Vec<String> =
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
    places.sort();
    places
}

fn shown(places: &[String]) -> String {
    let all: Vec<String> = places.iter().map(|place| quote(&format!("{{{place}}}"))).collect();
    if all.is_empty() { "`-`".to_owned() } else { all.join(", ") }
}
