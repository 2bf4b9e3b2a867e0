//! The sheet for a walk through a plant: what to ask for before the visit, what to look at and what to measure, area by
//! area in walking order.
//!
//! Without a profile it holds every fact that a rule of the sector reads, and the facts from which those can be worked
//! out; those that serve most measures come first. With a profile only what is missing or rough is on it, the most
//! valuable first.

mod area;
mod build;
mod item;
mod known;
mod list;
mod model;
mod wanted;

pub(crate) use area::{Stop, stop_of, title_of};
pub use build::{checklist_of_plant, checklist_of_sector};
pub use model::{Area, Cell, Checklist, Instrument, Item, Kind, List, Minutes, Now, Record, Served};
