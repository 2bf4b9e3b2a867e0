//! The records of a list and what each brings to a sum, as a small table.

use serde_json::Value;

use super::page::Page;
use crate::report::model::{ListEntry, RecordEntry};
use crate::report::phrases::Phrases;
use crate::report::text::{clean, columns, left, right};
use crate::report::words::Word;
use crate::units::format;

/// Most records that are shown.
const ROWS: usize = 8;

/// How far the table stands from the margin.
const INDENT: usize = 4;

/// Widest name of a record.
const NAME: usize = 24;

/// The records that count; of a long list the first ones, and how many more there are.
pub(super) fn list(page: &mut Page, phrases: Phrases<'_>, list: &ListEntry) {
    let counting: Vec<&RecordEntry> = list.records.iter().filter(|record| record.counts == Some(true)).collect();
    let (n, all) = (counting.len().to_string(), list.records.len().to_string());
    let title = phrases.fill(Word::OfRecords, &[("list", &clean(&list.list)), ("n", &n), ("all", &all)]);
    page.paragraph(INDENT, &title);
    // Where none counts, what the records say tells why.
    let shown: Vec<&RecordEntry> = if counting.is_empty() { list.records.iter().collect() } else { counting };
    let table = table(phrases, list, &shown);
    if table.iter().all(|line| columns(line) + INDENT <= page.width()) {
        for line in table {
            page.line(&format!("{}{line}", " ".repeat(INDENT)));
        }
    } else {
        for record in shown.iter().take(ROWS) {
            page.hanging(INDENT, "- ", &in_words(phrases, list, record));
        }
    }
    if shown.len() > ROWS {
        let more = (shown.len() - ROWS).to_string();
        page.paragraph(INDENT, &phrases.fill(Word::MoreRows, &[("n", &more)]));
    }
}

/// A column of a table: its lines of heading, and its cells.
struct Column {
    heads: Vec<String>,
    cells: Vec<String>,
    numbers: bool,
}

fn table(phrases: Phrases<'_>, list: &ListEntry, records: &[&RecordEntry]) -> Vec<String> {
    let records = || records.iter().take(ROWS);
    let brings = records().any(|record| record.value.is_some());
    let names = records().map(|record| name(list, record)).collect();
    let mut all = vec![Column { heads: vec![phrases.word(Word::RecordHead).to_owned()], cells: names, numbers: false }];
    for (at, column) in list.columns.iter().enumerate() {
        let cell = |record: &&RecordEntry| record.values.get(at).map_or_else(String::new, |value| cell(phrases, value));
        let mut heads = broken(&column.name);
        heads.push(phrases.unit(&column.unit));
        all.push(Column { heads, cells: records().map(cell).collect(), numbers: true });
    }
    if brings {
        let heads = vec![phrases.word(Word::ColumnTotal).to_owned(), phrases.unit(&list.unit)];
        let cell = |record: &&RecordEntry| record.value.as_ref().map_or_else(String::new, |value| cell(phrases, value));
        all.push(Column { heads, cells: records().map(cell).collect(), numbers: true });
    }
    let height = all.iter().map(|column| column.heads.len()).max().unwrap_or_default();
    let rows = all.first().map_or(0, |column| column.cells.len());
    let mut lines = vec![String::new(); height + rows];
    for column in &all {
        let width = column.heads.iter().chain(&column.cells).map(|cell| columns(cell)).max().unwrap_or_default();
        // Headings stand on the line above the cells, whatever their height.
        let blank = std::iter::repeat_n(String::new(), height - column.heads.len());
        let cells = blank.chain(column.heads.iter().cloned()).chain(column.cells.iter().cloned());
        for (line, cell) in lines.iter_mut().zip(cells) {
            if !line.is_empty() || column.numbers {
                line.push_str("  ");
            }
            line.push_str(&if column.numbers { right(&cell, width) } else { left(&cell, width) });
        }
    }
    lines.into_iter().map(|line| line.trim_end().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// `idle_hours` as `idle_` and `hours`, so that columns stay narrow.
fn broken(name: &str) -> Vec<String> {
    const NARROW: usize = 10;
    let mut lines: Vec<String> = Vec::new();
    for part in clean(name).split_inclusive('_') {
        match lines.last_mut() {
            Some(line) if columns(line) + columns(part) <= NARROW => line.push_str(part),
            _ => lines.push(part.to_owned()),
        }
    }
    lines
}

fn name(list: &ListEntry, record: &RecordEntry) -> String {
    let place = format!("[{}]", record.record);
    let Some(name) = record.name.as_deref().map(clean).filter(|name| !name.is_empty()) else {
        return format!("{}{place}", clean(&list.list));
    };
    let short = if columns(&name) > NAME { name.chars().take(NAME - 1).chain(['…']).collect() } else { name };
    format!("{place} {short}")
}

fn cell(phrases: Phrases<'_>, value: &Value) -> String {
    match value {
        Value::Null => "?".to_owned(),
        Value::Bool(true) => phrases.word(Word::Yes).to_owned(),
        Value::Bool(false) => phrases.word(Word::No).to_owned(),
        Value::String(word) => clean(word),
        number => format::full(number.as_f64().unwrap_or(f64::NAN), phrases.lang),
    }
}

/// A record of a list that is too wide for a table.
fn in_words(phrases: Phrases<'_>, list: &ListEntry, record: &RecordEntry) -> String {
    let of = |value: &Value, unit: &str| match value {
        Value::Number(_) => phrases.value("", value, unit),
        other => cell(phrases, other),
    };
    let facts = list.columns.iter().zip(&record.values);
    let facts: Vec<String> =
        facts.map(|(column, value)| format!("{} {}", clean(&column.name), of(value, &column.unit))).collect();
    let brings = record.value.as_ref().map(|value| format!(" → {}", of(value, &list.unit))).unwrap_or_default();
    format!("{}: {}{brings}", name(list, record), facts.join(", "))
}
