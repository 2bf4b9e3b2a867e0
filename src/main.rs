//! The `auditlite` program: arguments in, exit code out.

use std::io::{self, BufReader, BufWriter, IsTerminal, Write};
use std::process::ExitCode;
use std::thread;

use auditlite::commands::{Exit, Output, Terminal, run};

/// Rules and profiles come from strangers: whatever recursion they cause runs on a stack of this size.
const STACK: usize = 8 * 1024 * 1024;

fn main() -> ExitCode {
    let worker = thread::Builder::new().stack_size(STACK).spawn(work);
    match worker.map(thread::JoinHandle::join) {
        Ok(Ok(code)) => ExitCode::from(code),
        _ => ExitCode::from(Exit::Internal.code()),
    }
}

fn work() -> u8 {
    let arguments: Vec<String> = std::env::args_os().map(|argument| argument.to_string_lossy().into_owned()).collect();
    let mut out = BufWriter::new(io::stdout().lock());
    // Not locked: a bar is drawn by a thread of its own.
    let mut err = io::stderr();
    let mut input = BufReader::new(io::stdin());
    let dumb = std::env::var_os("TERM").is_some_and(|kind| kind == "dumb");
    let plain = dumb || std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let terminal = Terminal {
        color: err.is_terminal() && !plain,
        shows_progress: err.is_terminal() && !dumb,
        shows_output: io::stdout().is_terminal(),
        interactive: io::stdin().is_terminal() && err.is_terminal(),
        width: terminal_size::terminal_size_of(&err).map(|(width, _)| usize::from(width.0).max(40)),
    };
    let mut output = Output { out: &mut out, err: &mut err, input: &mut input, terminal };
    let ended = run(&arguments, &mut output).and_then(|exit| {
        out.flush()?;
        Ok(exit)
    });
    match ended.map(Exit::code) {
        Ok(code) => code,
        // Whoever closed the pipe has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Done.code(),
        Err(error) => {
            let _ = writeln!(err, "error: {error}");
            Exit::Internal.code()
        }
    }
}
