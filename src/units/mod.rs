//! Quantities: numbers with the units of the trade, in one grammar for profiles, assumptions and rules.
//!
//! A [`Unit`] is read from text such as `MXN/(kW month)` and knows its [`Dimension`]; a [`Quantity`] is a number in
//! canonical units (m, kg, h, yr, K, A, one of each currency) with that dimension. The year is a dimension of its own:
//! `kW` times `h/yr` is `kWh/yr`, and never a power. What could be read in two ways is refused with a suggestion.
//!
//! ```
//! use auditlite::diagnostic::Lang;
//! use auditlite::units::{Quantity, Unit, format};
//!
//! let used = Quantity::parse("1.8 GWh/yr")?;
//! let unit = Unit::preferred(used.dimension());
//! assert_eq!(format::trade(used.value_in(&unit), &unit, Lang::En), "1,800,000 kWh/yr");
//! assert_eq!(format::trade(used.value_in(&unit), &unit, Lang::Es), "1,800,000 kWh/año");
//!
//! let error = Quantity::parse("1.200,5 kWh").unwrap_err();
//! assert_eq!(error.message().en, "`1.200,5` is not a plain number");
//! # Ok::<(), auditlite::units::UnitError>(())
//! ```

mod atom;
mod currency;
mod day;
mod dimension;
mod dimension_error;
pub mod format;
mod grammar;
mod number;
mod part;
mod property;
mod quantity;
mod refusal;
mod scale;
mod token;
mod trade;
mod unit;
mod unit_error;

pub use currency::Currency;
pub use day::{Day, Month};
pub use dimension::{Dimension, Point};
pub use dimension_error::DimensionError;
pub use quantity::Quantity;
pub use unit::Unit;
pub use unit_error::UnitError;
pub(crate) use unit_error::quote;
