//! `auditlite followup decide`.

use std::io;

use super::super::cli::DecideArgs;
use super::super::{Exit, Output};

pub(super) fn run(_arguments: &DecideArgs, _output: &mut Output<'_>) -> io::Result<Exit> {
    Ok(Exit::Internal)
}
