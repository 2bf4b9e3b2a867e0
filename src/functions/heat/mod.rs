//! Heat that is lost by surfaces and openings, and heat that is needed or given back.

mod bare;
mod convection;
mod exchange;
mod insulated;
mod opening;
mod sensible;
mod surface;

pub(super) use bare::{PIPE_HEAT_LOSS, WALL_HEAT_LOSS};
pub(super) use exchange::{
    CARNOT_COP, HEAT_RECOVERY_EFFECTIVENESS, LOG_MEAN_TEMPERATURE_DIFFERENCE, PER_DEGREE_SAVING,
};
pub(super) use insulated::{INSULATED_PIPE_HEAT_LOSS, INSULATED_WALL_HEAT_LOSS};
pub(super) use opening::OPENING_HEAT_LOSS;
pub(super) use sensible::{AIR_HEAT, DISCHARGE_HEAT, SENSIBLE_HEAT, WATER_HEAT};
pub(super) use surface::SURFACE_HEAT_LOSS;

use super::{Argument, Family, Function, Parameter, Signature, same};

/// Stefan-Boltzmann constant, W/(m2 K4): CODATA 2018, exact.
const STEFAN_BOLTZMANN: f64 = 5.670_374_419e-8;

const SURFACE_LABEL: [&str; 2] = ["the temperature of the surface", "la temperatura de la superficie"];
const AMBIENT_LABEL: [&str; 2] = ["the ambient temperature", "la temperatura ambiente"];
const SURFACE: Parameter = Parameter::number("surface", "°C", (-20.0, 600.0), SURFACE_LABEL[0], SURFACE_LABEL[1]);
const PIPE: Parameter = Parameter::number(
    "diameter",
    "mm",
    (10.0, 1000.0),
    "the outside diameter of the pipe",
    "el diámetro exterior del tubo",
);
const HEIGHT: Parameter =
    Parameter::number("height", "m", (0.1, 20.0), "the height of the wall", "la altura de la pared");
const AIR_SPEED: Parameter =
    Parameter::number("air_speed", "m/s", (0.0, 15.0), "the speed of the air", "la velocidad del aire");

/// Radiation to surroundings at the temperature of the air, W/m2, from °C.
fn radiation(emissivity: f64, surface: f64, ambient: f64) -> f64 {
    let kelvin4 = |celsius: f64| (celsius + 273.15).powi(4);
    emissivity * STEFAN_BOLTZMANN * (kelvin4(surface) - kelvin4(ambient))
}
