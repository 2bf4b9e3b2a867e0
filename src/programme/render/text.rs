//! A programme as plain text.

use super::grid::{Column, grid};
use super::{columns, head, is_number, lang, shown};
use crate::diagnostic::Lang;
use crate::programme::Programme;
use crate::programme::sheets::{Sheet, Shown, sheets};
use crate::report::{clean, wrap};

/// How many rows of a long table stand here; the other formats have all of them.
const ROWS: usize = 12;

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
            let head = sheet.columns.get(*at)?.head.replace("- ", "-");
            Some(Column { head, number: is_number(sheet, *at) })
        });
        let heads: Vec<Column> = heads.collect();
        // Months are told to the last, lists from the first.
        let skipped = sheet.rows.len().saturating_sub(most);
        let rows = if sheet.name == "months" { sheet.rows.iter().skip(skipped) } else { sheet.rows.iter().skip(0) };
        let rows: Vec<Vec<String>> = rows
            .take(most)
            .map(|row| places.iter().filter_map(|at| row.get(*at)).map(|cell| shown(cell, lang)).collect())
            .collect();
        for line in grid(&heads, &rows, self.width) {
            self.line(&line);
        }
        if skipped > 0 {
            let name = sheet.name;
            let line = match lang {
                Lang::En => format!("{skipped} more: `--format markdown`, or `--format csv --table {name}`"),
                Lang::Es => format!("{skipped} más: `--format markdown` o `--format csv --table {name}`"),
            };
            self.paragraph(&line);
        }
    }
}
