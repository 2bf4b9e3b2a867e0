//! Pumps and fans at another speed, another size, or under another control.

use super::super::limits::{not_above, numbers, short, word_first};
use super::{Argument, FLOW_SHARE, Family, Function, Parameter, Signature, same};
use crate::diagnostic::{Text, say};

const SPEED: Parameter = Parameter::number(
    "speed",
    "",
    (0.2, 1.5),
    "the new speed as a multiple of the old one",
    "la velocidad nueva como múltiplo de la anterior",
);
const SIZE: Parameter = Parameter::number(
    "size",
    "",
    (0.5, 2.0),
    "the new diameter as a multiple of the old one",
    "el diámetro nuevo como múltiplo del anterior",
);
const SOURCE: &str =
    "affinity laws of geometrically similar machines; ASHRAE Handbook, HVAC Systems and Equipment, fan laws";
const LIMITS: [&str; 2] = [
    "the system is all friction, without static head, and does not change; the wheels are geometrically similar",
    "el sistema es solo fricción, sin carga estática, y no cambia; los rodetes son geométricamente semejantes",
];

pub(in super::super) const AFFINITY_FLOW_RATIO: Function = Function {
    name: "affinity_flow_ratio",
    family: Family::Drives,
    help: [
        "flow of a pump or fan at a new speed and size, as a multiple of the old one",
        "caudal de una bomba o ventilador a otra velocidad y tamaño, como múltiplo del anterior",
    ],
    signature: Signature::of(&[SPEED, SIZE], ""),
    formula: same("q = n · d³"),
    source: SOURCE,
    limits: LIMITS,
    example: ("affinity_flow_ratio(0.8, 1)", "0.8"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [speed, size] = numbers(arguments)?;
        Ok(speed * size.powi(3))
    },
};

pub(in super::super) const AFFINITY_POWER_RATIO: Function = Function {
    name: "affinity_power_ratio",
    family: Family::Drives,
    help: [
        "shaft power of a pump or fan at a new speed and size, as a multiple of the old one",
        "potencia en la flecha de una bomba o ventilador a otra velocidad y tamaño, como múltiplo de la anterior",
    ],
    signature: Signature::of(&[SPEED, SIZE], ""),
    formula: same("p = n³ · d⁵"),
    source: SOURCE,
    limits: LIMITS,
    example: ("affinity_power_ratio(0.8, 1)", "0.512"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [speed, size] = numbers(arguments)?;
        Ok(speed.powi(3) * size.powi(5))
    },
};

const OLD: [&str; 2] = ["the old diameter", "el diámetro anterior"];
const NEW: [&str; 2] = ["the new diameter", "el diámetro nuevo"];

pub(in super::super) const IMPELLER_TRIM_POWER_RATIO: Function = Function {
    name: "impeller_trim_power_ratio",
    family: Family::Drives,
    help: [
        "shaft power of a pump with a trimmed impeller, as a multiple of the old one",
        "potencia en la flecha de una bomba con el impulsor recortado, como múltiplo de la anterior",
    ],
    signature: Signature::of(
        &[
            Parameter::number("old", "mm", (50.0, 2000.0), OLD[0], OLD[1]),
            Parameter::number("new", "mm", (50.0, 2000.0), NEW[0], NEW[1]),
        ],
        "",
    ),
    formula: same("p = (D_new / D_old)³"),
    source: "US DOE, Pumping Systems Tip Sheet 7, Trim or Replace Impellers on Oversized Pumps: flow falls with the diameter, head with its square",
    limits: [
        "trim to no less than 75 % of the diameter; radial impeller; the pump's own curve decides",
        "recorte a no menos de 75 % del diámetro; impulsor radial; decide la curva de la bomba",
    ],
    example: (r#"impeller_trim_power_ratio(250.unit("mm"), 225.unit("mm"))"#, "0.729"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [old, new] = numbers(arguments)?;
        not_above((new, NEW), (old, OLD), "mm")?;
        if new < 0.75 * old {
            let (least, found) = (short(0.75 * old), short(new));
            return Err(say!(
                "an impeller is not trimmed below 75 % of its diameter, here {least} mm; found `{found}`",
                "un impulsor no se recorta a menos de 75 % de su diámetro, aquí {least} mm; se encontró `{found}`"
            ));
        }
        Ok((new / old).powi(3))
    },
};

pub(in super::super) const PUMP_SPEED_POWER_RATIO: Function = Function {
    name: "pump_speed_power_ratio",
    family: Family::Drives,
    help: [
        "hydraulic power of a pump slowed to a share of its flow, as a multiple of the full one, with static head",
        "potencia hidráulica de una bomba a menor velocidad y caudal, como múltiplo de la plena, con carga estática",
    ],
    signature: Signature::of(
        &[
            Parameter::number("flow", "", (0.0, 1.0), FLOW_SHARE[0], FLOW_SHARE[1]),
            Parameter::number(
                "static_share",
                "",
                (0.0, 1.0),
                "the static head as a share of the full head",
                "la carga estática como parte de la carga plena",
            ),
        ],
        "",
    ),
    formula: same("p = q · [s + (1 − s) · q²]"),
    source: "power is flow times head; head of the system H = H_static + (H_full − H_static) · q², friction with the square of the flow",
    limits: [
        "efficiency of the pump as at full flow, without the 3 to 5 % that the drive loses; with much static head a pump must not run below some 50 % of its flow",
        "eficiencia de la bomba como a pleno caudal, sin el 3 a 5 % que pierde el variador; con mucha carga estática la bomba no debe bajar de 50 % del caudal",
    ],
    example: ("pump_speed_power_ratio(70.percent, 30.percent)", "0.450"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [flow, fixed] = numbers(arguments)?;
        Ok(flow * (fixed + (1.0 - fixed) * flow * flow))
    },
};

pub(in super::super) const FAN_CONTROL_POWER_RATIO: Function = Function {
    name: "fan_control_power_ratio",
    family: Family::Drives,
    help: [
        "power of a fan at a share of its flow under a kind of control, as a multiple of the full one",
        "potencia de un ventilador a una parte de su caudal según su control, como múltiplo de la plena",
    ],
    signature: Signature::of(
        &[
            Parameter::word(
                "control",
                &["outlet_damper", "inlet_vanes", "variable_speed", "two_speed", "on_off"],
                "the control",
                "el control",
            ),
            Parameter::number("flow", "", (0.0, 1.0), FLOW_SHARE[0], FLOW_SHARE[1]),
        ],
        "",
    ),
    formula: [
        "outlet damper 0.3707 + 0.9725 q − 0.3424 q²; inlet vanes 0.3507 + 0.3085 q − 0.5414 q² + 0.8720 q³; variable speed 0.0015 + 0.0052 q + 1.1086 q² − 0.1164 q³; two speeds q/4 up to half flow, then 1/8 + 7/8 · (2 q − 1); on and off q",
        "compuerta a la descarga 0.3707 + 0.9725 q − 0.3424 q²; álabes de entrada 0.3507 + 0.3085 q − 0.5414 q² + 0.8720 q³; variador 0.0015 + 0.0052 q + 1.1086 q² − 0.1164 q³; dos velocidades q/4 hasta medio caudal, luego 1/8 + 7/8 · (2 q − 1); encendido y apagado q",
    ],
    source: "part-load curves of DOE-2, as in the EnergyPlus Input Output Reference, Fan:VariableVolume; two speeds: shares of time at full and half speed, whose power is an eighth",
    limits: [
        "damper, vanes and speed from 20 % of the flow; duct systems whose pressure falls with the flow; two speeds and on and off: mean over time",
        "compuerta, álabes y velocidad desde 20 % del caudal; ductos cuya presión baja con el caudal; dos velocidades y encendido-apagado: media en el tiempo",
    ],
    example: (r#"fan_control_power_ratio("outlet_damper", 70.percent)"#, "0.884"),
    monotone: true,
    never_negative: true,
    equation: fan_control_power_ratio,
};

fn fan_control_power_ratio(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let (control, [flow]) = word_first(arguments)?;
    let [a, b, c, d] = match control {
        "on_off" => return Ok(flow),
        // A wheel at half speed gives half the flow for an eighth of the power.
        "two_speed" if flow <= 0.5 => return Ok(flow / 4.0),
        "two_speed" => return Ok(0.125 + 0.875 * (2.0 * flow - 1.0)),
        "outlet_damper" => [0.370_734_25, 0.972_502_53, -0.342_407_61, 0.0],
        "inlet_vanes" => [0.350_712_23, 0.308_505_35, -0.541_373_64, 0.871_988_23],
        _ => [0.001_530_244_6, 0.005_208_057_4, 1.108_624_2, -0.116_355_63],
    };
    if flow < 0.2 {
        let found = short(flow);
        return Err(say!(
            "the curve of this control begins at a flow of 0.2; found `{found}`",
            "la curva de este control empieza en un caudal de 0.2; se encontró `{found}`"
        ));
    }
    Ok(a + b * flow + c * flow * flow + d * flow.powi(3))
}
