//! Texts of strangers, so that a browser shows them and obeys nothing in them.

use std::fmt::Write;

use crate::diagnostic::hides;

/// Adds a text to HTML, in an element or between the quotes of an attribute. Signs that a browser would obey are escaped;
/// control characters and marks that turn the direction of writing or hide text are shown by their numbers.
pub(crate) fn visible(text: &str, into: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            '\n' | '\t' => into.push(' '),
            '\r' => {}
            other if hides(other) => {
                // Writing to a text never fails.
                let _ = write!(into, "[U+{:04X}]", u32::from(other));
            }
            other => into.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::visible;

    fn shown(text: &str) -> String {
        let mut shown = String::new();
        visible(text, &mut shown);
        shown
    }

    #[test]
    fn nothing_that_a_browser_obeys_is_left() {
        assert_eq!(shown("<b a='1' c=\"2\">&amp;"), "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;amp;");
    }

    #[test]
    fn what_hides_is_shown_by_its_number() {
        assert_eq!(shown("a\u{1b}[31m\u{202e}b\u{200b}\u{0}"), "a[U+001B][31m[U+202E]b[U+200B][U+0000]");
        assert_eq!(shown("año · 3 m² → ≤ \u{a0}x"), "año · 3 m² → ≤ \u{a0}x");
    }
}
