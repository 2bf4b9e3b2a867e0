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
mod markup;
mod measure;
mod measures;
mod parts;
mod plan;
mod plant;
mod quality;
mod security;
mod visible;

use super::model::Report;
use super::phrases::Phrases;

/// The report as one page, in one file.
pub fn html(report: &Report) -> String {
    document::document(Phrases::new(report))
}
