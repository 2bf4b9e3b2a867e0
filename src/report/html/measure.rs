//! One measure in the five parts of an assessment: summary, what was observed, what to do, savings with their
//! calculation, cost and payback.

use super::calculation;
use super::label::{Label, say};
use super::measures::anchor;
use crate::html::{Markup, facts, list, paragraph};
use crate::report::model::Recommendation;
use crate::report::phrases::{Phrases, capital};
use crate::report::words::Word;

/// One measure in full.
pub(super) fn measure(page: &mut Markup, phrases: Phrases<'_>, measure: &Recommendation) {
    let place = anchor(&measure.id);
    let heading = format!("{place}-h");
    let attributes =
        [("id", place.as_str()), ("class", "measure"), ("aria-labelledby", &heading), ("data-full", &measure.id)];
    page.block("article", &attributes, |page| {
        page.line("h3", &[("id", &heading)], &format!("{}. {}", measure.rank, measure.title));
        paragraph(page, &[("class", "warning")], &capital(&phrases.beyond(measure)));
        summary(page, phrases, measure);
        page.block("div", &[("class", "decide"), ("hidden", "")], |_| {});
        page.line("h4", &[], say(phrases, Label::Observed));
        paragraph(page, &[], &measure.why);
        folded(page, phrases.word(Word::FactsUsed), |page| calculation::facts_used(page, phrases, measure));
        page.line("h4", &[], phrases.word(Word::WhatToDo));
        if measure.steps.is_empty() {
            paragraph(page, &[], phrases.word(Word::NoSteps));
        }
        list(page, "ol", &measure.steps);
        page.line("h4", &[], say(phrases, Label::SavingsCalculated));
        folded(page, phrases.word(Word::Calculation), |page| calculation::calculation(page, phrases, measure));
        page.line("h4", &[], say(phrases, Label::CostAndPayback));
        cost(page, phrases, measure);
    });
}

/// What is open, and may be folded on a small window.
fn folded(page: &mut Markup, title: &str, inside: impl FnOnce(&mut Markup)) {
    page.block("details", &[("class", "calc"), ("open", "")], |page| {
        page.line("summary", &[], title);
        inside(page);
    });
}

/// The first part: the table that says it all.
fn summary(page: &mut Markup, phrases: Phrases<'_>, measure: &Recommendation) {
    let word = |word: Word| phrases.word(word).to_owned();
    let saving = phrases.annual_saving(measure.annual_saving.as_ref());
    let investment = phrases.money(&measure.investment);
    let rows = vec![
        (word(Word::Saves), phrases.saved(measure)),
        (word(Word::Uses), phrases.used(measure)),
        (word(Word::AnnualSaving), phrases.money_with_range(saving, measure.annual_saving.as_ref())),
        (word(Word::Investment), phrases.money_with_range(investment, Some(&measure.investment))),
        (word(Word::SimplePayback), phrases.payback_with_range(measure)),
        (word(Word::Emissions), measure.co2e.as_ref().map_or_else(String::new, |co2e| phrases.co2e(co2e))),
        (word(Word::Confidence), word_of(phrases, measure)),
        (word(Word::Kind), phrases.kind(measure)),
        (word(Word::Remarks), phrases.remarks(measure).join("; ")),
    ];
    facts(page, &measure.title, rows);
}

fn word_of(phrases: Phrases<'_>, measure: &Recommendation) -> String {
    phrases.confidence(measure.confidence).to_owned()
}

/// The fifth part: what it costs, what it is worth, what it rests on, cautions and sources.
fn cost(page: &mut Markup, phrases: Phrases<'_>, measure: &Recommendation) {
    if let Some(sum) = phrases.payback_sum(measure) {
        page.block("p", &[("class", "sum")], |page| {
            page.line("strong", &[], phrases.word(Word::SimplePayback));
            page.text(": ");
            page.text(&sum);
        });
    }
    let mut rows = vec![(phrases.net_present_value_title().to_owned(), phrases.worth(measure).unwrap_or_default())];
    rows.extend([phrases.comes_from(measure), phrases.keeps_place(measure)].into_iter().flatten());
    let usual = measure.plausibility.iter().filter(|comparison| !comparison.unusual);
    let beside: Vec<String> = usual.map(|comparison| phrases.beside(comparison)).collect();
    rows.push((phrases.beside_title(), beside.join("; ")));
    rows.push((phrases.carried_out_title(), phrases.carried_out_of(measure).unwrap_or_default()));
    rows.push((phrases.word(Word::Maturity).to_owned(), phrases.maturity(measure).to_owned()));
    facts(page, say(phrases, Label::CostAndPayback), rows);
    page.block("p", &[("class", "caution")], |page| {
        page.line("strong", &[], phrases.word(Word::Cautions));
        page.text(": ");
        page.text(&measure.caution);
    });
    if !measure.sources.is_empty() {
        page.line("h5", &[], phrases.word(Word::Sources));
        let sources = measure.sources.iter().map(|source| match source.says.as_str() {
            "" => source.cite.clone(),
            says => format!("{}: {says}", source.cite),
        });
        list(page, "ul", &sources.collect::<Vec<_>>());
    }
}
