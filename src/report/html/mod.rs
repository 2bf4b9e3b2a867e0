//! The report as one page of HTML: for the screen, the phone and paper. It loads nothing, works without its script, and
//! with it works the measures out again by the formulas that the report exports.

mod calculation;
mod charts;
mod data;
mod document;
mod glossary;
mod label;
mod lists;
mod manager;
mod measure;
mod measures;
mod plan;
mod plant;
mod quality;
mod style;

#[cfg(feature = "pdf")]
pub(super) use document::on_paper;
#[cfg(feature = "pdf")]
pub(super) use style::{colours, of_drawings};

pub(super) use label::Label;

use super::letterhead::{Letterhead, Markup};
use super::model::Report;
use super::phrases::Phrases;
use crate::diagnostic::Diagnostic;

/// The report as one page, in one file.
pub fn html(report: &Report) -> String {
    document::document(Phrases::new(report), None, None)
}

/// The page with the words, logo, colours and style of a centre. Its layout, if it has one, fills the main part.
///
/// # Errors
/// What goes wrong in the layout, with its line.
pub fn html_on(report: &Report, letterhead: &Letterhead) -> Result<String, Diagnostic> {
    let phrases = Phrases::worded(report, &letterhead.wording);
    let parts = if letterhead.lays_out(Markup::Html) { document::parts(phrases) } else { Vec::new() };
    let main = if parts.is_empty() { None } else { letterhead.lay_out(Markup::Html, report, &parts)? };
    Ok(document::document(phrases, Some(letterhead), main.as_deref()))
}
