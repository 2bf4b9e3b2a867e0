//! A page for people before it is laid out: every format shows the same.

/// A page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// What stands below the title, a line each.
    pub lead: Vec<String>,
    /// What follows.
    pub blocks: Vec<Block>,
}

/// A part of a page. Texts are as people gave them; each format makes them safe in its own way.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The title of a section.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// Things one below the other.
    Items(Vec<Item>),
    /// A table; a column is moved right where its head ends with `:`.
    Table {
        /// The heads of the columns.
        heads: Vec<String>,
        /// The rows, each with a cell for every head.
        rows: Vec<Vec<String>>,
    },
}

/// One thing of a list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Item {
    /// What stands before it, such as `1.`.
    pub mark: String,
    /// What it is.
    pub head: String,
    /// What there is to say of it, a line each.
    pub lines: Vec<String>,
}

impl Document {
    /// Adds a section, if there is anything in it.
    pub(super) fn section(&mut self, title: &str, items: Vec<Item>) {
        if !items.is_empty() {
            let count = items.len();
            self.blocks.push(Block::Heading(format!("{title} ({count})")));
            self.blocks.push(Block::Items(items));
        }
    }
}
