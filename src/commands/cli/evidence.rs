//! Arguments of `programme evidence`.

use std::path::PathBuf;

use clap::Args;

use super::programme::day;
use super::{Common, SheetOutputArgs};
use crate::evidence::LEAST;
use crate::units::Day;

/// What the command looks at, and what its file is good for.
const HELP: &str = "\
Only a measurement of one measure by itself counts, each plant once. What is noise, stated only or measured together with
other measures is counted apart. The JSON names no plant: it can be shared. In `evidence/` of a rules folder, or beside a
rule as `x.evidence.json`, `rules check` holds the rules against it. Nothing is changed by itself.

A folder that is called `evidence` is named `./evidence`.";

/// Arguments of `programme evidence`.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub struct EvidenceArgs {
    /// Folders and files with ledgers; `-` is one file from standard input
    #[arg(required = true, value_name = "DIR|FILE")]
    pub paths: Vec<PathBuf>,
    /// The day as of which to look; today by Coordinated Universal Time without it
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<Day>,
    /// Language and rules.
    #[command(flatten)]
    pub common: Common,
    /// Where the evidence goes.
    #[command(flatten)]
    pub to: SheetOutputArgs,
    /// How many results a rule needs before they are held against it, 3 at least
    #[arg(long, value_name = "N", default_value_t = LEAST, value_parser = least)]
    pub least: usize,
}

/// With fewer than three results there is no interval.
fn least(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|count| *count >= 3)
        .ok_or_else(|| "a whole number of results, 3 or more, was expected".to_owned())
}
