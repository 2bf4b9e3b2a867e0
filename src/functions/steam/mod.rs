//! Steam, condensate and boiler water.

mod boiler;
pub(super) mod iapws;
mod leak;
mod plume;
mod saturation;

pub(super) use boiler::{BLOWDOWN_FLOW, BLOWDOWN_HEAT, CONDENSATE_RETURN_SHARE, FLASH_STEAM_SHARE, STEAM_HEAT};
pub(super) use leak::STEAM_ORIFICE_FLOW;
pub(super) use plume::STEAM_PLUME_FLOW;
pub(super) use saturation::{
    EVAPORATION_HEAT, SATURATION_PRESSURE, SATURATION_TEMPERATURE, STEAM_ENTHALPY, WATER_ENTHALPY,
};

use super::{Argument, Family, Function, Parameter, Signature, same};

const GAUGE: [&str; 2] = ["the gauge pressure", "la presión manométrica"];
// The enthalpy of saturated steam is greatest near 30 bar(a); below it, more pressure is more heat.
const BOILER_PRESSURE: Parameter = Parameter::number("pressure", "bar(g)", (0.0, 28.0), GAUGE[0], GAUGE[1]);

/// Celsius to kelvin for liquid water, whose equations begin at the triple point, 0.01 °C.
fn kelvin(celsius: f64) -> f64 {
    (celsius + 273.15).max(273.16)
}
