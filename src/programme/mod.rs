//! Many plants together: what was promised, accepted, done and measured, who is late, and what measures really bring.
//!
//! [`read_source`] reads one file, [`gather`] finds the plants of many, [`programme`] puts them together as they stand on a
//! day; [`table`], [`markdown`], [`html()`], [`csv()`] and [`Programme::json`] show the result. [`results`] and [`Realised`] hold what
//! was measured against what was promised, for whoever wants to learn from it.

mod attention;
mod build;
mod gather;
mod implementation;
mod league;
mod model;
mod months;
mod plant;
mod purse;
mod realised;
mod render;
mod sheets;
mod source;
mod stage;
mod statistics;
mod tally;
mod titles;
mod view;
mod words;

pub use attention::{Attention, Duty, SILENT, SOON, Undated, Waiting};
pub use build::{JOINT, Settings, programme};
pub use gather::{Gathered, gather};
pub use implementation::{A_YEAR, AuditRate, Hits, Implementation, RateRow};
pub use league::{League, LeagueRow};
pub use model::{Aside, Group, PlantCount, PlantRow, Programme, RealisedRow, SCHEMA};
pub use months::{MonthMoney, MonthRow};
pub use plant::{Kind, Naming, Plant};
pub use purse::RateUsed;
pub use realised::{Bearing, Bias, Outturn, Pooled, Realised, Scale, results};
pub use render::{csv, html, markdown, table};
pub use sheets::TABLES;
pub use source::{Content, Shape, Source, read_source};
pub use stage::{Stage, StageMoney};
pub use statistics::{LEVEL, student, wilson};
pub use tally::{ResourceLine, ResourceStage, Step, Tally};
