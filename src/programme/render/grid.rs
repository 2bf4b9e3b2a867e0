//! A table in columns no wider than a page, with cells that take several lines where they must.

use crate::report::{columns, wrap};

/// Columns of text are not made narrower than this.
const LEAST: usize = 8;

/// What stands between two columns.
const GAP: usize = 2;

/// A column of a grid.
pub(super) struct Column {
    pub(super) head: String,
    /// Numbers stand to the right, and are never broken.
    pub(super) number: bool,
}

/// A first column that would become narrower than this stands above its row instead.
const NARROW: usize = 18;

/// How far a row stands in below its first cell.
const INDENT: usize = 2;

/// The lines of a table no wider than `width`, if its numbers leave room for that.
pub(super) fn grid(heads: &[Column], rows: &[Vec<String>], width: usize) -> Vec<String> {
    let widths = widths(heads, rows, width);
    let natural = rows.iter().filter_map(|row| row.first()).map(|cell| columns(cell)).max().unwrap_or(0);
    if let (Some(first), Some((head, rest))) = (widths.first(), heads.split_first())
        && *first < natural.min(NARROW)
        && !head.number
        && !rest.is_empty()
    {
        return stacked(head, rest, rows, width);
    }
    let head: Vec<String> = heads.iter().map(|column| column.head.clone()).collect();
    let mut lines = lines(heads, &head, &widths, End::Bottom);
    let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    lines.push(rule.join(&" ".repeat(GAP)));
    lines.extend(rows.iter().flat_map(|row| self::lines(heads, row, &widths, End::Top)));
    lines
}

/// The same with the first cell of each row on lines of its own.
fn stacked(first: &Column, heads: &[Column], rows: &[Vec<String>], width: usize) -> Vec<String> {
    let rest: Vec<Vec<String>> = rows.iter().map(|row| row.iter().skip(1).cloned().collect()).collect();
    let widths = widths(heads, &rest, width.saturating_sub(INDENT));
    let indent = |lines: Vec<String>| lines.into_iter().map(|line| format!("{}{line}", " ".repeat(INDENT)));
    let names: Vec<String> = heads.iter().map(|column| column.head.clone()).collect();
    let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    let mut lines = vec![first.head.clone()];
    lines.extend(indent(self::lines(heads, &names, &widths, End::Bottom)));
    lines.extend(indent(vec![rule.join(&" ".repeat(GAP))]));
    for (row, rest) in rows.iter().zip(&rest) {
        let name = row.first().map(String::as_str).unwrap_or_default();
        if !name.is_empty() {
            lines.extend(wrap(name, width));
        }
        lines.extend(indent(self::lines(heads, rest, &widths, End::Top)));
    }
    lines
}

fn widths(heads: &[Column], rows: &[Vec<String>], width: usize) -> Vec<usize> {
    let longest_word = |text: &str| text.split(' ').map(columns).max().unwrap_or(0);
    let mut widths: Vec<usize> = heads
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| columns(cell)).max().unwrap_or(0);
            cells.max(if column.number { longest_word(&column.head) } else { columns(&column.head) })
        })
        .collect();
    // The widest column of text gives way, again and again.
    loop {
        let whole = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
        if whole <= width {
            return widths;
        }
        let texts = widths.iter_mut().zip(heads).filter(|(width, column)| !column.number && **width > LEAST);
        let Some((widest, _)) = texts.max_by_key(|(width, _)| **width) else { return widths };
        *widest -= 1;
    }
}

/// Where the shorter cells of a row stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Top,
    Bottom,
}

fn lines(heads: &[Column], cells: &[String], widths: &[usize], end: End) -> Vec<String> {
    let parts: Vec<Vec<String>> = cells.iter().zip(widths).map(|(cell, width)| wrap(cell, *width)).collect();
    let height = parts.iter().map(Vec::len).max().unwrap_or(0);
    (0..height)
        .map(|line| {
            let cells = parts.iter().zip(widths).zip(heads).map(|((part, width), column)| {
                let at = if end == End::Top { Some(line) } else { (line + part.len()).checked_sub(height) };
                let text = at.and_then(|at| part.get(at)).map_or("", String::as_str);
                let fill = " ".repeat(width.saturating_sub(columns(text)));
                if column.number { format!("{fill}{text}") } else { format!("{text}{fill}") }
            });
            cells.collect::<Vec<_>>().join(&" ".repeat(GAP)).trim_end().to_owned()
        })
        .collect()
}
