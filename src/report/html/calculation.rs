//! The calculation of a measure: facts, assumptions, steps, money.

use indexmap::IndexMap;

use crate::html::{Cell, Head, Markup, table};
use crate::report::model::{AssumedNumber, Fact, Recommendation, TraceEntry};
use crate::report::phrases::Phrases;
use crate::report::words::Word;

/// More records of one list than these are summed up in a line.
const RECORDS: usize = 12;

/// The facts that went in.
pub(super) fn facts_used(page: &mut Markup, phrases: Phrases<'_>, measure: &Recommendation) {
    let word = |word: Word| phrases.word(word);
    let heads = [Head::text(word(Word::Fact)), Head::number(word(Word::Value)), Head::text(word(Word::Origin))];
    table(page, word(Word::FactsUsed), &heads, fact_rows(phrases, &measure.facts));
}

/// Steps, assumptions and money of a year.
pub(super) fn calculation(page: &mut Markup, phrases: Phrases<'_>, measure: &Recommendation) {
    let word = |word: Word| phrases.word(word);
    let heads = [Head::text(word(Word::Step)), Head::formula(word(Word::Formula)), Head::number(word(Word::Value))];
    table(page, word(Word::Calculation), &heads, measure.trace.iter().map(|step| step_row(phrases, step)).collect());
    if !measure.assumed.is_empty() {
        page.line("h5", &[], word(Word::Assumptions));
        assumptions(page, phrases, measure);
    }
    let lines = phrases.money_lines(measure);
    if !lines.is_empty() {
        page.line("h5", &[], word(Word::MoneyOfYear));
        let heads = [
            Head::text(word(Word::Resource)),
            Head::number(word(Word::Amount)),
            Head::number(word(Word::Price)),
            Head::number(word(Word::MoneyOfYear)),
            Head::text(word(Word::Origin)),
        ];
        let rows = lines.into_iter().map(|line| {
            [line.name, line.amount, line.price, line.money, line.origin].map(Cell::from).into_iter().collect()
        });
        table(page, word(Word::MoneyOfYear), &heads, rows.collect());
    }
    let rule = &measure.rule_file;
    page.block("p", &[("class", "note")], |page| {
        page.text(word(Word::Rule));
        page.text(": ");
        page.line("code", &[], rule);
    });
}

fn assumptions(page: &mut Markup, phrases: Phrases<'_>, measure: &Recommendation) {
    let word = |word: Word| phrases.word(word);
    let heads = [
        Head::text(word(Word::Assumption)),
        Head::number(word(Word::Value)),
        Head::text(word(Word::Range)),
        Head::text(word(Word::Source)),
    ];
    let row = |assumed: &AssumedNumber| {
        vec![
            Cell::Named(assumed.label.clone(), assumed.name.clone()),
            phrases.full(assumed.value, &assumed.unit).into(),
            phrases.range(assumed.low, assumed.high, &assumed.unit).into(),
            phrases.assumed_source(assumed).into(),
        ]
    };
    table(page, word(Word::Assumptions), &heads, measure.assumed.iter().map(row).collect());
}

fn step_row(phrases: Phrases<'_>, step: &TraceEntry) -> Vec<Cell> {
    let value = phrases.value("", &step.value, &step.unit);
    vec![Cell::Code(step.name.clone()), Cell::Code(step.formula.clone()), value.into()]
}

/// The facts, of long lists only the first records.
fn fact_rows(phrases: Phrases<'_>, facts: &[Fact]) -> Vec<Vec<Cell>> {
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
        rows.push(vec![more.into(), "".into(), "".into()]);
    }
    rows
}

/// The list and the number of the record in `motors[3].hours`.
fn record_of(path: &str) -> Option<(&str, &str)> {
    let (list, rest) = path.split_once('[')?;
    Some((list, rest.split_once(']')?.0))
}

fn fact_row(phrases: Phrases<'_>, fact: &Fact) -> Vec<Cell> {
    let value = phrases.value(&fact.path, &fact.value, &fact.unit);
    let label = match &fact.stands_for {
        Some(all) => format!("{} ({all})", fact.label),
        None => fact.label.clone(),
    };
    vec![Cell::Named(label, fact.path.clone()), value.into(), phrases.fact_origin(fact).into()]
}
