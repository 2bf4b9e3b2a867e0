//! The report: what the JSON output is, and what every other format renders.

mod bills;
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

pub use bills::{
    BillEntry, BillsReport, ChargeLine, ComparedEntry, DifferenceEntry, PriceOriginEntry, TaxEntry, YearEntry,
    render_bills,
};
pub use build::{Options, build, explain, rejected};
pub use format::{Format, json, render};
pub(crate) use markdown::escape;
pub use markdown::markdown;
pub use model::{Adjusted, Comparison, Implementation};
pub use model::{
    AssumedNumber, BalanceEntry, BalanceLineEntry, BaselineInfo, Benefit, BilledMonth, BillsSummary, BroughtEntry,
    ChangeEntry, ColumnEntry, ContributionEntry, DeciderEntry, DrawsInfo, EmissionEntry, ExplainedFact, Explanation,
    Fact, FailedRule, FailingEntry, FinanceEntry, FormulaInput, FormulaStep, Formulas, HowCommon, LeftOutMeasure,
    LibraryInfo, LimitEntry, LimitsInfo, ListEntry, MarginEntry, MeasureDraws, MeasureFormulas, MissingFact,
    MoneyValue, MoneyWorth, NearMissEntry, NeedsData, NotApplicable, OverlapEntry, PartEntry, PaybackValue, PlanInfo,
    PlanTotal, PlannedMeasure, PlannedMonth, PlantDraws, PriceEntry, Program, QuantityValue, RateEntry, Recommendation,
    RecordEntry, Report, ResourceYear, SavingIfApplies, Share, SourceEntry, SourceInfo, StandAlone, StepEntry,
    TermEntry, ThenEntry, ToObserve, Together, Totals, TraceEntry, WorthEntry, WorthKnowing,
};
pub use names::{FactName, Names};
pub use sheet::{sheet_markdown, sheet_table};
pub use table::{render_measure, table};
pub(crate) use text::{clean, wrap};
