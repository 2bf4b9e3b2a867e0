//! Texts and numbers of an entry.

use super::Case;
use crate::diagnostic::{Code, Text, say};
use crate::ledger::{Amount, Event, Money};

/// Longest name of a person, in characters.
const MOST_NAME: usize = 200;

/// Longest text, in characters: two printed pages.
const MOST_TEXT: usize = 4000;

impl Case<'_> {
    /// Who says so.
    pub(super) fn author(&mut self, by: &str) {
        self.text("by", by, MOST_NAME);
    }

    /// The texts of an event.
    pub(super) fn texts(&mut self) {
        match self.event {
            Event::Decided(event) => {
                self.text_if("reason", event.reason.as_deref(), MOST_TEXT);
                self.text_if("responsible", event.responsible.as_deref(), MOST_NAME);
            }
            Event::Measured(event) => self.text("basis", &event.basis, MOST_TEXT),
            Event::Note(event) => self.text("text", &event.text, MOST_TEXT),
            Event::Correction(event) => self.text("reason", &event.reason, MOST_TEXT),
            Event::Start(_) | Event::Started(_) | Event::Done(_) => {}
        }
    }

    fn text_if(&mut self, key: &str, text: Option<&str>, most: usize) {
        // An absent reason of a rejection is told of in its own words.
        let rejected = key == "reason" && text.is_some_and(|text| text.trim().is_empty());
        if let Some(text) = text.filter(|_| !rejected) {
            self.text(key, text, most);
        }
    }

    pub(super) fn text(&mut self, key: &str, text: &str, most: usize) {
        let (what, length) = (self.what(), text.chars().count());
        if text.trim().is_empty() {
            let message = say!("{what}: `{key}` is empty", "{what}: `{key}` está vacío");
            self.error(Code::BAD_ENTRY, message, None);
        } else if length > most {
            let message = say!(
                "{what}: `{key}` has {length} characters, more than {most}",
                "{what}: `{key}` tiene {length} caracteres, más de {most}"
            );
            let help = Text::new(
                "say it in short and name the document that says more",
                "dígalo en breve y nombre el documento que dice más",
            );
            self.error(Code::BAD_ENTRY, message, Some(help));
        }
    }

    /// Whether a number is finite.
    pub(super) fn finite(&mut self, path: &str, value: f64) -> Finite {
        if value.is_finite() {
            return Finite::Yes;
        }
        let what = self.what();
        let message = say!("{what}: `{path}` is not a finite number", "{what}: `{path}` no es un número finito");
        self.error(Code::BAD_ENTRY, message, None);
        Finite::No
    }

    /// Whether the numbers of an amount can be.
    pub(super) fn amount(&mut self, path: &str, amount: &Amount) -> Finite {
        self.range(path, Money { value: amount.value, low: amount.low, high: amount.high })
    }

    /// Whether a range is one.
    pub(super) fn range(&mut self, path: &str, range: Money) -> Finite {
        for value in [Some(range.value), range.low, range.high].into_iter().flatten() {
            if self.finite(path, value) == Finite::No {
                return Finite::No;
            }
        }
        if let (Some(low), Some(high)) = (range.low, range.high)
            && low > high
        {
            let what = self.what();
            let message = say!(
                "{what}: the lower bound {low} of `{path}` is above the upper one {high}",
                "{what}: el límite inferior {low} de `{path}` es mayor que el superior {high}"
            );
            self.error(Code::BAD_ENTRY, message, None);
        }
        Finite::Yes
    }
}

/// Whether a number is finite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Finite {
    Yes,
    No,
}
