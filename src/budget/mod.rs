//! Which measures to take for the money there is, and in which month.
//!
//! A [`Budget`] is an amount of money and what to get most of for it ([`Objective`]). [`choose`] finds the best set of
//! [`Candidate`]s, with what they take from each other counted in ([`Together`]); [`lay_out`] spreads it over the months
//! of a year, in which what is saved pays for what the budget did not reach. [`plan`] does both for a ranked plant.

mod amount;
mod bound;
mod choose;
mod exchange;
mod leaves;
mod months;
mod objective;
mod plan;
mod pools;
mod search;
mod together;
mod worth;

pub(crate) use amount::read_money;
pub use amount::{Budget, read_budget};
pub use choose::{Candidate, Choice, EXACT_UP_TO, Method, choose};
pub use months::{HORIZON, Layout, Month, Started, Steps, lay_out};
pub use objective::Objective;
pub use plan::{Chosen, Later, LeftOut, Plan, Totals, Why, plan};
pub use pools::Pools;
pub use together::{Apart, Together, Worth};
pub use worth::{Brought, Stacked};
