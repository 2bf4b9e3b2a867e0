//! What would have to be different for a measure to apply, as plain text.

use super::explained::tied;
use super::page::Page;
use crate::report::model::{ChangeEntry, FailingEntry, NearMissEntry, ThenEntry};
use crate::report::phrases::{Phrases, capital};
use crate::report::text::clean;
use crate::report::words::Word;

/// Most changes that are shown of one part.
const CHANGES: usize = 5;

/// The changes that would make a measure apply.
pub(super) fn near_miss(page: &mut Page, phrases: Phrases<'_>, miss: &NearMissEntry) {
    page.heading(phrases.word(Word::MustChange));
    if let [only] = miss.failing.as_slice() {
        let lead = if only.changes.len() == 1 { Word::OneChange } else { Word::AnyChange };
        page.paragraph(0, phrases.word(lead));
        changes(page, phrases, only, 0);
        return;
    }
    page.paragraph(0, phrases.word(Word::AllChanges));
    for failing in &miss.failing {
        let lead = if failing.changes.is_empty() { Word::NoChange } else { Word::WouldHoldIf };
        page.hanging(0, "- ", &format!("{}: {}", tied(&failing.formula), phrases.word(lead)));
        changes(page, phrases, failing, 2);
    }
    if let Some(together) = &miss.together {
        page.paragraph(0, &capital(&then(phrases, together, Word::TogetherNumbers)));
    }
}

fn changes(page: &mut Page, phrases: Phrases<'_>, failing: &FailingEntry, indent: usize) {
    for change in failing.changes.iter().take(CHANGES) {
        page.hanging(indent, "- ", &self::change(phrases, change));
        if let Some(found) = &change.then {
            let word = if change.limit.is_some() { Word::ThenNumbers } else { Word::ThenWord };
            page.paragraph(indent + 2, &capital(&then(phrases, found, word)));
        }
    }
    if failing.changes.len() > CHANGES {
        let more = (failing.changes.len() - CHANGES).to_string();
        page.hanging(indent, "- ", &phrases.fill(Word::MoreChanges, &[("n", &more)]));
    }
}

/// `Demand that can be moved [electricity.shiftable_demand]: more than 24.8083 kW (now 12 kW)`.
pub(super) fn change(phrases: Phrases<'_>, change: &ChangeEntry) -> String {
    let now = match (&change.now_in_words, &change.now) {
        (Some(words), _) => Some(clean(words)),
        (None, Some(now)) => Some(phrases.value(&change.path, now, &change.unit)),
        (None, None) => None,
    };
    let needed = needed(phrases, change);
    let needed = match now {
        Some(now) => phrases.fill(Word::NowIs, &[("text", &needed), ("now", &now)]),
        None => needed,
    };
    format!("{} [{}]: {needed}", clean(&change.label), clean(&change.path))
}

/// `more than 24.8083 kW`.
pub(super) fn needed(phrases: Phrases<'_>, change: &ChangeEntry) -> String {
    if let Some(limit) = change.limit {
        let word = match change.needed {
            ">" => Word::MissMoreThan,
            ">=" => Word::MissAtLeast,
            "<" => Word::MissLessThan,
            _ => Word::MissAtMost,
        };
        return phrases.fill(word, &[("limit", &phrases.full(limit, &change.unit))]);
    }
    let words = change.one_of_in_words.iter().map(|word| match word.as_str() {
        "true" => phrases.word(Word::Yes).to_owned(),
        "false" => phrases.word(Word::No).to_owned(),
        word => clean(word),
    });
    let either = |one: String, other: String| phrases.fill(Word::OrWord, &[("one", &one), ("other", &other)]);
    words.reduce(either).unwrap_or_default()
}

fn then(phrases: Phrases<'_>, then: &ThenEntry, word: Word) -> String {
    match (&then.saving_if_applies, then.needs_in_words.is_empty()) {
        (Some(found), _) => phrases.fill(word, &[("what", &phrases.found(found))]),
        (None, false) => phrases.fill(Word::ThenNeeds, &[("facts", &clean(&then.needs_in_words.join("; ")))]),
        (None, true) => phrases.word(Word::ThenSomehow).to_owned(),
    }
}
