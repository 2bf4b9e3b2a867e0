//! `auditlite rules ...`: a file for each command.

mod check;
mod choose;
mod coverage;
mod diff;
mod doc;
mod eject;
mod filter;
mod junit;
mod lines;
mod list;
mod mutants;
mod new;
mod plants;
mod test;

use std::io;

pub(super) use self::choose::unknown;
use self::choose::{Chosen, choose};
use self::filter::{Filter, nothing_fits};
use super::cli::{RulesArgs, RulesCommand, TestArgs, TextFormat};
use super::{Exit, Output, diagnostics_json_in};
use crate::diagnostic::{Code, Diagnostic, Lang, Texts};

pub(super) fn run(command: &RulesCommand, output: &mut Output<'_>) -> io::Result<Exit> {
    match command {
        RulesCommand::List(arguments) => {
            on(&arguments.rules, output, |chosen, lang, output| list::run(chosen, arguments.format, lang, output))
        }
        RulesCommand::Check(arguments) => {
            on(&arguments.rules, output, |chosen, lang, output| check::run(chosen, arguments, lang, output))
        }
        RulesCommand::Test(arguments) if arguments.coverage => {
            on_filtered(arguments, output, |chosen, lang, output| coverage::run(chosen, arguments, lang, output))
        }
        RulesCommand::Test(arguments) if arguments.mutants => {
            on_filtered(arguments, output, |chosen, lang, output| mutants::run(chosen, arguments, lang, output))
        }
        RulesCommand::Test(arguments) => {
            on(&arguments.rules, output, |chosen, lang, output| test::run(chosen, arguments, lang, output))
        }
        RulesCommand::Doc(arguments) => {
            on(&arguments.rules, output, |chosen, lang, output| doc::run(chosen, arguments, lang, output))
        }
        RulesCommand::New(arguments) => new::run(arguments, output),
        RulesCommand::Diff(arguments) => diff::run(arguments, output),
        RulesCommand::Eject(arguments) => eject::run(arguments, output),
    }
}

/// Runs a command on the rules that were asked for.
fn on(
    arguments: &RulesArgs,
    output: &mut Output<'_>,
    command: impl FnOnce(&Chosen, Lang, &mut Output<'_>) -> io::Result<Exit>,
) -> io::Result<Exit> {
    let lang: Lang = arguments.common.lang.into();
    match choose(arguments) {
        Ok(chosen) => command(&chosen, lang, output),
        Err((problem, exit)) => {
            output.complain([&problem], lang)?;
            Ok(exit)
        }
    }
}

/// Runs a command on the rules that were asked for and fit the filter.
fn on_filtered(
    arguments: &TestArgs,
    output: &mut Output<'_>,
    command: impl FnOnce(&Chosen, Lang, &mut Output<'_>) -> io::Result<Exit>,
) -> io::Result<Exit> {
    let lang: Lang = arguments.rules.common.lang.into();
    let mut chosen = match choose(&arguments.rules) {
        Ok(chosen) => chosen,
        Err((problem, exit)) => {
            output.complain([&problem], lang)?;
            return Ok(exit);
        }
    };
    if let Some(text) = &arguments.filter {
        let filter = Filter::new(text);
        if !chosen.library.ids().any(|id| chosen.wants(id) && filter.takes(id)) {
            output.complain([&nothing_fits(&chosen, text)], lang)?;
            return Ok(Exit::Usage);
        }
        chosen.narrow(|id| filter.takes(id));
    }
    command(&chosen, lang, output)
}

fn finish(
    texts: &Texts<'_>,
    problems: &[Diagnostic],
    format: TextFormat,
    lang: Lang,
    summary: &str,
    output: &mut Output<'_>,
) -> io::Result<Exit> {
    match format {
        TextFormat::Json => output.out.write_all(diagnostics_json_in(texts, problems, lang).as_bytes())?,
        TextFormat::Text => {
            output.complain_in(texts, problems, lang)?;
            output.out.write_all(summary.as_bytes())?;
        }
    }
    Ok(exit(problems))
}

/// How a command ends that has found these problems.
fn exit(problems: &[Diagnostic]) -> Exit {
    match () {
        () if problems.iter().any(|problem| problem.code == Code::TOO_SLOW) => Exit::Internal,
        () if problems.iter().any(Diagnostic::is_error) => Exit::No,
        () => Exit::Done,
    }
}
