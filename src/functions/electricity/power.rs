//! Electric power from what can be read on the spot.

use super::super::limits::{numbers, word_first};
use super::{Argument, Family, Function, POWER_FACTOR, Parameter, Signature, same};
use crate::diagnostic::Text;

pub(in super::super) const ELECTRICAL_POWER: Function = Function {
    name: "electrical_power",
    family: Family::Electricity,
    help: [
        "electric power from voltage, current and power factor",
        "potencia eléctrica por tensión, corriente y factor de potencia",
    ],
    signature: Signature::of(
        &[
            Parameter::word("phases", &["three_phase", "single_phase"], "the kind of supply", "el tipo de suministro"),
            Parameter::number("voltage", "V", (0.0, 36_000.0), "the voltage", "la tensión"),
            Parameter::number("current", "A", (0.0, 10_000.0), "the current", "la corriente"),
            Parameter::number("power_factor", "", (0.0, 1.0), POWER_FACTOR[0], POWER_FACTOR[1]),
        ],
        "kW",
    ),
    formula: [
        "P = √3 · U · I · cos φ (three phases, U between lines); P = U · I · cos φ (one phase)",
        "P = √3 · U · I · cos φ (trifásico, U entre líneas); P = U · I · cos φ (monofásico)",
    ],
    source: "definition of power in alternating current; US DOE, Determining Electric Motor Load and Efficiency, direct-read power measurements",
    limits: [
        "three phases: voltage between lines and mean current of the lines; balanced and without harmonics",
        "tres fases: tensión entre líneas y corriente media de las líneas; equilibrado y sin armónicas",
    ],
    example: (r#"electrical_power("three_phase", 440.unit("V"), 50.unit("A"), 0.85)"#, "32.39 kW"),
    monotone: true,
    never_negative: true,
    equation: electrical_power,
};

fn electrical_power(arguments: &[Argument<'_>]) -> Result<f64, Text> {
    let (phases, [voltage, current, power_factor]) = word_first(arguments)?;
    let factor = if phases == "three_phase" { 3.0_f64.sqrt() } else { 1.0 };
    Ok(factor * voltage * current * power_factor / 1000.0)
}

pub(in super::super) const NAMEPLATE_POWER: Function = Function {
    name: "nameplate_power",
    family: Family::Electricity,
    help: [
        "electric power of a motor from its nameplate and load",
        "potencia eléctrica de un motor por su placa y su carga",
    ],
    signature: Signature::of(
        &[
            Parameter::number(
                "rated",
                "kW",
                (0.0, 20_000.0),
                "the rated shaft power",
                "la potencia nominal en la flecha",
            ),
            Parameter::number("load", "", (0.0, 1.5), "the load", "la carga"),
            Parameter::efficiency("efficiency", "the efficiency", "la eficiencia"),
        ],
        "kW",
    ),
    formula: ["P = P_rated · load / η", "P = P_nominal · carga / η"],
    source: "definition of efficiency; US DOE, Determining Electric Motor Load and Efficiency, input power measurements",
    limits: [
        "efficiency at that load: near the nameplate's from 50 to 100 % of load, much lower under 40 %",
        "eficiencia a esa carga: cercana a la de placa de 50 a 100 % de carga, mucho menor bajo 40 %",
    ],
    example: ("nameplate_power(15.kW, 75.percent, 91.percent)", "12.36 kW"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [rated, load, efficiency] = numbers(arguments)?;
        Ok(rated * load / efficiency)
    },
};

pub(in super::super) const LIGHTING_POWER: Function = Function {
    name: "lighting_power",
    family: Family::Electricity,
    help: [
        "electric power of lamps with their ballasts or drivers",
        "potencia eléctrica de lámparas con sus balastros o controladores",
    ],
    signature: Signature::of(
        &[
            Parameter::number("lamps", "", (0.0, 1e6), "the number of lamps", "el número de lámparas"),
            Parameter::number("lamp", "W", (0.0, 5000.0), "the power of a lamp", "la potencia de una lámpara"),
            Parameter::number(
                "ballast_factor",
                "",
                (0.5, 1.5),
                "the power of lamp and ballast over that of the lamp",
                "la potencia de lámpara y balastro entre la de la lámpara",
            ),
        ],
        "kW",
    ),
    formula: same("P = N · P_lamp · BF"),
    source: "sum of equal loads; US DOE, MEASUR, lighting replacement",
    limits: [
        "1 where the power of the lamp is that of the whole luminaire, as with LED; the heat that the room no longer has to be cooled from, or lacks, is left out",
        "1 si la potencia es la del luminario completo, como en LED; sin el calor que ya no hay que enfriar, o que falta",
    ],
    example: (r#"lighting_power(80, 59.unit("W"), 0.9)"#, "4.248 kW"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [lamps, lamp, ballast] = numbers(arguments)?;
        Ok(lamps * lamp * ballast / 1000.0)
    },
};
