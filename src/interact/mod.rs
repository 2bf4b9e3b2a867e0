//! How measures of one plant touch each other, so that no saving is counted twice.
//!
//! Every measure acts on a baseline: a resource at an end use. End uses are parts of others (air and lamps of the
//! electricity of the site; the heat of a pasteuriser of what the boiler burns), and measures are done in the order of
//! their stages: avoid, demand, distribution, recover, conversion, tariff; within a stage by payback. Each acts on what
//! the earlier ones left ([`Stacking`]). Of an exclusive group one counts, and umbrellas are shown, not summed.

mod balance;
mod believable;
mod counted;
mod stacked;
mod stacking;
mod tariff;

pub use balance::{Balance, BalanceLine, balances, resources, site};
pub use believable::{beyond_any_audit, share_of_site};
pub use counted::{Counted, counted};
pub use stacked::Stacked;
pub use stacking::{Candidate, Left, Member, Node, Overlap, Slot, Stacking, Taken, Work};
pub use tariff::tariff_prices;
