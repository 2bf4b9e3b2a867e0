//! The formats of a report.

use super::chat::chat;
use super::csv::csv;
use super::html::{html, html_on};
use super::letterhead::Letterhead;
use super::markdown::{markdown, markdown_on};
use super::model::Report;
use super::pdf;
use super::table::table;
use super::xlsx::xlsx;
use crate::diagnostic::Diagnostic;
use crate::json::written;

/// A format of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Plain text for a terminal.
    #[default]
    Table,
    /// The full report for people.
    Markdown,
    /// The measures as rows, for a spreadsheet.
    Csv,
    /// What to do first, in a message of at most 1,000 characters.
    Chat,
    /// A page for a browser, in one file.
    Html,
    /// A workbook that recomputes, in one file.
    Xlsx,
    /// A typeset document.
    Pdf,
    /// Everything, for programs.
    Json,
}

/// What a format is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Lines of text, which a terminal can show.
    Text,
    /// Bytes, which a terminal cannot show.
    Bytes,
}

/// What a file of several reports is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Several {
    /// One after the other.
    Joined,
    /// There is none: a file holds one report.
    Single,
}

/// What is known of a format.
#[derive(Debug, Clone, Copy)]
pub struct FormatEntry {
    /// The format.
    pub format: Format,
    /// Its word on the command line.
    pub name: &'static str,
    /// What it is, for the help of the command line.
    pub help: &'static str,
    /// The extension of its files. Of formats that share one, the first goes by it.
    pub extension: &'static str,
    /// What it is made of.
    pub content: Content,
    /// What a file of several reports is.
    pub several: Several,
}

/// Every format.
pub const FORMATS: &[FormatEntry] = &[
    FormatEntry {
        format: Format::Table,
        name: "table",
        help: "Plain text of 80 columns (.txt)",
        extension: "txt",
        content: Content::Text,
        several: Several::Joined,
    },
    FormatEntry {
        format: Format::Markdown,
        name: "markdown",
        help: "Everything for people, with headings and tables (.md)",
        extension: "md",
        content: Content::Text,
        several: Several::Joined,
    },
    FormatEntry {
        format: Format::Csv,
        name: "csv",
        help: "The measures as rows of a spreadsheet (.csv)",
        extension: "csv",
        content: Content::Text,
        several: Several::Joined,
    },
    FormatEntry {
        format: Format::Chat,
        name: "chat",
        help: "What to do first, at most 1,000 characters for a messenger",
        extension: "txt",
        content: Content::Text,
        several: Several::Joined,
    },
    FormatEntry {
        format: Format::Html,
        name: "html",
        help: "A page with charts, to read, print and recompute (.html)",
        extension: "html",
        content: Content::Text,
        several: Several::Single,
    },
    FormatEntry {
        format: Format::Xlsx,
        name: "xlsx",
        help: "A workbook for Excel with live formulas and charts (.xlsx)",
        extension: "xlsx",
        content: Content::Bytes,
        several: Several::Single,
    },
    FormatEntry {
        format: Format::Pdf,
        name: "pdf",
        help: if cfg!(feature = "pdf") {
            "The report on paper, typeset, with contents and bookmarks (.pdf)"
        } else {
            "The report on paper (.pdf): not in this build, install it with `--features pdf`"
        },
        extension: "pdf",
        content: Content::Bytes,
        several: Several::Single,
    },
    FormatEntry {
        format: Format::Json,
        name: "json",
        help: "Everything, for programs (.json)",
        extension: "json",
        content: Content::Text,
        several: Several::Joined,
    },
];

/// A size of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 8.5 by 11 inches, as in Mexico.
    #[default]
    Letter,
    /// 210 by 297 millimetres.
    A4,
}

/// For whom a report is rendered.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Columns of the terminal, which only the table heeds.
    pub width: usize,
    /// The letterhead, which documents have.
    pub letterhead: Option<&'a Letterhead>,
    /// The size of paper, which only PDF heeds.
    pub paper: Paper,
}

impl Default for Setting<'_> {
    fn default() -> Self {
        Self { width: 80, letterhead: None, paper: Paper::Letter }
    }
}

impl Format {
    /// Whether a letterhead shows in it.
    pub fn has_letterhead(self) -> bool {
        matches!(self, Format::Markdown | Format::Html | Format::Pdf)
    }

    /// Whether it has pages of a size.
    pub fn has_paper(self) -> bool {
        self == Format::Pdf
    }

    /// Why this build of the program does not make it.
    pub fn missing(self) -> Option<Diagnostic> {
        pdf::missing().filter(|_| self == Format::Pdf)
    }

    /// What is known of it.
    pub fn entry(self) -> Option<&'static FormatEntry> {
        FORMATS.iter().find(|entry| entry.format == self)
    }

    /// Its word on the command line.
    pub fn name(self) -> &'static str {
        self.entry().map_or("", |entry| entry.name)
    }

    /// The format of a word of the command line.
    pub fn named(name: &str) -> Option<Self> {
        FORMATS.iter().find(|entry| entry.name == name).map(|entry| entry.format)
    }

    /// The format of an extension, in capitals or not.
    pub fn by_extension(extension: &str) -> Option<Self> {
        FORMATS.iter().find(|entry| entry.extension.eq_ignore_ascii_case(extension)).map(|entry| entry.format)
    }

    /// Whether files of it may have an extension.
    pub fn goes_with(self, extension: &str) -> bool {
        self.entry().is_some_and(|entry| entry.extension.eq_ignore_ascii_case(extension))
    }

    /// What a file of several reports is.
    pub fn several(self) -> Several {
        self.entry().map_or(Several::Joined, |entry| entry.several)
    }

    /// What it is made of.
    pub fn content(self) -> Content {
        self.entry().map_or(Content::Text, |entry| entry.content)
    }
}

/// A report in a format; text ends with a line break.
///
/// # Errors
/// A format that cannot be made of this report.
pub fn render(report: &Report, format: Format, setting: Setting<'_>) -> Result<Vec<u8>, Diagnostic> {
    let text = match format {
        Format::Pdf => return pdf::pdf(report, setting),
        Format::Table => table(report, setting.width),
        Format::Markdown => match setting.letterhead {
            Some(letterhead) => markdown_on(report, letterhead)?,
            None => markdown(report),
        },
        Format::Csv => csv(report),
        Format::Html => match setting.letterhead {
            Some(letterhead) => html_on(report, letterhead)?,
            None => html(report),
        },
        Format::Chat => chat(report),
        Format::Xlsx => return xlsx(report),
        Format::Json => json(report, true),
    };
    Ok(text.into_bytes())
}

/// A report as JSON: laid out over lines, or as one line among several reports.
pub fn json(report: &Report, pretty: bool) -> String {
    let text = if pretty { serde_json::to_string_pretty(report) } else { serde_json::to_string(report) };
    // Every key of a report is a text, so there is nothing that JSON could refuse.
    written(
        text.unwrap_or_else(|error| {
            serde_json::json!({ "schema": report.schema, "error": error.to_string() }).to_string()
        }) + "\n",
    )
}
