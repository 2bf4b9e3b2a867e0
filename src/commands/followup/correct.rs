//! `auditlite followup correct`.

use std::io;

use super::super::cli::CorrectArgs;
use super::super::{Exit, Output};

pub(super) fn run(_arguments: &CorrectArgs, _output: &mut Output<'_>) -> io::Result<Exit> {
    Ok(Exit::Internal)
}
