//! The report in full, as Markdown for the plant manager and the engineer.

mod audits;
mod balance;
mod calculation;
mod checking;
mod drawn;
mod escape;
mod lists;
mod measure;
mod page;
mod plan;

use super::model::{Recommendation, Report};
use super::phrases::Phrases;
use super::words::Word;
pub(crate) use escape::escape;
pub(super) use escape::{code, code_cell, message};
pub(crate) use page::Page;

/// The report in full, as Markdown.
pub fn markdown(report: &Report) -> String {
    let phrases = Phrases::new(report);
    let mut page = Page::default();
    page.heading(1, &phrases.fill(Word::Title, &[("plant", &phrases.plant())]));
    page.paragraph(&phrases.headline());
    plant(&mut page, phrases);
    page.heading(2, phrases.word(Word::Summary));
    if report.recommendations.is_empty() {
        page.paragraph(phrases.word(Word::NoMeasure));
    }
    overview(&mut page, phrases, &report.recommendations);
    if let Some(note) = phrases.range_note() {
        page.paragraph(&note);
    }
    if report.recommendations.len() > 1 {
        for total in phrases.totals() {
            page.paragraph(&total);
        }
    }
    audits::beside(&mut page, phrases);
    if let Some(budget) = &report.plan {
        plan::plan(&mut page, phrases, budget);
    }
    if !report.recommendations.is_empty() {
        page.heading(2, phrases.word(Word::Recommended));
    }
    for one in &report.recommendations {
        measure::measure(&mut page, phrases, one);
    }
    if !report.needs_study.is_empty() {
        page.heading(2, phrases.word(Word::NeedsStudy));
        page.paragraph(&phrases.study_lead());
        overview(&mut page, phrases, &report.needs_study);
    }
    for one in &report.needs_study {
        measure::measure(&mut page, phrases, one);
    }
    drawn::worth_measuring(&mut page, phrases);
    balance::balance(&mut page, phrases);
    lists::lists(&mut page, phrases);
    page.finish()
}

fn plant(page: &mut Page, phrases: Phrases<'_>) {
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
    rows.push(vec![escape(phrases.word(Word::Profile)), code_cell(&report.file)]);
    page.heading(2, phrases.word(Word::Plant));
    page.table(&["", ""], &rows);
}

fn overview(page: &mut Page, phrases: Phrases<'_>, measures: &[Recommendation]) {
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
