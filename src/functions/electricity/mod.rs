//! Electric power: what meters and nameplates say, power factor, lighting.

mod power;
mod power_factor;
mod tariff;

pub(super) use power::{ELECTRICAL_POWER, LIGHTING_POWER, NAMEPLATE_POWER};
pub(super) use power_factor::{APPARENT_POWER_RELEASED, CAPACITOR_POWER, LINE_LOSS_RATIO, POWER_FACTOR_FROM_ENERGY};
pub(super) use tariff::{POWER_FACTOR_BONUS, POWER_FACTOR_SURCHARGE};

use super::{Argument, Family, Function, Parameter, Signature, same};

const POWER_FACTOR: [&str; 2] = ["the power factor", "el factor de potencia"];
