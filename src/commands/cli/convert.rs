//! The command line of `convert`.

use std::path::PathBuf;

use clap::Args;

use super::{LangArg, OutputArgs};

/// Arguments of `convert`.
#[derive(Debug, Args)]
pub struct ConvertArgs {
    /// A saved report, as `recommend --format json` writes it; `-` is standard input
    #[arg(value_name = "REPORT")]
    pub report: PathBuf,
    /// Language of messages; that of the report, which stays as it was made [default: that of the report]
    #[arg(long, value_enum)]
    pub lang: Option<LangArg>,
    /// Where the report goes.
    #[command(flatten)]
    pub to: OutputArgs,
}
