//! What a plant keeps up, who does what by when, and how far the numbers can be trusted.

use super::escape::{escape, message};
use super::page::Page;
use crate::report::phrases::Phrases;

/// Good practices that exist already.
pub(super) fn in_place(page: &mut Page, phrases: Phrases<'_>) {
    let done = phrases.in_place();
    if done.is_empty() {
        return;
    }
    page.heading(2, &phrases.in_place_title());
    page.paragraph(&phrases.in_place_lead());
    page.list("-", &done.iter().map(|done| escape(&done.title)).collect::<Vec<_>>());
}

/// Who takes what from whom.
pub(super) fn overlaps(page: &mut Page, phrases: Phrases<'_>) {
    let rows = phrases.overlaps_rows();
    if rows.is_empty() {
        return;
    }
    page.heading(2, &phrases.overlaps_title());
    page.paragraph(&phrases.overlaps_lead());
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| escape(cell)).collect()).collect();
    page.table(&phrases.overlaps_heads(), &rows);
}

/// The table in which the plant writes who is responsible, and by when.
pub(super) fn actions(page: &mut Page, phrases: Phrases<'_>) {
    let rows = phrases.action_rows();
    if rows.is_empty() {
        return;
    }
    page.heading(2, &phrases.action_title());
    page.markup(&message(&phrases.action_lead()));
    let [rank, measure, investment, saving, month, responsible, date] = phrases.action_heads();
    let numbers = |head: String| format!("{head}:");
    let heads = [numbers(rank), measure, numbers(investment), numbers(saving), numbers(month), responsible, date];
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let rank = row.rank.to_string();
            let cells = [rank.as_str(), &row.title, &row.investment, &row.saving, &row.month, "", ""];
            cells.map(escape).to_vec()
        })
        .collect();
    page.table(&heads, &rows);
}

/// How the facts were found.
pub(super) fn quality(page: &mut Page, phrases: Phrases<'_>) {
    let lines = phrases.quality_lines();
    let warnings = phrases.warnings();
    if lines.is_empty() && warnings.is_empty() {
        return;
    }
    page.heading(2, &phrases.quality_title());
    for line in lines {
        page.paragraph(&line);
    }
    if !warnings.is_empty() {
        page.markup(&format!("**{}**", escape(phrases.word(crate::report::words::Word::Warnings))));
        page.list("-", &warnings.iter().map(|warning| message(warning)).collect::<Vec<_>>());
    }
}

/// The terms that the report uses.
pub(super) fn glossary(page: &mut Page, phrases: Phrases<'_>) {
    page.heading(2, &phrases.glossary_title());
    let terms = phrases.glossary();
    let item = |(name, meaning): &(&str, &str)| format!("**{}**: {}", escape(name), escape(meaning));
    page.list("-", &terms.iter().map(item).collect::<Vec<_>>());
}
