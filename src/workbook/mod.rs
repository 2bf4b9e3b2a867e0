//! Workbooks of Excel and its kin: the one way in which ours are written, and strangers' opened so that they do no harm.

mod address;
mod book;
mod fit;
mod read;
mod style;
pub mod write;

pub use address::Address;
pub use book::{Cell, Sheet, Target, Value, Workbook};
pub(crate) use fit::lines;
pub use read::{is_workbook, read_workbook};
pub use style::{Look, Style, decimals};
