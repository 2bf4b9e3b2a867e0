//! Words of which one must be taken exactly.

use indexmap::IndexMap;

use super::value::Target;
use super::{Reader, listed};
use crate::diagnostic::{Code, Diagnostic, Place, Text, nearest, say};
use crate::json::Json;
use crate::units::quote;

/// Most words that a message lists.
const MOST: usize = 12;

impl Reader<'_> {
    pub(super) fn choice(
        &mut self,
        target: &Target<'_>,
        words: &IndexMap<String, Text>,
        json: &Json,
    ) -> Option<String> {
        let names: Vec<&str> = words.keys().map(String::as_str).collect();
        let Some(word) = json.text() else {
            let all = listed(names.iter().copied().take(MOST));
            let help = say!("write one of {all}", "escriba una de {all}");
            self.expected(json, &target.path, ["a word", "una palabra"], Some(help));
            return None;
        };
        if words.contains_key(word) {
            return Some(word.to_owned());
        }
        self.not_one_of(&target.path, word, json.place, &names, Some(words));
        None
    }

    /// A word that is none of those that can stand here; the labels of a choice lead to its word too.
    pub(super) fn not_one_of(
        &mut self,
        path: &str,
        word: &str,
        place: Place,
        names: &[&str],
        labels: Option<&IndexMap<String, Text>>,
    ) {
        let shown = quote(word);
        let message = say!("`{path}` cannot be {shown}", "`{path}` no puede ser {shown}");
        let labelled = labels.into_iter().flatten().flat_map(|(name, label)| {
            [(name.as_str(), name.as_str()), (name, label.en.as_str()), (name, label.es.as_str())]
        });
        let known: Vec<(&str, &str)> = labelled.chain(names.iter().map(|name| (*name, *name))).collect();
        let near = if self.problems.room() { nearest(word, known.iter().map(|(_, label)| *label)) } else { None };
        let meant = near.and_then(|near| known.iter().find(|(_, label)| *label == near)).map(|(name, _)| *name);
        let all = listed(names.iter().copied().take(MOST));
        let help = match meant {
            Some(meant) if names.len() > MOST => say!("did you mean `{meant}`?", "¿quiso decir `{meant}`?"),
            Some(meant) => {
                say!("did you mean `{meant}`? it is one of {all}", "¿quiso decir `{meant}`? es una de {all}")
            }
            None => say!("write one of {all}", "escriba una de {all}"),
        };
        self.report(Diagnostic::error(Code::WRONG_TYPE, message).at(place).help(help), path);
    }
}
