//! The report: what the JSON output is, and what every other format renders.

mod build;
pub mod catalogue;
mod format;
mod markdown;
mod model;
mod names;
mod phrases;
mod table;
pub(crate) mod text;
pub mod words;

pub use build::{Options, build, explain, rejected};
pub use format::{Format, json, render};
pub(crate) use markdown::escape;
pub use markdown::markdown;
pub use model::{Adjusted, Comparison, Implementation};
pub use model::{
    AssumedNumber, Benefit, ChangeEntry, ColumnEntry, DeciderEntry, ExplainedFact, Explanation, Fact, FailedRule,
    FailingEntry, HowCommon, LibraryInfo, LimitsInfo, ListEntry, MissingFact, MoneyValue, NearMissEntry, NeedsData,
    NotApplicable, PartEntry, PaybackValue, PriceEntry, Program, QuantityValue, RateEntry, Recommendation, RecordEntry,
    Report, SavingIfApplies, SourceEntry, SourceInfo, StepEntry, ThenEntry, ToObserve, Totals, TraceEntry,
};
pub use names::{FactName, Names};
pub use table::{render_measure, table};
pub(crate) use text::{clean, wrap};
