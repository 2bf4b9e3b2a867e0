//! The report in full, as Markdown for the plant manager and the engineer.

mod audits;
mod balance;
mod baseline;
mod calculation;
mod checking;
mod closing;
mod drawn;
mod escape;
mod lists;
mod manager;
mod measure;
mod page;
mod parts;
mod plan;

use super::model::Report;
use super::phrases::Phrases;
pub(crate) use escape::escape;
pub(super) use escape::{code, code_cell, message};
pub(super) use page::Page;
pub(super) use parts::{PARTS, parts};

/// The report in full, as Markdown.
pub fn markdown(report: &Report) -> String {
    let parts = parts(Phrases::new(report)).into_iter().map(|(_, text)| text);
    parts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}
