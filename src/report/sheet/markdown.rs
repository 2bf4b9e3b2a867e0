//! The sheet as Markdown, to be printed or filled in on a tablet.

use super::words::Words;
use crate::checklist::{Cell, Checklist, Item, Kind, List, Record};
use crate::report::escape;
use crate::report::markdown::Page;
use crate::report::text::clean;

/// Blanks for a number and for words.
const BLANK: &str = "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";
const LONG_BLANK: &str = "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";
/// Columns of a list that stand side by side.
const SIDE_BY_SIDE: usize = 5;

/// The sheet as Markdown.
pub fn sheet_markdown(sheet: &Checklist) -> String {
    let words = Words::new(sheet);
    let mut page = Page::default();
    page.heading(1, &words.title());
    let line = |(name, known): (&str, Option<String>)| {
        format!("{name}: {}", known.map_or_else(|| LONG_BLANK.to_owned(), |known| escape(&known)))
    };
    let head: Vec<String> = words.head().into_iter().map(line).collect();
    page.markup(&head.join("  \n"));
    page.paragraph(&words.lead());
    page.paragraph(&words.time());
    let first = words.first();
    if !first.is_empty() {
        page.paragraph(words.first_title());
        page.numbered(&first);
    }
    for (at, area) in sheet.areas.iter().enumerate() {
        // The number of an area is part of its name, and begins no list.
        page.heading(2, &words.area(at, area));
        page.paragraph(&words.time_of(area));
        let items: Vec<String> = area.items.iter().map(|one| item(words, one, "")).collect();
        page.list("-", &items);
        for one in &area.lists {
            list(&mut page, words, one);
        }
    }
    for (title, instruments) in words.instruments() {
        page.heading(2, title);
        let items: Vec<String> = instruments.iter().map(|instrument| format!("☐ {}", escape(instrument))).collect();
        page.list("-", &items);
    }
    if !sheet.measures.is_empty() {
        page.heading(2, words.measures_title());
        page.numbered(&sheet.measures.iter().map(|measure| measure.title.clone()).collect::<Vec<_>>());
    }
    page.finish()
}

/// A fact with its blank, and below it how it is found.
fn item(words: Words<'_>, item: &Item, indent: &str) -> String {
    let label = escape(&item.label);
    let boxes = |all: &[String]| all.iter().map(|word| format!("☐ {}", escape(word))).collect::<Vec<_>>().join(" ");
    let blank = match item.kind {
        Kind::Number => format!("{BLANK} {}", escape(&words.unit(item))).trim_end().to_owned(),
        Kind::Text => LONG_BLANK.to_owned(),
        Kind::Look => boxes(&words.yes_no().map(str::to_owned)),
        Kind::Choice => boxes(&item.choices.iter().map(|choice| clean(choice)).collect::<Vec<_>>()),
        Kind::Papers => escape(&words.copied(item)),
    };
    let mut lines = vec![format!("☐ **{label}**: {blank}")];
    let more = [
        words.now(item).map(|now| escape(&now)),
        Some(escape(&if indent.is_empty() { words.notes(item) } else { words.notes_inside(item) })),
    ];
    lines.extend(more.into_iter().flatten().filter(|line| !line.is_empty()).map(|line| format!("{indent}  {line}")));
    let mut text = lines.join("  \n");
    if !item.or_from.is_empty() {
        let inner = format!("{indent}  ");
        text.push_str(&format!("  \n{inner}{}", escape(words.instead(item))));
        for one in &item.or_from {
            text.push_str(&format!("\n{inner}- {}", self::item(words, one, &inner)));
        }
    }
    text
}

/// A list as a table: its facts one below the other, its records side by side.
fn list(page: &mut Page, words: Words<'_>, list: &List) {
    page.heading(3, &list.label);
    page.paragraph(&list.how);
    let blank = |record| Record { record, cells: vec![Cell::Open; list.columns.len()] };
    let empty: Vec<Record> = (0..SIDE_BY_SIDE).map(blank).collect();
    let records = if list.records.is_empty() {
        page.paragraph(words.of_list());
        &empty
    } else {
        &list.records
    };
    for records in records.chunks(SIDE_BY_SIDE) {
        let mut heads = vec![words.heads().to_owned()];
        heads.extend(records.iter().map(|row| (row.record + 1).to_string()));
        let mut rows = Vec::new();
        for (at, column) in list.columns.iter().enumerate() {
            let cells: Vec<&Cell> = records.iter().filter_map(|row| row.cells.get(at)).collect();
            if at > 0 && !list.records.is_empty() && !cells.iter().any(|cell| **cell == Cell::Open) {
                continue;
            }
            let unit = words.unit(column);
            let label = escape(&column.label);
            let mut row = vec![if unit.is_empty() { label } else { format!("{label}, {}", escape(&unit)) }];
            row.extend(cells.iter().map(|cell| match cell {
                Cell::Known(known) => escape(known),
                Cell::Open => "&nbsp;".repeat(8),
                Cell::Idle => "–".to_owned(),
            }));
            rows.push(row);
        }
        page.table(&heads, &rows);
    }
    let how: Vec<String> = list
        .columns
        .iter()
        .filter(|column| column.kind != Kind::Text)
        .map(|column| format!("{}: {}", escape(&column.label), escape(&words.column_notes(column))))
        .collect();
    page.list("-", &how);
}
