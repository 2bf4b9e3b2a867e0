//! One measure in five parts: summary, what was observed, what to do, savings as calculated, cost and cautions.

use super::audits;
use super::calculation;
use super::escape::{code_cell, escape};
use super::page::Page;
use crate::report::model::Recommendation;
use crate::report::phrases::{Phrases, capital};
use crate::report::words::Word;

/// One measure in full.
pub(super) fn measure(page: &mut Page, phrases: Phrases<'_>, measure: &Recommendation) {
    page.numbered_heading(3, measure.rank, &measure.title);
    page.paragraph(&capital(&phrases.beyond(measure)));
    summary(page, phrases, measure);
    let [observed, to_do, savings, cost] = phrases.parts_of_a_measure();
    page.heading(4, observed);
    page.paragraph(&measure.why);
    calculation::facts(page, phrases, measure);
    page.heading(4, to_do);
    if measure.steps.is_empty() {
        page.paragraph(phrases.word(Word::NoSteps));
    }
    page.numbered(&measure.steps);
    page.heading(4, savings);
    calculation::savings(page, phrases, measure);
    page.heading(4, cost);
    calculation::cost(page, phrases, measure);
}

fn summary(page: &mut Page, phrases: Phrases<'_>, measure: &Recommendation) {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut row = |word: Word, value: String| {
        if !value.is_empty() {
            rows.push(vec![escape(phrases.word(word)), value]);
        }
    };
    row(Word::Saves, escape(&phrases.saved(measure)));
    row(Word::Uses, escape(&phrases.used(measure)));
    let saving = phrases.annual_saving(measure.annual_saving.as_ref());
    row(Word::AnnualSaving, escape(&phrases.money_with_range(saving, measure.annual_saving.as_ref())));
    let investment = phrases.money(&measure.investment);
    row(Word::Investment, escape(&phrases.money_with_range(investment, Some(&measure.investment))));
    row(Word::SimplePayback, escape(&phrases.payback_with_range(measure)));
    for (title, text) in [phrases.comes_from(measure), phrases.keeps_place(measure)].into_iter().flatten() {
        rows.push(vec![escape(&title), escape(&text)]);
    }
    page_worth(&mut rows, phrases, measure);
    let mut row = |word: Word, value: String| {
        if !value.is_empty() {
            rows.push(vec![escape(phrases.word(word)), value]);
        }
    };
    row(Word::Emissions, measure.co2e.as_ref().map_or_else(String::new, |co2e| escape(&phrases.co2e(co2e))));
    row(Word::Confidence, escape(phrases.confidence(measure.confidence)));
    audits::rows(phrases, measure, |title, value| rows.push(vec![escape(title), escape(&value)]));
    let mut row = |word: Word, value: String| {
        if !value.is_empty() {
            rows.push(vec![escape(phrases.word(word)), value]);
        }
    };
    row(Word::Maturity, escape(phrases.maturity(measure)));
    row(Word::Kind, escape(&phrases.kind(measure)));
    row(Word::Remarks, escape(&phrases.remarks(measure).join("; ")));
    let place = if measure.id.is_empty() { String::new() } else { code_cell(&measure.id) };
    row(Word::Rule, place);
    page.table(&["", ""], &rows);
}

fn page_worth(rows: &mut Vec<Vec<String>>, phrases: Phrases<'_>, measure: &Recommendation) {
    if let Some(worth) = phrases.worth(measure) {
        rows.push(vec![escape(phrases.net_present_value_title()), escape(&worth)]);
    }
}
