//! A programme as plain text.

use std::collections::BTreeMap;

use super::grid::{Column, grid};
use super::{columns, head, is_number, lang};
use crate::diagnostic::Lang;
use crate::programme::sheets::{Cell, Order, Sheet, Shown, sheets};
use crate::programme::{Programme, Step};
use crate::report::{clean, wrap};
use crate::units::format;

/// How many rows of a long table stand here; the other formats have all of them.
const ROWS: usize = 12;

/// How many plants of a sector stand in a table of peers here.
const OF_GROUP: usize = 5;

/// From which on money is told in millions.
const MILLION: f64 = 1e6;

/// A programme as plain text of so many columns: what the champion reads at the meeting first, then table by table; or one
/// table by its name, with all its rows.
pub fn table(programme: &Programme, only: Option<&str>, width: usize) -> String {
    let lang = lang(programme);
    let mut page = Page { text: String::new(), width };
    page.heading(&head::title(programme), '=');
    if let Some(only) = only {
        for sheet in sheets(programme, lang).iter().filter(|sheet| sheet.name == only) {
            page.sheet(sheet, sheet.rows.len(), lang);
        }
        return page.text;
    }
    for line in head::about(programme) {
        page.paragraph(&line);
    }
    if Step::ALL
        .iter()
        .flat_map(|step| programme.totals.stage(*step).money.values())
        .any(|money| money.saving.is_some_and(|saving| saving >= MILLION))
    {
        page.paragraph(match lang {
            Lang::En => "M: millions.",
            Lang::Es => "M: millones.",
        });
    }
    for (at, sheet) in sheets(programme, lang).iter().enumerate() {
        let first = at == 0;
        if !first && sheet.rows.is_empty() {
            continue;
        }
        page.sheet(sheet, ROWS, lang);
        if first {
            page.blank();
            for line in head::under_totals(programme) {
                page.paragraph(&line);
            }
            let seen_to = head::to_see_to(programme);
            if !seen_to.is_empty() {
                page.blank();
                for line in seen_to {
                    page.hanging("- ", &line);
                }
            }
        }
    }
    page.text
}

struct Page {
    text: String,
    width: usize,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn blank(&mut self) {
        self.line("");
    }

    fn paragraph(&mut self, text: &str) {
        for line in wrap(&clean(text), self.width) {
            self.line(&line);
        }
    }

    fn hanging(&mut self, mark: &str, text: &str) {
        for (at, line) in wrap(&clean(text), self.width.saturating_sub(mark.len())).iter().enumerate() {
            let before = if at == 0 { mark.to_owned() } else { " ".repeat(mark.len()) };
            self.line(&format!("{before}{line}"));
        }
    }

    fn heading(&mut self, title: &str, rule: char) {
        let lines = wrap(&clean(title), self.width);
        let longest = lines.iter().map(|line| crate::report::columns(line)).max().unwrap_or_default();
        for line in &lines {
            self.line(line);
        }
        self.line(&rule.to_string().repeat(longest));
    }

    fn sheet(&mut self, sheet: &Sheet, most: usize, lang: Lang) {
        self.blank();
        self.heading(&sheet.title, '-');
        for lead in &sheet.lead {
            self.paragraph(lead);
        }
        let places = columns(sheet, |shown| matches!(shown, Shown::Everywhere | Shown::People));
        let heads = places.iter().filter_map(|at| {
            let head = sheet.columns.get(*at)?.head.clone();
            Some(Column { head, number: is_number(sheet, *at) })
        });
        let heads: Vec<Column> = heads.collect();
        let (chosen, skipped) = chosen(sheet, most);
        let mut last = None;
        let rows: Vec<Vec<String>> = chosen
            .into_iter()
            .map(|row| {
                let mut cells: Vec<String> =
                    places.iter().filter_map(|at| row.get(*at)).map(|cell| shown(cell, lang)).collect();
                let first = row.first();
                if let (true, Some(cell)) = (sheet.order != Order::Ranked && last == first, cells.first_mut()) {
                    cell.clear();
                }
                last = first;
                cells
            })
            .collect();
        for line in grid(&heads, &rows, self.width) {
            self.line(&line);
        }
        if skipped > 0 {
            let name = sheet.name;
            let line = match lang {
                Lang::En => format!("{skipped} more: `--format markdown`, or `--table {name}`"),
                Lang::Es => format!("{skipped} más: `--format markdown` o `--table {name}`"),
            };
            self.paragraph(&line);
        }
    }
}

/// The rows that stand in a table of so many, and how many do not. Of groups that are ranked in themselves, such as the
/// plants of a sector, the first of each.
fn chosen(sheet: &Sheet, most: usize) -> (Vec<&Vec<Cell>>, usize) {
    let all = sheet.rows.len();
    let rows: Vec<&Vec<Cell>> = match sheet.order {
        _ if all <= most => sheet.rows.iter().collect(),
        Order::Ranked => sheet.rows.iter().take(most).collect(),
        Order::Time => sheet.rows.iter().skip(all - most).collect(),
        Order::Groups if sheet.name == "league" => {
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            let first_of_group = |row: &&Vec<Cell>| {
                let count =
                    counts.entry(row.first().map(|cell| super::shown(cell, Lang::En)).unwrap_or_default()).or_default();
                *count += 1;
                *count <= OF_GROUP
            };
            sheet.rows.iter().filter(first_of_group).collect()
        }
        Order::Groups => {
            let mut rows: Vec<&Vec<Cell>> = sheet.rows.iter().take(most).collect();
            // No group is cut in two.
            let next = sheet.rows.get(most).and_then(|row| row.first());
            while rows.len() > 1 && rows.last().and_then(|row| row.first()) == next {
                rows.pop();
            }
            rows
        }
    };
    let skipped = all - rows.len();
    (rows, skipped)
}

/// A cell as it stands in a narrow table: money from a million on in millions.
fn shown(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Money(money) if money.abs() >= MILLION => format!("{}\u{a0}M", format::number(money / MILLION, lang)),
        cell => super::shown(cell, lang),
    }
}
