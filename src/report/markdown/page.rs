//! Markdown that grows block by block, each set apart by a blank line.

use super::escape::escape;
use crate::report::text::visible;

/// Markdown that grows block by block.
#[derive(Default)]
pub(crate) struct Page {
    text: String,
}

impl Page {
    pub(crate) fn finish(self) -> String {
        self.text
    }

    fn block(&mut self, block: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(block);
        self.text.push('\n');
    }

    /// A heading of a plain text.
    pub(crate) fn heading(&mut self, level: usize, title: &str) {
        self.block(&format!("{} {}", "#".repeat(level), escape(title)));
    }

    /// A heading with a number before it.
    pub(crate) fn numbered_heading(&mut self, level: usize, number: usize, title: &str) {
        self.block(&format!("{} {number}. {}", "#".repeat(level), escape(title)));
    }

    /// A paragraph of a plain text; an empty one is left out.
    pub(crate) fn paragraph(&mut self, text: &str) {
        let text = escape(text);
        if !text.is_empty() {
            self.block(&text);
        }
    }

    /// A paragraph that is Markdown already.
    pub(crate) fn markup(&mut self, markup: &str) {
        self.block(markup);
    }

    /// Lines as they are, such as a formula.
    pub(crate) fn code_block(&mut self, language: &str, text: &str) {
        // A fence longer than any run of backticks inside; the marks of direction and other control signs stay out.
        let lines: Vec<String> = text.lines().map(visible).collect();
        let longest = lines.iter().flat_map(|line| line.split(|letter| letter != '`')).map(str::len).max();
        let fence = "`".repeat(longest.unwrap_or_default().max(2) + 1);
        self.block(&format!("{fence}{language}\n{}\n{fence}", lines.join("\n")));
    }

    /// A list of items that are Markdown already, each behind its mark.
    pub(crate) fn list(&mut self, mark: &str, items: &[String]) {
        let lines: Vec<String> = items.iter().map(|item| format!("{mark} {item}")).collect();
        if !lines.is_empty() {
            self.block(&lines.join("\n"));
        }
    }

    /// A numbered list of plain texts.
    pub(crate) fn numbered(&mut self, items: &[String]) {
        let lines: Vec<String> =
            items.iter().enumerate().map(|(at, item)| format!("{}. {}", at + 1, escape(item))).collect();
        if !lines.is_empty() {
            self.block(&lines.join("\n"));
        }
    }

    /// A table whose cells are Markdown already; a column is moved right where its head ends with `:`.
    pub(crate) fn table(&mut self, heads: &[impl AsRef<str>], rows: &[Vec<String>]) {
        if rows.is_empty() {
            return;
        }
        let titles: Vec<String> = heads.iter().map(|head| escape(head.as_ref().trim_end_matches(':'))).collect();
        let rule: Vec<&str> =
            heads.iter().map(|head| if head.as_ref().ends_with(':') { "---:" } else { "---" }).collect();
        let mut lines = vec![line(&titles), format!("| {} |", rule.join(" | "))];
        lines.extend(rows.iter().map(|row| line(row)));
        self.block(&lines.join("\n"));
    }
}

fn line(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}
