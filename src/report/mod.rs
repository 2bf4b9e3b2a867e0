//! The report: what the JSON output is, and what every other format renders.

mod build;
mod format;
mod markdown;
mod model;
mod names;
mod phrases;
mod table;
mod text;
pub mod words;

pub use build::{Options, build, rejected};
pub use format::{Format, json, render};
pub use markdown::markdown;
pub use model::{
    AssumedNumber, Benefit, DeciderEntry, Fact, FailedRule, LibraryInfo, LimitsInfo, MissingFact, MoneyValue,
    NeedsData, NotApplicable, PaybackValue, PriceEntry, Program, QuantityValue, RateEntry, Recommendation, Report,
    SavingIfApplies, SourceEntry, SourceInfo, Totals, TraceEntry,
};
pub use names::{FactName, Names};
pub use table::{render_measure, table};
pub(crate) use text::clean;
