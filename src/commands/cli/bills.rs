//! The command line of `bills`.

use std::path::PathBuf;

use clap::Args;

use super::{Common, FormatArg};

/// Bills beside a profile.
#[derive(Debug, Default, Args)]
pub struct BillsArg {
    /// Monthly electricity bills as CSV, instead of `electricity.bills` in the profile: a column for the month (`month`), and
    /// with their units `energy (kWh)`, `demand (kW)`, `power factor`, `subtotal`, or more of what a bill prints
    #[arg(long, value_name = "CSV")]
    pub bills: Option<PathBuf>,
}

/// Arguments of `bills`.
#[derive(Debug, Args)]
pub struct BillsArgs {
    /// Profile of a plant; `-` is standard input
    pub profile: PathBuf,
    /// Bills beside the profile.
    #[command(flatten)]
    pub beside: BillsArg,
    /// Language and rules.
    #[command(flatten)]
    pub common: Common,
    /// Format of the bills
    #[arg(long, value_enum, default_value_t = FormatArg::Table)]
    pub format: FormatArg,
}
