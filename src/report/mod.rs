//! The report: what the JSON output is, and what every other format renders.

mod build;
pub mod catalogue;
mod format;
mod markdown;
mod model;
mod names;
mod phrases;
mod sheet;
mod table;
pub(crate) mod text;
pub mod words;

pub use build::{Options, build, explain, rejected};
pub use format::{Format, json, render};
pub(crate) use markdown::escape;
pub use markdown::markdown;
pub use model::{
    AssumedNumber, Benefit, BroughtEntry, ChangeEntry, ColumnEntry, ContributionEntry, DeciderEntry, DrawsInfo,
    EmissionEntry, ExplainedFact, Explanation, Fact, FailedRule, FailingEntry, FinanceEntry, HowCommon, LeftOutMeasure,
    LibraryInfo, LimitsInfo, ListEntry, MarginEntry, MeasureDraws, MissingFact, MoneyValue, MoneyWorth, NearMissEntry,
    NeedsData, NotApplicable, PartEntry, PaybackValue, PlanInfo, PlanTotal, PlannedMeasure, PlannedMonth, PlantDraws,
    PriceEntry, Program, QuantityValue, RateEntry, Recommendation, RecordEntry, Report, SavingIfApplies, SourceEntry,
    SourceInfo, StepEntry, TermEntry, ThenEntry, ToObserve, Totals, TraceEntry, WorthEntry, WorthKnowing,
};
pub use names::{FactName, Names};
pub use sheet::{sheet_markdown, sheet_table};
pub use table::{render_measure, table};
pub(crate) use text::clean;
