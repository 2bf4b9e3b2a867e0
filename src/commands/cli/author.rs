//! The command line of `rules new`, `rules diff` and `rules eject`: what somebody needs who writes rules.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Common, LangArg};

/// Arguments of `rules new`. What is left out is asked for, if somebody sits at the terminal.
#[derive(Debug, Args)]
#[command(
    after_help = "It is written to the folder of `--rules`, or to the working directory if that is a folder of rules. The rule and its cases pass `rules check` and `rules test` at once; texts and numbers are a first draft to be completed.\nExample: auditlite rules new common/night_air --rules my_rules --title-en \"Switch the air off at night\" --title-es \"Apagar el aire de noche\" --end-use compressed_air --stage avoid --category process-control --saves electricity --fact compressed_air.off_hours_running --threshold \"500 h/yr\" --share 5/10/20 --investment \"300 USD\""
)]
pub struct NewArgs {
    /// Folder and name of the rule, such as `dairy/night_cooling`
    #[arg(value_name = "ID")]
    pub id: Option<String>,
    /// Language, and the folder of rules that it is written to.
    #[command(flatten)]
    pub common: Common,
    /// Title in English
    #[arg(long, value_name = "TEXT")]
    pub title_en: Option<String>,
    /// Title in Spanish
    #[arg(long, value_name = "TEXT")]
    pub title_es: Option<String>,
    /// End use that it acts on, of `end_uses.json`
    #[arg(long, value_name = "NAME")]
    pub end_use: Option<String>,
    /// Stage: avoid, demand, distribution, recover, conversion, tariff
    #[arg(long, value_name = "STAGE")]
    pub stage: Option<String>,
    /// Category, such as good-housekeeping or process-control
    #[arg(long, value_name = "CATEGORY")]
    pub category: Option<String>,
    /// What it saves: electricity, water, fuel, `raw_material/ITEM` ...
    #[arg(long, value_name = "RESOURCE")]
    pub saves: Option<String>,
    /// Fact that decides whether it applies, such as `compressed_air.leak_share` or `motors.idle_hours`
    #[arg(long, value_name = "FIELD")]
    pub fact: Option<String>,
    /// What the fact must exceed, such as "10 %" or "5/10/15 %" (low/typical/high); a word or true, false where it is no number
    #[arg(long, value_name = "VALUE", allow_hyphen_values = true)]
    pub threshold: Option<String>,
    /// The fact must lie below the threshold, not above it
    #[arg(long)]
    pub below: bool,
    /// Amount a year of which a share is saved: a field, or a formula such as "plant.x.y * plant.x.z"; by default what the end use consumes
    #[arg(long, value_name = "FIELD|FORMULA")]
    pub base: Option<String>,
    /// Share of it that is saved, in %: "10" or "5/10/20" (low/typical/high)
    #[arg(long, value_name = "SHARE", allow_hyphen_values = true)]
    pub share: Option<String>,
    /// Investment, such as "500 USD", "300/500/1200 USD", or 0
    #[arg(long, value_name = "MONEY", allow_hyphen_values = true)]
    pub investment: Option<String>,
    /// Year of the prices; by default this year
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1990..=2200))]
    pub price_year: Option<i32>,
    /// How many years the measure lasts
    #[arg(long, value_name = "YEARS")]
    pub life_years: Option<String>,
    /// A source, "who, title: what it says"; may be given several times
    #[arg(long, value_name = "TEXT")]
    pub source: Vec<String>,
}

/// Arguments of `rules diff`.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 done, 1 something changes (with --exit-code), 3 nothing could be read, 4 a rule is broken or a profile was rejected."
)]
pub struct DiffArgs {
    /// The library before: a folder of rules, or `shipped`
    #[arg(value_name = "A")]
    pub before: String,
    /// The library after: a folder of rules, or `shipped`
    #[arg(value_name = "B")]
    pub after: String,
    /// Profiles of plants, or folders of them; `-` is standard input; without any, the example plants
    #[arg(value_name = "PROFILE|DIR")]
    pub profiles: Vec<PathBuf>,
    /// Language of the output
    #[arg(long, value_enum, default_value_t = LangArg::En)]
    pub lang: LangArg,
    /// Format of the output
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub format: DiffFormat,
    /// Leave the plants out: only rules, and each measure over all plants
    #[arg(long)]
    pub summary: bool,
    /// End with 1 if something changes
    #[arg(long)]
    pub exit_code: bool,
}

/// A format of differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For a terminal of 80 columns
    Text,
    /// As text with headings and tables
    Markdown,
    /// For programs
    Json,
}

/// Arguments of `rules eject`.
#[derive(Debug, Args)]
pub struct EjectArgs {
    /// Folder to write to
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Rules by id, with their cases; without any, the whole library
    #[arg(value_name = "RULE")]
    pub rules: Vec<String>,
    /// Language of the output
    #[arg(long, value_enum, default_value_t = LangArg::En)]
    pub lang: LangArg,
}
