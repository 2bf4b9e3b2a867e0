//! `auditlite checklist`: the sheet for the visit.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::cli::{ChecklistArgs, FormatArg};
use super::files::unwritable;
use super::{Exit, Output, input};
use crate::checklist::{Checklist, checklist_of_plant, checklist_of_sector};
use crate::diagnostic::{Code, Diagnostic, Lang, say};
use crate::report::{sheet_markdown, sheet_table};

pub(super) fn run(arguments: &ChecklistArgs, output: &mut Output<'_>) -> io::Result<Exit> {
    let lang: Lang = arguments.common.lang.into();
    let mut files = Vec::new();
    for path in &arguments.output {
        let Some(format) = arguments.format.or_else(|| by_extension(path)) else {
            output.complain([&no_format(path)], lang)?;
            return Ok(Exit::Usage);
        };
        files.push((path, format));
    }
    let library = match input::library(arguments.common.rules.as_ref()) {
        Ok(library) => library,
        Err(problem) => {
            output.complain([&problem], lang)?;
            return Ok(Exit::Input);
        }
    };
    let sheet = match &arguments.profile {
        None => checklist_of_sector(&library, arguments.sector.as_deref(), lang),
        Some(path) => {
            let (facility, warnings) = match input::profile(path, &library) {
                Ok(read) => read,
                Err(rejected) => {
                    output.complain_in(&rejected.texts(), &rejected.diagnostics, lang)?;
                    return Ok(Exit::Input);
                }
            };
            output.complain(&warnings, lang)?;
            match checklist_of_plant(&library, &facility, lang) {
                Ok(sheet) => sheet,
                Err(problem) => {
                    output.complain([&problem], lang)?;
                    return Ok(Exit::Internal);
                }
            }
        }
    };
    if files.is_empty() {
        let text = text(&sheet, arguments.format.unwrap_or(FormatArg::Table));
        output.out.write_all(text.as_bytes())?;
    }
    for (path, format) in files {
        let text = text(&sheet, format);
        if path == Path::new("-") {
            output.out.write_all(text.as_bytes())?;
        } else if let Err(error) = fs::write(path, text) {
            output.complain([&unwritable(path, &error)], lang)?;
            return Ok(Exit::Input);
        }
    }
    let broken = library.problems.iter().any(Diagnostic::is_error) || !library.broken.is_empty();
    Ok(if broken { Exit::Partial } else { Exit::Done })
}

fn text(sheet: &Checklist, format: FormatArg) -> String {
    match format {
        FormatArg::Table => sheet_table(sheet),
        FormatArg::Markdown => sheet_markdown(sheet),
        FormatArg::Json => serde_json::to_string_pretty(sheet).unwrap_or_default() + "\n",
    }
}

fn by_extension(path: &Path) -> Option<FormatArg> {
    match path.extension()?.to_str()? {
        "txt" => Some(FormatArg::Table),
        "md" => Some(FormatArg::Markdown),
        "json" => Some(FormatArg::Json),
        _ => None,
    }
}

fn no_format(path: &PathBuf) -> Diagnostic {
    let shown = path.display().to_string();
    let message = say!(
        "the extension of `{shown}` names no format; use .txt, .md or .json, or give `--format`",
        "la extensión de `{shown}` no indica ningún formato; use .txt, .md o .json, o indique `--format`"
    );
    Diagnostic::error(Code::UNREADABLE, message)
}
