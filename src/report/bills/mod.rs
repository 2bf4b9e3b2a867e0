//! Bills worked out again, as a document of its own: `auditlite/bills@1`.

mod markdown;
mod model;
mod table;
mod words;

pub use model::{
    BillEntry, BillsReport, ChargeLine, ComparedEntry, DifferenceEntry, PriceOriginEntry, TaxEntry, YearEntry,
};

use super::sheet_format::SheetFormat;

/// The document in a format, ending with a line break.
pub fn render_bills(report: &BillsReport, format: SheetFormat, width: usize) -> String {
    match format {
        SheetFormat::Table => table::table(report, width),
        SheetFormat::Markdown => markdown::markdown(report),
        SheetFormat::Json => crate::json::written(serde_json::to_string_pretty(report).unwrap_or_default() + "\n"),
    }
}
