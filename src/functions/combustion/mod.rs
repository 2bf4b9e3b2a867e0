//! Combustion: fuels, the air they need, what leaves through the stack.

mod flue_gas;
mod fuel;
mod stack;

pub(super) use flue_gas::{COMBUSTION_AIR, EXCESS_AIR};
pub(super) use fuel::{HEATING_VALUE, LOWER_HEATING_VALUE_SHARE};
pub(super) use stack::{COMBUSTION_EFFICIENCY, FUEL_SAVED_SHARE, STACK_LOSS, plain_stack_loss};

use fuel::{FUELS, Fuel, WORDS};

use super::{Argument, Family, Function, Parameter, Signature, same};

const FUEL: Parameter = Parameter::word("fuel", WORDS, "the fuel", "el combustible");
const OXYGEN: Parameter =
    Parameter::number("oxygen", "", (0.0, 0.18), "the oxygen in the dry flue gas", "el oxígeno en el gas seco");

/// The composition behind a word.
fn fuel_named(word: &str) -> Result<&'static Fuel, crate::diagnostic::Text> {
    FUELS.iter().find(|fuel| fuel.word == word).copied().ok_or_else(|| unknown_fuel(word))
}

#[cold]
fn unknown_fuel(word: &str) -> crate::diagnostic::Text {
    crate::diagnostic::say!("the fuel `{word}` is not known", "no se conoce el combustible `{word}`")
}

#[cfg(test)]
pub(super) use fuel::{DIESEL, FUEL_OIL, FUELS as ALL_FUELS, LPG, NATURAL_GAS};
