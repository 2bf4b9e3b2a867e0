//! Text of strangers made safe, and fitted to a width.

use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

use crate::diagnostic::hides;

/// Holds a number and its unit together on one line; a plain space once the line is printed.
pub(super) const TIE: char = '\u{a0}';

/// A text as one line: without control characters, marks that turn the direction of writing, and runs of white space.
pub(crate) fn clean(text: &str) -> String {
    let visible: String = text
        .chars()
        .map(|letter| if letter.is_control() || letter == '\u{2028}' || letter == '\u{2029}' { ' ' } else { letter })
        .filter(|letter| !hides(*letter))
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line as it is, without signs that a terminal or browser would obey.
pub(super) fn visible(line: &str) -> String {
    let line = line.replace('\t', "    ");
    line.chars().filter(|letter| !hides(*letter)).collect::<String>().trim_end().to_owned()
}

/// A text with plain spaces where numbers were tied to their units.
pub(super) fn untied(text: &str) -> String {
    text.replace(TIE, " ")
}

/// The lines of a text that are no wider than `width`; a longer word is broken.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let options = Options::new(width.max(1)).word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).iter().map(|line| untied(line)).collect()
}

/// How many columns of a terminal a text takes.
pub(crate) fn columns(text: &str) -> usize {
    display_width(text)
}

/// A text moved to the right of its column.
pub(super) fn right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(columns(text))))
}

/// A text filled up to its column.
pub(super) fn left(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

#[cfg(test)]
mod tests {
    use super::{clean, columns, wrap};

    #[test]
    fn escape_sequences_and_direction_marks_do_not_survive() {
        assert_eq!(clean("a\u{1b}[31mb\u{202e}c\r\n\td"), "a [31mbc d");
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        let text = format!("short {} 12\u{a0}kWh end", "w".repeat(200));
        assert!(wrap(&text, 30).iter().all(|line| columns(line) <= 30));
    }
}
