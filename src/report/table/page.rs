//! Lines of plain text no wider than a terminal.

use crate::report::text::{columns, wrap};

/// Plain text that grows line by line.
pub(crate) struct Page {
    width: usize,
    text: String,
}

impl Page {
    pub(crate) fn new(width: usize) -> Self {
        Self { width, text: String::new() }
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    pub(crate) fn finish(self) -> String {
        self.text
    }

    /// A line that is known to fit.
    pub(crate) fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    pub(crate) fn blank(&mut self) {
        self.line("");
    }

    /// A text wrapped behind an indent.
    pub(crate) fn paragraph(&mut self, indent: usize, text: &str) {
        self.hanging(indent, "", text);
    }

    /// A text wrapped behind a mark, its later lines under the first.
    pub(crate) fn hanging(&mut self, indent: usize, mark: &str, text: &str) {
        let indent = " ".repeat(indent);
        let blank = " ".repeat(columns(mark));
        let width = self.width.saturating_sub(indent.len() + blank.len());
        let mut mark = mark;
        for line in wrap(text, width) {
            self.line(&format!("{indent}{mark}{line}"));
            mark = &blank;
        }
    }

    /// The title of a section, underlined.
    pub(crate) fn heading(&mut self, title: &str) {
        self.blank();
        for line in wrap(title, self.width) {
            self.line(&line);
        }
        self.line(&"-".repeat(columns(title).min(self.width)));
    }
}
