//! The bills of a plant, worked out again from their readings and held against what was paid.
//!
//! [`Supply`] is how a plant is supplied, [`PlantBill`] what its profile says of a bill. [`Year`] holds twelve months of
//! readings and tells what the year costs, also with less energy, less demand or another power factor. Units are those
//! of bills: kWh, kW, the plant's money.

mod bills;
mod check;
mod explain;
mod facts;
mod lacks;
mod stopped;
mod supply;
mod worked;
mod year;

pub use bills::{Paid, PlantBill, plant_bills};
pub use check::check;
pub use supply::Supply;
pub use worked::{Bills, Comparison, LineOrigin, WorkedBill, WorkedLine};
pub use year::{Change, NoYear, Year, YearBasis, YearMonth};
