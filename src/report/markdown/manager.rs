//! The page for the manager, and the list of all recommendations.

use super::audits;
use super::escape::escape;
use super::page::Page;
use crate::report::model::Recommendation;
use crate::report::phrases::Phrases;
use crate::report::words::Word;

/// What to do first, what it saves, what it costs, by when it pays back; all together, and what is open.
pub(super) fn manager(page: &mut Page, phrases: Phrases<'_>) {
    page.heading(2, &phrases.manager_title());
    let first = phrases.first();
    if first.is_empty() {
        page.paragraph(phrases.word(Word::NoMeasure));
    } else {
        page.markup(&format!("**{}**", escape(&phrases.first_title())));
        table(page, phrases, &first);
    }
    let lines = phrases.manager_lines();
    page.table(&["", ""], &lines.iter().map(|(title, text)| vec![escape(title), escape(text)]).collect::<Vec<_>>());
}

/// All recommendations, what they come to, and what real audits say of that.
pub(super) fn summary(page: &mut Page, phrases: Phrases<'_>) {
    let recommendations = &phrases.report.recommendations;
    page.heading(2, phrases.word(Word::Summary));
    if recommendations.is_empty() {
        page.paragraph(phrases.word(Word::NoMeasure));
    }
    overview(page, phrases, recommendations);
    if let Some(note) = phrases.range_note() {
        page.paragraph(&note);
    }
    if recommendations.len() > 1 {
        for total in phrases.totals() {
            page.paragraph(&total);
        }
    }
    audits::beside(page, phrases);
}

/// Measures as rows of a table.
pub(super) fn overview(page: &mut Page, phrases: Phrases<'_>, measures: &[Recommendation]) {
    table(page, phrases, &measures.iter().collect::<Vec<_>>());
}

fn table(page: &mut Page, phrases: Phrases<'_>, measures: &[&Recommendation]) {
    let currency = &phrases.report.currency;
    let per_year = phrases.fill(Word::PerYear, &[("unit", currency)]);
    let heads = [
        format!("{}:", phrases.word(Word::Rank)),
        phrases.word(Word::Measure).to_owned(),
        format!("{} ({per_year}):", phrases.word(Word::AnnualSaving)),
        format!("{} ({currency}):", phrases.word(Word::Investment)),
        format!("{}:", phrases.word(Word::SimplePayback)),
        phrases.word(Word::Confidence).to_owned(),
    ];
    let rows: Vec<Vec<String>> = measures
        .iter()
        .map(|measure| {
            vec![
                measure.rank.to_string(),
                escape(&measure.title),
                escape(&phrases.saving_in_column(measure.annual_saving.as_ref())),
                escape(&phrases.money_in_column(&measure.investment)),
                escape(&phrases.payback(&measure.payback)),
                escape(phrases.confidence(measure.confidence)),
            ]
        })
        .collect();
    page.table(&heads, &rows);
}
