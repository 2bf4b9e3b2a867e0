//! `auditlite rules test`: cases and snapshots.

mod columns;
mod home;
mod json;
mod junit;
mod record;
mod review;
mod snapshot;
mod tested;
mod text;
mod watch;
mod working;

use std::io;
use std::time::Instant;

use self::tested::{Tested, Wish, test};
use super::super::cli::{TestArgs, TestFormat};
use super::super::progress::Progress;
use super::super::{Exit, Output};
use super::choose::Chosen;
use super::filter::{Filter, nothing_fits};
use crate::diagnostic::{Code, Diagnostic, Lang, Text, say};

pub(super) fn run(chosen: &Chosen, arguments: &TestArgs, lang: Lang, output: &mut Output<'_>) -> io::Result<Exit> {
    if let Some(problem) = wrong_use(chosen, arguments, output) {
        output.complain([&problem], lang)?;
        return Ok(Exit::Usage);
    }
    let filter = arguments.filter.as_deref().map(Filter::new);
    let started = Instant::now();
    let recording = arguments.accept || arguments.review;
    let progress = Progress::of_whole(["testing rules", "probando reglas"], lang, output.terminal);
    let mut tested = test(chosen, &Wish { filter: filter.as_ref(), only: None, recording });
    drop(progress);
    if let (Some(text), true) = (&arguments.filter, tested.rules.is_empty()) {
        output.complain([&nothing_fits(chosen, text)], lang)?;
        return Ok(Exit::Usage);
    }
    let recorded = !tested.strays.is_empty() || tested.rules.iter().any(|rule| rule.snapshot.is_some());
    if let Some(text) = arguments.filter.as_ref().filter(|_| recording && !recorded) {
        output.complain([&only_cases(text)], lang)?;
        return Ok(Exit::Usage);
    }
    if arguments.watch {
        return watch::watch(chosen, arguments, filter.as_ref(), &tested, started, lang, output);
    }
    if arguments.accept {
        record::accept(&mut tested);
    }
    if arguments.review {
        review::review(&mut tested, lang, output)?;
    }
    let took = output.terminal.interactive.then(|| started.elapsed());
    match arguments.format {
        TestFormat::Text => text::write(&tested, &chosen.library.texts(), lang, took, output)?,
        TestFormat::Json => output.out.write_all(format!("{:#}\n", json::document(&tested, lang)).as_bytes())?,
        TestFormat::Junit => output.out.write_all(junit::document(&tested, lang).as_bytes())?,
    }
    Ok(ended(&tested))
}

/// A filter chose cases, but snapshots are of whole rules.
fn only_cases(filter: &str) -> Diagnostic {
    let message = say!(
        "`{filter}` fits the names of cases only; a snapshot is of a whole rule, so nothing was recorded",
        "`{filter}` solo coincide con nombres de casos; un registro es de toda la regla, así que no se guardó nada"
    );
    let help = Text::new("name the rule in the filter", "nombre la regla en el filtro");
    Diagnostic::error(Code::NOTHING_CHOSEN, message).help(help)
}

fn ended(tested: &Tested) -> Exit {
    let problems = tested.diagnostics();
    match () {
        () if problems.iter().any(|problem| problem.code == Code::TOO_SLOW) => Exit::Internal,
        () if problems.iter().any(Diagnostic::is_error) => Exit::No,
        () => Exit::Done,
    }
}

/// What cannot be done with the rules that were named.
fn wrong_use(chosen: &Chosen, arguments: &TestArgs, output: &Output<'_>) -> Option<Diagnostic> {
    let help = || {
        Text::new(
            "name their folder, such as `auditlite rules test rules`",
            "indique su carpeta, por ejemplo `auditlite rules test rules`",
        )
    };
    let (message, help) = match () {
        () if arguments.watch && chosen.folders.is_empty() => (
            Text::new(
                "there is nothing to watch: the shipped rules are compiled into the program",
                "no hay nada que vigilar: las reglas incluidas están compiladas en el programa",
            ),
            help(),
        ),
        () if arguments.watch && arguments.format == TestFormat::Junit => (
            Text::new(
                "`--watch` does not go with `--format junit`: a build server reads one document",
                "`--watch` no va con `--format junit`: un servidor de compilación lee un solo documento",
            ),
            Text::new(
                "use `--format json`, which gives a document a line",
                "use `--format json`, que da un documento por renglón",
            ),
        ),
        () if (arguments.accept || arguments.review) && chosen.folders.is_empty() => (
            Text::new(
                "the snapshots of the shipped rules are compiled into the program, so there is no file to write",
                "los registros de las reglas incluidas están compilados en el programa: no hay archivo que escribir",
            ),
            help(),
        ),
        () if arguments.review && !output.terminal.interactive => (
            Text::new(
                "`--review` asks about one snapshot after another, so it needs a terminal",
                "`--review` pregunta registro por registro, así que necesita una terminal",
            ),
            Text::new("`--accept` takes all without asking", "`--accept` acepta todos sin preguntar"),
        ),
        () => return None,
    };
    Some(Diagnostic::error(Code::NOTHING_CHOSEN, message).help(help))
}
