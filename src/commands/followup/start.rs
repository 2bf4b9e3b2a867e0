//! `auditlite followup start`.

use std::io;

use super::super::cli::StartArgs;
use super::super::{Exit, Output};

pub(super) fn run(_arguments: &StartArgs, _output: &mut Output<'_>) -> io::Result<Exit> {
    Ok(Exit::Internal)
}
