//! A page of differences: for a terminal, or as Markdown.

use crate::diagnostic::{Lang, Text};
use crate::report::escape;
use crate::report::text::{clean, columns, wrap};

/// How differences are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Plain text, no line wider than this.
    Text(usize),
    /// Markdown.
    Markdown,
}

/// A piece of the page.
pub(crate) enum Block {
    Title(String),
    Heading(String),
    Paragraph(String),
    /// A heading below another.
    Part(String),
    /// An empty line between lists, in plain text.
    Blank,
    /// A line of a list: how deep, its mark in plain text, its words.
    Item(usize, &'static str, String),
}

/// Pieces, one after the other.
pub(crate) struct Page {
    blocks: Vec<Block>,
    /// The language of its words.
    pub(crate) lang: Lang,
}

impl Page {
    pub(crate) fn new(lang: Lang) -> Self {
        Self { blocks: Vec::new(), lang }
    }

    pub(crate) fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    pub(crate) fn heading(&mut self, text: &Text) {
        self.blocks.push(Block::Heading(text.in_lang(self.lang).to_owned()));
    }

    pub(crate) fn render(&self, layout: Layout) -> String {
        let mut text = String::new();
        for block in &self.blocks {
            match layout {
                Layout::Text(width) => plain(block, width, &mut text),
                Layout::Markdown => markdown(block, &mut text),
            }
        }
        text
    }
}

fn plain(block: &Block, width: usize, text: &mut String) {
    let mut lines = |indent: usize, mark: &str, words: &str| {
        let (indent, mut mark) = (" ".repeat(indent), mark);
        let blank = " ".repeat(columns(mark));
        for line in wrap(&clean(words), width.saturating_sub(indent.len() + blank.len())) {
            text.push_str(format!("{indent}{mark}{line}").trim_end());
            text.push('\n');
            mark = &blank;
        }
    };
    match block {
        Block::Title(words) | Block::Paragraph(words) => lines(0, "", words),
        Block::Heading(words) => {
            let heading = wrap(&clean(words), width);
            let widest = heading.iter().map(|line| columns(line)).max().unwrap_or_default();
            text.push_str(&format!("\n{}\n{}\n", heading.join("\n"), "-".repeat(widest)));
        }
        Block::Part(words) => {
            text.push('\n');
            for line in wrap(&clean(words), width) {
                text.push_str(&format!("{line}\n"));
            }
        }
        Block::Blank => text.push('\n'),
        Block::Item(depth, mark, words) => lines(depth * 2, mark, words),
    }
}

fn markdown(block: &Block, text: &mut String) {
    match block {
        Block::Title(words) => text.push_str(&format!("# {}\n\n", escape(words))),
        Block::Heading(words) => text.push_str(&format!("\n## {}\n\n", escape(words))),
        Block::Paragraph(words) => {
            // Without a blank line it would be part of the last item.
            let after_item = text.lines().next_back().is_some_and(|line| line.trim_start().starts_with("- "));
            text.push_str(&format!("{}{}\n", if after_item { "\n" } else { "" }, escape(words)));
        }
        Block::Part(words) => text.push_str(&format!("\n### {}\n\n", escape(words))),
        Block::Blank => {}
        Block::Item(depth, mark, words) => {
            let depth = (*depth).min(2);
            // The words say what the signs of the plain text do.
            let mark = if *mark == "! " { "**!** " } else { "" };
            text.push_str(&format!("{}- {mark}{}\n", "  ".repeat(depth), escape(words)));
        }
    }
}
