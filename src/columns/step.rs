//! One step of the calculation of all rules together, and where its values lie.

use crate::script::Fold;
use crate::script::syntax::Comparison;

/// A step of a [`Sheet`](super::sheet::Sheet), by its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(pub(super) usize);

/// Over what the values of a step run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    /// One value for all plants.
    Same,
    /// A value for each plant.
    Row,
    /// A value for each record of a list.
    Record(usize),
}

/// A step. Truths are 1 and 0 and words their codes; what is missing or has no value is not finite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Step {
    /// A number, by its bits.
    Number(u64),
    /// A fact of the plants.
    Fact(usize),
    /// An assumption that differs from row to row.
    Assumption(usize),
    /// A column of a list.
    Column(usize, usize),
    /// Of one value.
    Unary(Unary, Key),
    /// Of two values.
    Binary(Binary, Key, Key),
    /// `if a { b } else { c }`
    Choose(Key, Key, Key),
    /// A function of the table, by the position of the call.
    Call(usize),
    /// A value of a plant at each of its records.
    Spread(usize, Key),
    /// The values of a plant's records joined, of those that count where that is said first.
    Join(Joining, usize, Option<Key>, Key),
}

/// What is done with one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Unary {
    /// `-a`
    Negate,
    /// `!a`
    Not,
    /// `a ** n`
    Power(i32),
    /// `|a|`
    Size,
    /// `√a`
    Root,
    /// The value, and none where it is not finite.
    Known,
    /// A canonical number in a unit.
    InUnit(Scale),
    /// A number of a unit in canonical units.
    Canonical(Scale),
}

/// The conversion of a unit: numerator, denominator and zero, by their bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Scale([u64; 3]);

impl From<(f64, f64, f64)> for Scale {
    fn from((numerator, denominator, zero): (f64, f64, f64)) -> Self {
        Self([numerator, denominator, zero].map(f64::to_bits))
    }
}

impl Scale {
    /// Numerator, denominator and zero.
    pub(super) fn parts(self) -> [f64; 3] {
        self.0.map(f64::from_bits)
    }
}

/// What is done with two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Binary {
    /// `a + b`
    Add,
    /// `a - b`
    Subtract,
    /// `a * b`
    Multiply,
    /// `a / b`
    Divide,
    /// `a ** b`
    Power,
    /// A comparison of numbers.
    Compare(Order),
    /// `a && b`; also the value `b` where `a` holds, and else 0.
    And,
    /// `a || b`
    Or,
    /// The smaller.
    Smaller,
    /// The larger.
    Larger,
}

/// A comparison, by which equal steps are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Order {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

impl From<Comparison> for Order {
    fn from(comparison: Comparison) -> Self {
        match comparison {
            Comparison::Less => Order::Less,
            Comparison::LessOrEqual => Order::LessOrEqual,
            Comparison::Greater => Order::Greater,
            Comparison::GreaterOrEqual => Order::GreaterOrEqual,
            Comparison::Equal => Order::Equal,
            Comparison::NotEqual => Order::NotEqual,
        }
    }
}

/// How the values of records are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Joining {
    Sum,
    Any,
    All,
    Least,
    Greatest,
}

impl From<Fold> for Joining {
    fn from(fold: Fold) -> Self {
        match fold {
            Fold::Sum | Fold::Count => Joining::Sum,
            Fold::Any => Joining::Any,
            Fold::All => Joining::All,
            Fold::Least => Joining::Least,
            Fold::Greatest => Joining::Greatest,
        }
    }
}
