//! Flushing and rinsing: how much clean liquid carries how much residue away.

use super::super::limits::{numbers, short};
use super::{Argument, Family, Function, Parameter, Signature, same};
use crate::diagnostic::{Text, say};

pub(in super::super) const FLUSH_VOLUME: Function = Function {
    name: "flush_volume",
    family: Family::Materials,
    help: [
        "clean liquid that flushes a stirred vessel until a share of the old content is left",
        "líquido limpio que enjuaga un recipiente agitado hasta que queda una parte del contenido anterior",
    ],
    signature: Signature::per_anything(
        &[
            Parameter::number(
                "volume",
                "m3",
                (0.0, f64::INFINITY),
                "the volume of the vessel",
                "el volumen del recipiente",
            ),
            Parameter::number(
                "residual_share",
                "",
                (1e-9, 1.0),
                "the share of the old content that is left",
                "la parte del contenido anterior que queda",
            ),
        ],
        "m3",
    ),
    formula: same("V_flush = V · ln(1 / x)"),
    source: "balance of the old content in an ideally mixed vessel at constant volume: V dx/dt = −x · flow; O. Levenspiel, Chemical Reaction Engineering",
    limits: [
        "ideally mixed; lines in plug flow need little more than their own volume",
        "mezcla ideal; las líneas en flujo pistón requieren poco más que su volumen",
    ],
    example: (r#"flush_volume(2.unit("m3"), 1.percent)"#, "9.21 m3"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [volume, residual] = numbers(arguments)?;
        Ok(volume * -residual.ln())
    },
};

pub(in super::super) const RINSE_RESIDUAL_SHARE: Function = Function {
    name: "rinse_residual_share",
    family: Family::Materials,
    help: [
        "share of a residue that is left after some rinses with drainage between",
        "parte de un residuo que queda después de varios enjuagues con escurrido entre ellos",
    ],
    signature: Signature::of(
        &[
            Parameter::number(
                "residue",
                "L",
                (0.0, 1e6),
                "the liquid that stays after draining",
                "el líquido que queda tras escurrir",
            ),
            Parameter::number("rinse", "L", (0.0, 1e6), "the liquid of a rinse", "el líquido de un enjuague"),
            Parameter::number("rinses", "", (0.0, 20.0), "the number of rinses", "el número de enjuagues"),
        ],
        "",
    ),
    formula: same("x = [v / (v + V)]^n"),
    source: "balance of the residue over each rinse, which mixes fully",
    limits: [
        "whole number of rinses; residue that dissolves at once, not dried or baked on",
        "número entero de enjuagues; residuo que se disuelve de inmediato, no seco ni pegado",
    ],
    example: (r#"rinse_residual_share(2.unit("L"), 18.unit("L"), 3)"#, "0.001"),
    monotone: true,
    never_negative: true,
    equation: rinse_residual_share,
};

fn rinse_residual_share(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [residue, rinse, rinses] = numbers(arguments)?;
    if residue + rinse <= 0.0 {
        return Err(say!("there is neither residue nor liquid to rinse with", "no hay residuo ni líquido de enjuague"));
    }
    Ok((residue / (residue + rinse)).powf(whole(rinses, ["the number of rinses", "el número de enjuagues"])?))
}

pub(in super::super) const COUNTERFLOW_RINSE: Function = Function {
    name: "counterflow_rinse",
    family: Family::Materials,
    help: [
        "fresh water of a counter-flow rinse, for the liquid that the goods drag in",
        "agua limpia de un enjuague a contracorriente, por el líquido que arrastran las piezas",
    ],
    signature: Signature::per_anything(
        &[
            Parameter::number("dragged", "L", (0.0, f64::INFINITY), "the liquid dragged in", "el líquido de arrastre"),
            Parameter::number("dilution", "", (2.0, 1e9), "the dilution", "la dilución"),
            Parameter::number("stages", "", (1.0, 8.0), "the number of tanks", "el número de tanques"),
        ],
        "L",
    ),
    formula: [
        "W = r · D, 1 + r + r² + … + r^n = dilution, the content of the bath over that of the last rinse; about W = D · dilution^(1/n)",
        "W = r · D, 1 + r + r² + … + r^n = dilución, el contenido del baño entre el del último enjuague; aproximadamente W = D · dilución^(1/n)",
    ],
    source: "balances of water and of the bath's content over each of n ideally mixed tanks; the short form in US EPA, Guides to Pollution Prevention: The Metal Finishing Industry",
    limits: [
        "whole number of tanks in counter flow, each mixed; the goods drag as much out as in",
        "número entero de tanques a contracorriente, cada uno mezclado; las piezas arrastran lo mismo al salir que al entrar",
    ],
    example: (r#"counterflow_rinse(1.unit("L/h"), 1000, 2)"#, "31.11 L/h"),
    monotone: true,
    never_negative: true,
    equation: counterflow_rinse,
};

fn counterflow_rinse(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let [dragged, dilution, stages] = numbers(arguments)?;
    let stages = whole(stages, ["the number of tanks", "el número de tanques"])?;
    // The sum rises with r; it is too small at 0 and, with the last power alone, large enough at the upper end.
    let sum = |ratio: f64| {
        let (mut sum, mut power, mut stage) = (1.0, 1.0, 0.0);
        while stage < stages {
            power *= ratio;
            sum += power;
            stage += 1.0;
        }
        sum
    };
    let (mut low, mut high) = (0.0, dilution.powf(1.0 / stages));
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        if sum(middle) < dilution {
            low = middle;
        } else {
            high = middle;
        }
    }
    Ok(dragged * f64::midpoint(low, high))
}

fn whole(count: f64, [en, es]: [&str; 2]) -> Result<f64, Text> {
    if (count - count.round()).abs() < 1e-9 {
        return Ok(count.round());
    }
    let found = short(count);
    Err(say!("{en} must be whole, found `{found}`", "{es} debe ser entero, se encontró `{found}`"))
}
