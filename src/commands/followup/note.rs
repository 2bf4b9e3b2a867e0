//! `auditlite followup note`.

use std::io;

use super::super::cli::NoteArgs;
use super::super::{Exit, Output};

pub(super) fn run(_arguments: &NoteArgs, _output: &mut Output<'_>) -> io::Result<Exit> {
    Ok(Exit::Internal)
}
