//! The report as a workbook that recomputes: prices, limits and assumptions are cells that a reader may change, and money,
//! payback and order follow by the formulas that the report exports.
//!
//! What stands in cells until somebody changes one are the report's own numbers. Ranges, texts and written calculations are
//! those of the report and do not follow; the sheets say so.

mod assumptions;
mod baseline;
mod calculation;
mod charts;
mod followup;
mod inputs;
mod label;
mod measures;
mod missing;
mod order;
mod page;
mod steps;
mod summary;
mod totals;
mod verdict;

pub use followup::{FOLLOW_UP_HEADS, FollowUpHead, follow_up_sheet};

use self::inputs::Inputs;
use self::verdict::Verdict;
use super::model::Report;
use super::phrases::Phrases;
use super::words::Word;
use crate::diagnostic::Diagnostic;
use crate::workbook::write::Book;

/// The report as a workbook.
///
/// # Errors
/// Something of it does not fit into a workbook.
pub fn xlsx(report: &Report) -> Result<Vec<u8>, Diagnostic> {
    let phrases = Phrases::new(report);
    let title = phrases.fill(Word::Title, &[("plant", &phrases.plant())]);
    let mut book = Book::new(&title, phrases.lang);
    let inputs = Inputs::new(phrases);
    let assumptions = assumptions::sheet(phrases, &inputs);
    let (calculation, steps) = calculation::sheet(phrases, &inputs);
    let verdicts = Verdict::all(phrases, &steps);
    let (measures, amounts) = measures::sheet(phrases, &steps, verdicts);
    let summary = summary::sheet(phrases, &amounts, &assumptions.changed);
    let mut sheets = vec![summary, measures, calculation, assumptions.sheet];
    sheets.extend([baseline::sheet(phrases), missing::sheet(phrases), followup::sheet(phrases)]);
    for mut sheet in sheets {
        sheet.page_head(&phrases.plant());
        book.add(sheet);
    }
    for (name, address) in &assumptions.names {
        book.define(name, address);
    }
    book.finish()
}
