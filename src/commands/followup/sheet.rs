//! `auditlite followup sheet`.

use std::io;

use super::super::cli::SheetArgs;
use super::super::{Exit, Output};

pub(super) fn run(_arguments: &SheetArgs, _output: &mut Output<'_>) -> io::Result<Exit> {
    Ok(Exit::Internal)
}
