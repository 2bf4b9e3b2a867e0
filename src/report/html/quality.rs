//! How good the data are, and every number that is not the plant's.

use indexmap::IndexMap;

use super::label::{Label, say};
use super::lists::worth_measuring;
use crate::html::{Cell, Head, Markup, list, message, paragraph, section, table};
use crate::report::model::AssumedNumber;
use crate::report::phrases::Phrases;
use crate::report::words::Word;

/// How sure the facts are, what is worth measuring, warnings, rules that failed.
pub(super) fn quality(page: &mut Markup, phrases: Phrases<'_>) {
    section(page, "quality", say(phrases, Label::DataQuality), |page| {
        paragraph(page, &[], say(phrases, Label::QualityLead));
        by_confidence(page, phrases);
        by_basis(page, phrases);
        worth_measuring(page, phrases);
        let warnings = phrases.warnings();
        if !warnings.is_empty() {
            page.line("h3", &[], phrases.word(Word::Warnings));
            list(page, "ul", &warnings);
        }
        failed(page, phrases);
    });
}

/// Every number that is not the plant's.
pub(super) fn assumed(page: &mut Markup, phrases: Phrases<'_>) {
    section(page, "assumptions", say(phrases, Label::AllAssumptions), |page| {
        assumptions(page, phrases);
        let prices: Vec<String> = phrases.prices().into_iter().map(|price| phrases.price_line(price)).collect();
        titled(page, phrases.word(Word::Prices), &[prices, phrases.margins()].concat());
        let rates = phrases.report.exchange_rates.iter();
        let rates = rates.map(|rate| format!("{}; {}", phrases.rate(rate), phrases.rate_origin(rate)));
        titled(page, phrases.word(Word::Rates), &rates.collect::<Vec<_>>());
        titled(page, phrases.money_over_years_title(), &phrases.money_over_years());
        titled(page, phrases.emission_factors_title(), &phrases.emission_lines());
    });
}

fn titled(page: &mut Markup, title: &str, lines: &[String]) {
    if !lines.is_empty() {
        page.line("h3", &[], title);
        list(page, "ul", lines);
    }
}

/// Which measures rest on how sure facts.
fn by_confidence(page: &mut Markup, phrases: Phrases<'_>) {
    let heads = [Head::text(phrases.word(Word::Confidence)), Head::text(phrases.word(Word::Measure))];
    let row = |confidence: &str| {
        let of = phrases.measures().filter(|measure| measure.confidence == confidence);
        let titles: Vec<String> = of.map(|measure| format!("{}. {}", measure.rank, measure.title)).collect();
        (!titles.is_empty()).then(|| vec![Cell::from(phrases.confidence(confidence)), titles.join("; ").into()])
    };
    let rows = ["measured", "calculated", "screening"].into_iter().filter_map(row);
    table(page, say(phrases, Label::DataQuality), &heads, rows.collect());
}

/// How many of the facts behind the measures were found in which way.
fn by_basis(page: &mut Markup, phrases: Phrases<'_>) {
    let mut seen: IndexMap<&str, String> = IndexMap::new();
    for fact in phrases.measures().flat_map(|measure| &measure.facts) {
        seen.entry(&fact.path).or_insert_with(|| phrases.basis(fact));
    }
    let mut counts: IndexMap<&str, usize> = IndexMap::new();
    for basis in seen.values() {
        *counts.entry(basis).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let heads = [Head::text(say(phrases, Label::FoundBy)), Head::number(say(phrases, Label::Count))];
    let rows = counts.into_iter().map(|(basis, count)| vec![Cell::from(basis), count.to_string().into()]);
    table(page, say(phrases, Label::FactsBy), &heads, rows.collect());
}

fn failed(page: &mut Markup, phrases: Phrases<'_>) {
    let failed = &phrases.report.failed;
    if failed.is_empty() {
        return;
    }
    page.line("h3", &[], phrases.word(Word::Failures));
    paragraph(page, &[], phrases.word(Word::FailuresLead));
    page.block("ul", &[], |page| {
        for one in failed {
            for (problem, _) in std::iter::once(&one.diagnostic).chain(&one.more) {
                page.block("li", &[], |page| {
                    page.line("code", &[], &one.id);
                    page.text(": ");
                    message(page, "span", &phrases.problem(problem));
                });
            }
        }
    });
}

/// Every assumption once, with the measures that use it.
fn assumptions(page: &mut Markup, phrases: Phrases<'_>) {
    let heads = [
        Head::text(phrases.word(Word::Assumption)),
        Head::number(phrases.word(Word::Value)),
        Head::text(phrases.word(Word::Range)),
        Head::text(say(phrases, Label::UsedIn)),
    ];
    let row = |(rank, assumed): (usize, &AssumedNumber)| {
        vec![
            Cell::Named(assumed.label.clone(), assumed.name.clone()),
            phrases.full(assumed.value, &assumed.unit).into(),
            phrases.range(assumed.low, assumed.high, &assumed.unit).into(),
            rank.to_string().into(),
        ]
    };
    let all = phrases.measures().flat_map(|measure| measure.assumed.iter().map(|one| (measure.rank, one)));
    table(page, phrases.word(Word::Assumptions), &heads, all.map(row).collect());
}
