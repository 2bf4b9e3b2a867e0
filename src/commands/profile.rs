//! `auditlite profile new|check|schema`.

use std::fs;
use std::io::{self, Write};

use super::cli::{ProfileCommand, TextFormat};
use super::{Exit, Output, count_in_words, diagnostics_json_in, input};
use crate::diagnostic::{Code, Diagnostic, Lang, Texts, say};
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
        ProfileCommand::Check { profiles, format, .. } => {
            let mut all = Vec::new();
            let mut read: Vec<(String, Vec<u8>)> = Vec::new();
            let mut exit = Exit::Done;
            for path in profiles {
                let shown = path.display().to_string();
                let (bytes, profile) = input::profile_with_text(path, &library);
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
                    output.complain_in(&Texts::one(&shown, &bytes), &problems, lang)?;
                    let summary = format!("{}: {}\n", path.display(), count_in_words(&problems, lang));
                    output.out.write_all(summary.as_bytes())?;
                }
                all.extend(problems);
                read.push((shown, bytes));
            }
            if *format == TextFormat::Json {
                let texts = read.iter().map(|(file, bytes)| (file.as_str(), bytes.as_slice())).collect();
                output.out.write_all(diagnostics_json_in(&texts, &all, lang).as_bytes())?;
            }
            Ok(exit)
        }
    }
}
