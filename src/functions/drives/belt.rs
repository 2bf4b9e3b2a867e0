//! Belts: what they lose between motor and machine.

use super::super::limits::word_first;
use super::{Argument, Family, Function, Parameter, Signature};
use crate::diagnostic::Text;

/// Kilowatts of a horsepower of 550 ft lbf/s.
const HORSEPOWER: f64 = 0.745_699_871_582_270_2;

pub(in super::super) const BELT_LOSS_SHARE: Function = Function {
    name: "belt_loss_share",
    family: Family::Drives,
    help: [
        "share of the motor's shaft power that a belt loses",
        "parte de la potencia en la flecha del motor que pierde una banda",
    ],
    signature: Signature::of(
        &[
            Parameter::word("belt", &["v_belt", "notched_v_belt", "synchronous_belt"], "the belt", "la banda"),
            Parameter::number("shaft_power", "kW", (0.25, 450.0), "the shaft power", "la potencia en la flecha"),
        ],
        "",
    ),
    formula: [
        "s = (0.68759 e^(−0.019791 P) + 3.7558 e^(−0.21507 P) + 3.9963) %, P in hp; notched 5/7, synchronous 2/7 of it",
        "s = (0.68759 e^(−0.019791 P) + 3.7558 e^(−0.21507 P) + 3.9963) %, P en hp; dentada 5/7 y síncrona 2/7 de ello",
    ],
    source: "US DOE, MEASUR, fan system assessment: fit to the mean curve of AMCA Publication 203, Field Performance Measurement of Fan Systems, appendix L",
    limits: [
        "belts in good order and well tensioned; single drives lie up to a half above or below the mean curve",
        "bandas en buen estado y bien tensadas; cada transmisión queda hasta la mitad arriba o abajo de la curva media",
    ],
    example: (r#"belt_loss_share("v_belt", 15.kW)"#, "0.0451"),
    monotone: true,
    never_negative: true,
    equation: belt_loss_share,
};

fn belt_loss_share(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let (belt, [shaft_power]) = word_first(arguments)?;
    let power = shaft_power / HORSEPOWER;
    let loss = 0.687_59 * (-0.019_791 * power).exp() + 3.7558 * (-0.215_07 * power).exp() + 3.9963;
    let part = match belt {
        "notched_v_belt" => 5.0 / 7.0,
        "synchronous_belt" => 2.0 / 7.0,
        _ => 1.0,
    };
    Ok(part * loss / 100.0)
}
