//! `auditlite followup do`.

use std::io;

use super::super::cli::DoArgs;
use super::super::{Exit, Output};

pub(super) fn run(_arguments: &DoArgs, _output: &mut Output<'_>) -> io::Result<Exit> {
    Ok(Exit::Internal)
}
