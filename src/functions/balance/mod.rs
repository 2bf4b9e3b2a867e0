//! Balances of materials: mixing, flushing, rinsing, drying, filling.

mod drying;
mod filling;
mod mixing;
mod rinsing;

pub(super) use drying::{DRYER_EFFICIENCY, MOISTURE_GAIN, MOISTURE_REMOVED, WATER_EVAPORATED};
pub(super) use filling::GIVEAWAY;
pub(super) use mixing::{MIXING_SHARE, MIXING_TEMPERATURE};
pub(super) use rinsing::{COUNTERFLOW_RINSE, FLUSH_VOLUME, RINSE_RESIDUAL_SHARE};

use super::{Argument, Family, Function, Parameter, Signature, same};
