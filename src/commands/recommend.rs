//! `auditlite recommend`: the main job.

use std::io;

use super::cli::RecommendArgs;
use super::entries::{Delivery, Entry};
use super::input::{self, Named};
use super::progress::Progress;
use super::{Exit, Output};
use crate::budget::read_budget;
use crate::diagnostic::{Code, Diagnostic, Lang};
use crate::draws::Settings;
use crate::report::{Options, build};

pub(super) fn run(arguments: &RecommendArgs, output: &mut Output<'_>) -> io::Result<Exit> {
    let lang: Lang = arguments.common.lang.into();
    let delivery = match Delivery::of(&arguments.to, output.terminal) {
        Ok(delivery) => delivery,
        Err(problems) => return output.refuse(&problems, lang),
    };
    if let Err(problem) = input::check_bills(&arguments.beside, &arguments.profiles) {
        return output.refuse(&[problem], lang);
    }
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
    let plants = arguments.profiles.len();
    let progress = Progress::of_parts(plants, ["plants", "plantas"], lang, output.terminal);
    for path in &arguments.profiles {
        match input::profile(Named::new(path, &arguments.beside), &library) {
            Ok((facility, warnings)) => {
                let report = match build(&library, &facility, warnings, options) {
                    Ok(report) => report,
                    Err(problem) => {
                        progress.aside(|| output.complain([&problem], lang))?;
                        let usage = problem.code == Code::BAD_BUDGET;
                        return Ok(if usage { Exit::Usage } else { Exit::Internal });
                    }
                };
                failed |= !report.failed.is_empty();
                entries.push(Entry::Report(Box::new(report)));
            }
            Err(problem) => {
                progress.aside(|| output.complain_in(&problem.texts(), &problem.diagnostics, lang))?;
                let json = |problem: &Diagnostic| serde_json::to_value(problem.json(lang)).unwrap_or_default();
                let diagnostics = problem.diagnostics.iter().map(json).collect();
                entries.push(Entry::Rejected { file: problem.file, diagnostics });
            }
        }
        progress.step();
    }
    drop(progress);
    let rejected = entries.iter().filter(|entry| matches!(entry, Entry::Rejected { .. })).count();
    if rejected == entries.len() && entries.len() == 1 {
        return Ok(Exit::Input);
    }
    let delivered = delivery.deliver(&entries, lang, output)?;
    if delivered != Exit::Done {
        return Ok(delivered);
    }
    Ok(match (rejected, failed) {
        (0, false) => Exit::Done,
        (rejected, _) if rejected == entries.len() => Exit::Input,
        _ => Exit::Partial,
    })
}
