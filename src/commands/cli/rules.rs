//! The command line of `rules ...`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

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
    /// Write the catalogue of rules as Markdown
    Doc(DocArgs),
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
    /// Measure what the cases reach: outcomes, branches, thresholds, missing facts
    #[arg(long, conflicts_with = "mutants")]
    pub coverage: bool,
    /// With --coverage: the answer is no where a rule or the whole is below this share
    #[arg(long, value_name = "PERCENT", requires = "coverage", value_parser = percent)]
    pub threshold: Option<f64>,
    /// Change the rules bit by bit, and list the changes that no case notices
    #[arg(long)]
    pub mutants: bool,
    /// With --mutants: profiles, or folders of them, that show how much a change matters
    #[arg(long, value_name = "FILE|DIR", requires = "mutants")]
    pub plants: Vec<PathBuf>,
}

fn percent(text: &str) -> Result<f64, String> {
    match text.trim_end_matches('%').trim_end().parse::<f64>() {
        Ok(percent) if (0.0..=100.0).contains(&percent) => Ok(percent),
        _ => Err("a number from 0 to 100 was expected".to_owned()),
    }
}

/// Arguments of `rules doc`.
#[derive(Debug, Args)]
pub struct DocArgs {
    /// Which rules.
    #[command(flatten)]
    pub rules: RulesArgs,
    /// Folder to write the pages to, in both languages, instead of one document on standard output.
    ///
    /// The folder becomes the catalogue of the rules that were asked for: pages of an earlier run that belong to no
    /// such rule are removed. Files that the program did not write are neither written over nor removed.
    #[arg(short, long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}
