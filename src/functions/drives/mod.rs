//! Motors, belts, pumps and fans.

mod affinity;
mod belt;
mod flow;
mod motor;

pub(super) use affinity::{
    AFFINITY_FLOW_RATIO, AFFINITY_POWER_RATIO, FAN_CONTROL_POWER_RATIO, IMPELLER_TRIM_POWER_RATIO,
    PUMP_SPEED_POWER_RATIO,
};
pub(super) use belt::BELT_LOSS_SHARE;
pub(super) use flow::{FAN_POWER, PUMP_POWER, THROTTLING_LOSS};
pub(super) use motor::{EFFICIENCY_POWER_SAVED, FREQUENCY_POWER_RATIO, MOTOR_LOAD_BY_CURRENT, MOTOR_LOAD_BY_SPEED};

use super::{Argument, Family, Function, Parameter, Signature, same};

const FLOW_SHARE: [&str; 2] = ["the flow as a share of the full flow", "el flujo como parte del flujo pleno"];
const PUMP_EFFICIENCY: Parameter =
    Parameter::efficiency("pump_efficiency", "the efficiency of the pump", "la eficiencia de la bomba");
const MOTOR_EFFICIENCY: Parameter =
    Parameter::efficiency("motor_efficiency", "the efficiency of the motor", "la eficiencia del motor");
