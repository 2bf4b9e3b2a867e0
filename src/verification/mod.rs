//! Savings that were measured, and how sure they are.
//!
//! [`verify`] is option C of the IPMVP in small: [`Readings`] before a measure make a [`Model`] (least squares on at most two
//! variables), and what it says of the time after, less what was read, was [`Avoided`], with an interval; what cannot be
//! told from noise is [`Claim::Noise`]. [`Direct`] is option A or B in small: what was measured on the equipment itself.
//!
//! Sources: EVO, IPMVP Core Concepts (EVO 10000-1:2022) and Statistics and Uncertainty (EVO 10100-1:2019); ASHRAE Guideline
//! 14-2014, Measurement of Energy, Demand, and Water Savings; JCGM 100:2008 (GUM).

mod autocorrelation;
mod bills;
mod check;
mod choice;
mod direct;
mod doubts;
mod json;
mod least_squares;
mod model;
mod readings;
mod saving;
mod student;
mod verify;
mod words;

pub use bills::{Wanted, has_column, readings};
pub use check::check;
pub use choice::{Candidate, Choice};
pub use direct::{Direct, DirectSaving, PerYear, Side};
pub use json::direct_json;
pub use least_squares::{Dependent, LeastSquares};
pub use model::{INFLATION_MOST, Model, T_LEAST, Tried};
pub use readings::{Accrual, Period, Readings, Times, Variable};
pub use saving::{Avoided, LEVEL};
pub use student::t_quantile;
pub use verify::{By, Claim, Stretch, Verification, verify};
pub use words::{ShownDirect, direct_basis};
