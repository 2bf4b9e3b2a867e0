//! Arguments of the commands that look at ledgers.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::LangArg;

/// A format of `followup status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StatusFormat {
    /// Plain text of 80 columns
    Table,
    /// For people, with headings and tables
    Markdown,
    /// For programs
    Json,
    /// A line for each measure, for spreadsheets
    Csv,
}

/// Arguments of `followup status`.
#[derive(Debug, Args)]
pub struct StatusArgs {
    /// Ledgers, one for each plant
    #[arg(required = true, value_name = "LEDGER")]
    pub ledgers: Vec<PathBuf>,
    /// Day to look at, such as 2026-12-31; without it, today
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    /// Language of the output; without it, that of the report
    #[arg(long, value_enum)]
    pub lang: Option<LangArg>,
    /// Format of the output
    #[arg(long, value_enum, default_value_t = StatusFormat::Table)]
    pub format: StatusFormat,
    /// List every entry with its id, corrected ones too; as CSV, only these
    #[arg(long)]
    pub events: bool,
}

/// A format of `followup sheet`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SheetFormat {
    /// For people
    Markdown,
    /// For a spreadsheet; `followup import` reads it back
    Csv,
}

/// What the columns of the sheet hold.
const COLUMNS: &str = "\
Columns of the CSV, which `followup import` reads back once it was filled in; an empty cell says nothing:
  measure                     id of the measure; of several that were measured together, joined by \" + \"
  title                       what the report calls it
  decision, reason            accepted, rejected or postponed, and why
  responsible, due            who sees to it, and until which day (2026-12-31)
  started, done               days on which work began and on which it was in place
  investment, currency        what it really cost
  measured_from, measured_to  first and last day that was measured
  method                      option_a, option_b, option_c (IPMVP), bills or stated
  resource, saving, unit      what is saved in a year; a row for each resource
  money_saving                money a year, where money itself was measured
  note                        a remark";

/// Arguments of `followup sheet`.
#[derive(Debug, Args)]
#[command(after_help = COLUMNS)]
pub struct SheetArgs {
    /// Ledger of the plant
    pub ledger: PathBuf,
    /// Day to look at, such as 2026-12-31; without it, today
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    /// Language of the output; without it, that of the report
    #[arg(long, value_enum)]
    pub lang: Option<LangArg>,
    /// Format of the sheet; without it, that of the file's extension (.md, .csv), or Markdown
    #[arg(long, value_enum)]
    pub format: Option<SheetFormat>,
    /// File to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}
