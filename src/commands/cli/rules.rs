//! The command line of `rules ...`.

use clap::{Args, Subcommand};

use super::author::{DiffArgs, EjectArgs, NewArgs};
use super::{Common, TextFormat};

/// `rules ...`
#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// List rules
    List(ListArgs),
    /// Check rules: shape, texts, sources, names, dimensions
    Check(CheckArgs),
    /// Run the cases of rules
    Test(TestArgs),
    /// Begin a rule: write it and its cases, from flags or from answers
    New(Box<NewArgs>),
    /// Show what changes between two libraries, at many plants
    Diff(DiffArgs),
    /// Copy shipped rules to a folder, to edit them there
    Eject(EjectArgs),
}

/// Which rules a command is about.
#[derive(Debug, Args)]
pub struct RulesArgs {
    /// Rules by id, rule files, or folders of rules; without any, all
    #[arg(value_name = "RULE|FILE|DIR")]
    pub subjects: Vec<String>,
    /// Language and rules.
    #[command(flatten)]
    pub common: Common,
}

/// Arguments of `rules list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Which rules.
    #[command(flatten)]
    pub rules: RulesArgs,
    /// Format of the output
    #[arg(long, value_enum, default_value_t = TextFormat::Text)]
    pub format: TextFormat,
}

/// Arguments of `rules check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Which rules.
    #[command(flatten)]
    pub rules: RulesArgs,
    /// Format of the output
    #[arg(long, value_enum, default_value_t = TextFormat::Text)]
    pub format: TextFormat,
}

/// Arguments of `rules test`.
#[derive(Debug, Args)]
pub struct TestArgs {
    /// Which rules.
    #[command(flatten)]
    pub rules: RulesArgs,
    /// Format of the output
    #[arg(long, value_enum, default_value_t = TextFormat::Text)]
    pub format: TextFormat,
}
