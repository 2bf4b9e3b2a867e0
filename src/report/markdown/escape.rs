//! Texts of strangers as Markdown that shows them as they are.

use crate::report::text::clean;

/// A text of one line as Markdown, inside a table too.
///
/// Signs that mean something are escaped, and so is what would begin a heading, a list or a quotation at the start.
pub(crate) fn escape(text: &str) -> String {
    escaped(&clean(text), Start::Line)
}

/// Where a text will stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Line,
    Middle,
}

fn escaped(text: &str, start: Start) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let at_start = start == Start::Line;
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, letter) in text.char_indices() {
        match letter {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => escaped.extend(['\\', letter]),
            '#' if at_start && at == 0 => escaped.extend(['\\', letter]),
            '-' | '+' | '=' if at_start && at == 0 && !is_word(text, at + 1) => escaped.extend(['\\', letter]),
            '.' | ')' if at_start && at > 0 && at == digits && !is_word(text, at + 1) => escaped.extend(['\\', letter]),
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// A message, in which names stand between backticks, as Markdown.
pub(in crate::report) fn message(text: &str) -> String {
    let text = clean(text);
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escape(&text);
    }
    let part = |(at, part): (usize, &&str)| match at {
        0 => escaped(part, Start::Line),
        at if at % 2 == 0 => escaped(part, Start::Middle),
        _ => code(part),
    };
    parts.iter().enumerate().map(part).collect()
}

/// Whether a letter or digit stands at a place.
fn is_word(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric)
}

/// A name or formula as code in a cell of a table, which a pipe would end even inside code.
pub(in crate::report) fn code_cell(text: &str) -> String {
    code(text).replace('|', "\\|")
}

/// A name or formula as code, outside of tables.
pub(in crate::report) fn code(text: &str) -> String {
    let text = clean(text);
    if text.is_empty() {
        return String::new();
    }
    // A fence longer than any run of backticks inside.
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if longest > 0 { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

#[cfg(test)]
mod tests {
    use super::{code, code_cell, escape, message};

    #[test]
    fn signs_of_markdown_are_shown_and_not_obeyed() {
        assert_eq!(escape("# a|b `c` <i> _d_\n- e & $f$"), "\\# a\\|b \\`c\\` &lt;i&gt; \\_d\\_ - e &amp; \\$f\\$");
        assert_eq!(escape("-1"), "-1");
        assert_eq!(escape("---"), "\\---");
        assert_eq!(escape("- a"), "\\- a");
        assert_eq!(escape("12. x"), "12\\. x");
        assert_eq!(escape("1.5 bar"), "1.5 bar");
    }

    #[test]
    fn code_survives_backticks_and_pipes() {
        assert_eq!(code_cell("sum(m, |m| m.power)"), "`sum(m, \\|m\\| m.power)`");
        assert_eq!(code("a ``b`` c"), "``` a ``b`` c ```");
        assert_eq!(code(""), "");
    }

    #[test]
    fn names_in_messages_become_code() {
        assert_eq!(message("no rule reads `a_b|c` - <x>"), "no rule reads `a_b|c` - &lt;x&gt;");
        assert_eq!(message("odd ` one"), "odd \\` one");
    }
}
