//! The formats of a report.

use super::markdown::markdown;
use super::model::Report;
use super::table::table;

/// A format of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Plain text for a terminal.
    #[default]
    Table,
    /// The full report for people.
    Markdown,
    /// Everything, for programs.
    Json,
}

impl Format {
    /// Every format, with its word on the command line.
    pub const ALL: [(&'static str, Format); 3] =
        [("table", Format::Table), ("markdown", Format::Markdown), ("json", Format::Json)];

    /// Its word on the command line.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, format)| *format == self).map_or("", |(name, _)| name)
    }
}

/// A report in a format, ending with a line break. Only the table heeds the width of the terminal.
pub fn render(report: &Report, format: Format, width: usize) -> String {
    match format {
        Format::Table => table(report, width),
        Format::Markdown => markdown(report),
        Format::Json => json(report, true),
    }
}

/// A report as JSON: laid out over lines, or as one line among several reports.
pub fn json(report: &Report, pretty: bool) -> String {
    let text = if pretty { serde_json::to_string_pretty(report) } else { serde_json::to_string(report) };
    // Every key of a report is a text, so there is nothing that JSON could refuse.
    text.unwrap_or_else(|error| serde_json::json!({ "schema": report.schema, "error": error.to_string() }).to_string())
        + "\n"
}
