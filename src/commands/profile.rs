//! `auditlite profile new|check|schema`.

use std::fs;
use std::io::{self, Write};

use super::cli::{ProfileCommand, TextFormat};
use super::input::{self, Named};
use super::progress::Progress;
use super::{Exit, Output, count_in_words, diagnostics_json_in};
use crate::diagnostic::{Code, Diagnostic, Lang, say};
use crate::evaluate::{override_problems, rebate_problems, unknown_state, unread_facts};
use crate::facility::{json_schema, new_profile};

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
        ProfileCommand::New { sector, output: file, .. } => {
            let read = library.read_paths_of_sector(sector);
            let text = new_profile(&library.fields, sector, lang, &|path| read.contains(path));
            let Some(file) = file else { return output.out.write_all(text.as_bytes()).map(|()| Exit::Done) };
            // A profile that somebody has filled in is never written over.
            let written = fs::File::options().write(true).create_new(true).open(file);
            match written.and_then(|mut opened| opened.write_all(text.as_bytes())) {
                Ok(()) => Ok(Exit::Done),
                Err(error) => {
                    let shown = file.display().to_string();
                    let message = if error.kind() == io::ErrorKind::AlreadyExists {
                        say!(
                            "`{shown}` exists already and was left as it is",
                            "`{shown}` ya existe y se dejó como está"
                        )
                    } else {
                        say!("`{shown}` cannot be written: {error}", "no se puede escribir `{shown}`: {error}")
                    };
                    output.complain([&Diagnostic::error(Code::UNREADABLE, message)], lang)?;
                    Ok(Exit::Input)
                }
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
                        warnings.extend(override_problems(&library, &facility));
                        warnings.extend(rebate_problems(&library, &facility));
                        warnings.extend(unknown_state(&library, &facility));
                        warnings.extend(unread_facts(&library, &facility));
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
