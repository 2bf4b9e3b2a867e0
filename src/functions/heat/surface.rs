//! Heat that a hot surface gives to the room.

use super::limits::{Limit, finite, numbers};
use super::{Argument, Function, Parameter, Signature};
use crate::diagnostic::Text;

/// Stefan-Boltzmann constant, W/(m2 K4): CODATA 2018, exact.
const STEFAN_BOLTZMANN: f64 = 5.670_374_419e-8;
/// Turbulent natural convection from a vertical surface to air, W/(m2 K^4/3).
const CONVECTION: f64 = 1.31;

const AMBIENT: Limit =
    Limit { what: ["the ambient temperature", "la temperatura ambiente"], low: -20.0, high: 60.0, unit: "°C" };
const EMISSIVITY: Limit = Limit { what: ["the emissivity", "la emisividad"], low: 0.0, high: 1.0, unit: "" };

pub(super) const SURFACE_HEAT_LOSS: Function = Function {
    name: "surface_heat_loss",
    help: [
        "heat that a bare hot wall, tank or pipe gives off in still air",
        "calor que una pared, un tanque o un tubo caliente sin aislar cede al aire quieto",
    ],
    signature: Signature::Fixed {
        parameters: &[
            Parameter::number("surface", "°C"),
            Parameter::number("ambient", "°C"),
            Parameter::number("emissivity", ""),
        ],
        result: "W/m2",
        per_anything: false,
    },
    formula: "q = 1.31 · (t_s − t_a)^(4/3) + ε σ (T_s⁴ − T_a⁴), σ = 5.670e-8 W/(m² K⁴)",
    source: "J. P. Holman, Heat Transfer, simplified equations for free convection to air at atmospheric pressure, vertical surface, turbulent (after W. H. McAdams, Heat Transmission, 1954); Stefan-Boltzmann law",
    limits: [
        "surface up to 600 °C and not below the ambient of -20 to 60 °C; still air at sea level, surroundings at ambient temperature; cautious: horizontal pipes of 15 to 60 mm lose a tenth to a quarter more, wind adds much; at 2000 m the convection is a seventh less",
        "superficie hasta 600 °C y no bajo el ambiente de -20 a 60 °C; aire quieto a nivel del mar, alrededores a temperatura ambiente; prudente: los tubos horizontales de 15 a 60 mm pierden de un décimo a un cuarto más y el viento suma mucho; a 2000 m la convección es un séptimo menor",
    ],
    example: (r#"surface_heat_loss(150.unit("°C"), 25.unit("°C"), 0.9)"#, "2052 W/m2"),
    evaluate: surface_heat_loss,
    monotone: true,
    never_negative: true,
};

fn surface_heat_loss(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [surface, ambient, emissivity] = numbers(arguments)?;
    let ambient = AMBIENT.check(ambient)?;
    let hot = Limit {
        what: ["the temperature of the surface", "la temperatura de la superficie"],
        low: ambient,
        high: 600.0,
        unit: "°C",
    };
    let surface = hot.check(surface)?;
    let kelvin4 = |celsius: f64| (celsius + 273.15).powi(4);
    let radiation = EMISSIVITY.check(emissivity)? * STEFAN_BOLTZMANN * (kelvin4(surface) - kelvin4(ambient));
    finite(CONVECTION * (surface - ambient).powf(4.0 / 3.0) + radiation)
}
