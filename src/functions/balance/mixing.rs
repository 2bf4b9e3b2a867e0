//! Two streams become one.

use super::super::limits::{not_above, numbers};
use super::{Argument, Family, Function, Parameter, Signature, same};
use crate::diagnostic::{Text, say};

const HOT: [&str; 2] = ["the temperature of the hot stream", "la temperatura de la corriente caliente"];
const COLD: [&str; 2] = ["the temperature of the cold stream", "la temperatura de la corriente fría"];

pub(in super::super) const MIXING_TEMPERATURE: Function = Function {
    name: "mixing_temperature",
    family: Family::Materials,
    help: ["temperature of a mixture of hot and cold", "temperatura de una mezcla de caliente y frío"],
    signature: Signature::of(
        &[
            Parameter::number("hot", "°C", (-50.0, 300.0), HOT[0], HOT[1]),
            Parameter::number("cold", "°C", (-50.0, 300.0), COLD[0], COLD[1]),
            Parameter::number(
                "hot_share",
                "",
                (0.0, 1.0),
                "the share of the mass that is hot",
                "la parte de la masa que es caliente",
            ),
        ],
        "°C",
    ),
    formula: same("t = s · t_hot + (1 − s) · t_cold"),
    source: "energy balance of streams of one specific heat",
    limits: ["the same liquid, without loss of heat", "el mismo líquido, sin pérdida de calor"],
    example: (r#"mixing_temperature(80.unit("°C"), 20.unit("°C"), 40.percent)"#, "44 °C"),
    monotone: true,
    never_negative: false,
    equation: |arguments| {
        let [hot, cold, share] = numbers(arguments)?;
        not_above((cold, COLD), (hot, HOT), "°C")?;
        Ok(share * hot + (1.0 - share) * cold)
    },
};

const RICH: [&str; 2] = ["the content of the rich stream", "el contenido de la corriente rica"];
const LEAN: [&str; 2] = ["the content of the lean stream", "el contenido de la corriente pobre"];
const BLEND: [&str; 2] = ["the content of the blend", "el contenido de la mezcla"];

pub(in super::super) const MIXING_SHARE: Function = Function {
    name: "mixing_share",
    family: Family::Materials,
    help: [
        "share of the rich stream in a blend of a wanted content",
        "parte de la corriente rica en una mezcla del contenido deseado",
    ],
    signature: Signature::of(
        &[
            Parameter::number("rich", "", (0.0001, 1.0), RICH[0], RICH[1]),
            Parameter::number("lean", "", (0.0, 0.9999), LEAN[0], LEAN[1]),
            Parameter::number("blend", "", (0.0, 1.0), BLEND[0], BLEND[1]),
        ],
        "",
    ),
    formula: same("s = (x_blend − x_lean) / (x_rich − x_lean)"),
    source: "balance of the substance: s · x_rich + (1 − s) · x_lean = x_blend",
    limits: [
        "lean ≤ blend ≤ rich, shares of the mass; nothing reacts or evaporates",
        "pobre ≤ mezcla ≤ rica, en parte de la masa; nada reacciona ni se evapora",
    ],
    example: ("mixing_share(50.percent, 1.percent, 2.5.percent)", "0.0306"),
    monotone: true,
    never_negative: true,
    equation: mixing_share,
};

fn mixing_share(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [rich, lean, blend] = numbers(arguments)?;
    not_above((lean, LEAN), (blend, BLEND), "")?;
    not_above((blend, BLEND), (rich, RICH), "")?;
    if rich > lean {
        return Ok((blend - lean) / (rich - lean));
    }
    Err(say!(
        "rich and lean stream have the same content, so that any share gives the blend",
        "las dos corrientes tienen el mismo contenido, así que cualquier parte da la mezcla"
    ))
}
