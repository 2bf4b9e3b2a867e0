//! The formats of lists and sheets that are no report.

/// A format of a list or sheet that is no report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SheetFormat {
    /// Plain text for a terminal.
    #[default]
    Table,
    /// With headings and tables, for people.
    Markdown,
    /// Everything, for programs.
    Json,
}

impl SheetFormat {
    /// The format of an extension, in capitals or not.
    pub fn by_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "txt" => Some(Self::Table),
            "md" => Some(Self::Markdown),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}
