//! The plant, and what it uses and pays in a year.

use super::escape::{code_cell, escape};
use super::page::Page;
use crate::report::phrases::Phrases;
use crate::report::words::Word;

/// The facts of the plant as a whole.
pub(super) fn plant(page: &mut Page, phrases: Phrases<'_>) {
    let report = phrases.report;
    let mut rows: Vec<Vec<String>> = report
        .facility
        .iter()
        .map(|(name, value)| {
            let path = format!("facility.{name}");
            let unit = report.names.facts.get(&path).map_or("", |name| name.unit.as_str());
            vec![escape(&phrases.facility_label(name)), escape(&phrases.value(&path, value, unit))]
        })
        .collect();
    rows.push(vec![escape(phrases.word(Word::Currency)), escape(&report.currency)]);
    rows.push(vec![escape(phrases.word(Word::Profile)), code_cell(&phrases.files())]);
    page.heading(2, phrases.word(Word::Plant));
    page.table(&["", ""], &rows);
}

/// Resources with their cost, and the months of the bills.
pub(super) fn baseline(page: &mut Page, phrases: Phrases<'_>) {
    let Some(baseline) = &phrases.report.baseline else { return };
    page.heading(2, &phrases.baseline_title());
    page.paragraph(&phrases.baseline_lead());
    let [resource, amount, cost, share, sure] = phrases.resource_heads();
    let heads = [resource, format!("{amount}:"), format!("{cost}:"), format!("{share}:"), sure];
    let rows = phrases.resource_rows(baseline);
    page.table(&heads, &rows.iter().map(|row| row.iter().map(|cell| escape(cell)).collect()).collect::<Vec<_>>());
    if let Some(note) = phrases.at_price_note(baseline) {
        page.paragraph(&note);
    }
    let [month, figures @ ..] = phrases.billed_heads();
    let heads: Vec<String> =
        std::iter::once(month).chain(figures.into_iter().map(|figure| format!("{figure}:"))).collect();
    let rows = phrases.billed_rows(&baseline.months);
    page.table(&heads, &rows.iter().map(|row| row.iter().map(|cell| escape(cell)).collect()).collect::<Vec<_>>());
}
