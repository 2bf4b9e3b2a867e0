//! The report: what the JSON output is, and what every other format renders.

mod bills;
mod build;
pub mod catalogue;
mod chat;
mod csv;
mod format;
mod html;
mod letterhead;
mod markdown;
mod model;
mod names;
mod pdf;
mod phrases;
mod read;
mod sheet;
mod sheet_format;
mod table;
pub(crate) mod text;
pub mod words;
mod xlsx;

pub use bills::{
    BillEntry, BillsReport, ChargeLine, ComparedEntry, DifferenceEntry, PriceOriginEntry, TaxEntry, YearEntry,
    render_bills,
};
pub use build::{Options, build, explain, rejected, rejected_line};
pub use chat::{MOST as MOST_OF_CHAT, chat};
pub use csv::{csv, csv_of};
pub use format::{Content, FORMATS, Format, FormatEntry, Paper, Setting, Several, json, render};
pub use html::{html, html_on};
pub use letterhead::{LETTERHEAD_FILES, Letterhead, Logo, Markup, Wording};
pub(crate) use markdown::{Page as MarkdownPage, escape};
pub use markdown::{markdown, markdown_on};
pub(crate) use model::number;
pub use model::{Adjusted, Comparison, Implementation};
pub use model::{
    AssumedNumber, BalanceEntry, BalanceLineEntry, BaselineInfo, Benefit, BilledMonth, BillsSummary, BroughtEntry,
    ChangeEntry, ColumnEntry, ContributionEntry, DeciderEntry, DrawsInfo, EmissionEntry, ExplainedFact, Explanation,
    Fact, FailedRule, FailingEntry, FinanceEntry, FormulaInput, FormulaStep, Formulas, HowCommon, Key, LeftOutMeasure,
    LibraryInfo, LimitEntry, LimitsInfo, ListEntry, MarginEntry, MeasureDraws, MeasureFormulas, MissingFact,
    MoneyValue, MoneyWorth, NearMissEntry, NeedsData, NotApplicable, OverlapEntry, PartEntry, PaybackValue, PlanInfo,
    PlanTotal, PlannedMeasure, PlannedMonth, PlantDraws, PriceEntry, Program, QuantityValue, RateEntry, Recommendation,
    RecordEntry, Report, ResourceYear, SavingIfApplies, Share, SourceEntry, SourceInfo, StandAlone, StepEntry,
    TermEntry, ThenEntry, ToObserve, Together, Totals, TraceEntry, WorthEntry, WorthKnowing,
};
pub use names::{FactName, Names};
pub use read::{Saved, read, read_all};
pub use sheet::{sheet_markdown, sheet_table};
pub use sheet_format::SheetFormat;
pub(crate) use table::Page as TextPage;
pub use table::{render_measure, table};
pub(crate) use text::{clean, columns, wrap};
pub use xlsx::{FOLLOW_UP_HEADS, FollowUpHead, follow_up_sheet, xlsx};
