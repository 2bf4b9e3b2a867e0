//! Arguments of `followup measure`.

use std::path::PathBuf;

use clap::{ArgGroup, Args, ValueEnum};

use super::Recording;
use crate::commands::cli::TextFormat;

/// What each way of measuring needs.
const WAYS: &str = "\
Three ways to measure, the surest last:

1. Say what the plant says: --stated \"4000 MXN/month\" or --stated \"12000 kWh/yr\". No interval.

2. Bills or a main meter, before and after (IPMVP option C): --bills FILE.csv
     month,electricity (kWh),production (t)
     2024-01,41250,203
     2024-02,39800,187
   The unit stands in the heading. Decimals after a point, nothing between thousands. Instead of a month, two
   columns `from` and `to` (2024-01-03). Other columns may explain the use: what the plant made, degree days.
   Twelve months before the measure and three or more after it. The program works out how much the plant used for
   what it made before, and holds the time after against that. Without such a column: --method bills, which
   compares the bills as they are and says so.

3. On the equipment itself (IPMVP option A or B): a reading before, one after, and how long it counts in a year
     --before \"42 kW\" --after \"31 kW\" --accuracy \"2 %\" --yearly \"6000 h/yr\" --yearly-accuracy \"10 %\"
   or from a meter of its own, for what was made meanwhile
     --before \"12400 kWh per 310 t\" --after \"9800 kWh per 290 t\" --accuracy \"1 %\" --yearly \"3600 t/yr\" ...
   Repeat --before and --after for several readings: how far they differ then counts too. --accuracy stands on the
   instrument or in its sheet. Add --method option-b if the hours or tonnes were measured too and not estimated.

A saving that cannot be told from noise is recorded as noise: it is shown, and counts in no total. The exit code is
then 1.";

/// How a saving was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MethodArg {
    /// Bills as they are, with nothing taken into account
    Bills,
    /// Bills or a main meter, by a model of what explains the use
    OptionC,
    /// The key figure was measured, the rest is estimated
    OptionA,
    /// Everything was measured, on a meter of its own
    OptionB,
}

/// Arguments of `followup measure`.
#[derive(Debug, Args)]
#[command(after_help = WAYS)]
#[command(group = ArgGroup::new("way").required(true).args(["bills", "profile", "before", "stated"]))]
pub struct MeasureArgs {
    /// Ledger of the plant
    pub ledger: PathBuf,
    /// Measure: its id, the part behind the slash, or its rank; several if the meter sees them together
    #[arg(required = true, value_name = "MEASURE")]
    pub measures: Vec<String>,
    /// Bills or readings before and after, as CSV; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub bills: Option<PathBuf>,
    /// Profile whose `electricity.bills` reach from before the measure to after it
    #[arg(long, value_name = "FILE")]
    pub profile: Option<PathBuf>,
    /// What was measured, such as electricity, demand or water; without it, what the report promises
    #[arg(long, value_name = "NAME")]
    pub resource: Vec<String>,
    /// Column that may explain the use, such as production; without it, every other column
    #[arg(long, value_name = "COLUMN", requires = "bills")]
    pub by_variable: Vec<String>,
    /// How it was measured, where the other options do not tell
    #[arg(long, value_enum, conflicts_with = "stated")]
    pub method: Option<MethodArg>,
    /// Day on which the measure came; without it, the one that the ledger has
    #[arg(long, value_name = "DATE")]
    pub installed: Option<String>,
    /// First day on which it ran as it should, if that is later; readings between are set aside
    #[arg(long, value_name = "DATE")]
    pub settled: Option<String>,
    /// Reading before, with its unit; repeat it for several readings
    #[arg(long, value_name = "READING", requires = "after", requires = "accuracy")]
    pub before: Vec<String>,
    /// Reading after, with its unit
    #[arg(long, value_name = "READING", requires = "before")]
    pub after: Vec<String>,
    /// How far the instrument may be off, such as "2 %"
    #[arg(long, value_name = "PERCENT", requires = "before")]
    pub accuracy: Option<String>,
    /// What the difference counts for in a year, such as "6000 h/yr" or "3600 t/yr"
    #[arg(long, value_name = "AMOUNT", requires = "before", requires = "yearly_accuracy")]
    pub yearly: Option<String>,
    /// How far that may be off, such as "10 %"
    #[arg(long, value_name = "PERCENT", requires = "yearly")]
    pub yearly_accuracy: Option<String>,
    /// What the plant says that it saves, such as "4000 MXN/month"
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub stated: Option<String>,
    /// First day of the time after, where no bills tell it; without it, the day on which the measure came
    #[arg(long, value_name = "DATE", conflicts_with_all = ["bills", "profile"])]
    pub from: Option<String>,
    /// Last day of the time after; without it, the day of --on
    #[arg(long, value_name = "DATE", conflicts_with_all = ["bills", "profile"])]
    pub to: Option<String>,
    /// Only show what would be recorded
    #[arg(long)]
    pub dry_run: bool,
    /// Format of the output
    #[arg(long, value_enum, default_value_t = TextFormat::Text)]
    pub format: TextFormat,
    /// Who and when.
    #[command(flatten)]
    pub recording: Recording,
}
