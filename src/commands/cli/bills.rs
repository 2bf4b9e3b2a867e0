//! The command line of `bills`.

use std::path::PathBuf;

use clap::Args;

use super::{Common, FormatArg};

/// Arguments of `bills`.
#[derive(Debug, Args)]
pub struct BillsArgs {
    /// Profile of a plant; `-` is standard input
    pub profile: PathBuf,
    /// Language and rules.
    #[command(flatten)]
    pub common: Common,
    /// Format of the bills
    #[arg(long, value_enum, default_value_t = FormatArg::Table)]
    pub format: FormatArg,
}
