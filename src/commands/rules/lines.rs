//! Lines for a terminal of 80 columns.

use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

/// How wide a terminal is taken to be.
const WIDTH: usize = 80;

/// A text wrapped behind a mark, its later lines under the first.
pub(super) fn hanging(mark: &str, text: &str) -> String {
    let blank = " ".repeat(display_width(mark));
    let options = Options::new(WIDTH)
        .initial_indent(mark)
        .subsequent_indent(&blank)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false);
    textwrap::fill(text, options) + "\n"
}

/// What stands behind the name of a row.
pub(super) enum Column {
    /// A figure for each head.
    Cells(Vec<String>),
    /// Words, where there are no figures.
    Words(String),
}

/// A table: names to the left, figures to the right under their heads.
pub(super) fn table(heads: &[&str], rows: &[(String, Column)]) -> String {
    let Some((first, heads)) = heads.split_first() else { return String::new() };
    let names = rows.iter().map(|(name, _)| name.as_str());
    let width = names.chain([*first]).map(display_width).max().unwrap_or_default();
    let line = |name: &str, cells: &[String]| {
        let mut line = format!("{name}{}", " ".repeat(width.saturating_sub(display_width(name))));
        for (cell, head) in cells.iter().zip(heads) {
            let space = display_width(head).saturating_sub(display_width(cell));
            line.push_str(&format!(" {}{cell}", " ".repeat(space)));
        }
        line + "\n"
    };
    let titles: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
    let mut text = line(first, &titles);
    for (name, column) in rows {
        text.push_str(&match column {
            Column::Cells(cells) => line(name, cells),
            Column::Words(words) => format!("{} {words}\n", line(name, &[]).trim_end_matches('\n')),
        });
    }
    text
}
