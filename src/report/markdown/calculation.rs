//! The calculation of a measure: its steps, and all that went into them.

use indexmap::IndexMap;

use super::escape::{code, code_cell, escape};
use super::page::Page;
use crate::report::model::{AssumedNumber, Fact, Recommendation, TraceEntry};
use crate::report::phrases::{Phrases, capital};
use crate::report::words::Word;

/// More records of one list than these are summed up in a line.
const RECORDS: usize = 12;

/// The facts that went in.
pub(super) fn facts(page: &mut Page, phrases: Phrases<'_>, measure: &Recommendation) {
    let heads = words(phrases, &[Word::Fact, Word::Value, Word::Origin]);
    titled(page, phrases.word(Word::FactsUsed), &as_heads(&heads, &[1]), &fact_rows(phrases, &measure.facts));
}

/// Steps and assumptions of the calculation, and the money of a year.
pub(super) fn savings(page: &mut Page, phrases: Phrases<'_>, measure: &Recommendation) {
    let heads = words(phrases, &[Word::Step, Word::Formula, Word::Value, Word::Line]);
    let rows: Vec<Vec<String>> = measure.trace.iter().map(|step| step_row(phrases, step)).collect();
    page.table(&as_heads(&heads, &[2, 3]), &rows);
    if !rows.is_empty() {
        page.markup(&format!("{}: {}", escape(phrases.word(Word::Rule)), code(&measure.rule_file)));
    }

    let heads = words(phrases, &[Word::Assumption, Word::Value, Word::Range, Word::Source]);
    let rows: Vec<Vec<String>> = measure.assumed.iter().map(|assumed| assumed_row(phrases, assumed)).collect();
    titled(page, phrases.word(Word::Assumptions), &as_heads(&heads, &[1]), &rows);

    let heads = words(phrases, &[Word::Resource, Word::Amount, Word::Price, Word::MoneyOfYear, Word::Origin]);
    let rows: Vec<Vec<String>> = phrases
        .money_lines(measure)
        .iter()
        .map(|line| {
            [&line.name, &line.amount, &line.price, &line.money, &line.origin].map(|cell| escape(cell)).to_vec()
        })
        .collect();
    titled(page, phrases.word(Word::MoneyOfYear), &as_heads(&heads, &[1, 2, 3]), &rows);
}

/// Investment and payback with their ranges, worth over the years, cautions, sources.
pub(super) fn cost(page: &mut Page, phrases: Phrases<'_>, measure: &Recommendation) {
    let mut line = |title: &str, text: &str| page.markup(&format!("**{}**: {}", escape(title), escape(text)));
    let investment = phrases.money_with_range(phrases.money(&measure.investment), Some(&measure.investment));
    line(phrases.word(Word::Investment), &investment);
    let sum = phrases.payback_sum(measure).unwrap_or_else(|| phrases.payback(&measure.payback));
    line(phrases.word(Word::SimplePayback), &sum);
    if let Some(range) = phrases.likely_range(measure) {
        page.paragraph(&capital(&range));
    }
    let mut line = |title: &str, text: &str| page.markup(&format!("**{}**: {}", escape(title), escape(text)));
    if !measure.caution.trim().is_empty() {
        line(phrases.word(Word::Cautions), &measure.caution);
    }
    let sources: Vec<String> = measure
        .sources
        .iter()
        .map(|source| match source.says.as_str() {
            "" => escape(&source.cite),
            says => format!("{}: {}", escape(&source.cite), escape(says)),
        })
        .collect();
    if !sources.is_empty() {
        page.markup(&format!("**{}**", escape(phrases.word(Word::Sources))));
        page.list("-", &sources);
    }
}

fn words(phrases: Phrases<'_>, words: &[Word]) -> Vec<String> {
    words.iter().map(|word| phrases.word(*word).to_owned()).collect()
}

/// Heads of which some are marked as columns of numbers.
fn as_heads(words: &[String], numbers: &[usize]) -> Vec<String> {
    let mark = |(at, word): (usize, &String)| if numbers.contains(&at) { format!("{word}:") } else { word.clone() };
    words.iter().enumerate().map(mark).collect()
}

fn titled(page: &mut Page, title: &str, heads: &[String], rows: &[Vec<String>]) {
    if !rows.is_empty() {
        page.markup(&format!("**{}**", escape(title)));
        page.table(heads, rows);
    }
}

fn step_row(phrases: Phrases<'_>, step: &TraceEntry) -> Vec<String> {
    let line = step.line.map(|line| line.to_string()).unwrap_or_default();
    let value = phrases.value("", &step.value, &step.unit);
    vec![code_cell(&step.name), code_cell(&step.formula), escape(&value), line]
}

/// The facts, of long lists only the first records.
fn fact_rows(phrases: Phrases<'_>, facts: &[Fact]) -> Vec<Vec<String>> {
    let mut seen: IndexMap<&str, Vec<&str>> = IndexMap::new();
    let mut rows = Vec::new();
    for fact in facts {
        if let Some((list, record)) = record_of(&fact.path) {
            let records = seen.entry(list).or_default();
            if !records.contains(&record) {
                records.push(record);
            }
            if records.iter().position(|known| *known == record).is_none_or(|at| at >= RECORDS) {
                continue;
            }
        }
        rows.push(fact_row(phrases, fact));
    }
    for (list, records) in seen.iter().filter(|(_, records)| records.len() > RECORDS) {
        let n = (records.len() - RECORDS).to_string();
        let more = phrases.fill(Word::MoreRecords, &[("n", &n), ("list", list)]);
        rows.push(vec![escape(&more), String::new(), String::new()]);
    }
    rows
}

/// The list and the number of the record in `motors[3].hours`.
fn record_of(path: &str) -> Option<(&str, &str)> {
    let (list, rest) = path.split_once('[')?;
    Some((list, rest.split_once(']')?.0))
}

fn fact_row(phrases: Phrases<'_>, fact: &Fact) -> Vec<String> {
    let value = phrases.value(&fact.path, &fact.value, &fact.unit);
    let name = if fact.label.is_empty() {
        code_cell(&fact.path)
    } else {
        format!("{} {}", escape(&fact.label), code_cell(&fact.path))
    };
    let stands_for = fact.stands_for.as_deref().map(|all| format!(" ({})", escape(all)));
    let name = format!("{name}{}", stands_for.unwrap_or_default());
    vec![name, escape(&value), escape(&phrases.fact_origin(fact))]
}

fn assumed_row(phrases: Phrases<'_>, assumed: &AssumedNumber) -> Vec<String> {
    let range = phrases.range(assumed.low, assumed.high, &assumed.unit);
    let source = phrases.assumed_source(assumed);
    let name = format!("{} {}", escape(&assumed.label), code_cell(&assumed.name));
    vec![name, escape(&phrases.full(assumed.value, &assumed.unit)), escape(&range), escape(&source)]
}
