//! Arguments of `programme`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{Common, EvidenceArgs};
use crate::programme::TABLES;
use crate::units::{Currency, Day};

/// What the command looks at, and what it writes.
const HELP: &str = "\
Folders are looked through with all that is in them: ledgers (.jsonl), and reports and profiles (.json) by their schema.
A report counts as promised until a ledger begins with it; a profile is listed as a plant without promises. Links inside
folders are not followed, and what begins with a point is passed over. A faulty file never stops the others.

Tables: totals, resources, late, due, again, undated, undecided, silent, sectors, measures, months, implementation,
realised, league, plants, rates, left_aside. CSV holds one of them: that of `--table`, or else that of the file's name
(`-o late.csv`); `-o FOLDER/` writes each to a file of its own.

With `--anonymous` plants and people are numbers whose order says nothing, and files, ids, states and texts are left out,
in messages too. What a plant uses for what it makes still stands in the table of peers.";

/// Arguments of `programme`.
#[derive(Debug, Args)]
#[command(after_help = HELP, args_conflicts_with_subcommands = true, subcommand_negates_reqs = true, disable_help_subcommand = true)]
pub struct ProgrammeArgs {
    /// What else to do with them.
    #[command(subcommand)]
    pub command: Option<ProgrammeCommand>,
    /// Folders and files with ledgers, reports and profiles; `-` is one file from standard input
    #[arg(required = true, value_name = "DIR|FILE")]
    pub paths: Vec<PathBuf>,
    /// The day as of which to look; today by Coordinated Universal Time without it
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
    /// Language and rules.
    #[command(flatten)]
    pub common: Common,
    /// Format; without it, files go by their extension (.txt, .md, .html, .json, .csv)
    #[arg(long, value_enum)]
    pub format: Option<ProgrammeFormat>,
    /// Only one of the tables, with all its rows
    #[arg(long, value_name = "NAME", value_parser = TABLES)]
    pub table: Option<String>,
    /// File to write instead of standard output, or a folder for all tables as CSV; may be given several times
    #[arg(short, long, value_name = "FILE|DIR/")]
    pub output: Vec<PathBuf>,
    /// Hide who is who
    #[arg(long)]
    pub anonymous: bool,
    /// Change all money to this currency, by the rates of the newest reports
    #[arg(long, value_name = "CODE", value_parser = currency)]
    pub currency: Option<Currency>,
}

/// `programme ...`
#[derive(Debug, Subcommand)]
pub enum ProgrammeCommand {
    /// What measured results teach the rules: realised over promised, what would explain it, a range that they bear
    Evidence(EvidenceArgs),
}

/// A format of a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ProgrammeFormat {
    /// Plain text of 80 columns, long tables cut short
    Table,
    /// Everything for people
    Markdown,
    /// Everything for people, as a page in one file
    Html,
    /// Everything, for programs
    Json,
    /// One table with numbers in full, for spreadsheets
    Csv,
}

pub(super) fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "a day such as 2026-10-01 was expected".to_owned())
}

fn currency(text: &str) -> Result<Currency, String> {
    let found = Currency::parse(&text.to_ascii_uppercase()).filter(|currency| *currency != Currency::PLANT);
    found.ok_or_else(|| "the ISO code of a currency such as MXN was expected".to_owned())
}
