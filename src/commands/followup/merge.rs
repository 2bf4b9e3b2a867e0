//! `auditlite followup merge`.

use std::io;

use super::super::cli::MergeArgs;
use super::super::{Exit, Output};

pub(super) fn run(_arguments: &MergeArgs, _output: &mut Output<'_>) -> io::Result<Exit> {
    Ok(Exit::Internal)
}
