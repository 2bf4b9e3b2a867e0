//! Workbooks of Excel and its kin: what stands in their cells, opened so that a stranger's file does no harm.

mod address;
mod book;
mod read;

pub use address::Address;
pub use book::{Cell, Sheet, Target, Value, Workbook};
pub use read::{is_workbook, read_workbook};
