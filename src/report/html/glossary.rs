//! What the words of the report mean.

use super::label::{Label, say};
use crate::html::{Markup, section};
use crate::report::phrases::Phrases;
use crate::report::words::Word;

/// How to read the report.
pub(super) fn glossary(page: &mut Markup, phrases: Phrases<'_>) {
    section(page, "glossary", say(phrases, Label::Glossary), |page| {
        let limits = [("limit", phrases.limit()), ("months", phrases.limit_of_months())];
        let limits = limits.each_ref().map(|(name, value)| (*name, value.as_str()));
        let notes = [
            phrases.word(Word::ReadMoney).to_owned(),
            phrases.word(Word::ReadPayback).to_owned(),
            phrases.word(Word::ReadConfidence).to_owned(),
            phrases.word(Word::ReadUmbrella).to_owned(),
            phrases.fill(Word::ReadLimits, &limits),
            phrases.word(Word::ReadDigits).to_owned(),
        ];
        page.block("ul", &[], |page| notes.iter().for_each(|note| emphasis(page, note)));
        page.block("dl", &[("class", "glossary")], |page| {
            for (word, meaning) in phrases.glossary() {
                page.line("dt", &[], word);
                page.line("dd", &[], meaning);
            }
        });
    });
}

/// A note of the catalogue, in which the words that it explains stand between stars.
fn emphasis(page: &mut Markup, note: &str) {
    page.block("li", &[], |page| {
        for (at, part) in note.split('*').enumerate() {
            if at % 2 == 0 { page.text(part) } else { page.line("em", &[], part) }
        }
    });
}
