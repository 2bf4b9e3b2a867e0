//! One measure of the catalogue as Markdown.

use super::entry::{CaseEntry, FactEntry, MeasureEntry, WayEntry};
use super::formula::formula;
use super::text::given;
use super::{Links, head, range};
use crate::diagnostic::Lang;
use crate::report::markdown::{Page, code, code_cell, escape, message};
use crate::report::words::Word;
use crate::units::format;

/// Width of formulas in blocks of code: what a printed page holds.
const WIDTH: usize = 96;

/// Writes one measure, its title at a level of headings.
pub(super) fn measure(page: &mut Page, entry: &MeasureEntry, lang: Lang, level: usize, links: &Links) {
    let word = |word: Word| word.text(lang);
    page.heading(level, &entry.title);
    page.paragraph(&entry.why);
    let mut rows: Vec<Vec<String>> =
        head(entry, lang).into_iter().map(|(name, value)| vec![escape(&name), escape(&value)]).collect();
    rows.push(vec![escape(word(Word::Rule)), format!("{} ({})", code_cell(&entry.id), code_cell(&entry.file))]);
    page.table(&["", ""], &rows);
    page.heading(level + 1, word(Word::WhatToDo));
    page.numbered(&entry.steps);
    page.heading(level + 1, word(Word::Cautions));
    page.paragraph(&entry.caution);
    page.heading(level + 1, word(Word::Calculation));
    match &entry.unproved {
        Some((reasons, source)) => {
            page.paragraph(word(Word::NotProved));
            page.list("-", &reasons.iter().map(|reason| message(reason)).collect::<Vec<_>>());
            page.code_block("rust", source.trim_end());
        }
        None => page.code_block("text", &formula(entry, lang, WIDTH).join("\n")),
    }
    assumptions(page, entry, lang, level);
    if !entry.facts.is_empty() {
        page.heading(level + 1, word(Word::FactsRead));
        let heads = [Word::Fact, Word::UnitOrWords, Word::HowFound].map(word);
        let rows: Vec<Vec<String>> = entry.facts.iter().map(|fact| fact_row(fact, lang, links)).collect();
        page.table(&heads, &rows);
    }
    cases(page, &entry.cases, lang, level);
    if !entry.evidence.is_empty() {
        page.heading(level + 1, word(Word::Evidence));
        page.list("-", &entry.evidence.iter().map(|line| escape(line)).collect::<Vec<_>>());
    }
    if !entry.sources.is_empty() {
        page.heading(level + 1, word(Word::Sources));
        let sources = entry.sources.iter().map(|(cite, says)| format!("{}: {}", escape(cite), escape(says)));
        page.list("-", &sources.collect::<Vec<_>>());
    }
}

fn assumptions(page: &mut Page, entry: &MeasureEntry, lang: Lang, level: usize) {
    if entry.assumptions.is_empty() {
        return;
    }
    page.heading(level + 1, Word::Assumptions.text(lang));
    let heads = [Word::Assumption, Word::LowTypicalHigh, Word::Source].map(|word| word.text(lang));
    let rows = entry.assumptions.iter().map(|assumption| {
        let year = assumption.year.map(|year| format!(" ({year})")).unwrap_or_default();
        vec![
            format!("{} {}", escape(&assumption.label), code_cell(&assumption.name)),
            escape(&format!("{}{year}", range(assumption, lang))),
            escape(&assumption.source),
        ]
    });
    page.table(&heads, &rows.collect::<Vec<_>>());
}

fn fact_row(fact: &FactEntry, lang: Lang, links: &Links) -> Vec<String> {
    let path = match links {
        Links::None => code_cell(&fact.path),
        Links::Folder => {
            let section = fact.path.split(['.', '[']).next().unwrap_or_default();
            format!("[{}](../facts.md#{section})", code_cell(&fact.path))
        }
    };
    let mut how = vec![escape(&fact.how)];
    // In a folder the page of facts tells the sources.
    let sources = matches!(links, Links::None);
    how.extend(fact.ways.iter().map(|way| way_in_cell(way, sources, lang)));
    vec![format!("{} {path}", escape(&fact.label)), escape(&fact.unit), how.join("<br>")]
}

/// A way to work a fact out, as it stands in a cell.
pub(super) fn way_in_cell(way: &WayEntry, sources: bool, lang: Lang) -> String {
    let basis = match way.basis {
        "typical" => Word::BasisTypical,
        _ => Word::BasisCalculated,
    };
    let factor = |factor: f64| format::full(factor, lang);
    let range = Word::RangeOf.fill(lang, &[("low", &factor(way.range.0)), ("high", &factor(way.range.1))]);
    let lead = escape(Word::OrFormula.text(lang));
    let source = if sources { format!("; {}", way.source) } else { String::new() };
    let about = escape(&format!("({}; {range}{source})", basis.text(lang)));
    format!("{lead} {} {about}", code_cell(&format!("{} = {}", way.name, way.formula)))
}

fn cases(page: &mut Page, cases: &[CaseEntry], lang: Lang, level: usize) {
    if cases.is_empty() {
        return;
    }
    page.heading(level + 1, Word::Examples.text(lang));
    page.markup(&message(Word::ExamplesNote.text(lang)));
    for case in cases {
        page.markup(&format!("**{}**", escape(&case.name)));
        let facts = case.given.iter().map(|(path, value)| code(&given(path, value, lang)));
        let facts = facts.collect::<Vec<_>>().join(", ");
        let facts = if facts.is_empty() { escape(Word::NothingGiven.text(lang)) } else { facts };
        let numbers = case.numbers.iter().map(|number| escape(&format!("{} {}", number.label, number.value)));
        let asks = case.asks.iter().map(|path| code(path));
        let found = std::iter::once(escape(case.outcome)).chain(numbers).chain(asks).collect::<Vec<_>>();
        page.list(
            "-",
            &[
                format!("{}: {facts}", escape(Word::Given.text(lang))),
                format!("{}: {}", escape(Word::Expected.text(lang)), found.join("; ")),
                format!("{}: {}", escape(Word::Because.text(lang)), escape(&case.because)),
            ],
        );
    }
}
