//! The commands: each takes its arguments and where to write, and gives an exit code.

mod backtest;
mod bills;
mod checklist;
pub mod cli;
mod codes;
mod compare;
mod convert;
mod entries;
mod eval;
mod explain;
mod files;
pub mod followup;
mod functions;
mod input;
mod interview;
mod letterhead;
mod limits;
mod profile;
mod programme;
mod progress;
mod prompt;
mod recommend;
mod rules;
mod shell;
mod targets;
mod today;

use std::io::{self, BufRead, Write};

use clap::Parser;

use self::cli::{Cli, Command};
use crate::diagnostic::{Code, Diagnostic, Lang, Look, Paint, Texts, render};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done.
    Done,
    /// Done, and the answer is no.
    No,
    /// Wrong use.
    Usage,
    /// The input was rejected or cannot be read.
    Input,
    /// Done in part.
    Partial,
    /// Something went wrong that is not the user's doing.
    Internal,
}

impl Exit {
    /// The exit code of the process.
    pub fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::No => 1,
            Exit::Usage => 2,
            Exit::Input => 3,
            Exit::Partial => 4,
            Exit::Internal => 5,
        }
    }
}

/// Who reads what a command writes, and who answers when it asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own: none follows from the others")]
pub struct Terminal {
    /// Whether standard error goes to a terminal that shows colours.
    pub color: bool,
    /// Whether a person sits there who can be asked.
    pub interactive: bool,
    /// Whether standard output goes to a terminal.
    pub shows_output: bool,
    /// Whether standard error goes to a terminal on which a bar may be drawn and taken away again.
    pub shows_progress: bool,
    /// Columns of the terminal that standard error goes to, if it is one.
    pub width: Option<usize>,
}

/// Where a command writes: the result, and everything else; and where answers come from.
pub struct Output<'a> {
    /// Standard output: the result only.
    pub out: &'a mut dyn Write,
    /// Standard error: everything else.
    pub err: &'a mut dyn Write,
    /// Standard input, for answers.
    pub input: &'a mut dyn BufRead,
    /// Who is there.
    pub terminal: Terminal,
}

impl Output<'_> {
    /// Writes diagnostics where they do not disturb the result.
    fn complain<'d>(&mut self, problems: impl IntoIterator<Item = &'d Diagnostic>, lang: Lang) -> io::Result<()> {
        self.complain_in(&Texts::default(), problems, lang)
    }

    /// Says why nothing was written, and gives the exit code for it.
    fn refuse(&mut self, problems: &[Diagnostic], lang: Lang) -> io::Result<Exit> {
        self.complain(problems, lang)?;
        let usage =
            problems.iter().any(|problem| [Code::BAD_FORMAT, Code::NO_PDF, Code::ONE_PLANT].contains(&problem.code));
        Ok(if usage { Exit::Usage } else { Exit::Input })
    }

    /// The same with the lines that they point at.
    fn complain_in<'d>(
        &mut self,
        texts: &Texts<'_>,
        problems: impl IntoIterator<Item = &'d Diagnostic>,
        lang: Lang,
    ) -> io::Result<()> {
        let paint = if self.terminal.color { Paint::Colors } else { Paint::Plain };
        let usual = Look::from(lang);
        let look = Look { paint, width: self.terminal.width.unwrap_or(usual.width), ..usual };
        self.err.write_all(render(problems, texts, look).as_bytes())
    }
}

/// Runs the program with its arguments, the name of the program first.
///
/// # Errors
/// When the output cannot be written.
pub fn run(arguments: &[String], output: &mut Output<'_>) -> io::Result<Exit> {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let text = error.render().to_string();
            return if error.use_stderr() {
                output.err.write_all(text.as_bytes()).map(|()| Exit::Usage)
            } else {
                output.out.write_all(text.as_bytes()).map(|()| Exit::Done)
            };
        }
    };
    match cli.command {
        Command::Recommend(arguments) => recommend::run(&arguments, output),
        Command::Convert(arguments) => convert::run(&arguments, output),
        Command::Explain(arguments) => explain::run(&arguments, output),
        Command::Bills(arguments) => bills::run(&arguments, output),
        Command::Checklist(arguments) => checklist::run(&arguments, output),
        Command::Profile(command) => profile::run(&command, output),
        Command::Rules(command) => rules::run(&command, output),
        Command::Compare(arguments) => compare::run(&arguments, output),
        Command::Followup(command) => followup::run(&command, output),
        Command::Programme(arguments) => programme::run(&arguments, output),
        Command::Backtest(arguments) => backtest::run(&arguments, output),
        Command::Eval(arguments) => eval::run(&arguments, output),
        Command::Functions(arguments) => functions::run(&arguments, output),
        Command::Completions(arguments) => shell::completions(&arguments, output),
        Command::Man(arguments) => shell::man(&arguments, output),
    }
}

/// Diagnostics as the JSON of `profile check`, `rules check` and `rules test`, with where each place ends and what to
/// write instead.
fn diagnostics_json_in(texts: &Texts<'_>, problems: &[Diagnostic], lang: Lang) -> String {
    let list: Vec<_> =
        problems.iter().map(|problem| serde_json::to_value(problem.json_in(texts, lang)).unwrap_or_default()).collect();
    let value = serde_json::json!({ "schema": "auditlite/diagnostics@1", "diagnostics": list });
    crate::json::written(format!("{value:#}\n"))
}

/// A count with the word that goes with it.
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Counts of errors and warnings, in words.
fn count_in_words(problems: &[Diagnostic], lang: Lang) -> String {
    let errors = problems.iter().filter(|problem| problem.is_error()).count();
    let warnings = problems.len() - errors;
    match lang {
        Lang::En => format!("{}, {}", counted(errors, "error", "errors"), counted(warnings, "warning", "warnings")),
        Lang::Es => format!("{}, {}", counted(errors, "error", "errores"), counted(warnings, "aviso", "avisos")),
    }
}
