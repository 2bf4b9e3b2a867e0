//! Heat that a hot surface gives to still air, by the short equation.

use super::super::limits::{not_above, numbers};
use super::super::parameter::{AMBIENT, EMISSIVITY};
use super::{AMBIENT_LABEL, Family, Function, SURFACE, SURFACE_LABEL, Signature, radiation, same};

/// Turbulent natural convection from a vertical surface to air, W/(m2 K^4/3).
const CONVECTION: f64 = 1.31;

pub(in super::super) const SURFACE_HEAT_LOSS: Function = Function {
    name: "surface_heat_loss",
    family: Family::Heat,
    help: [
        "heat that a bare hot wall, tank or pipe gives off in still air, without its size",
        "calor que una pared, un tanque o un tubo caliente sin aislar cede al aire quieto, sin su tamaño",
    ],
    signature: Signature::of(&[SURFACE, AMBIENT, EMISSIVITY], "W/m2"),
    formula: same("q = 1.31 · (t_s − t_a)^(4/3) + ε σ (T_s⁴ − T_a⁴), σ = 5.670e-8 W/(m² K⁴)"),
    source: "J. P. Holman, Heat Transfer, simplified equations for free convection to air at atmospheric pressure, vertical surface, turbulent (after W. H. McAdams, Heat Transmission, 1954); Stefan-Boltzmann law",
    limits: [
        "surface not below the ambient; still air at sea level, surroundings at ambient temperature; cautious: horizontal pipes of 15 to 60 mm lose a tenth to a quarter more, wind adds much; at 2000 m the convection is a seventh less",
        "superficie no bajo el ambiente; aire quieto a nivel del mar, alrededores a temperatura ambiente; prudente: los tubos horizontales de 15 a 60 mm pierden de un décimo a un cuarto más y el viento suma mucho; a 2000 m la convección es un séptimo menor",
    ],
    example: (r#"surface_heat_loss(150.unit("°C"), 25.unit("°C"), 0.9)"#, "2052 W/m2"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [surface, ambient, emissivity] = numbers(arguments)?;
        not_above((ambient, AMBIENT_LABEL), (surface, SURFACE_LABEL), "°C")?;
        Ok(CONVECTION * (surface - ambient).powf(4.0 / 3.0) + radiation(emissivity, surface, ambient))
    },
};
