//! Bare pipes and walls, with wind and altitude.

use super::super::limits::{not_above, numbers};
use super::super::parameter::{AMBIENT, ATMOSPHERIC, EMISSIVITY};
use super::convection::Air;
use super::{
    AIR_SPEED, AMBIENT_LABEL, Argument, Family, Function, HEIGHT, PIPE, SURFACE, SURFACE_LABEL, Signature, radiation,
    same,
};
use crate::diagnostic::Text;

pub(in super::super) const PIPE_HEAT_LOSS: Function = Function {
    name: "pipe_heat_loss",
    family: Family::Heat,
    help: [
        "heat that a metre of bare horizontal pipe gives off",
        "calor que cede un metro de tubo horizontal sin aislar",
    ],
    signature: Signature::of(&[PIPE, SURFACE, AMBIENT, AIR_SPEED, EMISSIVITY, ATMOSPHERIC], "W/m"),
    formula: same(
        "q = π D · [h (t_s − t_a) + ε σ (T_s⁴ − T_a⁴)], h = λ / D · (Nu_n⁴ + Nu_f⁴)^(1/4), Nu_n = {0.60 + 0.387 Ra^(1/6) / [1 + (0.559/Pr)^(9/16)]^(8/27)}², Nu_f = 0.3 + 0.62 Re^(1/2) Pr^(1/3) / [1 + (0.4/Pr)^(2/3)]^(1/4) · [1 + (Re/282000)^(5/8)]^(4/5)",
    ),
    source: "natural convection S. W. Churchill and H. H. S. Chu, Int. J. Heat Mass Transfer 18 (1975) 1049; forced S. W. Churchill and M. Bernstein, J. Heat Transfer 99 (1977) 300; properties of air U.S. Standard Atmosphere 1976; Stefan-Boltzmann law",
    limits: [
        "surface not below the ambient; surroundings at ambient temperature; the surface of a bare steam pipe has the temperature of the steam; add some 10 % for flanges and hangers, more for valves",
        "superficie no bajo el ambiente; alrededores a temperatura ambiente; un tubo de vapor sin aislar tiene la temperatura del vapor; sume como 10 % por bridas y soportes, más por válvulas",
    ],
    example: (
        r#"pipe_heat_loss(60.3.unit("mm"), 170.unit("°C"), 25.unit("°C"), 0.unit("m/s"), 0.8, 1.013.unit("bar(a)"))"#,
        "479 W/m",
    ),
    monotone: true,
    never_negative: true,
    equation: pipe_heat_loss,
};

fn pipe_heat_loss(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [diameter, surface, ambient, speed, emissivity, atmospheric] = numbers(arguments)?;
    not_above((ambient, AMBIENT_LABEL), (surface, SURFACE_LABEL), "°C")?;
    let diameter = diameter / 1000.0;
    let convection = Air::around(surface, ambient, atmospheric).cylinder(diameter, speed);
    let flux = convection * (surface - ambient) + radiation(emissivity, surface, ambient);
    Ok(std::f64::consts::PI * diameter * flux)
}

pub(in super::super) const WALL_HEAT_LOSS: Function = Function {
    name: "wall_heat_loss",
    family: Family::Heat,
    help: [
        "heat that a square metre of bare vertical wall of a tank, oven or boiler gives off",
        "calor que cede un metro cuadrado de pared vertical sin aislar de un tanque, horno o caldera",
    ],
    signature: Signature::of(&[HEIGHT, SURFACE, AMBIENT, AIR_SPEED, EMISSIVITY, ATMOSPHERIC], "W/m2"),
    formula: same(
        "q = h (t_s − t_a) + ε σ (T_s⁴ − T_a⁴), h = λ / H · (Nu_n⁴ + Nu_f⁴)^(1/4), Nu_n = {0.825 + 0.387 Ra^(1/6) / [1 + (0.492/Pr)^(9/16)]^(8/27)}², Nu_f = max(0.664 Re^(1/2), 0.037 Re^(4/5)) Pr^(1/3)",
    ),
    source: "natural convection S. W. Churchill and H. H. S. Chu, Int. J. Heat Mass Transfer 18 (1975) 1323; forced the laminar and the turbulent flat plate, the greater of both; properties of air U.S. Standard Atmosphere 1976; Stefan-Boltzmann law",
    limits: [
        "surface not below the ambient; surroundings at ambient temperature; the wall of a tank of liquid has the temperature of the liquid; a level top loses a fifth more by convection, a level bottom about half",
        "superficie no bajo el ambiente; alrededores a temperatura ambiente; la pared de un tanque con líquido tiene la temperatura del líquido; una tapa horizontal pierde un quinto más por convección, un fondo como la mitad",
    ],
    example: (
        r#"wall_heat_loss(2.unit("m"), 80.unit("°C"), 25.unit("°C"), 0.unit("m/s"), 0.9, 1.013.unit("bar(a)"))"#,
        "662 W/m2",
    ),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [height, surface, ambient, speed, emissivity, atmospheric] = numbers(arguments)?;
        not_above((ambient, AMBIENT_LABEL), (surface, SURFACE_LABEL), "°C")?;
        let convection = Air::around(surface, ambient, atmospheric).wall(height, speed);
        Ok(convection * (surface - ambient) + radiation(emissivity, surface, ambient))
    },
};
