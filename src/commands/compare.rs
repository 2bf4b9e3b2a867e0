//! `auditlite compare`: two visits to one plant.

use std::io;
use std::path::Path;

use super::cli::CompareArgs;
use super::input::{self, Rejected};
use super::targets::Targets;
use super::today::judged_by;
use super::{Exit, Output};
use crate::changes::Layout;
use crate::comparison::{Comparison, Visit, compare, is_report, of_profile, of_report};
use crate::diagnostic::{Diagnostic, Lang};
use crate::draws::Settings;
use crate::json::read_json;
use crate::json::written;
use crate::ledger::{Ledger, State, read as read_ledger, review};
use crate::library::Library;
use crate::report::{Options, SheetFormat, build};

/// Columns of the text.
const WIDTH: usize = 80;

pub(super) fn run(arguments: &CompareArgs, output: &mut Output<'_>) -> io::Result<Exit> {
    let lang: Lang = arguments.common.lang.into();
    let targets = match Targets::of_sheet(&arguments.to, output.terminal) {
        Ok(targets) => targets,
        Err(problems) => return output.refuse(&problems, lang),
    };
    let Some(library) = input::open_library(arguments.common.rules.as_ref(), lang, output)? else {
        return Ok(Exit::Input);
    };
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let draws = Settings { count: arguments.draws, seed: arguments.seed, threads };
    let options = Options { lang, draws: Some(draws), ..Options::default() };
    let mut visits = Vec::new();
    for path in [&arguments.old, &arguments.new] {
        match visit(path, &library, options, lang) {
            Ok(visit) => visits.push(visit),
            Err(rejected) => output.complain_in(&rejected.texts(), &rejected.diagnostics, lang)?,
        }
    }
    let Ok([old, new]) = <[Visit; 2]>::try_from(visits) else { return Ok(Exit::Input) };
    let ledger = match arguments.ledger.as_deref().map(ledger) {
        None => None,
        Some(Ok((ledger, notes))) => {
            output.complain(&notes, lang)?;
            Some(ledger)
        }
        Some(Err(rejected)) => {
            output.complain_in(&rejected.texts(), &rejected.diagnostics, lang)?;
            return Ok(Exit::Input);
        }
    };
    // What the ledger knew on the day of the later visit; all of it where that day is not known.
    let last = ledger.as_ref().and_then(|ledger| ledger.entries.iter().map(|entry| entry.date).max());
    let day = old.day.zip(new.day).map(|(old, new)| old.max(new)).or(last);
    let state = ledger.as_ref().zip(day).and_then(|(ledger, day)| State::at(ledger, day));
    let comparison = match compare(old, new, state.as_ref()) {
        Ok(comparison) => comparison,
        Err(problem) => {
            output.complain([&problem], lang)?;
            return Ok(Exit::Input);
        }
    };
    output.complain(&comparison.warnings, lang)?;
    targets.deliver(lang, output, |format| Ok(text(&comparison, &library, format, lang).into_bytes()))
}

/// Reads a profile and judges it, or a report as it was saved.
fn visit(path: &Path, library: &Library, options: Options, lang: Lang) -> Result<Visit, Rejected> {
    let (file, bytes) = input::read(path)?;
    let document: Option<serde_json::Value> = serde_json::from_slice(&bytes).ok();
    let reject = |problem: Diagnostic, bytes: Vec<u8>| Rejected::new(&file, vec![problem], bytes);
    if let Some(document) = document.filter(is_report) {
        // The second reader knows places, so that a file that breaks a limit is told where.
        return match read_json(&file, &bytes).and_then(|_| of_report(&file, &document)) {
            Ok(visit) => Ok(visit),
            Err(problem) => Err(reject(problem, bytes)),
        };
    }
    let (facility, warnings) = input::profile_of(&file, &bytes, library)?;
    let visit =
        build(library, &facility, warnings, options).and_then(|report| of_profile(library, &facility, &report, lang));
    visit.map_err(|problem| reject(problem, bytes))
}

fn text(comparison: &Comparison, library: &Library, format: SheetFormat, lang: Lang) -> String {
    match format {
        SheetFormat::Table => comparison.render(&library.fields, Layout::Text(WIDTH), lang),
        SheetFormat::Markdown => comparison.render(&library.fields, Layout::Markdown, lang),
        SheetFormat::Json => written(format!("{:#}\n", comparison.json(lang))),
    }
}

fn ledger(path: &Path) -> Result<(Ledger, Vec<Diagnostic>), Rejected> {
    let (file, bytes) = input::read_ledger(path)?;
    let (ledger, mut notes) = read_ledger(&file, &bytes).map_err(|problems| Rejected::new(&file, problems, bytes))?;
    // Two visits are compared without a look at the clock.
    notes.extend(review(&ledger, judged_by(Some(path))));
    Ok((ledger, notes))
}
