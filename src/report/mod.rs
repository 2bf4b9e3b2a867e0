//! The report: what the JSON output is, and what every other format renders.

mod build;
mod format;
mod model;

pub use build::{Options, build, rejected};
pub use format::{Format, json, render, render_measure};
pub use model::{
    AssumedNumber, Benefit, DeciderEntry, FailedRule, Fact, LibraryInfo, MissingFact, MoneyValue, NeedsData,
    NotApplicable, PaybackValue, PriceEntry, Program, QuantityValue, RateEntry, Recommendation, Report, SavingIfApplies, SourceEntry,
    SourceInfo, Totals, TraceEntry,
};
