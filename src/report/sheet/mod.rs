//! The walk-through sheet for people: as text of 80 columns, and as Markdown to print.

mod markdown;
mod table;
mod words;

pub use markdown::sheet_markdown;
pub use table::sheet_table;
