//! A document of headings, paragraphs and tables, as plain text or as Markdown.

use crate::report::{escape, wrap};

/// How the result is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Plain text of so many columns.
    Text(usize),
    /// Markdown.
    Markdown,
}

/// A document that grows block by block.
pub(super) struct Page {
    layout: Layout,
    text: String,
    /// Whether the last block is the title of a section.
    titled: bool,
}

impl Page {
    pub(super) fn new(layout: Layout) -> Self {
        Self { layout, text: String::new(), titled: false }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// A text wrapped to a width.
    fn lines(&mut self, text: &str, width: usize) {
        for line in wrap(text, width) {
            self.line(&line);
        }
    }

    fn apart(&mut self) {
        self.titled = false;
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// The title of the whole.
    pub(super) fn title(&mut self, title: &str) {
        match self.layout {
            Layout::Text(width) => self.lines(title, width),
            Layout::Markdown => self.line(&format!("# {}", escape(title))),
        }
    }

    /// The title of a section.
    pub(super) fn heading(&mut self, title: &str) {
        self.apart();
        match self.layout {
            Layout::Text(width) => {
                let lines = wrap(title, width);
                let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or_default();
                for line in &lines {
                    self.line(line);
                }
                self.line(&"-".repeat(longest));
                self.titled = true;
            }
            Layout::Markdown => self.line(&format!("## {}", escape(title))),
        }
    }

    /// A paragraph; in text it follows on a heading without a blank line.
    pub(super) fn paragraph(&mut self, text: &str) {
        match self.layout {
            Layout::Text(width) => {
                if !self.titled {
                    self.apart();
                }
                self.titled = false;
                self.lines(text, width);
            }
            Layout::Markdown => {
                self.apart();
                self.line(&escape(text));
            }
        }
    }

    /// A table: the first column to the left, the others to the right.
    pub(super) fn table(&mut self, heads: &[String], rows: &[Vec<String>]) {
        self.apart();
        match self.layout {
            Layout::Text(_) => self.grid(heads, rows),
            Layout::Markdown => {
                let cells = |cells: &[String]| -> String {
                    let cells: Vec<String> = cells.iter().map(|cell| escape(cell)).collect();
                    format!("| {} |", cells.join(" | "))
                };
                let rule = std::iter::once("---").chain(std::iter::repeat_n("---:", heads.len().saturating_sub(1)));
                let rule: Vec<&str> = rule.collect();
                self.line(&cells(&heads.iter().map(|head| head.replace('\n', " ")).collect::<Vec<_>>()));
                self.line(&format!("| {} |", rule.join(" | ")));
                for row in rows {
                    self.line(&cells(row));
                }
            }
        }
    }

    /// Columns as wide as their widest cell; heads may have two lines.
    fn grid(&mut self, heads: &[String], rows: &[Vec<String>]) {
        let parts: Vec<Vec<&str>> = heads.iter().map(|head| head.split('\n').collect()).collect();
        let height = parts.iter().map(Vec::len).max().unwrap_or_default();
        let wide = |text: &str| text.chars().count();
        let widths: Vec<usize> = parts
            .iter()
            .enumerate()
            .map(|(at, head)| {
                let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| wide(cell));
                head.iter().map(|part| wide(part)).chain(cells).max().unwrap_or_default()
            })
            .collect();
        let join = |cells: &[&str]| -> String {
            let cells = cells.iter().zip(&widths).enumerate().map(|(at, (cell, width))| {
                let fill = " ".repeat(width.saturating_sub(wide(cell)));
                if at == 0 { format!("{cell}{fill}") } else { format!("{fill}{cell}") }
            });
            cells.collect::<Vec<_>>().join("  ")
        };
        for level in 0..height {
            let cells: Vec<&str> = parts
                .iter()
                .map(|part| (level + part.len()).checked_sub(height).and_then(|at| part.get(at)).copied().unwrap_or(""))
                .collect();
            self.line(&join(&cells));
        }
        for row in rows {
            self.line(&join(&row.iter().map(String::as_str).collect::<Vec<_>>()));
        }
    }
}
