//! What a tariff adds or gives back for the power factor, as a share of the bill.

use super::super::limits::numbers;
use super::{Family, Function, POWER_FACTOR, Parameter, Signature};

/// CFE's reference is a matter of contract and date, and therefore an argument.
const REFERENCE: Parameter = Parameter::number(
    "reference",
    "",
    (0.8, 1.0),
    "the power factor that the tariff refers to",
    "el factor de potencia de referencia de la tarifa",
);
const MEASURED: Parameter = Parameter::number("power_factor", "", (0.05, 1.0), POWER_FACTOR[0], POWER_FACTOR[1]);
const SOURCE: &str = "CFE, basic-supply tariffs, charge or bonus for power factor; reference 0.90, for a contracted demand of 1 MW or more 0.95 since 2024 and 0.97 since 8 April 2026 (secondary sources; the bill decides)";

pub(in super::super) const POWER_FACTOR_SURCHARGE: Function = Function {
    name: "power_factor_surcharge",
    family: Family::Electricity,
    help: [
        "share of the bill that CFE adds for a power factor below the reference",
        "parte del recibo que CFE suma por un factor de potencia menor que la referencia",
    ],
    signature: Signature::of(&[MEASURED, REFERENCE], ""),
    formula: [
        "s = min(3/5 · (FP_ref / FP − 1), 120 %) for FP < FP_ref, otherwise 0",
        "s = mín(3/5 · (FP_ref / FP − 1), 120 %) si FP < FP_ref, si no 0",
    ],
    source: SOURCE,
    limits: [
        "of fixed charge, energy, capacity and distribution before VAT; CFE rounds to a tenth of a percent, which is left out",
        "sobre cargo fijo, energía, capacidad y distribución antes de IVA; CFE redondea al décimo de por ciento, lo que aquí se omite",
    ],
    example: ("power_factor_surcharge(0.82, 0.9)", "0.0585"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [factor, reference] = numbers(arguments)?;
        Ok((0.6 * (reference / factor - 1.0)).clamp(0.0, 1.2))
    },
};

pub(in super::super) const POWER_FACTOR_BONUS: Function = Function {
    name: "power_factor_bonus",
    family: Family::Electricity,
    help: [
        "share of the bill that CFE gives back for a power factor at or above the reference",
        "parte del recibo que CFE bonifica por un factor de potencia igual o mayor que la referencia",
    ],
    signature: Signature::of(&[MEASURED, REFERENCE], ""),
    formula: [
        "b = min(1/4 · (1 − FP_ref / FP), 2.5 %) for FP ≥ FP_ref, otherwise 0",
        "b = mín(1/4 · (1 − FP_ref / FP), 2.5 %) si FP ≥ FP_ref, si no 0",
    ],
    source: SOURCE,
    limits: [
        "of fixed charge, energy, capacity and distribution before VAT; CFE rounds to a tenth of a percent, which is left out",
        "sobre cargo fijo, energía, capacidad y distribución antes de IVA; CFE redondea al décimo de por ciento, lo que aquí se omite",
    ],
    example: ("power_factor_bonus(0.97, 0.9)", "0.018"),
    monotone: true,
    never_negative: true,
    equation: |arguments| {
        let [factor, reference] = numbers(arguments)?;
        Ok((0.25 * (1.0 - reference / factor)).clamp(0.0, 0.025))
    },
};
