//! The functions that a rule may call: one table, from which help, checks, manual and registration come.
//!
//! ```
//! use auditlite::functions::{Argument, function};
//!
//! let ratio = function("pressure_power_ratio").unwrap();
//! let value = ratio.evaluate(&[Argument::Number(7.0), Argument::Number(6.0), Argument::Number(1.013)]).unwrap();
//! assert!((value - 0.916).abs() < 0.001);
//! ```

mod air;
mod balance;
mod combustion;
mod drives;
mod electricity;
mod family;
mod heat;
mod limits;
mod math;
mod parameter;
mod steam;
mod table;
#[cfg(test)]
mod tests;
mod water;

pub use family::Family;
pub use math::{larger, smaller};
pub use parameter::Parameter;
pub use table::{FUNCTIONS, function};

use crate::diagnostic::{Text, say};

/// One function that a rule may call.
#[derive(Debug)]
pub struct Function {
    /// The name in a rule.
    pub name: &'static str,
    /// What it is about.
    pub family: Family,
    /// What it works out, in one line of English and of Spanish.
    pub help: [&'static str; 2],
    /// What goes in and what comes out.
    pub signature: Signature,
    /// The equation as an engineer would print it, in English and in Spanish.
    pub formula: [&'static str; 2],
    /// Where the equation and its constants come from.
    pub source: &'static str,
    /// Where the equation holds beyond the ranges of its parameters, in English and in Spanish; empty where it always does.
    pub limits: [&'static str; 2],
    /// A call in the rule language, and its result.
    pub example: (&'static str, &'static str),
    /// Whether it only rises or only falls in each argument while the others stand still, so that over a box of
    /// arguments its least and greatest values stand at corners.
    pub monotone: bool,
    /// Whether its result is zero or more, whatever its arguments, where it has one.
    pub never_negative: bool,
    /// Works it out from arguments that lie in the ranges of the parameters.
    equation: fn(&[Argument<'_>]) -> Result<f64, Text>,
}

impl Function {
    /// The most values that a function takes.
    pub const MOST: usize = 7;

    /// The same as [`Function::evaluate`] for numbers, without a word on what would be wrong: none where there is no result.
    #[inline]
    pub(crate) fn at<const N: usize>(&self, values: [f64; N]) -> Option<f64> {
        let mut arguments = values.map(Argument::Number);
        if let Signature::Fixed { parameters, .. } = self.signature {
            if parameters.len() != N {
                return None;
            }
            for (argument, parameter) in arguments.iter_mut().zip(parameters) {
                *argument = parameter.held(*argument)?;
            }
        }
        (self.equation)(&arguments).ok().filter(|value| value.is_finite())
    }

    /// An equation of the same function in plain numbers, where it has one: a word is its position among the words of
    /// its parameter, and what has no result is no number.
    pub(crate) fn plain(&self) -> Option<fn(&[f64]) -> f64> {
        (self.name == combustion::STACK_LOSS.name).then_some(combustion::plain_stack_loss)
    }

    /// Works it out: arguments in the units of the parameters, the result in the unit of the result.
    ///
    /// # Errors
    /// Outside its limits it gives the reason, never a number; what it gives is finite.
    pub fn evaluate(&self, arguments: &[Argument<'_>]) -> Result<f64, Text> {
        let Signature::Fixed { parameters, .. } = self.signature else {
            return limits::finite((self.equation)(arguments)?);
        };
        let (expected, found) = (parameters.len(), arguments.len());
        let mut held = [Argument::Number(0.0); Self::MOST];
        let Some(held) = held.get_mut(..found).filter(|_| expected == found) else {
            let name = self.name;
            return Err(say!(
                "`{name}` takes {expected} values, not {found}",
                "`{name}` lleva {expected} valores, no {found}"
            ));
        };
        for (slot, (parameter, argument)) in held.iter_mut().zip(parameters.iter().zip(arguments)) {
            *slot = parameter.held(*argument).ok_or_else(|| parameter.refuse(*argument))?;
        }
        limits::finite((self.equation)(held)?)
    }
}

/// An equation of symbols only, which has one form in both languages.
const fn same(formula: &'static str) -> [&'static str; 2] {
    [formula, formula]
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

impl Signature {
    /// Values of stated units.
    const fn of(parameters: &'static [Parameter], result: &'static str) -> Self {
        Signature::Fixed { parameters, result, per_anything: false }
    }

    /// The same, where an amount as first value may also be a flow or an amount per year.
    const fn per_anything(parameters: &'static [Parameter], result: &'static str) -> Self {
        Signature::Fixed { parameters, result, per_anything: true }
    }
}
