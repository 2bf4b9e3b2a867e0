//! `auditlite checklist`: the sheet for the visit.

use std::fs;
use std::io;
use std::path::Path;

use super::cli::ChecklistArgs;
use super::files::unwritable;
use super::formats::formats;
use super::{Exit, Output, input};
use crate::checklist::{Checklist, checklist_of_plant, checklist_of_sector};
use crate::diagnostic::{Diagnostic, Lang};
use crate::report::{Format, sheet_markdown, sheet_table};

pub(super) fn run(arguments: &ChecklistArgs, output: &mut Output<'_>) -> io::Result<Exit> {
    let lang: Lang = arguments.common.lang.into();
    let files = match formats(&arguments.output, arguments.format) {
        Ok(files) => files,
        Err(problem) => {
            output.complain([&problem], lang)?;
            return Ok(Exit::Usage);
        }
    };
    let Some(library) = input::open_library(arguments.common.rules.as_ref(), lang, output)? else {
        return Ok(Exit::Input);
    };
    let sheet = match &arguments.profile {
        None => checklist_of_sector(&library, arguments.sector.as_deref(), lang),
        Some(path) => {
            let Some((facility, warnings)) = input::open_profile(path, &library, lang, output)? else {
                return Ok(Exit::Input);
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
        let format = arguments.format.map_or(Format::Table, Into::into);
        output.out.write_all(text(&sheet, format).as_bytes())?;
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

fn text(sheet: &Checklist, format: Format) -> String {
    match format {
        Format::Table => sheet_table(sheet),
        Format::Markdown => sheet_markdown(sheet),
        // Every key of a sheet is a text, so there is nothing that JSON could refuse.
        Format::Json => serde_json::to_string_pretty(sheet).unwrap_or_default() + "\n",
    }
}
