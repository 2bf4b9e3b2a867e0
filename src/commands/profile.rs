//! `auditlite profile new|check|schema`.

use std::io;
use std::path::Path;

use super::cli::{ProfileCommand, TextFormat};
use super::files::{self, Overwrite};
use super::input::{self, Named};
use super::progress::Progress;
use super::{Exit, Output, count_in_words, diagnostics_json_in, interview};
use crate::diagnostic::{Diagnostic, Lang};
use crate::evaluate::{override_problems, rebate_problems, unknown_state, unread_facts};
use crate::facility::{json_schema, new_profile};
use crate::intake::write_intake;
use crate::library::Library;
use crate::questionnaire::questionnaire;

pub(super) fn run(command: &ProfileCommand, output: &mut Output<'_>) -> io::Result<Exit> {
    let common = match command {
        ProfileCommand::New { common, .. }
        | ProfileCommand::Check { common, .. }
        | ProfileCommand::Schema { common } => common,
    };
    let lang: Lang = common.lang.into();
    let Some(library) = input::open_library(common.rules.as_ref(), lang, output)? else {
        return Ok(Exit::Input);
    };
    match command {
        ProfileCommand::New { sector, output: file, interactive, force, .. } => {
            let overwrite = if *force { Overwrite::Force } else { Overwrite::Never };
            if let (true, Some(file)) = (interactive, file) {
                return interview::run(&library, file, sector.as_deref(), overwrite, lang, output);
            }
            // The command line does not take it without a sector.
            let Some(sector) = sector else { return Ok(Exit::Usage) };
            let written = match blank(&library, sector, lang, file.as_deref()) {
                Ok(bytes) => bytes,
                Err(problem) => return output.refuse(&[problem], lang),
            };
            let Some(file) = file else { return output.out.write_all(&written).map(|()| Exit::Done) };
            match files::write(&[(file.clone(), &written)], overwrite) {
                Ok(()) => Ok(Exit::Done),
                Err(problems) => output.refuse(&problems, lang),
            }
        }
        ProfileCommand::Schema { .. } => {
            let schema = json_schema(&library.fields, lang);
            output.out.write_all(format!("{schema:#}\n").as_bytes())?;
            Ok(Exit::Done)
        }
        ProfileCommand::Check { profiles, beside, format, .. } => {
            if let Err(problem) = input::check_bills(beside, profiles) {
                return output.refuse(&[problem], lang);
            }
            let mut all = Vec::new();
            let mut read = Vec::new();
            let mut exit = Exit::Done;
            let progress = Progress::of_parts(profiles.len(), ["profiles", "perfiles"], lang, output.terminal);
            for path in profiles {
                let (files, profile) = input::profile_with_text(Named::new(path, beside), &library);
                let problems = match profile {
                    Ok((facility, mut warnings)) => {
                        let mut more = override_problems(&library, &facility);
                        more.extend(rebate_problems(&library, &facility));
                        more.extend(unknown_state(&library, &facility));
                        more.extend(unread_facts(&library, &facility));
                        warnings.extend(more.into_iter().map(|problem| facility.placed(problem)));
                        warnings
                    }
                    Err(rejected) => {
                        exit = exit.max(if rejected.unreadable { Exit::Input } else { Exit::No });
                        rejected.diagnostics
                    }
                };
                if *format == TextFormat::Text {
                    let shown = path.display();
                    let summary = format!("{shown}: {}\n", count_in_words(&problems, lang));
                    progress.aside(|| {
                        output.complain_in(&input::texts(&files), &problems, lang)?;
                        output.out.write_all(summary.as_bytes())
                    })?;
                }
                all.extend(problems);
                read.extend(files);
                progress.step();
            }
            drop(progress);
            if *format == TextFormat::Json {
                output.out.write_all(diagnostics_json_in(&input::texts(&read), &all, lang).as_bytes())?;
            }
            Ok(exit)
        }
    }
}

/// A profile to fill in: a workbook where the file is called one, else JSON.
fn blank(library: &Library, sector: &str, lang: Lang, file: Option<&Path>) -> Result<Vec<u8>, Diagnostic> {
    let extension = file.and_then(Path::extension).map(|extension| extension.to_string_lossy().to_lowercase());
    if extension.as_deref() == Some("xlsx") {
        return write_intake(&questionnaire(library, sector), lang);
    }
    let read = library.read_paths_of_sector(sector);
    Ok(new_profile(&library.fields, sector, lang, &|path| read.contains(path)).into_bytes())
}
