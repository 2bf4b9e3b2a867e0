//! What holds for every function of the table, and each family against tables, balances and limit cases.

mod air;
mod combustion;
mod defects;
mod drives;
mod electricity;
mod heat;
mod materials;
mod steam;
mod table;
mod water;

use super::{Argument, FUNCTIONS, Function, Signature, function};
use crate::diagnostic::Text;

const PSI: f64 = 0.068_947_572_931_683_6;
const INCH: f64 = 25.4;
const FOOT: f64 = 0.3048;
const FOOT3: f64 = 0.028_316_847;
const POUND: f64 = 0.453_592_37;
const HORSEPOWER: f64 = 0.745_699_9;
/// kJ of a Btu.
const BTU: f64 = 1.055_056;
const GALLON: f64 = 3.785_412;

impl From<f64> for Argument<'_> {
    fn from(number: f64) -> Self {
        Argument::Number(number)
    }
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(word: &'a str) -> Self {
        Argument::Word(word)
    }
}

fn called(name: &str, arguments: &[Argument<'_>]) -> Result<f64, Text> {
    function(name).unwrap_or_else(|| panic!("there is no `{name}`")).evaluate(arguments)
}

/// The value of a function in the unit of its result, from numbers in the units of its parameters, and words.
macro_rules! value {
    ($name:literal $(, $argument:expr)* $(,)?) => {
        $crate::functions::tests::called($name, &[$($crate::functions::Argument::from($argument)),*])
            .unwrap_or_else(|reason| panic!("{}: {}", $name, reason.en))
    };
}

/// The reason, in English, why a function has no value.
macro_rules! refused {
    ($name:literal $(, $argument:expr)* $(,)?) => {
        $crate::functions::tests::called($name, &[$($crate::functions::Argument::from($argument)),*])
            .expect_err($name)
            .en
    };
}

use {refused, value};

fn near(found: f64, expected: f64, share: f64) {
    assert!((found / expected - 1.0).abs() <= share, "found {found}, expected {expected}");
}

fn within(found: f64, expected: f64, room: f64) {
    assert!((found - expected).abs() <= room, "found {found}, expected {expected}");
}

fn celsius(fahrenheit: f64) -> f64 {
    (fahrenheit - 32.0) / 1.8
}
