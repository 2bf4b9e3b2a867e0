//! The report as plain text for a terminal.

mod audits;
mod balance;
mod checking;
mod drawn;
mod explained;
mod list;
mod measure;
mod miss;
mod page;
mod plan;
mod ranked;

use std::collections::HashSet;

use super::model::{NeedsData, NotApplicable, Report};
use super::phrases::{Phrases, capital, missing_in_order};
use super::text::clean;
use super::words::Word;
pub(super) use explained::tied;
pub use measure::render_measure;
pub(crate) use page::Page;

const NARROWEST: usize = 60;
const WIDEST: usize = 120;

/// The report as plain text, no line wider than `width` columns; widths below 60 and above 120 are taken as those.
pub fn table(report: &Report, width: usize) -> String {
    let phrases = Phrases::new(report);
    let mut page = Page::new(width.clamp(NARROWEST, WIDEST));
    headline(&mut page, phrases);
    if let Some(budget) = &report.plan {
        plan::plan(&mut page, phrases, budget);
    }
    if !report.recommendations.is_empty() {
        page.heading(phrases.word(Word::Recommended));
        ranked::ranked(&mut page, phrases, &report.recommendations);
        if let Some(note) = phrases.range_note() {
            page.blank();
            page.paragraph(0, &note);
        }
        if report.recommendations.len() > 1 {
            page.blank();
            for total in phrases.totals() {
                page.paragraph(0, &total);
            }
        }
        audits::beside(&mut page, phrases);
    }
    if !report.needs_study.is_empty() {
        page.heading(phrases.word(Word::NeedsStudy));
        page.paragraph(0, &phrases.study_lead());
        page.blank();
        ranked::ranked(&mut page, phrases, &report.needs_study);
    }
    drawn::worth_measuring(&mut page, phrases);
    checking::worth_checking(&mut page, phrases);
    needs_data(&mut page, phrases);
    balance::balance(&mut page, phrases);
    failed(&mut page, phrases);
    not_applicable(&mut page, phrases);
    audits::peers(&mut page, phrases);
    if let Some(bills) = &report.bills {
        list(&mut page, phrases.bills_title(), phrases.bills(bills));
    }
    rates_and_prices(&mut page, phrases);
    list(&mut page, phrases.word(Word::Warnings), phrases.warnings());
    if report.library.sources.iter().any(|source| source.name != "shipped") {
        list(&mut page, phrases.word(Word::Library), phrases.library());
    }
    page.blank();
    page.paragraph(0, phrases.word(Word::LeftOut));
    page.paragraph(0, &phrases.made_by());
    page.finish()
}

fn headline(page: &mut Page, phrases: Phrases<'_>) {
    let report = phrases.report;
    let facility = |name: &str| {
        let value = report.facility.get(name)?;
        Some(phrases.value(&format!("facility.{name}"), value, "")).filter(|text| !text.is_empty())
    };
    let place: Vec<String> = ["state", "country"].into_iter().filter_map(facility).collect();
    let mut parts: Vec<String> = facility("sector").into_iter().collect();
    if !place.is_empty() {
        parts.push(place.join(", "));
    }
    parts.push(phrases.files());
    parts.push(phrases.fill(Word::MoneyIn, &[("currency", &clean(&report.currency))]));
    page.paragraph(0, &phrases.plant());
    page.paragraph(0, &parts.join(" | "));
    page.blank();
    page.paragraph(0, &phrases.headline());
}

fn needs_data(page: &mut Page, phrases: Phrases<'_>) {
    let needs = phrases.to_find_out();
    if needs.is_empty() {
        return;
    }
    page.heading(phrases.word(Word::WorthFinding));
    page.paragraph(0, phrases.word(Word::WorthLead));
    let mut told = HashSet::new();
    for need in needs {
        page.blank();
        page.paragraph(0, &clean(&need.title));
        missing(page, phrases, need, &mut told);
    }
}

/// What one measure waits for; how a fact is found is told once, for several measures may wait for it.
fn missing<'a>(page: &mut Page, phrases: Phrases<'_>, need: &'a NeedsData, told: &mut HashSet<&'a str>) {
    if let Some(found) = &need.saving_if_applies {
        page.paragraph(2, &capital(&phrases.if_applies(found)));
    }
    for (word, fields) in missing_in_order(need) {
        page.paragraph(2, phrases.word(word));
        for field in fields {
            let how = if told.insert(field.path.as_str()) {
                phrases.how(field)
            } else {
                phrases.word(Word::SeeAbove).to_owned()
            };
            let fact = phrases.missing(field);
            page.hanging(4, "- ", &if how.is_empty() { fact } else { format!("{fact}: {how}") });
        }
    }
    if need.first_only {
        page.paragraph(2, phrases.word(Word::FirstOnly));
    }
}

fn failed(page: &mut Page, phrases: Phrases<'_>) {
    let failed = phrases.report.failed.iter().flat_map(|failed| {
        let problems = std::iter::once(&failed.diagnostic).chain(&failed.more);
        problems.map(|(problem, _)| format!("{}: {}", clean(&failed.id), phrases.problem(problem)))
    });
    list(page, phrases.word(Word::Failures), failed);
}

fn not_applicable(page: &mut Page, phrases: Phrases<'_>) {
    let (other_sector, here): (Vec<&NotApplicable>, Vec<&NotApplicable>) =
        phrases.report.not_applicable.iter().partition(|refused| refused.reason == "sector");
    let mut lines: Vec<String> =
        here.iter().map(|refused| format!("{}: {}", clean(&refused.title), phrases.refusal(refused))).collect();
    if !other_sector.is_empty() {
        lines.push(phrases.count(other_sector.len(), Word::OneOtherSector, Word::OtherSectors));
    }
    list(page, phrases.word(Word::NotApplicable), lines);
}

fn rates_and_prices(page: &mut Page, phrases: Phrases<'_>) {
    let rates = phrases.report.exchange_rates.iter();
    let rates = rates.map(|rate| format!("{}; {}", phrases.rate(rate), phrases.rate_origin(rate)));
    list(page, phrases.word(Word::Rates), rates);
    let prices = phrases.prices().into_iter().map(|price| phrases.price_line(price)).chain(phrases.margins());
    list(page, phrases.word(Word::Prices), prices);
    list(page, phrases.money_over_years_title(), phrases.money_over_years());
    list(page, phrases.emission_factors_title(), phrases.emission_lines());
}

/// A section of lines, left out if there is none.
fn list(page: &mut Page, title: &str, lines: impl IntoIterator<Item = String>) {
    let mut lines = lines.into_iter().peekable();
    if lines.peek().is_none() {
        return;
    }
    page.heading(title);
    for line in lines {
        page.hanging(0, "- ", &line);
    }
}
