//! The command line.

mod author;
mod backtest;
mod bills;
mod compare;
mod convert;
mod evidence;
mod followup;
mod outputs;
mod programme;
mod rules;
mod shell;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use self::author::{DiffArgs, DiffFormat, EjectArgs, NewArgs};
pub use self::backtest::BacktestArgs;
pub use self::bills::{BillsArg, BillsArgs};
pub use self::compare::CompareArgs;
pub use self::convert::ConvertArgs;
pub use self::evidence::EvidenceArgs;
pub use self::followup::{
    CorrectArgs, DecideArgs, DecisionArg, DoArgs, FollowupCommand, ImportArgs, MeasureArgs, MergeArgs, MethodArg,
    NoteArgs, Recording, SheetArgs, SheetFormat, StartArgs, StatusArgs, StatusFormat,
};
pub use self::outputs::{OutputArgs, PaperArg, SheetOutputArgs};
pub use self::programme::{ProgrammeArgs, ProgrammeCommand, ProgrammeFormat};
pub use self::rules::{CheckArgs, CheckFormat, DocArgs, ListArgs, RulesArgs, RulesCommand, TestArgs, TestFormat};
pub use self::shell::{CompletionsArgs, ManArgs};
use crate::budget::Objective;
use crate::diagnostic::Lang;
use crate::draws::Settings;
use crate::rank::RankBy;
use crate::units::format;

/// Finds low- and no-cost savings in a factory and ranks them by payback.
#[derive(Debug, Parser)]
#[command(name = "auditlite", version, about, max_term_width = 100, propagate_version = true)]
#[command(
    after_help = "Exit codes: 0 done, 1 the answer is no, 2 wrong use, 3 input rejected, 4 done in part, 5 internal error.\nEn español: auditlite recommend planta.json --lang es"
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Rank the measures that suit a plant
    Recommend(RecommendArgs),
    /// Put a saved report into other formats
    Convert(ConvertArgs),
    /// Explain a measure (at a plant: why, or why not), or a diagnostic code
    Explain(ExplainArgs),
    /// Work each electricity bill of a plant out again and hold it against what was paid
    Bills(BillsArgs),
    /// Print the sheet for a visit: what to ask for, look at and measure
    Checklist(ChecklistArgs),
    /// Begin, check or describe a profile of a plant
    #[command(subcommand)]
    Profile(ProfileCommand),
    /// List, check, test, begin and compare rules
    #[command(subcommand)]
    Rules(RulesCommand),
    /// Compare two visits to one plant: intensities, resources, what became of each measure
    Compare(CompareArgs),
    /// Keep the record of what became of a report at its plant
    #[command(subcommand)]
    Followup(FollowupCommand),
    /// See many plants together: promised, accepted, done and measured, who is late, what works
    Programme(ProgrammeArgs),
    /// Hold the rules against what auditors recommended at real plants
    Backtest(BacktestArgs),
    /// Work out one expression of the rule language
    Eval(EvalArgs),
    /// List the functions that a rule may call
    Functions(FunctionsArgs),
    /// Print completions for a shell
    Completions(CompletionsArgs),
    /// Print the manual page of a command, or write all of them to a folder
    Man(ManArgs),
}

/// Language and rules, which most commands take.
#[derive(Debug, Args)]
pub struct Common {
    /// Language of the output
    #[arg(long, value_enum, default_value_t = LangArg::En)]
    pub lang: LangArg,
    /// Folder of rules to put on top of the shipped ones
    #[arg(long, value_name = "DIR")]
    pub rules: Option<PathBuf>,
}

/// A language.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum LangArg {
    /// English
    En,
    /// Español
    Es,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::En => Lang::En,
            LangArg::Es => Lang::Es,
        }
    }
}

/// A format of sheets and lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    /// Plain text of 80 columns
    Table,
    /// Everything for people, with headings and tables
    Markdown,
    /// Everything, for programs
    Json,
}

impl From<FormatArg> for crate::report::SheetFormat {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Table => Self::Table,
            FormatArg::Markdown => Self::Markdown,
            FormatArg::Json => Self::Json,
        }
    }
}

/// A format of lists and diagnostics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TextFormat {
    /// For people
    Text,
    /// For programs
    Json,
}

/// By what to rank.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum RankArg {
    /// Soonest simple payback first
    Payback,
    /// Greatest annual saving first
    Saving,
    /// Greatest net present value first
    Npv,
    /// Most avoided emissions first
    #[value(help = "Most CO2e avoided first")]
    Co2e,
    /// Most water saved first
    Water,
}

impl From<RankArg> for RankBy {
    fn from(rank: RankArg) -> Self {
        match rank {
            RankArg::Payback => RankBy::Payback,
            RankArg::Saving => RankBy::Saving,
            RankArg::Npv => RankBy::Npv,
            RankArg::Co2e => RankBy::Co2e,
            RankArg::Water => RankBy::Water,
        }
    }
}

/// Arguments of `recommend`.
#[derive(Debug, Args)]
pub struct RecommendArgs {
    /// Profiles of plants; `-` is standard input
    #[arg(required = true, value_name = "PROFILE")]
    pub profiles: Vec<PathBuf>,
    /// Bills beside the profile.
    #[command(flatten)]
    pub beside: BillsArg,
    /// Language and rules.
    #[command(flatten)]
    pub common: Common,
    /// Where the report goes.
    #[command(flatten)]
    pub to: OutputArgs,
    /// Order of the measures
    #[arg(long, value_enum, default_value_t = RankArg::Payback)]
    pub rank_by: RankArg,
    /// Longest payback of a recommendation in months, instead of the profile's limit
    #[arg(long, value_name = "MONTHS", value_parser = months)]
    pub max_payback: Option<f64>,
    /// Money to spend, such as "50,000 MXN" (without a currency, the plant's): adds the best set of recommendations for
    /// it, and in which month to begin each
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    pub budget: Option<String>,
    /// What the budget is to bring most of
    #[arg(long, value_enum, default_value_t = ObjectiveArg::Saving, requires = "budget")]
    pub objective: ObjectiveArg,
    /// How many draws the ranges come from, 1 to 100,000
    #[arg(long, value_name = "N", default_value_t = Settings::USUAL, value_parser = draws)]
    pub draws: u32,
    /// Seed of the draws: the same seed gives the same report
    #[arg(long, value_name = "N", default_value_t = Settings::SEED)]
    pub seed: u64,
}

/// What a budget is to bring most of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ObjectiveArg {
    /// Money saved per year
    Saving,
    /// Net present value
    Npv,
    /// Avoided emissions
    #[value(help = "CO2e avoided per year")]
    Co2e,
    /// Water saved per year
    Water,
}

impl From<ObjectiveArg> for Objective {
    fn from(objective: ObjectiveArg) -> Self {
        match objective {
            ObjectiveArg::Saving => Objective::Saving,
            ObjectiveArg::Npv => Objective::Npv,
            ObjectiveArg::Co2e => Objective::Co2e,
            ObjectiveArg::Water => Objective::Water,
        }
    }
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// A measure such as `common/compressed_air_leaks` or `compressed_air_leaks`, or a code such as `AL0301`
    #[arg(value_name = "MEASURE|CODE")]
    pub subject: String,
    /// Profile of a plant; `-` is standard input
    pub profile: Option<PathBuf>,
    /// Bills beside the profile.
    #[command(flatten)]
    pub beside: BillsArg,
    /// Language and rules.
    #[command(flatten)]
    pub common: Common,
    /// Format of the explanation
    #[arg(long, value_enum, default_value_t = TextFormat::Text)]
    pub format: TextFormat,
}

/// Arguments of `checklist`.
#[derive(Debug, Args)]
pub struct ChecklistArgs {
    /// Profile of a plant: only what is missing or rough is on the sheet; `-` is standard input
    #[arg(value_name = "PROFILE", conflicts_with = "sector")]
    pub profile: Option<PathBuf>,
    /// Sector of the plants that the sheet is for; without it and without a profile, any plant
    #[arg(long, value_parser = SECTORS)]
    pub sector: Option<String>,
    /// Bills beside the profile.
    #[command(flatten)]
    pub beside: BillsArg,
    /// Language and rules.
    #[command(flatten)]
    pub common: Common,
    /// Where the sheet goes.
    #[command(flatten)]
    pub to: SheetOutputArgs,
}

/// `profile ...`
#[derive(Debug, Subcommand)]
pub enum ProfileCommand {
    /// Write a profile to fill in
    New {
        /// Sector of the plant
        #[arg(long, value_parser = SECTORS, required_unless_present = "interactive")]
        sector: Option<String>,
        /// Language and rules.
        #[command(flatten)]
        common: Common,
        /// File to write instead of standard output: a workbook if it ends in .xlsx, else JSON
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Ask for the facts in the terminal, a section at a time; a profile that is there is gone on with
        #[arg(long, requires = "output")]
        interactive: bool,
        /// Write over a file that is there already
        #[arg(long, requires = "output")]
        force: bool,
    },
    /// Check profiles: what cannot be true, what is unlikely, what nothing reads
    Check {
        /// Profiles of plants; `-` is standard input
        #[arg(required = true, value_name = "PROFILE")]
        profiles: Vec<PathBuf>,
        /// Bills beside the profile.
        #[command(flatten)]
        beside: BillsArg,
        /// Language and rules.
        #[command(flatten)]
        common: Common,
        /// Format of the findings
        #[arg(long, value_enum, default_value_t = TextFormat::Text)]
        format: TextFormat,
    },
    /// Print the JSON Schema of profiles, for editors
    Schema {
        /// Language and rules.
        #[command(flatten)]
        common: Common,
    },
}

/// The sectors that a profile may name.
pub const SECTORS: [&str; 6] = ["oil_lube", "plastics", "cardboard", "dairy", "powdered_food", "other"];

/// Arguments of `eval`.
#[derive(Debug, Args)]
pub struct EvalArgs {
    /// An expression such as `5.kW * 6000.unit("h/yr")` or `plant.electricity.annual_energy`
    #[arg(value_name = "EXPR", allow_hyphen_values = true)]
    pub expression: String,
    /// Profile of a plant; `-` is standard input
    pub profile: Option<PathBuf>,
    /// Bills beside the profile.
    #[command(flatten)]
    pub beside: BillsArg,
    /// Language and rules.
    #[command(flatten)]
    pub common: Common,
    /// Format of the answer
    #[arg(long, value_enum, default_value_t = TextFormat::Text)]
    pub format: TextFormat,
}

/// Arguments of `functions`.
#[derive(Debug, Args)]
pub struct FunctionsArgs {
    /// A function, a family such as `air`, or a part of names
    pub name: Option<String>,
    /// Language of the output
    #[arg(long, value_enum, default_value_t = LangArg::En)]
    pub lang: LangArg,
    /// Format of the list
    #[arg(long, value_enum, default_value_t = TextFormat::Text)]
    pub format: TextFormat,
}

pub(super) fn draws(text: &str) -> Result<u32, String> {
    match text.parse::<u32>() {
        Ok(count) if Settings::COUNTS.contains(&count) => Ok(count),
        _ => {
            let [least, most] = [Settings::COUNTS.start(), Settings::COUNTS.end()];
            let shown = |count: &u32| format::number(f64::from(*count), Lang::En);
            Err(format!("a whole number of draws from {} to {} was expected", shown(least), shown(most)))
        }
    }
}

fn months(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(months) if months.is_finite() && months >= 0.0 => Ok(months),
        _ => Err("a number of months, zero or more, was expected".to_owned()),
    }
}
