//! Lines for a terminal of 80 columns.

use textwrap::{Options, WordSplitter};

/// How wide a terminal is taken to be.
const WIDTH: usize = 80;

/// A text wrapped behind a mark, its later lines under the first.
pub(super) fn hanging(mark: &str, text: &str) -> String {
    let blank = " ".repeat(textwrap::core::display_width(mark));
    let options = Options::new(WIDTH)
        .initial_indent(mark)
        .subsequent_indent(&blank)
        .word_splitter(WordSplitter::NoHyphenation)
        .break_words(false);
    textwrap::fill(text, options) + "\n"
}
