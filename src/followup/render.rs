//! Lays a page out: as plain text of a width, or as Markdown.

use super::document::{Block, Document, Item};
use crate::report::{MarkdownPage, TextPage, clean, columns, escape};

/// Least width of a column whose texts are wrapped.
const LEAST: usize = 12;

/// The page as plain text that is no wider than asked.
pub fn text(document: &Document, width: usize) -> String {
    let mut page = TextPage::new(width);
    let title = clean(&document.title);
    page.paragraph(0, &title);
    page.line(&"=".repeat(columns(&title).min(width)));
    for line in &document.lead {
        page.paragraph(0, &clean(line));
    }
    let mut after_heading = false;
    for block in &document.blocks {
        if !after_heading && matches!(block, Block::Paragraph(_) | Block::Table { .. }) {
            page.blank();
        }
        after_heading = matches!(block, Block::Heading(_));
        match block {
            Block::Heading(title) => page.heading(&clean(title)),
            Block::Paragraph(text) => page.paragraph(0, &clean(text)),
            Block::Items(items) => items.iter().for_each(|item| text_item(&mut page, item)),
            Block::Table { heads, rows } => text_table(&mut page, heads, rows),
        }
    }
    page.finish()
}

fn text_item(page: &mut TextPage, item: &Item) {
    let mark = if item.mark.is_empty() { "- ".to_owned() } else { format!("{:>3} ", clean(&item.mark)) };
    let indent = columns(&mark);
    page.hanging(0, &mark, &clean(&item.head));
    for line in &item.lines {
        page.paragraph(indent, &clean(line));
    }
}

fn text_table(page: &mut TextPage, heads: &[String], rows: &[Vec<String>]) {
    let right: Vec<bool> = heads.iter().map(|head| head.ends_with(':')).collect();
    let heads: Vec<String> = heads.iter().map(|head| clean(head.trim_end_matches(':'))).collect();
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| clean(cell)).collect()).collect();
    let all = || std::iter::once(&heads).chain(&rows);
    let mut widths: Vec<usize> = (0..heads.len())
        .map(|at| all().filter_map(|row| row.get(at)).map(|cell| columns(cell)).max().unwrap_or_default())
        .collect();
    // The widest columns give way until the table fits; their texts are wrapped.
    let gaps = 2 * widths.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > page.width() {
        let Some(widest) = widths.iter_mut().max_by_key(|width| **width).filter(|width| **width > LEAST) else { break };
        *widest -= 1;
    }
    for row in all() {
        let cells: Vec<Vec<String>> =
            row.iter().zip(&widths).map(|(cell, width)| crate::report::wrap(cell, *width)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        for at in 0..height {
            let line: Vec<String> = cells
                .iter()
                .zip(&widths)
                .zip(&right)
                .map(|((cell, width), right)| {
                    let text = cell.get(at).map_or("", String::as_str);
                    let space = " ".repeat(width.saturating_sub(columns(text)));
                    if *right { format!("{space}{text}") } else { format!("{text}{space}") }
                })
                .collect();
            page.line(&line.join("  "));
        }
    }
}

/// The page as Markdown.
pub fn markdown(document: &Document) -> String {
    let mut page = MarkdownPage::default();
    page.heading(1, &document.title);
    page.list("-", &document.lead.iter().map(|line| escape(line)).collect::<Vec<_>>());
    for block in &document.blocks {
        match block {
            Block::Heading(title) => page.heading(2, title),
            Block::Paragraph(text) => page.paragraph(text),
            Block::Items(items) => page.list("-", &items.iter().map(markdown_item).collect::<Vec<_>>()),
            Block::Table { heads, rows } => {
                let rows: Vec<Vec<String>> =
                    rows.iter().map(|row| row.iter().map(|cell| escape(cell)).collect()).collect();
                page.table(heads, &rows);
            }
        }
    }
    page.finish()
}

fn markdown_item(item: &Item) -> String {
    let head = format!("{} {}", item.mark, item.head);
    let mut lines = vec![format!("**{}**", escape(head.trim()))];
    lines.extend(item.lines.iter().map(|line| escape(line)));
    // A line that ends in a backslash goes on below, within the same item.
    lines.join("\\\n  ")
}
