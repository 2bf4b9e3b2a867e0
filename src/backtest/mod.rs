//! Ours against what auditors recommended at real plants.
//!
//! [`read`] takes a file of audited plants, [`at_plant`] puts what the rules find at one of them beside what its auditors
//! recommended, and [`Summary`] counts over all of them: how often ours covers theirs, how the totals compare, and how
//! often theirs lies within the range that ours gives. Like is held against like: only what costs a known sum up to the
//! limit of low cost, in money of today, on both sides.

mod audited;
mod layout;
mod ours;
mod pairing;
mod plant;
mod quartiles;
mod read;
mod render;
mod summary;
#[cfg(test)]
mod tests;

pub use audited::{AuditedPlant, Kind, TheirMeasure};
pub use ours::{Levels, OurMeasure, Size};
pub use pairing::{Pairing, pair};
pub use plant::{LeftOut, PlantResult, at_plant};
pub use quartiles::{Quartiles, quantile};
pub use read::{Backtest, read};
pub use render::{Layout, render};
pub use summary::{Calibration, Coverage, Group, LevelCount, PlantLine, Ratios, Reason, Sizes, Summary};

/// What a file of audited plants says it is.
pub const SCHEMA: &str = "auditlite/backtest@1";
