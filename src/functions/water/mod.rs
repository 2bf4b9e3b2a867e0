//! Water: flows from what can be read on the spot, holes and nozzles, cooling towers.

mod flow;
mod tower;

pub(super) use flow::{BUCKET_FLOW, METER_FLOW, NOZZLE_FLOW_AT_PRESSURE, ORIFICE_WATER_FLOW, PIPE_VOLUME};
pub(super) use tower::{COOLING_TOWER_BLOWDOWN, COOLING_TOWER_EVAPORATION, COOLING_TOWER_MAKEUP};

use super::{Family, Function, Parameter, Signature, same};
