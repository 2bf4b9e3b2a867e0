//! Small tables in the width of a terminal.

use textwrap::core::display_width;
use textwrap::{Options, WordSplitter, wrap};

/// No line is wider.
pub(super) const WIDTH: usize = 80;

/// Columns of text no narrower than this are made narrower where a table is too wide.
const NARROW: usize = 12;

/// Space between two columns, and before the first.
const GAP: usize = 2;

/// How the cells of a column stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    Left,
    Right,
}

/// A table with a line of heads; cells that do not fit are wrapped, the widest columns first.
pub(super) fn table(heads: &[(&str, Stand)], rows: &[Vec<String>]) -> String {
    let mut widths: Vec<usize> = heads.iter().map(|(head, _)| display_width(head)).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(display_width(cell));
        }
    }
    // Between words as long as that is enough, within words after that.
    let words = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at));
        cells.flat_map(|cell| cell.split(' ')).map(display_width).max().unwrap_or_default().max(NARROW)
    };
    let longest: Vec<usize> = (0..heads.len()).map(words).collect();
    let room = WIDTH - GAP * heads.len();
    while widths.iter().sum::<usize>() > room {
        let between = widths.iter_mut().zip(&longest).filter(|(width, longest)| **width > **longest);
        if let Some(widest) = between.map(|(width, _)| width).max() {
            *widest -= 1;
            continue;
        }
        let Some(widest) = widths.iter_mut().max().filter(|width| **width > NARROW) else { break };
        *widest -= 1;
    }
    let heads_row: Vec<String> = heads.iter().map(|(head, _)| (*head).to_owned()).collect();
    let mut text = String::new();
    for row in std::iter::once(&heads_row).chain(rows) {
        let options = |width: usize| Options::new(width).word_splitter(WordSplitter::NoHyphenation);
        let cells: Vec<Vec<String>> = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| wrap(cell, options(*width)).into_iter().map(|line| line.replace(TIE, " ")).collect())
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        for at in 0..height {
            let mut line = String::new();
            for ((cell, width), (_, stand)) in cells.iter().zip(&widths).zip(heads) {
                let part = cell.get(at).map_or("", String::as_str);
                let space = " ".repeat(width.saturating_sub(display_width(part)));
                let (before, after) = if *stand == Stand::Right { (space.as_str(), "") } else { ("", space.as_str()) };
                line.push_str(&format!("{}{before}{part}{after}", " ".repeat(GAP)));
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    text
}

/// Holds a number and its unit together on one line.
const TIE: char = '\u{a0}';

/// A text that is not wrapped.
pub(super) fn tied(text: &str) -> String {
    text.replace(' ', &TIE.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Stand, WIDTH, display_width, table};

    #[test]
    fn a_table_fits_whatever_stands_in_it() {
        let heads = [("step", Stand::Left), ("formula", Stand::Left), ("value", Stand::Right)];
        let long = "compressed_air.annual_energy × compressed_air.leak_share ".repeat(5);
        let rows = [vec!["leaked".to_owned(), long, "100,000 kWh/yr".to_owned()], vec!["x".repeat(200); 3]];
        let text = table(&heads, &rows);
        assert!(text.lines().all(|line| display_width(line) <= WIDTH), "{text}");
        assert!(text.contains("100,000 kWh/yr\n"), "{text}");
    }
}
