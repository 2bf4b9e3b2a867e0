//! What stands after the measures: what to find out, what does not apply, what went wrong, and how to read it all.

use super::escape::{code, escape, message};
use super::page::Page;
use crate::report::model::MissingFact;
use crate::report::phrases::{Phrases, capital, missing_in_order};
use crate::report::words::Word;

/// The bills worked out again, in short.
pub(super) fn bills(page: &mut Page, phrases: Phrases<'_>) {
    if let Some(bills) = &phrases.report.bills {
        let items: Vec<String> = phrases.bills(bills).iter().map(|line| message(line)).collect();
        section(page, phrases.bills_title(), &items);
    }
}

/// What the words and numbers of the report mean.
pub(super) fn how_to_read(page: &mut Page, phrases: Phrases<'_>) {
    page.heading(2, phrases.word(Word::HowToRead));
    let notes = [
        escape(&phrases.read_stacking()),
        escape(phrases.word(Word::ReadMoney)),
        phrases.markup(Word::ReadPayback),
        phrases.markup(Word::ReadConfidence),
        phrases.markup(Word::ReadUmbrella),
        escape(&phrases.fill(Word::ReadLimits, &[("limit", &phrases.limit()), ("months", &phrases.limit_of_months())])),
        escape(phrases.word(Word::ReadDigits)),
    ];
    page.list("-", &notes);
}

/// Which rules, program and profile made the report.
pub(super) fn origin(page: &mut Page, phrases: Phrases<'_>) {
    let rules: Vec<String> = phrases.library().iter().map(|line| escape(line)).collect();
    section(page, phrases.word(Word::Library), &rules);
    page.paragraph(&phrases.made_by_in_full());
}

fn section(page: &mut Page, title: &str, items: &[String]) {
    if !items.is_empty() {
        page.heading(2, title);
        page.list("-", items);
    }
}

/// What somebody has to find out before measures can be judged.
pub(super) fn needs_data(page: &mut Page, phrases: Phrases<'_>) {
    let needs = phrases.to_find_out();
    if needs.is_empty() {
        return;
    }
    page.heading(2, phrases.word(Word::WorthFinding));
    page.paragraph(phrases.word(Word::WorthLead));
    for need in needs {
        page.heading(3, &need.title);
        if let Some(found) = &need.saving_if_applies {
            page.paragraph(&capital(&phrases.if_applies(found)));
        }
        for (word, fields) in missing_in_order(need) {
            page.paragraph(phrases.word(word));
            page.list("- [ ]", &fields.into_iter().map(|field| item(phrases, field)).collect::<Vec<_>>());
        }
        if need.first_only {
            page.paragraph(phrases.word(Word::FirstOnly));
        }
        page.markup(&format!("{}: {}", escape(phrases.word(Word::Rule)), code(&need.id)));
    }
}

pub(super) fn item(phrases: Phrases<'_>, field: &MissingFact) -> String {
    let fact = format!("**{}** {}", escape(&phrases.missing(field)), code(&field.path));
    let how = phrases.how(field);
    if how.is_empty() { fact } else { format!("{fact}: {}", escape(&how)) }
}

/// What does not apply, and why.
pub(super) fn not_applicable(page: &mut Page, phrases: Phrases<'_>) {
    let other_sector = phrases.report.not_applicable.iter().filter(|refused| refused.reason == "sector").count();
    let mut items: Vec<String> = phrases
        .refused()
        .iter()
        .map(|refused| {
            let item = format!("{}: {}", escape(&refused.title), escape(&phrases.refusal(refused)));
            if refused.condition.is_empty() { item } else { format!("{item} ({})", code(&refused.condition)) }
        })
        .collect();
    if other_sector > 0 {
        items.push(message(&phrases.count(other_sector, Word::OneOtherSector, Word::OtherSectors)));
    }
    section(page, phrases.word(Word::NotApplicable), &items);
}

/// Rules that could not be run.
pub(super) fn failed(page: &mut Page, phrases: Phrases<'_>) {
    let failed = &phrases.report.failed;
    if failed.is_empty() {
        return;
    }
    page.heading(2, phrases.word(Word::Failures));
    page.paragraph(phrases.word(Word::FailuresLead));
    let problems = failed.iter().flat_map(|failed| {
        let problems = std::iter::once(&failed.diagnostic).chain(&failed.more);
        problems.map(|(problem, _)| format!("{}: {}", code(&failed.id), message(&phrases.problem(problem))))
    });
    page.list("-", &problems.collect::<Vec<_>>());
}

/// The rates, prices, interest and emission factors that were used.
pub(super) fn rates_and_prices(page: &mut Page, phrases: Phrases<'_>) {
    let rates = phrases.report.exchange_rates.iter();
    let rates = rates.map(|rate| escape(&format!("{}; {}", phrases.rate(rate), phrases.rate_origin(rate))));
    section(page, phrases.word(Word::Rates), &rates.collect::<Vec<_>>());
    let prices = phrases.prices().into_iter().map(|price| phrases.price_line(price)).chain(phrases.margins());
    let prices = prices.map(|line| escape(&line));
    section(page, phrases.word(Word::Prices), &prices.collect::<Vec<_>>());
    let lines = |lines: Vec<String>| lines.iter().map(|line| escape(line)).collect::<Vec<_>>();
    section(page, phrases.money_over_years_title(), &lines(phrases.money_over_years()));
    section(page, phrases.emission_factors_title(), &lines(phrases.emission_lines()));
}
