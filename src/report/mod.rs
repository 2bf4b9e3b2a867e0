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
    AssumedNumber, Benefit, ChangeEntry, ColumnEntry, DeciderEntry, ExplainedFact, Explanation, Fact, FailedRule,
    FailingEntry, HowCommon, LeftOutMeasure, LibraryInfo, LimitsInfo, ListEntry, MissingFact, MoneyValue,
    NearMissEntry, NeedsData, NotApplicable, PartEntry, PaybackValue, PlanInfo, PlanTotal, PlannedMeasure,
    PlannedMonth, PriceEntry, Program, QuantityValue, RateEntry, Recommendation, RecordEntry, Report, SavingIfApplies,
    SourceEntry, SourceInfo, StepEntry, ThenEntry, ToObserve, Totals, TraceEntry,
};
pub use names::{FactName, Names};
pub use sheet::{sheet_markdown, sheet_table};
pub use table::{render_measure, table};
pub(crate) use text::clean;
