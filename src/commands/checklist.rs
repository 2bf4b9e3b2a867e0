//! `auditlite checklist`: the sheet for the visit.

use std::io;

use super::cli::ChecklistArgs;
use super::input::{self, Named};
use super::targets::Targets;
use super::{Exit, Output};
use crate::checklist::{Checklist, checklist_of_plant, checklist_of_sector};
use crate::diagnostic::{Diagnostic, Lang};
use crate::json::written;
use crate::report::{SheetFormat, sheet_markdown, sheet_table};

pub(super) fn run(arguments: &ChecklistArgs, output: &mut Output<'_>) -> io::Result<Exit> {
    let lang: Lang = arguments.common.lang.into();
    let targets = match Targets::of_sheet(&arguments.to, output.terminal) {
        Ok(targets) => targets,
        Err(problems) => return output.refuse(&problems, lang),
    };
    if let Err(problem) = input::check_bills(&arguments.beside, arguments.profile.as_slice()) {
        return output.refuse(&[problem], lang);
    }
    let Some(library) = input::open_library(arguments.common.rules.as_ref(), lang, output)? else {
        return Ok(Exit::Input);
    };
    let sheet = match &arguments.profile {
        None => checklist_of_sector(&library, arguments.sector.as_deref(), lang),
        Some(path) => {
            let named = Named::new(path, &arguments.beside);
            let Some((facility, warnings)) = input::open_profile(named, &library, lang, output)? else {
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
    let delivered = targets.deliver(lang, output, |format| Ok(text(&sheet, format).into_bytes()))?;
    if delivered != Exit::Done {
        return Ok(delivered);
    }
    let broken = library.problems.iter().any(Diagnostic::is_error) || !library.broken.is_empty();
    Ok(if broken { Exit::Partial } else { Exit::Done })
}

fn text(sheet: &Checklist, format: SheetFormat) -> String {
    match format {
        SheetFormat::Table => sheet_table(sheet),
        SheetFormat::Markdown => sheet_markdown(sheet),
        // Every key of a sheet is a text, so there is nothing that JSON could refuse.
        SheetFormat::Json => written(serde_json::to_string_pretty(sheet).unwrap_or_default() + "\n"),
    }
}
