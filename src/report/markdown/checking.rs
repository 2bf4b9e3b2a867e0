//! Measures whose condition must be seen, as Markdown.

use super::escape::{code, escape};
use super::lists::item;
use super::page::Page;
use crate::report::phrases::{Phrases, capital};
use crate::report::words::Word;

/// What is worth checking, with what it would save, and all that is missing as a list to tick off.
pub(super) fn worth_checking(page: &mut Page, phrases: Phrases<'_>) {
    let all = phrases.to_check();
    if all.is_empty() {
        return;
    }
    page.heading(2, &phrases.worth_checking());
    page.paragraph(&phrases.checking_lead());
    for (need, observe) in all {
        page.heading(3, &need.title);
        for line in [phrases.if_confirmed(need), phrases.how_common(need)].into_iter().flatten() {
            page.paragraph(&capital(&line));
        }
        page.list("- [ ]", &[format!("{} {}", escape(&phrases.look_at(observe)), code(&observe.path))]);
        let besides = Phrases::besides(need, observe);
        if !besides.is_empty() {
            page.paragraph(phrases.word(Word::AlsoMissing));
            page.list("- [ ]", &besides.into_iter().map(|field| item(phrases, field)).collect::<Vec<_>>());
        }
        page.markup(&format!("{}: {}", escape(phrases.word(Word::Rule)), code(&need.id)));
    }
}
