//! Workbooks: the one way in which all of ours are written.

mod style;
mod write;

pub use style::{Look, Style, decimals};
pub use write::{Book, Cached, Only, Sheet, address, name};
