//! `auditlite rules new`.
use super::super::cli::NewArgs;
use super::super::{Exit, Output};
use std::io;
pub(super) fn run(_arguments: &NewArgs, _output: &mut Output<'_>) -> io::Result<Exit> {
    Ok(Exit::Done)
}
