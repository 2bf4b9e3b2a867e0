//! Arguments of `compare`.

use std::path::PathBuf;

use clap::Args;

use super::{Common, SheetOutputArgs, draws};
use crate::draws::Settings;

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// Profile of the first visit, or its report as `recommend --format json` wrote it
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// Profile or report of the second visit; `-` is standard input
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// Ledger of the plant: what is done, and what was measured of it
    #[arg(long, value_name = "LEDGER")]
    pub ledger: Option<PathBuf>,
    /// Language and rules.
    #[command(flatten)]
    pub common: Common,
    /// Where the comparison goes.
    #[command(flatten)]
    pub to: SheetOutputArgs,
    /// How many draws the ranges of savings come from, 1 to 100,000
    #[arg(long, value_name = "N", default_value_t = Settings::USUAL, value_parser = draws)]
    pub draws: u32,
    /// Seed of the draws: the same seed gives the same ranges
    #[arg(long, value_name = "N", default_value_t = Settings::SEED)]
    pub seed: u64,
}
