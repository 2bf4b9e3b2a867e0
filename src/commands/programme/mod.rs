//! `auditlite programme`: many plants together.

mod evidence;
mod read;
mod target;
mod walk;

use std::fs;
use std::io;

use self::target::{Form, Target, targets};
use super::cli::{ProgrammeArgs, ProgrammeCommand};
use super::files::unwritable;
use super::progress::Progress;
use super::today::{judged_by, today};
use super::{Exit, Output, input};
use crate::diagnostic::{Code, Diagnostic, Lang, Text, codes, say};
use crate::programme::{Naming, Programme, Settings, csv, gather, html, markdown, programme, table};

/// Columns of the table.
const WIDTH: usize = 80;

pub(super) fn run(arguments: &ProgrammeArgs, output: &mut Output<'_>) -> io::Result<Exit> {
    if let Some(ProgrammeCommand::Evidence(arguments)) = &arguments.command {
        return evidence::run(arguments, output);
    }
    let lang: Lang = arguments.common.lang.into();
    let targets = match targets(arguments) {
        Ok(targets) => targets,
        Err(problem) => {
            output.complain([&problem], lang)?;
            return Ok(Exit::Usage);
        }
    };
    let Some(library) = input::open_library(arguments.common.rules.as_ref(), lang, output)? else {
        return Ok(Exit::Input);
    };
    let naming = if arguments.anonymous { Naming::Hidden } else { Naming::Shown };
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
        progress.aside(|| output.complain(&named(problems, naming), lang))?;
        return Ok(Exit::Input);
    }
    let settings = Settings { as_of, lang, naming, currency: arguments.currency };
    let whole = programme(gathered.plants, gathered.aside, &library, settings);
    problems.extend(whole.without_rate.iter().map(|from| no_rate(from, &whole)));
    drop(progress);
    let in_part = problems.iter().any(Diagnostic::is_error);
    output.complain(&named(problems, naming), lang)?;
    for target in &targets {
        if let Err(problem) = write(target, &whole, output)? {
            output.complain([&problem], lang)?;
            return Ok(Exit::Input);
        }
    }
    let broken = library.problems.iter().any(Diagnostic::is_error) || !library.broken.is_empty();
    Ok(if in_part || broken { Exit::Partial } else { Exit::Done })
}

fn write(target: &Target, whole: &Programme, output: &mut Output<'_>) -> io::Result<Result<(), Diagnostic>> {
    let text = match &target.form {
        Form::Table(only) => table(whole, only.as_deref(), WIDTH),
        Form::Markdown(only) => markdown(whole, only.as_deref()),
        Form::Html(only) => html(whole, only.as_deref()),
        Form::Json => whole.json(),
        Form::Csv(name) => csv(whole, name).unwrap_or_default(),
    };
    let Some(path) = &target.file else {
        return output.out.write_all(text.as_bytes()).map(Ok);
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let written = folder.map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text));
    Ok(written.map_err(|error| unwritable(path, &error)))
}

/// Problems as they are shown: where names are hidden, only what kind each is and how many there are of it.
fn named(problems: Vec<Diagnostic>, naming: Naming) -> Vec<Diagnostic> {
    if naming == Naming::Shown {
        return problems;
    }
    let mut kinds: Vec<(Diagnostic, usize)> = Vec::new();
    for problem in problems {
        let known = kinds.iter_mut().find(|(kind, _)| (kind.code, kind.severity) == (problem.code, problem.severity));
        match known {
            Some((_, count)) => *count += 1,
            None => kinds.push((problem, 1)),
        }
    }
    let shown = kinds.into_iter().filter_map(|(problem, count)| {
        let entry = codes().iter().find(|entry| entry.code == problem.code)?;
        let Text { en, es } = entry.meaning();
        let message = say!("{en} ({count} times; names are hidden)", "{es} ({count} veces; los nombres están ocultos)");
        Some(Diagnostic::new(problem.code, problem.severity, message).help(entry.cure()))
    });
    shown.collect()
}

fn no_plants() -> Diagnostic {
    let message = Text::new(
        "no ledger, report or profile that can be used was found",
        "no se encontró ninguna bitácora, informe ni perfil que se pueda usar",
    );
    let help = Text::new(
        "name the folder that holds them; ledgers end with `.jsonl`, reports and profiles with `.json`",
        "indique la carpeta que los contiene; las bitácoras terminan en `.jsonl`, los informes y perfiles en `.json`",
    );
    Diagnostic::error(Code::NO_PLANTS, message).help(help)
}

fn no_rate(from: &str, whole: &Programme) -> Diagnostic {
    let to = whole.currency.as_deref().unwrap_or_default();
    let message = say!(
        "no ledger has a rate between {from} and {to}, so money in {from} stands by itself",
        "ninguna bitácora tiene tipo de cambio entre {from} y {to}, así que el dinero en {from} queda aparte"
    );
    let help = Text::new(
        "give the rate in `exchange_rates` of a profile, with date and source",
        "dé el tipo de cambio en `exchange_rates` de un perfil, con fecha y fuente",
    );
    Diagnostic::warning(Code::NO_RATE, message).help(help)
}
