//! `auditlite recommend`: the main job.

use std::fs;
use std::io;
use std::path::Path;

use super::cli::RecommendArgs;
use super::formats::formats;
use super::input::{self, Rejected};
use super::{Exit, Output};
use crate::budget::read_budget;
use crate::diagnostic::{Code, Diagnostic, Lang, say};
use crate::draws::Settings;
use crate::report::{Format, Options, Report, build, rejected, render};

/// Columns of the table.
const WIDTH: usize = 80;

/// A report, or the profile that was rejected.
enum Entry {
    Report(Box<Report>),
    Rejected(Rejected),
}

pub(super) fn run(arguments: &RecommendArgs, output: &mut Output<'_>) -> io::Result<Exit> {
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
    let budget = match arguments.budget.as_deref().map(|text| read_budget(text, arguments.objective.into())).transpose()
    {
        Ok(budget) => budget,
        Err(problem) => {
            output.complain([&problem], lang)?;
            return Ok(Exit::Usage);
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let settings = Settings { count: arguments.draws, seed: arguments.seed, threads };
    let options = Options {
        lang,
        rank_by: arguments.rank_by.into(),
        max_payback: arguments.max_payback,
        draws: Some(settings),
        budget,
    };
    let mut entries = Vec::new();
    // A file of the folder that cannot be used is a part that was not done.
    let mut failed = library.problems.iter().any(Diagnostic::is_error);
    for path in &arguments.profiles {
        match input::profile(path, &library) {
            Ok((facility, warnings)) => {
                let report = match build(&library, &facility, warnings, options) {
                    Ok(report) => report,
                    Err(problem) => {
                        output.complain([&problem], lang)?;
                        let usage = problem.code == Code::BAD_BUDGET;
                        return Ok(if usage { Exit::Usage } else { Exit::Internal });
                    }
                };
                failed |= !report.failed.is_empty();
                entries.push(Entry::Report(Box::new(report)));
            }
            Err(problem) => {
                output.complain_in(&problem.texts(), &problem.diagnostics, lang)?;
                entries.push(Entry::Rejected(problem));
            }
        }
    }
    let rejected = entries.iter().filter(|entry| matches!(entry, Entry::Rejected(_))).count();
    if rejected == entries.len() && entries.len() == 1 {
        return Ok(Exit::Input);
    }
    if arguments.output.is_empty() {
        let format = arguments.format.map_or(Format::Table, Into::into);
        output.out.write_all(text(&entries, format, lang).as_bytes())?;
    }
    for (path, format) in files {
        let text = text(&entries, format, lang);
        if path == Path::new("-") {
            output.out.write_all(text.as_bytes())?;
        } else if let Err(error) = fs::write(path, text) {
            let shown = path.display().to_string();
            let message = say!("`{shown}` cannot be written: {error}", "no se puede escribir `{shown}`: {error}");
            output.complain([&Diagnostic::error(Code::UNREADABLE, message)], lang)?;
            return Ok(Exit::Input);
        }
    }
    Ok(match (rejected, failed) {
        (0, false) => Exit::Done,
        (rejected, _) if rejected == entries.len() => Exit::Input,
        _ => Exit::Partial,
    })
}

/// All entries in one format; JSON is one document a line if there are several.
fn text(entries: &[Entry], format: Format, lang: Lang) -> String {
    let several = entries.len() > 1;
    let mut parts = Vec::new();
    for entry in entries {
        match (entry, format) {
            (Entry::Report(report), Format::Json) => parts.push(crate::report::json(report, !several)),
            (Entry::Report(report), format) => parts.push(render(report, format, WIDTH)),
            (Entry::Rejected(problem), Format::Json) => {
                parts.push(format!("{}\n", rejected(&problem.file, &problem.diagnostics, lang)));
            }
            // For people the problems stand on standard error; the report says that a profile is not in it.
            (Entry::Rejected(problem), _) => {
                let file = &problem.file;
                let line = say!("`{file}` was rejected; see the messages", "`{file}` fue rechazado; vea los mensajes");
                parts.push(format!("{}\n", line.in_lang(lang)));
            }
        }
    }
    parts.join(if several && format != Format::Json { "\n" } else { "" })
}
