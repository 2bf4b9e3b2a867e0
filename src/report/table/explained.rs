//! A calculation with the numbers of one plant, as plain text.

use indexmap::IndexMap;

use super::list::list;
use super::page::Page;
use crate::report::model::{ExplainedFact, ListEntry, PartEntry, StepEntry};
use crate::report::phrases::Phrases;
use crate::report::text::{TIE, clean, columns};
use crate::report::words::Word;
use crate::units::format;

/// A name longer than this stands on a line of its own.
const LONGEST_NAME: usize = 24;

/// The parts of a condition, each with the plant's numbers.
pub(super) fn condition(page: &mut Page, phrases: Phrases<'_>, parts: &[PartEntry]) {
    for part in parts {
        let verdict = phrases.word(match part.holds {
            Some(true) => Word::Holds,
            Some(false) => Word::Fails,
            None => Word::Undecided,
        });
        match &part.substituted {
            Some(numbers) => {
                page.hanging(0, "", &tied(&part.formula));
                page.hanging(2, "", &format!("{}: {verdict}", tied(numbers)));
            }
            None => page.hanging(0, "", &format!("{}: {verdict}", tied(&part.formula))),
        }
    }
}

/// What a rule gives, by the names that people use.
pub(super) fn gives(page: &mut Page, phrases: Phrases<'_>, gives: &[StepEntry]) {
    for (at, step) in gives.iter().enumerate() {
        let (kind, resource) = step.name.split_once(' ').unwrap_or((&step.name, ""));
        let kind = phrases.word(match kind {
            "saves" => Word::Saves,
            "uses" => Word::Uses,
            "investment" => Word::Investment,
            "running_cost" => Word::RunningCost,
            "stream_share" => Word::StreamShare,
            _ => Word::OtherSaving,
        });
        let name =
            if resource.is_empty() { kind.to_owned() } else { format!("{kind}: {}", phrases.resource(resource)) };
        if step.substituted.is_none() && step.branches.is_empty() && step.lists.is_empty() {
            let value = phrases.value("", &step.value, &step.unit);
            let same = tied(&step.formula) == value;
            let formula = if same { String::new() } else { format!("{} = ", tied(&step.formula)) };
            page.hanging(0, "- ", &format!("{name} = {formula}{value}"));
        } else {
            if at > 0 {
                page.blank();
            }
            steps(page, phrases, &[StepEntry { name: format!("- {name}"), ..step.clone() }]);
        }
    }
}

/// The steps of a calculation: the formula, the same with numbers, the value.
pub(super) fn steps(page: &mut Page, phrases: Phrases<'_>, steps: &[StepEntry]) {
    let mut shown: Vec<&ListEntry> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        if at > 0 {
            page.blank();
        }
        one_step(page, phrases, step);
        for entry in &step.lists {
            // Which records count is not told twice.
            if entry.brings() || !shown.iter().any(|known| known.counts_the_same(entry)) {
                list(page, phrases, entry);
                shown.push(entry);
            }
        }
    }
}

fn one_step(page: &mut Page, phrases: Phrases<'_>, step: &StepEntry) {
    let name = clean(&step.name);
    let indent = if columns(&name) <= LONGEST_NAME { columns(&name) + 1 } else { 4 };
    if columns(&name) <= LONGEST_NAME {
        page.hanging(0, &format!("{name} = "), &tied(&step.formula));
    } else {
        page.paragraph(0, &name);
        page.hanging(indent, "= ", &tied(&step.formula));
    }
    for branch in &step.branches {
        page.hanging(indent + 2, "", &self::branch(phrases, branch));
    }
    if let Some(numbers) = &step.substituted {
        page.hanging(indent, "= ", &tied(numbers));
    }
    let line = step.line.map(|line| phrases.fill(Word::AtLine, &[("n", &line.to_string())]));
    let line = line.map(|line| format!("  ({})", tied(&line))).unwrap_or_default();
    page.hanging(indent, "= ", &format!("{}{line}", phrases.value("", &step.value, &step.unit)));
}

/// Which way a choice went, and why.
fn branch(phrases: Phrases<'_>, part: &PartEntry) -> String {
    let numbers = part.substituted.as_ref().map(|numbers| format!(" ({})", tied(numbers))).unwrap_or_default();
    let word = if part.holds == Some(true) { Word::BranchHolds } else { Word::BranchFails };
    phrases.fill(word, &[("text", &format!("{}{numbers}", tied(&part.formula)))])
}

/// The facts, those of the records of a list in one line for each column.
pub(super) fn facts(page: &mut Page, phrases: Phrases<'_>, facts: &[&ExplainedFact]) {
    let mut columns_of: IndexMap<String, Vec<&ExplainedFact>> = IndexMap::new();
    for fact in facts {
        columns_of.entry(open_path(&fact.fact.path)).or_default().push(fact);
    }
    for (path, facts) in &columns_of {
        match facts.as_slice() {
            [only] => {
                page.hanging(0, "- ", &one_fact(phrases, only));
                derivation(page, phrases, only);
            }
            many => page.hanging(0, "- ", &many_facts(phrases, path, many)),
        }
    }
}

/// `motors[].hours` for `motors[3].hours`.
fn open_path(path: &str) -> String {
    match (path.split_once('['), path.split_once(']')) {
        (Some((list, _)), Some((_, rest))) => format!("{list}[]{rest}"),
        _ => path.to_owned(),
    }
}

fn one_fact(phrases: Phrases<'_>, fact: &ExplainedFact) -> String {
    let value = phrases.value(&fact.fact.path, &fact.fact.value, &fact.fact.unit);
    let (label, path) = (clean(&fact.fact.label), clean(&fact.fact.path));
    format!("{label} [{path}]: {value}; {}", origin(phrases, fact))
}

fn origin(phrases: Phrases<'_>, fact: &ExplainedFact) -> String {
    let origin = phrases.fact_origin(&fact.fact);
    match fact.line {
        Some(line) => {
            let line = tied(&phrases.fill(Word::AtLine, &[("n", &line.to_string())]));
            let given = phrases.given_in(&fact.fact);
            match origin.strip_prefix(&given) {
                Some(rest) => format!("{given}, {line}{rest}"),
                None => format!("{origin}, {line}"),
            }
        }
        None => origin,
    }
}

fn derivation(page: &mut Page, phrases: Phrases<'_>, fact: &ExplainedFact) {
    if let Some(text) = &fact.formula {
        page.hanging(4, "= ", &tied(text));
    }
    for part in &fact.branches {
        page.hanging(6, "", &branch(phrases, part));
    }
    if let Some(text) = &fact.substituted {
        page.hanging(4, "= ", &tied(text));
    }
}

/// Alike facts of many records: how many, from where to where, and their origin if it is the same for all.
fn many_facts(phrases: Phrases<'_>, path: &str, facts: &[&ExplainedFact]) -> String {
    let label = facts.first().map(|fact| clean(&fact.fact.label)).unwrap_or_default();
    let unit = facts.first().map_or("", |fact| fact.fact.unit.as_str());
    let numbers: Vec<f64> = facts.iter().filter_map(|fact| fact.fact.value.as_f64()).collect();
    let count = facts.len().to_string();
    let values = if numbers.len() == facts.len() {
        let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
        let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let (low, high) = (format::full(low, phrases.lang), phrases.full(high, unit));
        phrases.fill(Word::ManyValues, &[("n", &count), ("low", &low), ("high", &high)])
    } else {
        let mut words: Vec<String> = Vec::new();
        for fact in facts {
            let word = phrases.value(&fact.fact.path, &fact.fact.value, unit);
            if !words.contains(&word) {
                words.push(word);
            }
        }
        phrases.fill(Word::OneOfMany, &[("n", &count), ("words", &words.join(", "))])
    };
    let mut origins: Vec<String> = Vec::new();
    for fact in facts {
        let origin = phrases.fact_origin(&fact.fact);
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    let lines: Vec<u32> = facts.iter().filter_map(|fact| fact.line).collect();
    if let (Some(first), Some(last)) = (lines.iter().min(), lines.iter().max()) {
        let (first, last) = (first.to_string(), last.to_string());
        let lines = if first == last {
            phrases.fill(Word::AtLine, &[("n", &first)])
        } else {
            phrases.fill(Word::AtLines, &[("first", &first), ("last", &last)])
        };
        origins.push(tied(&lines));
    }
    format!("{label} [{}]: {values}; {}", clean(path), origins.join("; "))
}

/// A formula that is torn at the end of a line only before an operator or after a comma.
pub(in crate::report) fn tied(formula: &str) -> String {
    const OPERATORS: [&str; 16] =
        ["+", "-", "×", "/", "<", "≤", ">", "≥", "=", "≠", "and", "or", "where", "…", "|", "if"];
    let clean = clean(formula);
    let mut tied = String::with_capacity(clean.len());
    let mut last = "";
    for word in clean.split(' ') {
        let breaks = OPERATORS.contains(&word) || last.ends_with([',', ':', ';']);
        if !tied.is_empty() {
            tied.push(if breaks { ' ' } else { TIE });
        }
        tied.push_str(word);
        last = word;
    }
    tied
}
