//! `auditlite rules ...`: a file for each command.

mod check;
mod choose;
mod coverage;
mod diff;
mod doc;
mod eject;
mod lines;
mod list;
mod mutants;
mod new;
mod plants;
mod test;

use std::io;

pub(super) use self::choose::unknown;
use self::choose::{Chosen, choose};
use super::cli::{RulesArgs, RulesCommand, TestFormat, TextFormat};
use super::{Exit, Output, diagnostics_json_in};
use crate::diagnostic::{Code, Diagnostic, Lang, Text, Texts};

pub(super) fn run(command: &RulesCommand, output: &mut Output<'_>) -> io::Result<Exit> {
    match command {
        RulesCommand::List(arguments) => {
            on(&arguments.rules, output, |chosen, lang, output| list::run(chosen, arguments.format, lang, output))
        }
        RulesCommand::Check(arguments) => {
            on(&arguments.rules, output, |chosen, lang, output| check::run(chosen, arguments, lang, output))
        }
        RulesCommand::Test(arguments) if arguments.measures() && arguments.format == TestFormat::Junit => {
            let message = Text::new(
                "`--format junit` is for cases and snapshots, not for `--coverage` or `--mutants`",
                "`--format junit` es para casos y registros, no para `--coverage` ni `--mutants`",
            );
            let help = Text::new("use `--format json`", "use `--format json`");
            output.complain(
                [&Diagnostic::error(Code::NOTHING_CHOSEN, message).help(help)],
                arguments.rules.common.lang.into(),
            )?;
            Ok(Exit::Usage)
        }
        RulesCommand::Test(arguments) if arguments.coverage => {
            on(&arguments.rules, output, |chosen, lang, output| coverage::run(chosen, arguments, lang, output))
        }
        RulesCommand::Test(arguments) if arguments.mutants => {
            on(&arguments.rules, output, |chosen, lang, output| mutants::run(chosen, arguments, lang, output))
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
