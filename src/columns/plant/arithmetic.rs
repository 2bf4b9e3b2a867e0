//! What is worked out with the values of a plant's formulas: amounts in units, times prices, added up.

use super::{PlantSheet, Unsure, Wanted};
use crate::columns::step::Binary;
use crate::fields::Fields;
use crate::units::Unit;

/// What is done with two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arithmetic {
    /// `a + b`
    Add,
    /// `a - b`
    Subtract,
    /// `a * b`
    Multiply,
    /// `a / b`
    Divide,
    /// The smaller of the two.
    Smaller,
}

impl From<Arithmetic> for Binary {
    fn from(operation: Arithmetic) -> Self {
        match operation {
            Arithmetic::Add => Binary::Add,
            Arithmetic::Subtract => Binary::Subtract,
            Arithmetic::Multiply => Binary::Multiply,
            Arithmetic::Divide => Binary::Divide,
            Arithmetic::Smaller => Binary::Smaller,
        }
    }
}

impl<'a, U: Unsure> PlantSheet<'a, U> {
    /// The facts that the plant may hold.
    pub(crate) fn fields(&self) -> &'a Fields {
        &self.library.fields
    }

    /// A number that is always the same.
    pub fn want_number(&mut self, value: f64) -> Wanted {
        let key = self.sheet.number(value);
        self.want(key)
    }

    /// A column, by its number.
    pub fn want_column(&mut self, column: usize) -> Wanted {
        let key = self.sheet.input(column);
        self.want(key)
    }

    /// Two values joined.
    pub fn want_of(&mut self, operation: Arithmetic, a: Wanted, b: Wanted) -> Option<Wanted> {
        let (a, b) = (*self.wanted.get(a.0)?, *self.wanted.get(b.0)?);
        let key = self.sheet.binary(operation.into(), a, b);
        Some(self.want(key))
    }

    /// A canonical value in a unit.
    pub fn want_in_unit(&mut self, unit: &Unit, canonical: Wanted) -> Option<Wanted> {
        let canonical = *self.wanted.get(canonical.0)?;
        let key = self.sheet.in_unit(unit, canonical);
        Some(self.want(key))
    }
}
