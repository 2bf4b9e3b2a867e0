//! A number with its dimension.

use super::unit_error::quote;
use super::{Dimension, Unit, UnitError, number};
use crate::diagnostic::say;

/// An amount, or a point on a scale, held in canonical units together with its dimension.
///
/// ```
/// use auditlite::units::{Quantity, Unit};
///
/// let demand = Quantity::parse("0.42 MW")?;
/// assert_eq!(demand.value_in(&Unit::parse("kW")?), 420.0);
/// # Ok::<(), auditlite::units::UnitError>(())
/// ```
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Quantity {
    value: f64,
    dimension: Dimension,
}

impl Quantity {
    /// So many of a unit.
    pub fn new(value: f64, unit: &Unit) -> Quantity {
        Quantity { value: unit.to_canonical(value), dimension: unit.dimension() }
    }

    /// A number that stands in canonical units already.
    pub fn from_canonical(value: f64, dimension: Dimension) -> Quantity {
        Quantity { value, dimension }
    }

    /// Reads a number and a unit, such as `1.8 GWh/yr`.
    ///
    /// # Errors
    /// The number or the unit is unknown or can be read in two ways, or the amount is too large.
    pub fn parse(text: &str) -> Result<Quantity, UnitError> {
        let (value, unit) = Quantity::split(text)?;
        let quantity = Quantity::new(value, &unit);
        if !quantity.value.is_finite() {
            let text = quote(text.trim());
            return Err(UnitError::new(say!("{text} is too large", "{text} es demasiado grande")));
        }
        Ok(quantity)
    }

    /// Reads a plain number: decimals after a point, nothing between thousands, `1.5e6` allowed.
    ///
    /// # Errors
    /// The text is no plain number, or not a finite one.
    pub fn parse_number(text: &str) -> Result<f64, UnitError> {
        number::parse(text)
    }

    /// Reads a number and a unit without joining them; without a unit it is a plain number.
    ///
    /// # Errors
    /// The number or the unit is unknown or can be read in two ways.
    pub fn split(text: &str) -> Result<(f64, Unit), UnitError> {
        let text = number::normalised(text);
        let (value, unit) = number::take(&text)?;
        Ok((value, Unit::parse(unit)?))
    }

    /// The number in canonical units.
    pub fn canonical(self) -> f64 {
        self.value
    }

    /// What it measures.
    pub fn dimension(self) -> Dimension {
        self.dimension
    }

    /// The number in a unit, which must be of the same dimension.
    pub fn value_in(self, unit: &Unit) -> f64 {
        unit.from_canonical(self.value)
    }
}
