//! One measure of a report in full, as plain text.

use std::collections::HashSet;

use super::page::Page;
use super::{NARROWEST, WIDEST, explained, list, miss, missing};
use crate::report::model::{
    AssumedNumber, ExplainedFact, Explanation, Fact, NotApplicable, Recommendation, Report, TraceEntry,
};
use crate::report::phrases::{MoneyLine, Phrases, capital};
use crate::report::text::clean;
use crate::report::words::Word;

/// One measure with all that the report says of it: why, or why not. Empty if the report does not have it.
///
/// The calculation is that of the explanation; without one, the steps of the report.
pub fn render_measure(report: &Report, id: &str, explanation: &Explanation, width: usize) -> String {
    let phrases = Phrases::new(report);
    let mut page = Page::new(width.clamp(NARROWEST, WIDEST));
    let found = |measure: &&Recommendation| measure.id == id;
    if let Some(measure) = report.recommendations.iter().find(found) {
        title(&mut page, phrases, &measure.title, id, phrases.word(Word::Recommended));
        applies(&mut page, phrases, measure, explanation);
    } else if let Some(measure) = report.needs_study.iter().find(found) {
        title(&mut page, phrases, &measure.title, id, phrases.word(Word::NeedsStudy));
        applies(&mut page, phrases, measure, explanation);
    } else if let Some((need, observe)) = phrases.to_check().into_iter().find(|(need, _)| need.id == id) {
        title(&mut page, phrases, &need.title, id, &phrases.worth_checking());
        for line in [Some(phrases.look_at(observe)), phrases.how_common(need)].into_iter().flatten() {
            page.paragraph(2, &line);
        }
        missing(&mut page, phrases, need, &mut HashSet::new());
        unsettled(&mut page, phrases, explanation);
    } else if let Some(need) = report.needs_data.iter().find(|need| need.id == id) {
        title(&mut page, phrases, &need.title, id, phrases.word(Word::WorthFinding));
        missing(&mut page, phrases, need, &mut HashSet::new());
        unsettled(&mut page, phrases, explanation);
    } else if let Some(refused) = report.not_applicable.iter().find(|refused| refused.id == id) {
        title(&mut page, phrases, &refused.title, id, phrases.word(Word::DoesNotApply));
        self::refused(&mut page, phrases, refused, explanation);
    } else if let Some(failed) = report.failed.iter().find(|failed| failed.id == id) {
        title(&mut page, phrases, id, "", phrases.word(Word::Failures));
        for (problem, _) in std::iter::once(&failed.diagnostic).chain(&failed.more) {
            page.hanging(0, "- ", &phrases.problem(problem));
        }
    }
    page.finish()
}

fn title(page: &mut Page, phrases: Phrases<'_>, title: &str, id: &str, list: &str) {
    page.paragraph(0, &clean(title));
    let parts = [clean(id), phrases.plant(), list.to_owned()];
    page.paragraph(0, &parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" | "));
    page.blank();
}

/// Why a measure does not apply, and what would have to be different.
fn refused(page: &mut Page, phrases: Phrases<'_>, refused: &NotApplicable, explanation: &Explanation) {
    if let Some([sector, own]) = &explanation.sectors {
        let values = [("sector", clean(sector)), ("own", clean(own))];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        page.paragraph(0, &capital(&phrases.fill(Word::ForSector, &values)));
        return;
    }
    let line = explanation.done_line.map(|line| phrases.fill(Word::AtLine, &[("n", &line.to_string())]));
    let line = line.map(|line| format!(" ({line})")).unwrap_or_default();
    page.paragraph(0, &capital(&format!("{}{line}", phrases.refusal(refused))));
    if explanation.condition.is_empty() {
        if !refused.condition.is_empty() {
            page.paragraph(0, &capital(&phrases.fill(Word::Condition, &[("text", &clean(&refused.condition))])));
        }
        return;
    }
    if let Some(miss) = &explanation.near_miss {
        miss::near_miss(page, phrases, miss);
    }
    condition(page, phrases, explanation, Word::ItsCondition);
    facts(page, phrases, explanation, Word::FactsUsed);
}

/// What is known already of a measure that cannot be judged yet.
fn unsettled(page: &mut Page, phrases: Phrases<'_>, explanation: &Explanation) {
    if let Some(change) = &explanation.threshold {
        let fact = format!("{} [{}]", clean(&change.label), clean(&change.path));
        let values = [("text", miss::needed(phrases, change)), ("fact", fact)];
        page.blank();
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        page.paragraph(0, &phrases.fill(Word::Threshold, &values));
    }
    condition(page, phrases, explanation, Word::ItsCondition);
    facts(page, phrases, explanation, Word::KnownFacts);
}

fn condition(page: &mut Page, phrases: Phrases<'_>, explanation: &Explanation, title: Word) {
    if explanation.condition.is_empty() {
        return;
    }
    page.heading(phrases.word(title));
    explained::condition(page, phrases, &explanation.condition);
    for entry in &explanation.condition_lists {
        list::list(page, phrases, entry);
    }
    if !explanation.steps.is_empty() && explanation.gives.is_empty() {
        page.blank();
        explained::steps(page, phrases, &explanation.steps);
    }
}

fn facts(page: &mut Page, phrases: Phrases<'_>, explanation: &Explanation, title: Word) {
    let (supporting, own): (Vec<&ExplainedFact>, Vec<_>) = explanation.facts.iter().partition(|fact| fact.supporting);
    for (title, facts) in [(title, own), (Word::Supporting, supporting)] {
        if !facts.is_empty() {
            page.heading(phrases.word(title));
            explained::facts(page, phrases, &facts);
        }
    }
}

fn applies(page: &mut Page, phrases: Phrases<'_>, measure: &Recommendation, explanation: &Explanation) {
    let beyond = phrases.beyond(measure);
    if !beyond.is_empty() {
        page.paragraph(0, &capital(&beyond));
    }
    page.paragraph(0, &capital(&phrases.physical(measure)));
    let figures = [
        (Word::AnnualSaving, phrases.annual_saving(measure.annual_saving.as_ref())),
        (Word::Investment, phrases.money(&measure.investment)),
        (Word::SimplePayback, phrases.payback(&measure.payback)),
        (Word::Confidence, phrases.confidence(measure.confidence).to_owned()),
    ];
    for (word, figure) in figures {
        page.paragraph(0, &format!("{}: {figure}", phrases.word(word)));
    }
    if let Some(worth) = phrases.worth(measure) {
        page.paragraph(0, &format!("{}: {worth}", phrases.net_present_value_title()));
    }
    for remark in phrases.remarks(measure) {
        page.hanging(0, "- ", &remark);
    }
    let of = |lines: Vec<String>, word: Word, page: &mut Page| section(page, phrases.word(word), "- ", &lines);
    condition(page, phrases, explanation, Word::WhyItApplies);
    if explanation.steps.is_empty() && explanation.gives.is_empty() {
        of(measure.trace.iter().map(|step| step_line(phrases, step)).collect(), Word::Calculation, page);
        of(measure.facts.iter().map(|fact| fact_line(phrases, fact)).collect(), Word::FactsUsed, page);
    } else {
        if !explanation.steps.is_empty() {
            page.heading(phrases.word(Word::Calculation));
            explained::steps(page, phrases, &explanation.steps);
        }
        page.heading(phrases.word(Word::Gives));
        explained::gives(page, phrases, &explanation.gives);
        facts(page, phrases, explanation, Word::FactsUsed);
    }
    of(measure.assumed.iter().map(|assumed| assumed_line(phrases, assumed)).collect(), Word::Assumptions, page);
    of(phrases.money_lines(measure).iter().map(money_line).collect(), Word::MoneyOfYear, page);
    of(phrases.payback_sum(measure).into_iter().collect(), Word::SimplePayback, page);
    section(page, phrases.word(Word::Why), "", &[clean(&measure.why)]);
    if !measure.steps.is_empty() {
        page.heading(phrases.word(Word::WhatToDo));
        for (at, step) in measure.steps.iter().enumerate() {
            page.hanging(0, &format!("{}. ", at + 1), &clean(step));
        }
    }
    section(page, phrases.word(Word::Cautions), "", &[clean(&measure.caution)]);
    let sources = measure.sources.iter().map(|source| format!("{}: {}", clean(&source.cite), clean(&source.says)));
    of(sources.collect(), Word::Sources, page);
}

/// `electricity: 49,000 kWh/yr × 1.9 MXN/kWh = 93,100 MXN/yr; profile`.
fn money_line(line: &MoneyLine) -> String {
    let factors = [&line.amount, &line.price];
    let factors = factors.into_iter().filter(|factor| !factor.is_empty()).cloned().collect::<Vec<_>>().join(" × ");
    let sides = [factors, line.money.clone()];
    let sum = sides.into_iter().filter(|side| !side.is_empty()).collect::<Vec<_>>().join(" = ");
    let origin = if line.origin.is_empty() { String::new() } else { format!("; {}", line.origin) };
    format!("{}: {sum}{origin}", line.name)
}

fn section(page: &mut Page, title: &str, mark: &str, lines: &[String]) {
    if lines.iter().all(String::is_empty) {
        return;
    }
    page.heading(title);
    for line in lines {
        page.hanging(0, mark, line);
    }
}

/// `saved = leaked × repaired_share = 49,000 kWh/yr (line 28)`.
fn step_line(phrases: Phrases<'_>, step: &TraceEntry) -> String {
    let value = phrases.value("", &step.value, &step.unit);
    let mut parts = vec![clean(&step.name)];
    parts.extend(Some(clean(&step.formula)).filter(|formula| !formula.is_empty()));
    parts.push(value);
    let line = step.line.map(|line| format!(" ({} {line})", phrases.word(Word::Line).to_lowercase()));
    format!("{}{}", parts.join(" = "), line.unwrap_or_default())
}

fn fact_line(phrases: Phrases<'_>, fact: &Fact) -> String {
    let value = phrases.value(&fact.path, &fact.value, &fact.unit);
    format!("{} [{}]: {value}; {}", clean(&fact.label), clean(&fact.path), phrases.fact_origin(fact))
}

fn assumed_line(phrases: Phrases<'_>, assumed: &AssumedNumber) -> String {
    let value = phrases.full(assumed.value, &assumed.unit);
    let (label, name) = (clean(&assumed.label), clean(&assumed.name));
    let range = phrases.range(assumed.low, assumed.high, &assumed.unit);
    format!("{label} [{name}]: {value} ({range}); {}", phrases.assumed_source(assumed))
}
