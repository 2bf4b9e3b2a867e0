//! `auditlite completions` and `auditlite man`: what helps a shell, from the same table as the help.

use std::fs;
use std::io;

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::cli::{Cli, CompletionsArgs, ManArgs};
use super::files::unwritable;
use super::{Exit, Output};
use crate::diagnostic::{Code, Diagnostic, Lang, nearest, say};

/// The name under which the program is called.
const PROGRAM: &str = "auditlite";

pub(super) fn completions(arguments: &CompletionsArgs, output: &mut Output<'_>) -> io::Result<Exit> {
    // The generator stops the program when it cannot write, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), PROGRAM, &mut script);
    output.out.write_all(&script).map(|()| Exit::Done)
}

pub(super) fn man(arguments: &ManArgs, output: &mut Output<'_>) -> io::Result<Exit> {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    let mut command = &program;
    for name in &arguments.command {
        let Some(inner) = command.find_subcommand(name) else {
            let known: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
            let help = match nearest(name, known.iter().copied()) {
                Some(near) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
                None => {
                    let all = known.join("`, `");
                    if all.is_empty() {
                        say!("it has no commands of its own", "no tiene comandos propios")
                    } else {
                        say!("it is one of `{all}`", "es uno de `{all}`")
                    }
                }
            };
            let message = say!("there is no command `{name}`", "no existe el comando `{name}`");
            output.complain([&Diagnostic::error(Code::UNKNOWN_NAME, message).help(help)], Lang::En)?;
            return Ok(Exit::Usage);
        };
        command = inner;
    }
    let Some(folder) = &arguments.output else {
        return output.out.write_all(&page(command)?).map(|()| Exit::Done);
    };
    let mut open = vec![command];
    let mut names = Vec::new();
    while let Some(command) = open.pop() {
        open.extend(command.get_subcommands());
        let path = folder.join(format!("{}.1", title(command)));
        let text = page(command)?;
        if let Err(error) = fs::create_dir_all(folder).and_then(|()| fs::write(&path, text)) {
            output.complain([&unwritable(&path, &error)], Lang::En)?;
            return Ok(Exit::Input);
        }
        names.push(path.display().to_string());
    }
    names.sort();
    output.out.write_all((names.join("\n") + "\n").as_bytes()).map(|()| Exit::Done)
}

/// The name of a page: `auditlite-rules-check`.
fn title(command: &Command) -> String {
    command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned()
}

fn page(command: &Command) -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    Man::new(command.clone()).title(title(command)).manual("auditlite").render(&mut page)?;
    Ok(page)
}
