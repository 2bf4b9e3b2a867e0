//! Electricity tariffs as dated data, and the bill that one makes of readings.
//!
//! A [`Tariff`] says what is charged, [`PriceTable`]s what a place pays for it in a month, a [`Calendar`] which hours
//! belong to which period. [`Tariffs::schedule`] joins them for one bill; the [`Schedule`] makes a [`Bill`] of
//! [`Readings`], line by line, or only its cost. Here energy is in kWh, demand in kW, money in the currency of the
//! price table: a bill has no other units.

mod bill;
mod billed;
mod calendar;
mod date_rule;
mod period;
mod power_factor;
mod prices;
mod read;
mod schedule;
mod store;
mod tariff;

pub(crate) use bill::cents;
pub use bill::{Bill, Line, LineKind};
pub use billed::{Billed, Demands, Term};
pub use calendar::{Calendar, DayKind, Hours, Season};
pub use date_rule::DateRule;
pub use period::{ByPeriod, HourPeriod};
pub use power_factor::{PowerFactorRule, Reference, power_factor};
pub use prices::{PriceSource, PriceTable, Published};
pub use read::SCHEMA;
pub use schedule::{Lack, Origin, Part, Priced, Readings, Schedule, Service, Span};
pub use store::{Divisions, Tariffs};
pub use tariff::{Charge, ChargeKind, LowVoltageMetering, PriceKind, State, Tariff, Tax};
