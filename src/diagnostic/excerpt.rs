//! The line that a problem points at, with the place underlined.

use textwrap::core::display_width;

use super::Place;
use super::fix::line;

/// What stands for a part of a line that is left out.
const CUT: &str = "...";
/// How wide a tab is shown.
const TAB: usize = 4;

/// A line of a file as it is shown, and where to underline it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) line: String,
    /// Columns before the underlined part.
    pub(super) before: usize,
    /// Columns of the underlined part; at least one.
    pub(super) wide: usize,
}

impl Excerpt {
    /// The line of a place, at most so many columns wide; none if the file has no such line.
    pub(super) fn new(text: &str, place: Place, end_column: u32, width: usize) -> Option<Self> {
        let line = line(text, place.line)?;
        let start = usize::try_from(place.column).ok()?.saturating_sub(1);
        let end = usize::try_from(end_column).ok()?.saturating_sub(1).max(start + 1);
        // Only what can be shown of a line is looked at: a line may be as long as a file.
        let first = start.saturating_sub(width);
        let letters: Vec<String> =
            line.chars().skip(first).take(end.min(start + width) - first + width).map(shown).collect();
        let (start, end) = (start - first, (end - first).min(letters.len()).max(start - first));
        let wide = |range: &[String]| range.iter().map(|letter| display_width(letter)).sum::<usize>();
        let part = |from: usize, to: usize| letters.get(from..to).unwrap_or_default();
        let (mut from, mut to) = (0, letters.len());
        let room = width.saturating_sub(2 * CUT.len()).max(20);
        let long = first > 0 || wide(&letters) > width;
        if long {
            // What stands behind the place matters less than what leads to it.
            to = end.min(letters.len());
            let behind = room / 3;
            while to < letters.len() && wide(part(end, to + 1)) <= behind {
                to += 1;
            }
            from = start.min(letters.len());
            while from > 0 && wide(part(from - 1, to)) <= room {
                from -= 1;
            }
            while to < letters.len() && wide(part(from, to + 1)) <= room {
                to += 1;
            }
            while to > start + 1 && wide(part(from, to)) > room {
                to -= 1;
            }
        }
        let before = if from > 0 || first > 0 { CUT } else { "" };
        let more = long && (to < letters.len() || line.chars().nth(first + letters.len()).is_some());
        let line = format!("{before}{}{}", part(from, to).concat(), if more { CUT } else { "" });
        let shown_end = end.min(to.max(start));
        Some(Self {
            line: line.trim_end().to_owned(),
            before: before.len() + wide(part(from, start.min(letters.len()))),
            wide: wide(part(start, shown_end)).max(1),
        })
    }
}

/// A character as it is shown: tabs as spaces, and nothing that would move the cursor of a terminal.
fn shown(letter: char) -> String {
    match letter {
        '\t' => " ".repeat(TAB),
        letter if letter.is_control() => "\u{fffd}".to_owned(),
        letter => letter.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, Place};

    fn lines(text: &str, column: u32, end: u32, width: usize) -> String {
        let excerpt = Excerpt::new(text, Place { line: 1, column }, end, width).unwrap();
        format!("{}\n{}{}", excerpt.line, " ".repeat(excerpt.before), "^".repeat(excerpt.wide))
    }

    #[test]
    fn tabs_and_wide_letters_move_the_underline() {
        assert_eq!(lines("\tañ = 30%;\r\n", 7, 10, 80), "    añ = 30%;\n         ^^^");
        assert_eq!(lines("// 漢字 x", 7, 8, 80), "// 漢字 x\n        ^");
        assert_eq!(lines("a\u{0}b", 2, 3, 80), "a\u{fffd}b\n ^");
    }

    #[test]
    fn a_place_behind_the_line_is_underlined_there() {
        assert_eq!(lines("let a = 1", 10, 10, 80), "let a = 1\n         ^");
        assert_eq!(lines("", 1, 1, 80), "\n^");
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}HERE{}", "a".repeat(500), "b".repeat(500_000));
        let shown = lines(&text, 501, 505, 40);
        assert_eq!(shown, format!("...{}HERE{}...\n{}^^^^", "a".repeat(19), "b".repeat(11), " ".repeat(22)));
        for column in [1, 2, 39, 40, 41, 500, 505, 900] {
            let excerpt = Excerpt::new(&text, Place { line: 1, column }, column + 1, 40).unwrap();
            assert!(excerpt.line.chars().count() <= 40 && excerpt.before < 40, "{column}: {excerpt:?}");
        }
    }
}
