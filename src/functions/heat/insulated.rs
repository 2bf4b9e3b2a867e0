//! Insulated pipes and walls: the temperature of the jacket follows from the balance and is never asked for.

use super::super::limits::{not_above, numbers};
use super::super::parameter::{AMBIENT, ATMOSPHERIC, EMISSIVITY};
use super::convection::Air;
use super::{AMBIENT_LABEL, Argument, Family, Function, HEIGHT, PIPE, Parameter, Signature, radiation};
use crate::diagnostic::Text;

const INSIDE: [&str; 2] = ["the temperature under the insulation", "la temperatura bajo el aislamiento"];
const THICKNESS: Parameter = Parameter::number(
    "insulation",
    "mm",
    (20.0, 400.0),
    "the thickness of the insulation",
    "el espesor del aislamiento",
);
const CONDUCTIVITY: Parameter = Parameter::number(
    "conductivity",
    "W/(m K)",
    (0.01, 0.1),
    "the conductivity of the insulation",
    "la conductividad del aislamiento",
);
const TEMPERATURE: Parameter = Parameter::number("temperature", "°C", (-20.0, 600.0), INSIDE[0], INSIDE[1]);
const LIMITS: [&str; 2] = [
    "still air; conductivity at the mean temperature of the insulation, dry and without gaps; supports and fittings add 10 to 20 %",
    "aire quieto; conductividad a la temperatura media del aislamiento, seco y sin huecos; soportes y accesorios suman de 10 a 20 %",
];

pub(in super::super) const INSULATED_PIPE_HEAT_LOSS: Function = Function {
    name: "insulated_pipe_heat_loss",
    family: Family::Heat,
    help: [
        "heat that a metre of insulated horizontal pipe gives off",
        "calor que cede un metro de tubo horizontal aislado",
    ],
    signature: Signature::of(
        &[
            Parameter { range: (15.0, 1000.0), ..PIPE },
            THICKNESS,
            CONDUCTIVITY,
            TEMPERATURE,
            AMBIENT,
            EMISSIVITY,
            ATMOSPHERIC,
        ],
        "W/m",
    ),
    formula: [
        "q = 2 π λ (t − t_j) / ln(D_j / D) = π D_j · [h (t_j − t_a) + ε σ (T_j⁴ − T_a⁴)], D_j = D + 2 s, solved for the temperature t_j of the jacket; h as in pipe_heat_loss",
        "q = 2 π λ (t − t_j) / ln(D_j / D) = π D_j · [h (t_j − t_a) + ε σ (T_j⁴ − T_a⁴)], D_j = D + 2 s, de donde sale la temperatura t_j del forro; h como en pipe_heat_loss",
    ],
    source: "conduction through a cylinder; ASTM C680, Estimate of the Heat Gain or Loss of Insulated Systems, takes the same balance; convection as in pipe_heat_loss",
    limits: LIMITS,
    example: (
        r#"insulated_pipe_heat_loss(60.3.unit("mm"), 50.unit("mm"), 0.045.unit("W/(m K)"), 170.unit("°C"), 25.unit("°C"), 0.1, 1.013.unit("bar(a)"))"#,
        "37.3 W/m",
    ),
    monotone: true,
    never_negative: true,
    equation: insulated_pipe,
};

fn insulated_pipe(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [diameter, thickness, conductivity, inside, ambient, emissivity, atmospheric] = numbers(arguments)?;
    not_above((ambient, AMBIENT_LABEL), (inside, INSIDE), "°C")?;
    let outside = (diameter + 2.0 * thickness) / 1000.0;
    let girth = std::f64::consts::PI * outside;
    let conducted = |jacket: f64| {
        2.0 * std::f64::consts::PI * conductivity * (inside - jacket) / (outside / (diameter / 1000.0)).ln()
    };
    let given = |jacket: f64| {
        let convection = Air::around(jacket, ambient, atmospheric).cylinder(outside, 0.0);
        girth * (convection * (jacket - ambient) + radiation(emissivity, jacket, ambient))
    };
    Ok(conducted(jacket_temperature(inside, ambient, conducted, given)))
}

pub(in super::super) const INSULATED_WALL_HEAT_LOSS: Function = Function {
    name: "insulated_wall_heat_loss",
    family: Family::Heat,
    help: [
        "heat that a square metre of insulated vertical wall of a tank, oven or boiler gives off",
        "calor que cede un metro cuadrado de pared vertical aislada de un tanque, horno o caldera",
    ],
    signature: Signature::of(&[HEIGHT, THICKNESS, CONDUCTIVITY, TEMPERATURE, AMBIENT, EMISSIVITY, ATMOSPHERIC], "W/m2"),
    formula: [
        "q = λ (t − t_j) / s = h (t_j − t_a) + ε σ (T_j⁴ − T_a⁴), solved for the temperature t_j of the jacket; h as in wall_heat_loss",
        "q = λ (t − t_j) / s = h (t_j − t_a) + ε σ (T_j⁴ − T_a⁴), de donde sale la temperatura t_j del forro; h como en wall_heat_loss",
    ],
    source: "conduction through a plane layer; ASTM C680, Estimate of the Heat Gain or Loss of Insulated Systems, takes the same balance; convection as in wall_heat_loss",
    limits: LIMITS,
    example: (
        r#"insulated_wall_heat_loss(2.unit("m"), 50.unit("mm"), 0.045.unit("W/(m K)"), 80.unit("°C"), 25.unit("°C"), 0.9, 1.013.unit("bar(a)"))"#,
        "44.5 W/m2",
    ),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [height, thickness, conductivity, inside, ambient, emissivity, atmospheric] = numbers(arguments)?;
        not_above((ambient, AMBIENT_LABEL), (inside, INSIDE), "°C")?;
        let conducted = |jacket: f64| 1000.0 * conductivity * (inside - jacket) / thickness;
        let given = |jacket: f64| {
            let convection = Air::around(jacket, ambient, atmospheric).wall(height, 0.0);
            convection * (jacket - ambient) + radiation(emissivity, jacket, ambient)
        };
        Ok(conducted(jacket_temperature(inside, ambient, conducted, given)))
    },
};

/// The temperature of the jacket at which it gives off what it is handed. Conduction falls with it and the loss to the
/// room rises, so that halving always finds it.
fn jacket_temperature(inside: f64, ambient: f64, conducted: impl Fn(f64) -> f64, given: impl Fn(f64) -> f64) -> f64 {
    let (mut cool, mut warm) = (ambient, inside);
    for _ in 0..60 {
        let middle = f64::midpoint(cool, warm);
        if given(middle) < conducted(middle) {
            cool = middle;
        } else {
            warm = middle;
        }
    }
    f64::midpoint(cool, warm)
}
