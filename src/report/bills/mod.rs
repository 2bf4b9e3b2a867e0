//! Bills worked out again, as a document of its own: `auditlite/bills@1`.

mod markdown;
mod model;
mod table;
mod words;

pub use model::{
    BillEntry, BillsReport, ChargeLine, ComparedEntry, DifferenceEntry, PriceOriginEntry, TaxEntry, YearEntry,
};

use super::format::Format;

/// The document in a format, ending with a line break.
pub fn render_bills(report: &BillsReport, format: Format, width: usize) -> String {
    match format {
        Format::Table => table::table(report, width),
        Format::Markdown => markdown::markdown(report),
        Format::Json => serde_json::to_string_pretty(report).unwrap_or_default() + "\n",
    }
}
