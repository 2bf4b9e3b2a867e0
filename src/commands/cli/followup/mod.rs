//! The command line of `followup ...`.

mod import;
mod look;
mod measure;
mod record;

use clap::{Args, Subcommand};

pub use self::import::ImportArgs;
pub use self::look::{SheetArgs, SheetFormat, StatusArgs, StatusFormat};
pub use self::measure::{MeasureArgs, MethodArg};
pub use self::record::{CorrectArgs, DecideArgs, DecisionArg, DoArgs, MergeArgs, NoteArgs, StartArgs};
use super::LangArg;

/// `followup ...`
#[derive(Debug, Subcommand)]
pub enum FollowupCommand {
    /// Begin the ledger of a plant with a report, or add the report of a second visit
    Start(StartArgs),
    /// Record what was decided on a measure; without a measure, ask for each that is open
    Decide(DecideArgs),
    /// Record that a measure was begun, or is in place and what it cost
    Do(DoArgs),
    /// Record what was saved: from bills, from readings on the equipment, or as the plant says
    Measure(Box<MeasureArgs>),
    /// Record a remark on a measure or on the plant
    Note(NoteArgs),
    /// Record that an earlier entry was wrong, and what stands in its place
    Correct(Box<CorrectArgs>),
    /// Join ledgers of one plant that several hands have written
    Merge(MergeArgs),
    /// Show what is due, late and done, and what was promised and achieved
    Status(StatusArgs),
    /// Print the table for the meeting after three months
    Sheet(SheetArgs),
    /// Record what the sheet of the meeting says and the ledger does not say yet
    Import(ImportArgs),
}

/// Who records something, and when it happened.
#[derive(Debug, Args)]
pub struct Recording {
    /// Day on which it happened, such as 2026-10-01; without it, today
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// Who says so; without it, the name of the user
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Language of the output; without it, that of the report
    #[arg(long, value_enum)]
    pub lang: Option<LangArg>,
}
