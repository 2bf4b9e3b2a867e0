//! The parts of which a report is made, in their order; a template may put them in another.

use super::page::Page;
use super::{audits, balance, baseline, checking, closing, drawn, lists, manager, measure, plan};
use crate::report::phrases::Phrases;
use crate::report::words::Word;

/// How a part is written.
type Part = fn(&mut Page, Phrases<'_>);

/// Every part with its name, in the order of a report without a template.
pub(in crate::report) const PARTS: &[(&str, Part)] = &[
    ("title", title),
    ("manager", manager::manager),
    ("plant", baseline::plant),
    ("baseline", baseline::baseline),
    ("benchmarks", audits::peers),
    ("balance", balance::balance),
    ("bills", lists::bills),
    ("summary", manager::summary),
    ("measures", measures),
    ("practices", closing::in_place),
    ("checking", checking::worth_checking),
    ("measuring", drawn::worth_measuring),
    ("missing", lists::needs_data),
    ("studies", studies),
    ("rejected", lists::not_applicable),
    ("failed", lists::failed),
    ("overlaps", closing::overlaps),
    ("budget", budget),
    ("actions", closing::actions),
    ("quality", closing::quality),
    ("prices", lists::rates_and_prices),
    ("reading", lists::how_to_read),
    ("glossary", closing::glossary),
    ("origin", lists::origin),
];

/// Each part as Markdown that ends with a line break; one that has nothing to say is empty.
pub(in crate::report) fn parts(phrases: Phrases<'_>) -> Vec<(&'static str, String)> {
    let written = |(name, part): &(&'static str, Part)| {
        let mut page = Page::default();
        part(&mut page, phrases);
        (*name, page.finish())
    };
    PARTS.iter().map(written).collect()
}

fn title(page: &mut Page, phrases: Phrases<'_>) {
    page.heading(1, &phrases.fill(Word::Title, &[("plant", &phrases.plant())]));
    page.paragraph(&phrases.headline());
}

fn measures(page: &mut Page, phrases: Phrases<'_>) {
    if !phrases.report.recommendations.is_empty() {
        page.heading(2, phrases.word(Word::Recommended));
    }
    for one in &phrases.report.recommendations {
        measure::measure(page, phrases, one);
    }
}

fn studies(page: &mut Page, phrases: Phrases<'_>) {
    let studies = &phrases.report.needs_study;
    if studies.is_empty() {
        return;
    }
    page.heading(2, phrases.word(Word::NeedsStudy));
    page.paragraph(&phrases.study_lead());
    manager::overview(page, phrases, studies);
    for one in studies {
        measure::measure(page, phrases, one);
    }
}

fn budget(page: &mut Page, phrases: Phrases<'_>) {
    if let Some(budget) = &phrases.report.plan {
        plan::plan(page, phrases, budget);
    }
}
