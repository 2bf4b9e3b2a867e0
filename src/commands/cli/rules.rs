//! The command line of `rules ...`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::author::{DiffArgs, EjectArgs, NewArgs};
use super::{Common, TextFormat};

/// `rules ...`
#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// List rules
    List(ListArgs),
    /// Check rules: shape, texts, sources, names, dimensions
    Check(CheckArgs),
    /// Run the cases of rules, and compare what the rules find at the example plants
    Test(TestArgs),
    /// Write the catalogue of rules as Markdown
    Doc(DocArgs),
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

/// A format of what `rules check` finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people
    Text,
    /// For programs
    Json,
    /// For editors and code hosts
    #[value(help = "SARIF 2.1.0, for editors and code hosts")]
    Sarif,
}

/// Arguments of `rules check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Which rules.
    #[command(flatten)]
    pub rules: RulesArgs,
    /// Format of the output
    #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
}

/// Arguments of `rules test`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "a flag of the command line is there or not")]
pub struct TestArgs {
    /// Which rules.
    #[command(flatten)]
    pub rules: RulesArgs,
    /// Format of the output
    #[arg(long, value_enum, default_value_t = TestFormat::Text)]
    pub format: TestFormat,
    /// Only rules or cases whose name contains this, or fits a pattern such as `dairy/*`; with --coverage and --mutants rules
    #[arg(long, value_name = "TEXT")]
    pub filter: Option<String>,
    /// Record what the rules find at the example plants, in place of the snapshots that differ
    #[arg(long, conflicts_with_all = ["review", "watch"])]
    pub accept: bool,
    /// Show the snapshots that differ one after another, and ask about each
    #[arg(long, conflicts_with_all = ["watch", "format"])]
    pub review: bool,
    /// Test again whenever a file changes, until Ctrl-C
    #[arg(long)]
    pub watch: bool,
    /// Measure what the cases reach: outcomes, branches, thresholds, missing facts
    #[arg(long, conflicts_with_all = ["mutants", "accept", "review", "watch"])]
    pub coverage: bool,
    /// With --coverage: the answer is no where a rule or the whole is below this share
    #[arg(long, value_name = "PERCENT", requires = "coverage", value_parser = percent)]
    pub threshold: Option<f64>,
    /// Change the rules bit by bit, and list the changes that no case notices
    #[arg(long, conflicts_with_all = ["accept", "review", "watch"])]
    pub mutants: bool,
    /// With --mutants: more profiles, or folders of them, beside the example plants, that show how much a change matters
    #[arg(long, value_name = "FILE|DIR", requires = "mutants")]
    pub plants: Vec<PathBuf>,
}

impl TestArgs {
    /// Whether the cases are measured rather than run.
    pub fn measures(&self) -> bool {
        self.coverage || self.mutants
    }
}

/// A format of `rules test`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TestFormat {
    /// For people
    Text,
    /// For programs
    Json,
    /// For build servers
    Junit,
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
