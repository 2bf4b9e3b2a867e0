//! How texts fit into cells.

use crate::diagnostic::Lang;

/// A cell holds no more letters, which Excel counts in UTF-16.
pub(super) const MOST_LETTERS: usize = 32_767;

/// How many lines a text takes in a width of some letters.
pub(crate) fn lines(text: &str, width: f64) -> u32 {
    let mut lines = 1;
    let mut used = 0.0;
    for word in text.split(' ') {
        let letters = f64::from(u32::try_from(word.chars().count()).unwrap_or(u32::MAX));
        if used > 0.0 && used + letters > width {
            lines += 1;
            used = 0.0;
        }
        used += letters + 1.0;
        while used > width + 1.0 && width > 0.0 {
            lines += 1;
            used -= width;
        }
    }
    lines
}

/// Whether a spreadsheet would work a text out, if it were typed.
pub(super) fn worked_out(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// A text that is not longer than a cell holds; one that is says that it was cut.
pub(super) fn cut(text: &str, most: usize, lang: Lang) -> String {
    if text.len() <= most || text.chars().map(char::len_utf16).sum::<usize>() <= most {
        return text.to_owned();
    }
    let note = if lang == Lang::Es { " […cortado: no cabe]" } else { " […cut: too long]" };
    let room = most.saturating_sub(note.chars().count());
    let mut used = 0;
    let kept = text.chars().take_while(|letter| {
        used += letter.len_utf16();
        used <= room
    });
    format!("{}{note}", kept.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::{cut, lines};
    use crate::diagnostic::Lang;

    #[test]
    fn a_text_that_no_cell_holds_says_so() {
        let text = cut(&"á".repeat(40_000), 32_767, Lang::Es);
        assert_eq!(text.chars().map(char::len_utf16).sum::<usize>(), 32_767);
        assert!(text.ends_with("[…cortado: no cabe]"));
        assert_eq!(cut("corto", 32_767, Lang::Es), "corto");
    }

    #[test]
    fn words_that_do_not_fit_go_to_the_next_line() {
        assert_eq!(lines("uno dos tres", 7.0), 2);
        assert_eq!(lines(&"a".repeat(30), 10.0), 3);
        assert_eq!(lines("", 7.0), 1);
    }
}
