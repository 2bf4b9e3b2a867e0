//! The functions that a rule may call: one table, from which help, checks, manual and registration come.
//!
//! ```
//! use auditlite::functions::{Argument, function};
//!
//! let ratio = function("pressure_power_ratio").unwrap();
//! let value = (ratio.evaluate)(&[Argument::Number(7.0), Argument::Number(6.0), Argument::Number(1.013)]).unwrap();
//! assert!((value - 0.916).abs() < 0.001);
//! ```

mod air;
mod balance;
mod combustion;
mod fuel;
mod heat;
mod limits;
mod math;
mod steam;
#[cfg(test)]
mod tests;
mod water;

pub use math::{larger, smaller};

use crate::diagnostic::Text;

/// One function that a rule may call.
#[derive(Debug)]
pub struct Function {
    /// The name in a rule.
    pub name: &'static str,
    /// What it works out, in one line of English and of Spanish.
    pub help: [&'static str; 2],
    /// What goes in and what comes out.
    pub signature: Signature,
    /// The equation as an engineer would print it.
    pub formula: &'static str,
    /// Where the equation and its constants come from.
    pub source: &'static str,
    /// Where the equation holds, in English and in Spanish; empty where it always does.
    pub limits: [&'static str; 2],
    /// A call in the rule language, and its result.
    pub example: (&'static str, &'static str),
    /// Works it out: arguments in the units of the parameters, the result in the unit of the result.
    ///
    /// Outside its limits it gives the reason, never a number; what it gives is finite.
    pub evaluate: fn(&[Argument<'_>]) -> Result<f64, Text>,
    /// Whether it only rises or only falls in each argument while the others stand still, so that over a box of
    /// arguments its least and greatest values stand at corners.
    pub monotone: bool,
    /// Whether its result is zero or more, whatever its arguments, where it has one.
    pub never_negative: bool,
}

/// What is handed to a function.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Argument<'a> {
    /// A number in the unit of the parameter.
    Number(f64),
    /// One of the words of the parameter.
    Word(&'a str),
}

/// What goes into a function and what comes out.
#[derive(Debug, Clone, Copy)]
pub enum Signature {
    /// Numbers of one dimension, whichever, and the same out.
    Alike {
        /// The names of the parameters.
        parameters: &'static [&'static str],
    },
    /// A square root: half the powers of the dimension that went in.
    Root,
    /// Stated units.
    Fixed {
        /// The parameters in order.
        parameters: &'static [Parameter],
        /// The unit of the result; empty for a number.
        result: &'static str,
        /// The first parameter and the result may both be multiplied by the same dimension: kg to kJ also takes kg/yr to kJ/yr.
        per_anything: bool,
    },
}

/// One parameter of a function.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    /// The name, for help and messages.
    pub name: &'static str,
    /// The unit; empty for a number or a word.
    pub unit: &'static str,
    /// Where not empty, the argument is one of these words.
    pub words: &'static [&'static str],
}

impl Parameter {
    const fn number(name: &'static str, unit: &'static str) -> Self {
        Self { name, unit, words: &[] }
    }
}

/// All functions, in the order of the manual.
pub static FUNCTIONS: &[Function] = &[
    math::MIN,
    math::MAX,
    math::ABS,
    math::SQRT,
    math::CLAMP,
    math::HOURS_PER_YEAR,
    air::ATMOSPHERIC_PRESSURE,
    air::PRESSURE_POWER_RATIO,
    air::ORIFICE_AIR_FLOW,
    steam::STEAM_ORIFICE_FLOW,
    steam::STEAM_HEAT,
    combustion::STACK_LOSS,
    heat::SURFACE_HEAT_LOSS,
    balance::WATER_HEAT,
    balance::WATER_EVAPORATED,
];

/// The function of that name.
pub fn function(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.name == name)
}
