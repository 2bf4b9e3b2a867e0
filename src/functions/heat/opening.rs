//! Radiation through the openings of furnaces and ovens.

use super::super::limits::{not_above, numbers};
use super::super::parameter::AMBIENT;
use super::{AMBIENT_LABEL, Family, Function, Parameter, Signature, radiation, same};

const INSIDE: [&str; 2] = ["the temperature inside", "la temperatura interior"];

pub(in super::super) const OPENING_HEAT_LOSS: Function = Function {
    name: "opening_heat_loss",
    family: Family::Heat,
    help: [
        "heat that an open door or slot of a furnace or oven radiates, mean over time",
        "calor que radia una puerta o ranura abierta de un horno, media en el tiempo",
    ],
    signature: Signature::of(
        &[
            Parameter::number("area", "m2", (0.0, 100.0), "the area of the opening", "el área de la abertura"),
            Parameter::number("inside", "°C", (-20.0, 1800.0), INSIDE[0], INSIDE[1]),
            AMBIENT,
            Parameter::number("view_factor", "", (0.0, 1.0), "the view factor", "el factor de vista"),
            Parameter::number(
                "open_share",
                "",
                (0.0, 1.0),
                "the share of the time that it is open",
                "la parte del tiempo que está abierta",
            ),
        ],
        "kW",
    ),
    formula: same("Q = σ · A · F · (T_i⁴ − T_a⁴) · s, σ = 5.670e-8 W/(m² K⁴)"),
    source: "Stefan-Boltzmann law, the opening a black body; US DOE, MEASUR, opening losses",
    limits: [
        "radiation only: the hot gas that leaves with it is left out; view factor 1 for a thin wall, about 0.7 where the wall is half as thick as the opening is wide",
        "solo radiación: sin el gas caliente que sale; factor de vista 1 en pared delgada, como 0.7 si el espesor es la mitad del ancho de la abertura",
    ],
    example: (r#"opening_heat_loss(0.5.unit("m2"), 800.unit("°C"), 25.unit("°C"), 0.7, 20.percent)"#, "5.2 kW"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [area, inside, ambient, view, open] = numbers(arguments)?;
        not_above((ambient, AMBIENT_LABEL), (inside, INSIDE), "°C")?;
        Ok(area * radiation(view, inside, ambient) * open / 1000.0)
    },
};
