//! Filling: what is given away above the label.

use super::super::limits::{not_above, numbers};
use super::{Family, Function, Parameter, Signature, same};

const MEAN: [&str; 2] = ["the mean content", "el contenido medio"];
const TARGET: [&str; 2] = ["the content to aim at", "el contenido objetivo"];

pub(in super::super) const GIVEAWAY: Function = Function {
    name: "giveaway",
    family: Family::Materials,
    help: ["product filled above the content that is aimed at", "producto envasado por encima del contenido objetivo"],
    signature: Signature::per_anything(
        &[
            Parameter::number("packs", "", (0.0, f64::INFINITY), "the number of packs", "el número de envases"),
            Parameter::number("mean", "kg", (0.0, 10_000.0), MEAN[0], MEAN[1]),
            Parameter::number("target", "kg", (0.0, 10_000.0), TARGET[0], TARGET[1]),
        ],
        "kg",
    ),
    formula: same("G = n · (m_mean − m_target)"),
    source: "balance of the filled product",
    limits: [
        "the target is not the label but what the scatter of the filler needs above it: in Mexico NOM-002-SCFI sets the tolerances",
        "el objetivo no es la etiqueta sino lo que la dispersión de la llenadora requiere sobre ella: en México las tolerancias son de la NOM-002-SCFI",
    ],
    example: (r#"giveaway(2000000.unit("1/yr"), 0.507.unit("kg"), 0.503.unit("kg"))"#, "8000 kg/yr"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [packs, mean, target] = numbers(arguments)?;
        not_above((target, TARGET), (mean, MEAN), "kg")?;
        Ok(packs * (mean - target))
    },
};
