//! One measure of the catalogue as plain text: what it is at any plant.

use super::entry::{FactEntry, MeasureEntry};
use super::formula::formula;
use super::measure::read_well;
use super::range;
use crate::diagnostic::Lang;
use crate::report::table::{Page, tied};
use crate::report::text::clean;
use crate::report::words::Word;

/// One measure at no plant in particular, no line wider than `width`.
pub fn describe(entry: &MeasureEntry, lang: Lang, width: usize) -> String {
    let mut page = Page::new(width);
    let word = |word: Word| word.text(lang);
    page.paragraph(0, &clean(&entry.title));
    page.paragraph(0, &format!("{}  ({})", clean(&entry.id), clean(&entry.file)));
    page.blank();
    for (name, value) in super::head(entry, lang) {
        page.hanging(0, &format!("{name}: "), &clean(&value));
    }
    section(&mut page, word(Word::Why), "", &[clean(&entry.why)]);
    page.heading(word(Word::WhatToDo));
    for (at, step) in entry.steps.iter().enumerate() {
        page.hanging(0, &format!("{}. ", at + 1), &clean(step));
    }
    section(&mut page, word(Word::Cautions), "", &[clean(&entry.caution)]);
    page.heading(word(Word::Calculation));
    if let Some((reasons, _)) = &entry.unproved {
        page.paragraph(0, word(Word::NotProved));
        for reason in reasons {
            page.hanging(0, "- ", &clean(reason));
        }
    }
    for line in formula(entry, lang, width) {
        page.line(&line);
    }
    if !entry.assumptions.is_empty() {
        page.heading(word(Word::AssumptionRanges));
        for assumption in &entry.assumptions {
            let year = assumption.year.map(|year| format!(" ({year})")).unwrap_or_default();
            let (name, label, source) = (&assumption.name, clean(&assumption.label), clean(&assumption.source));
            page.hanging(0, "- ", &format!("{label} [{name}]: {}{year}; {source}", tied(&range(assumption, lang))));
        }
    }
    if !entry.facts.is_empty() {
        page.heading(word(Word::FactsRead));
        for fact in &entry.facts {
            facts(&mut page, fact, lang);
        }
    }
    if !entry.cases.is_empty() {
        page.heading(word(Word::Examples));
        for case in &entry.cases {
            let numbers = case.numbers.iter().map(|number| format!("{} {}", clean(&number.label), tied(&number.value)));
            let asks = case.asks.iter().map(|path| clean(path));
            let found = std::iter::once(case.outcome.to_owned()).chain(numbers).chain(asks).collect::<Vec<_>>();
            page.hanging(0, "- ", &format!("{}: {}", clean(&case.name), found.join("; ")));
            page.paragraph(2, &clean(&case.because));
        }
    }
    section(&mut page, word(Word::Evidence), "- ", &entry.evidence.iter().map(|line| clean(line)).collect::<Vec<_>>());
    let sources = entry.sources.iter().map(|(cite, says)| format!("{}: {}", clean(cite), clean(says)));
    section(&mut page, word(Word::Sources), "- ", &sources.collect::<Vec<_>>());
    page.finish()
}

fn facts(page: &mut Page, fact: &FactEntry, lang: Lang) {
    let unit = if fact.unit.is_empty() { String::new() } else { format!(" ({})", clean(&fact.unit)) };
    page.hanging(0, "- ", &format!("{} [{}]{unit}: {}", clean(&fact.label), clean(&fact.path), clean(&fact.how)));
    for way in &fact.ways {
        let lead = Word::OrFormula.text(lang);
        page.hanging(4, "", &format!("{lead} {} = {}", clean(&way.name), tied(&way.formula)));
    }
}

fn section(page: &mut Page, title: &str, mark: &str, lines: &[String]) {
    if lines.iter().any(|line| !line.is_empty()) {
        page.heading(title);
        for line in lines {
            page.hanging(0, mark, line);
        }
    }
}

/// A given fact of a case.
pub(super) fn given(path: &str, value: &str, lang: Lang) -> String {
    format!("{path} = {}", read_well(value, lang))
}
