//! `auditlite followup status`.

use std::io;

use super::super::cli::StatusArgs;
use super::super::{Exit, Output};

pub(super) fn run(_arguments: &StatusArgs, _output: &mut Output<'_>) -> io::Result<Exit> {
    Ok(Exit::Internal)
}
