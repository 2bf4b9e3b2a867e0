//! The files that a command writes, each with its format.

use std::path::{Path, PathBuf};

use super::cli::FormatArg;
use crate::diagnostic::{Code, Diagnostic, say};
use crate::report::Format;

/// The files to write, each with the format that was asked for, or else that of its extension; known before anything is
/// read or written.
pub(super) fn formats(files: &[PathBuf], asked: Option<FormatArg>) -> Result<Vec<(&Path, Format)>, Diagnostic> {
    let with_format = |path: &'_ PathBuf| {
        let format = asked.map(Into::into).or_else(|| by_extension(path));
        format.ok_or_else(|| {
            let shown = path.display().to_string();
            let message = say!(
                "the extension of `{shown}` names no format; use .txt, .md or .json, or give `--format`",
                "la extensión de `{shown}` no indica ningún formato; use .txt, .md o .json, o indique `--format`"
            );
            Diagnostic::error(Code::UNREADABLE, message)
        })
    };
    files.iter().map(|path| with_format(path).map(|format| (path.as_path(), format))).collect()
}

fn by_extension(path: &Path) -> Option<Format> {
    match path.extension()?.to_str()? {
        "txt" => Some(Format::Table),
        "md" => Some(Format::Markdown),
        "json" => Some(Format::Json),
        _ => None,
    }
}
