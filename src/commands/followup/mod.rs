//! `auditlite followup`: the ledger of a plant, a file for each command.

mod ask;
pub mod book;
mod correct;
mod decide;
mod desk;
mod done;
mod import;
mod measure;
mod merge;
mod money;
mod note;
mod say;
mod sheet;
mod start;
mod status;

use std::io;

use self::desk::ended;
use super::cli::FollowupCommand;
use super::{Exit, Output};

pub(super) fn run(command: &FollowupCommand, output: &mut Output<'_>) -> io::Result<Exit> {
    ended(match command {
        FollowupCommand::Start(arguments) => start::run(arguments, output),
        FollowupCommand::Decide(arguments) => decide::run(arguments, output),
        FollowupCommand::Do(arguments) => done::run(arguments, output),
        FollowupCommand::Import(arguments) => import::run(arguments, output),
        FollowupCommand::Measure(arguments) => measure::run(arguments, output),
        FollowupCommand::Note(arguments) => note::run(arguments, output),
        FollowupCommand::Correct(arguments) => correct::run(arguments, output),
        FollowupCommand::Merge(arguments) => merge::run(arguments, output),
        FollowupCommand::Status(arguments) => status::run(arguments, output),
        FollowupCommand::Sheet(arguments) => sheet::run(arguments, output),
    })
}
