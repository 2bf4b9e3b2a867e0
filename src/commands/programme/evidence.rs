//! `auditlite programme evidence`: what results teach the rules.

use std::io;

use super::super::cli::EvidenceArgs;
use super::super::progress::Progress;
use super::super::targets::Targets;
use super::super::today::{judged_by, today};
use super::super::{Exit, Output, input};
use super::{WIDTH, no_plants, read, walk};
use crate::changes::Layout;
use crate::diagnostic::{Diagnostic, Lang};
use crate::evidence::{Evidence, render};
use crate::library::Library;
use crate::programme::{Kind, gather};
use crate::report::SheetFormat;

pub(super) fn run(arguments: &EvidenceArgs, output: &mut Output<'_>) -> io::Result<Exit> {
    let lang: Lang = arguments.common.lang.into();
    let targets = match Targets::of_sheet(&arguments.to, output.terminal) {
        Ok(targets) => targets,
        Err(problems) => return output.refuse(&problems, lang),
    };
    let Some(library) = input::open_library(arguments.common.rules.as_ref(), lang, output)? else {
        return Ok(Exit::Input);
    };
    let as_of = arguments.as_of.unwrap_or_else(today);
    let walk = walk::walk(&arguments.paths);
    let progress = Progress::of_parts(walk.files.len(), ["files", "archivos"], lang, output.terminal);
    let (sources, unread) = read::read_all(&walk.files, judged_by(arguments.as_of), &progress);
    let gathered = gather(sources, as_of, lang);
    let mut problems = walk.problems;
    problems.extend(unread);
    problems.extend(gathered.problems);
    if gathered.plants.is_empty() {
        problems.push(no_plants());
        progress.aside(|| output.complain(&problems, lang))?;
        return Ok(Exit::Input);
    }
    drop(progress);
    let in_part = problems.iter().any(Diagnostic::is_error);
    output.complain(&problems, lang)?;
    // Reports and profiles without a ledger have no results.
    let plants = gathered.plants.iter().filter(|plant| plant.kind == Kind::Ledger);
    let evidence = Evidence::of(plants.map(|plant| &plant.ledger), as_of);
    let text = |format: SheetFormat| text(&evidence, &library, arguments.least, format, lang);
    let delivered = targets.deliver(lang, output, |format| Ok(text(format).into_bytes()))?;
    if delivered != Exit::Done {
        return Ok(delivered);
    }
    Ok(if in_part { Exit::Partial } else { Exit::Done })
}

fn text(evidence: &Evidence, library: &Library, least: usize, format: SheetFormat, lang: Lang) -> String {
    match format {
        SheetFormat::Table => render(evidence, library, least, Layout::Text(WIDTH), lang),
        SheetFormat::Markdown => render(evidence, library, least, Layout::Markdown, lang),
        SheetFormat::Json => format!("{:#}\n", evidence.json(library, least, lang)),
    }
}
