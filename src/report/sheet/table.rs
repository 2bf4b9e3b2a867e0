//! The sheet as text of 80 columns, to be printed.

use super::words::Words;
use crate::checklist::{Cell, Checklist, Item, Kind, List, Record};
use crate::report::table::Page;
use crate::report::text::{clean, columns, left, wrap};

const WIDTH: usize = 80;
const BOX: &str = "[ ] ";
/// Width of a blank for a number, and of one for words.
const BLANK: usize = 12;
const LONG_BLANK: usize = 30;
/// Columns of a list that stand side by side.
const SIDE_BY_SIDE: usize = 4;
const CELL: usize = 9;

/// The sheet as text of 80 columns.
pub fn sheet_table(sheet: &Checklist) -> String {
    let words = Words::new(sheet);
    let mut page = Page::new(WIDTH);
    for line in wrap(&words.title(), WIDTH) {
        page.line(&line);
    }
    page.line(&"=".repeat(columns(&words.title()).min(WIDTH)));
    page.blank();
    head(&mut page, words);
    page.blank();
    paragraph(&mut page, 0, &words.lead());
    paragraph(&mut page, 0, &words.time());
    let first = words.first();
    if !first.is_empty() {
        page.blank();
        page.paragraph(0, words.first_title());
        for (at, line) in first.iter().enumerate() {
            page.hanging(0, &format!("{}. ", at + 1), line);
        }
    }
    for (at, area) in sheet.areas.iter().enumerate() {
        page.heading(&words.area(at, area));
        paragraph(&mut page, 0, &words.time_of(area));
        for one in &area.items {
            item(&mut page, words, one, 0);
        }
        for one in &area.lists {
            list(&mut page, words, one);
        }
    }
    for (title, instruments) in words.instruments() {
        page.heading(title);
        for instrument in instruments {
            page.hanging(0, BOX, &instrument);
        }
    }
    if !sheet.measures.is_empty() {
        page.heading(words.measures_title());
        for measure in &sheet.measures {
            page.hanging(0, &format!("{:>3}  ", measure.number), &clean(&measure.title));
        }
    }
    page.finish()
}

/// A paragraph; nothing where it is empty.
fn paragraph(page: &mut Page, indent: usize, text: &str) {
    if !text.is_empty() {
        page.paragraph(indent, text);
    }
}

fn head(page: &mut Page, words: Words<'_>) {
    let [plant, place, date, by] = words.head();
    let blank = |(name, known): (&str, Option<String>), width: usize| {
        let room = width.saturating_sub(columns(name) + 2);
        let known = known.map(|known| left(&shortened(&known, room), room));
        format!("{name}: {}", known.unwrap_or_else(|| "_".repeat(room)))
    };
    page.line(&format!("{}  {}", blank(plant, 46), blank(date, 32)));
    page.line(&format!("{}  {}", blank(place, 46), blank(by, 32)));
}

fn item(page: &mut Page, words: Words<'_>, item: &Item, indent: usize) {
    let mark = if indent == 0 { BOX } else { "" };
    let inside = indent + BOX.len();
    page.blank();
    match item.kind {
        Kind::Number | Kind::Text => {
            let blank = if item.kind == Kind::Number {
                format!("{} {}", "_".repeat(BLANK), words.unit(item))
            } else {
                "_".repeat(LONG_BLANK)
            };
            with_blank(page, mark, &clean(&item.label), blank.trim_end(), if indent == 0 { 0 } else { inside });
        }
        Kind::Look | Kind::Choice => {
            let all: Vec<String> = match item.kind {
                Kind::Look => words.yes_no().map(str::to_owned).to_vec(),
                _ => item.choices.iter().map(|choice| clean(choice)).collect(),
            };
            let boxes = all.iter().map(|word| format!("[\u{a0}]\u{a0}{}", word.replace(' ', "\u{a0}")));
            let boxes = boxes.collect::<Vec<_>>().join("  ");
            if indent == 0 {
                page.hanging(0, mark, &clean(&item.label));
            } else {
                paragraph(page, inside, &clean(&item.label));
            }
            paragraph(page, inside, &boxes);
        }
        Kind::Papers => {
            page.hanging(0, mark, &clean(&item.label));
            paragraph(page, inside, &words.copied(item));
        }
    }
    if let Some(now) = words.now(item) {
        paragraph(page, inside, &now);
    }
    paragraph(page, inside, &if indent == 0 { words.notes(item) } else { words.notes_inside(item) });
    if !item.or_from.is_empty() {
        paragraph(page, inside, words.instead(item));
        for one in &item.or_from {
            self::item(page, words, one, inside);
        }
    }
}

/// A label with its blank at the end of the line; under it where both do not fit.
fn with_blank(page: &mut Page, mark: &str, label: &str, blank: &str, indent: usize) {
    let before = " ".repeat(indent);
    let room = WIDTH.saturating_sub(indent + mark.len() + 2 + columns(blank));
    let lines = wrap(label, room);
    let last = lines.len().saturating_sub(1);
    for (at, line) in lines.iter().enumerate() {
        let start = if at == 0 { mark.to_owned() } else { " ".repeat(mark.len()) };
        if at == last {
            page.line(&format!("{before}{start}{}  {blank}", left(line, room)));
        } else {
            page.line(&format!("{before}{start}{line}"));
        }
    }
}

/// A list: its facts one below the other, its records side by side.
fn list(page: &mut Page, words: Words<'_>, list: &List) {
    page.blank();
    page.hanging(0, BOX, &clean(&list.label));
    paragraph(page, BOX.len(), &clean(&list.how));
    let empty = vec![Record { record: 0, cells: vec![Cell::Open; list.columns.len()] }; SIDE_BY_SIDE];
    let records = if list.records.is_empty() {
        paragraph(page, BOX.len(), words.of_list());
        &empty
    } else {
        &list.records
    };
    for block in records.chunks(SIDE_BY_SIDE) {
        page.blank();
        if !list.records.is_empty() {
            let numbers: Vec<Cell> = block.iter().map(|row| Cell::Known((row.record + 1).to_string())).collect();
            cells(page, "", &numbers.iter().collect::<Vec<_>>());
        }
        for (at, column) in list.columns.iter().enumerate() {
            let cells: Vec<&Cell> = block.iter().filter_map(|row| row.cells.get(at)).collect();
            if at == 0 || cells.iter().any(|cell| **cell == Cell::Open) || list.records.is_empty() {
                row(page, words, column, &cells);
            }
        }
    }
    page.blank();
    paragraph(page, BOX.len(), words.how_columns());
    for column in list.columns.iter().filter(|column| column.kind != Kind::Text) {
        let label = clean(&column.label);
        page.hanging(BOX.len(), "- ", &format!("{label}: {}", words.column_notes(column)));
    }
}

fn row(page: &mut Page, words: Words<'_>, column: &Item, cells: &[&Cell]) {
    let unit = words.unit(column);
    let label = if unit.is_empty() { clean(&column.label) } else { format!("{}, {unit}", clean(&column.label)) };
    self::cells(page, &label, cells);
}

fn cells(page: &mut Page, label: &str, cells: &[&Cell]) {
    let room = WIDTH.saturating_sub(BOX.len() + SIDE_BY_SIDE * (CELL + 1));
    let text = |cell: &&Cell| match cell {
        Cell::Known(known) => short(known),
        Cell::Open => "_".repeat(CELL),
        Cell::Idle => "-".to_owned(),
    };
    let cells: Vec<String> = cells.iter().map(text).collect();
    let lines = wrap(label, room);
    let last = lines.len().saturating_sub(1);
    for (at, line) in lines.iter().enumerate() {
        let start = format!("{}{}", " ".repeat(BOX.len()), left(line, room));
        if at < last {
            page.line(&start);
        } else {
            let cells: Vec<String> = cells.iter().map(|cell| left(cell, CELL)).collect();
            page.line(&format!("{start} {}", cells.join(" ")));
        }
    }
}

/// As much of a text as a cell holds.
fn short(text: &str) -> String {
    shortened(&clean(text), CELL)
}

fn shortened(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let mut short = String::new();
    for letter in text.chars() {
        if columns(&short) + 2 > width {
            break;
        }
        short.push(letter);
    }
    short + "…"
}
