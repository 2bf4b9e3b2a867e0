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

use super::letterhead::{Letterhead, Markup};
use super::model::Report;
use super::phrases::Phrases;
use crate::diagnostic::Diagnostic;
pub(crate) use escape::escape;
pub(super) use escape::{code, code_cell, message};
pub(crate) use page::Page;
pub(super) use parts::{PARTS, parts};

/// The report in full, as Markdown.
pub fn markdown(report: &Report) -> String {
    joined(parts(Phrases::new(report)))
}

/// The same on the letterhead of a centre.
///
/// # Errors
/// What goes wrong in its layout.
pub fn markdown_on(report: &Report, letterhead: &Letterhead) -> Result<String, Diagnostic> {
    let parts = parts(Phrases::worded(report, &letterhead.wording));
    let laid_out = letterhead.lay_out(Markup::Markdown, report, &parts)?;
    Ok(laid_out.unwrap_or_else(|| joined(parts)))
}

fn joined(parts: Vec<(&'static str, String)>) -> String {
    let parts = parts.into_iter().map(|(_, text)| text).filter(|text| !text.is_empty());
    parts.collect::<Vec<_>>().join("\n")
}
