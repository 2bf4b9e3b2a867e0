//! Arguments of the commands that record something.

use std::path::PathBuf;

use clap::{ArgGroup, Args, ValueEnum};

use super::Recording;
use crate::ledger::Decision;

/// Arguments of `followup start`.
#[derive(Debug, Args)]
pub struct StartArgs {
    /// Report of one plant, as `auditlite recommend --format json` writes it; `-` is standard input
    pub report: PathBuf,
    /// Ledger to begin, a file that ends in .jsonl
    #[arg(short, long, value_name = "LEDGER")]
    pub output: PathBuf,
    /// The plant was visited again: add the report to its ledger
    #[arg(long)]
    pub again: bool,
    /// Who and when.
    #[command(flatten)]
    pub recording: Recording,
}

/// A decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DecisionArg {
    /// It will be done
    #[value(alias = "aceptada")]
    Accepted,
    /// It will not; needs --reason
    #[value(alias = "rechazada")]
    Rejected,
    /// Not now
    #[value(alias = "pospuesta")]
    Postponed,
}

impl From<DecisionArg> for Decision {
    fn from(decision: DecisionArg) -> Self {
        match decision {
            DecisionArg::Accepted => Decision::Accepted,
            DecisionArg::Rejected => Decision::Rejected,
            DecisionArg::Postponed => Decision::Postponed,
        }
    }
}

/// Arguments of `followup decide`.
#[derive(Debug, Args)]
pub struct DecideArgs {
    /// Ledger of the plant
    pub ledger: PathBuf,
    /// Measure: its id, the part behind the slash, or its rank in the report
    #[arg(requires = "decision")]
    pub measure: Option<String>,
    /// What was decided
    #[arg(value_enum)]
    pub decision: Option<DecisionArg>,
    /// Why
    #[arg(long, value_name = "TEXT", requires = "decision")]
    pub reason: Option<String>,
    /// Who sees to it
    #[arg(long, value_name = "NAME", requires = "decision")]
    pub responsible: Option<String>,
    /// Day by which it is to be done, or looked at again, such as 2026-12-31
    #[arg(long, value_name = "DATE", requires = "decision")]
    pub due: Option<String>,
    /// Who and when.
    #[command(flatten)]
    pub recording: Recording,
}

/// Arguments of `followup do`.
#[derive(Debug, Args)]
pub struct DoArgs {
    /// Ledger of the plant
    pub ledger: PathBuf,
    /// Measure: its id, the part behind the slash, or its rank in the report
    pub measure: String,
    /// Work has begun, but is not finished
    #[arg(long, conflicts_with = "investment")]
    pub started: bool,
    /// What it really cost, such as "48,500 MXN" (without a currency, the plant's)
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    pub investment: Option<String>,
    /// Who and when.
    #[command(flatten)]
    pub recording: Recording,
}

/// Arguments of `followup note`.
#[derive(Debug, Args)]
pub struct NoteArgs {
    /// Ledger of the plant
    pub ledger: PathBuf,
    /// What there is to remark
    pub text: String,
    /// Measure that it is about; without it, the plant
    #[arg(long)]
    pub measure: Option<String>,
    /// Who and when.
    #[command(flatten)]
    pub recording: Recording,
}

/// Arguments of `followup correct`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("new").multiple(true).conflicts_with("take_back")
    .args(["happened", "measure", "decision", "why", "responsible", "due", "investment", "text"]))]
pub struct CorrectArgs {
    /// Ledger of the plant
    pub ledger: PathBuf,
    /// Id of the entry that was wrong, or its first digits; `followup status --events` shows them
    #[arg(value_name = "ID")]
    pub id: String,
    /// It did not happen: take it back
    #[arg(long)]
    pub take_back: bool,
    /// Why it was wrong
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// Day on which it really happened (--on is the day of the correction)
    #[arg(long, value_name = "DATE")]
    pub happened: Option<String>,
    /// Measure that it is really about
    #[arg(long)]
    pub measure: Option<String>,
    /// What was really decided
    #[arg(long, value_enum)]
    pub decision: Option<DecisionArg>,
    /// The real reason of the decision; `none` if there is none
    #[arg(long, value_name = "TEXT")]
    pub why: Option<String>,
    /// Who really sees to it; `none` if nobody
    #[arg(long, value_name = "NAME")]
    pub responsible: Option<String>,
    /// When it is really due; `none` if it is not
    #[arg(long, value_name = "DATE")]
    pub due: Option<String>,
    /// What it really cost; `none` if nobody knows
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    pub investment: Option<String>,
    /// The text of a note
    #[arg(long)]
    pub text: Option<String>,
    /// Who and when.
    #[command(flatten)]
    pub recording: Recording,
}

/// Arguments of `followup merge`.
#[derive(Debug, Args)]
pub struct MergeArgs {
    /// Ledgers of one plant
    #[arg(required = true, value_name = "LEDGER")]
    pub ledgers: Vec<PathBuf>,
    /// Ledger to write, or to add to if it is there
    #[arg(short, long, value_name = "LEDGER")]
    pub output: PathBuf,
    /// Language of the output; without it, that of the report
    #[arg(long, value_enum)]
    pub lang: Option<super::LangArg>,
}
