//! Dimensions and their algebra.

use std::fmt;

use super::dimension_error::{DimensionError, Operation};
use super::{Currency, trade};
use crate::diagnostic::Lang;

/// What kind of point on a scale a number is.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Default)]
pub enum Point {
    /// No point but an ordinary amount, or the difference between two points.
    #[default]
    None,
    /// A reading in °C or °F.
    Temperature,
    /// A pressure above that of the surroundings.
    Gauge,
    /// A pressure above vacuum.
    Absolute,
}

/// The base units besides money, in the order of a dimension's powers.
pub(super) const BASE: [&str; 6] = ["m", "kg", "h", "yr", "K", "A"];

const CURRENCIES: usize = 3;

/// What kind of thing a number measures: a product of powers of length, mass, time, year, temperature difference,
/// current and currencies, and whether it is a point on a scale.
///
/// Counts and shares have [`Dimension::NONE`]. The year is a dimension of its own and not 8,760 hours.
#[derive(Copy, Clone, PartialEq, Eq, Hash)]
pub struct Dimension {
    powers: [i8; BASE.len()],
    /// Sorted by currency; free slots, of power 0, stand last.
    money: [(Currency, i8); CURRENCIES],
    point: Point,
}

impl Dimension {
    /// The dimension of counts and shares.
    pub const NONE: Dimension =
        Dimension { powers: [0; BASE.len()], money: [(Currency::PLANT, 0); CURRENCIES], point: Point::None };

    /// An amount of money.
    pub fn currency(currency: Currency) -> Dimension {
        let mut dimension = Dimension::NONE;
        if let Some(first) = dimension.money.first_mut() {
            *first = (currency, 1);
        }
        dimension
    }

    pub(super) const fn of(powers: [i8; BASE.len()], point: Point) -> Dimension {
        Dimension { powers, point, ..Dimension::NONE }
    }

    /// What kind of point on a scale the number is.
    pub fn point(self) -> Point {
        self.point
    }

    /// The dimension of the difference between two such points; itself for an ordinary amount.
    #[must_use]
    pub fn as_difference(self) -> Dimension {
        Dimension { point: Point::None, ..self }
    }

    /// Whether this is the dimension of counts and shares.
    pub fn is_none(self) -> bool {
        self == Dimension::NONE
    }

    /// Whether money takes part.
    pub fn has_currency(self) -> bool {
        self.currencies().next().is_some()
    }

    /// The currencies that take part, each with its power, in alphabetical order.
    pub fn currencies(self) -> impl Iterator<Item = (Currency, i8)> {
        self.money.into_iter().filter(|(_, power)| *power != 0)
    }

    /// The powers of the base units, in the order of [`BASE`].
    pub(super) fn powers(self) -> [i8; BASE.len()] {
        self.powers
    }

    /// The same dimension with one currency in place of another.
    #[must_use]
    pub fn with_currency_replaced(self, from: Currency, to: Currency) -> Dimension {
        if !self.currencies().any(|(currency, _)| currency == from) {
            return self;
        }
        let renamed = self.currencies().map(|(currency, power)| (if currency == from { to } else { currency }, power));
        Dimension { money: collect_money(renamed).unwrap_or(self.money), ..self }
    }

    /// The dimension of a sum: both sides alike, or a point and a difference; gauge and absolute pressure (the
    /// atmosphere) give absolute pressure.
    ///
    /// # Errors
    /// The dimensions differ, or two points are added.
    pub fn plus(self, other: Dimension) -> Result<Dimension, DimensionError> {
        let point = match (self.point, other.point) {
            _ if self.as_difference() != other.as_difference() => None,
            (point, Point::None) | (Point::None, point) => Some(point),
            (Point::Gauge, Point::Absolute) | (Point::Absolute, Point::Gauge) => Some(Point::Absolute),
            _ => None,
        };
        let point = point.ok_or_else(|| DimensionError::mismatch(Operation::Add, self, other))?;
        Ok(Dimension { point, ..self })
    }

    /// The dimension of `self - other`: two points of a kind give a difference, a point less a difference a point.
    ///
    /// # Errors
    /// The dimensions differ, or a point is taken from what is no point of its kind.
    pub fn minus(self, other: Dimension) -> Result<Dimension, DimensionError> {
        if self.as_difference() != other.as_difference() || (other.point != Point::None && other.point != self.point) {
            return Err(DimensionError::mismatch(Operation::Subtract, self, other));
        }
        Ok(if other.point == Point::None { self } else { self.as_difference() })
    }

    /// The dimension of a product. An absolute pressure counts as an ordinary one.
    ///
    /// # Errors
    /// A temperature in °C or a gauge pressure takes part, or the powers grow out of bounds.
    pub fn times(self, other: Dimension) -> Result<Dimension, DimensionError> {
        self.combined(other, Operation::Multiply, i8::checked_add)
    }

    /// The dimension of a quotient. An absolute pressure counts as an ordinary one.
    ///
    /// # Errors
    /// A temperature in °C or a gauge pressure takes part, or the powers grow out of bounds.
    pub fn per(self, other: Dimension) -> Result<Dimension, DimensionError> {
        self.combined(other, Operation::Divide, i8::checked_sub)
    }

    /// The dimension of a whole power.
    ///
    /// # Errors
    /// A temperature in °C or a gauge pressure is raised, or the powers grow out of bounds.
    pub fn to_the(self, power: i32) -> Result<Dimension, DimensionError> {
        self.proportional(Operation::Raise)?;
        let raise = |old: i8| i8::try_from(i32::from(old).checked_mul(power)?).ok();
        self.each_power(raise).ok_or_else(DimensionError::out_of_bounds)
    }

    /// The dimension of a square root.
    ///
    /// # Errors
    /// A power is odd, as in the root of `m3`, or a temperature in °C or a gauge pressure stands under the root.
    pub fn root(self) -> Result<Dimension, DimensionError> {
        self.proportional(Operation::Root)?;
        self.each_power(|old| (old % 2 == 0).then_some(old / 2)).ok_or_else(|| DimensionError::no_root(self))
    }

    /// Whether numbers of the two dimensions can be compared: alike, and points of the same kind.
    ///
    /// # Errors
    /// They cannot.
    pub fn comparable(self, other: Dimension) -> Result<(), DimensionError> {
        if self == other { Ok(()) } else { Err(DimensionError::mismatch(Operation::Compare, self, other)) }
    }

    /// What an engineer would call it, with the unit of the trade: `energy per year (kWh/yr)`.
    pub fn describe(self, lang: Lang) -> String {
        trade::describe(self, lang)
    }

    fn proportional(self, operation: Operation) -> Result<(), DimensionError> {
        match self.point {
            Point::None | Point::Absolute => Ok(()),
            Point::Temperature | Point::Gauge => Err(DimensionError::point(operation, self.point)),
        }
    }

    fn combined(
        self,
        other: Dimension,
        operation: Operation,
        join: impl Fn(i8, i8) -> Option<i8>,
    ) -> Result<Dimension, DimensionError> {
        self.proportional(operation)?;
        other.proportional(operation)?;
        self.joined(other, join).ok_or_else(DimensionError::out_of_bounds)
    }

    fn joined(self, other: Dimension, join: impl Fn(i8, i8) -> Option<i8>) -> Option<Dimension> {
        let mut powers = self.powers;
        for (power, theirs) in powers.iter_mut().zip(other.powers) {
            *power = join(*power, theirs)?;
        }
        let mut theirs = Vec::with_capacity(CURRENCIES);
        for (currency, power) in other.currencies() {
            theirs.push((currency, join(0, power)?));
        }
        let money = collect_money(self.currencies().chain(theirs))?;
        Some(Dimension { powers, money, point: Point::None })
    }

    fn each_power(self, change: impl Fn(i8) -> Option<i8>) -> Option<Dimension> {
        let mut powers = self.powers;
        for power in &mut powers {
            *power = change(*power)?;
        }
        let mut money = Vec::with_capacity(CURRENCIES);
        for (currency, power) in self.currencies() {
            money.push((currency, change(power)?));
        }
        Some(Dimension { powers, money: collect_money(money)?, point: Point::None })
    }
}

impl fmt::Debug for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Dimension({})", trade::formula(*self))?;
        if self.point == Point::None { Ok(()) } else { write!(f, " at {:?}", self.point) }
    }
}

/// Powers of one currency summed, sorted; none if there are too many.
fn collect_money(terms: impl IntoIterator<Item = (Currency, i8)>) -> Option<[(Currency, i8); CURRENCIES]> {
    let mut sums = std::collections::BTreeMap::<Currency, i8>::new();
    for (currency, power) in terms {
        let sum = sums.entry(currency).or_default();
        *sum = sum.checked_add(power)?;
    }
    sums.retain(|_, power| *power != 0);
    if sums.len() > CURRENCIES {
        return None;
    }
    let mut slots = Dimension::NONE.money;
    for (slot, term) in slots.iter_mut().zip(sums) {
        *slot = term;
    }
    Some(slots)
}
