//! Asks on standard error and reads from standard input.

use std::io;

use super::Output;

/// How often a question is asked again before the program gives up.
pub(super) const TRIES: usize = 5;

/// The next answer, without spaces around it; none at the end of the input.
pub(super) fn answer(prompt: &str, output: &mut Output<'_>) -> io::Result<Option<String>> {
    write!(output.err, "{prompt} ")?;
    output.err.flush()?;
    let mut line = String::new();
    if output.input.read_line(&mut line)? == 0 {
        writeln!(output.err)?;
        return Ok(None);
    }
    Ok(Some(line.trim().to_owned()))
}
