//! Units of the trade.

use std::fmt;

use super::scale::Scale;
use super::{Currency, Dimension, UnitError, grammar, property, trade};
use crate::diagnostic::Lang;

/// A unit such as `kWh/yr`, `MXN/(kW month)` or `bar(g)`.
///
/// ```
/// use auditlite::diagnostic::Lang;
/// use auditlite::units::Unit;
///
/// let price = Unit::parse("MXN/kW/mes")?;
/// assert_eq!(price.symbol(), "MXN/(kW month)");
/// assert_eq!(price.in_lang(Lang::Es), "MXN/(kW mes)");
/// assert_eq!(Unit::parse("°F")?.to_canonical(212.0), 100.0);
/// # Ok::<(), auditlite::units::UnitError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    symbol: String,
    dimension: Dimension,
    scale: Scale,
    /// Where the zero of the canonical scale lies in this unit; only °F has one.
    zero: f64,
}

impl Unit {
    /// Reads a unit; the empty text and `1` are the unit of counts and shares.
    ///
    /// Products stand side by side or are joined by `·` or `*`, quotients by `/`, powers as `m2`, `m²` or `m^2`;
    /// `a/b/c` is `a/(b c)`. Spanish names such as `año`, `mes`, `galón` are read too.
    ///
    /// # Errors
    /// The unit is unknown or can be read in two ways.
    pub fn parse(text: &str) -> Result<Unit, UnitError> {
        grammar::parse(text)
    }

    /// The unit in which reports print a dimension: `kWh/yr`, `m3/yr`, `bar(g)`, else one put together of kg, m, h,
    /// yr, K, A and currencies.
    pub fn preferred(dimension: Dimension) -> Unit {
        trade::preferred(dimension)
    }

    /// The unit that a rule writes as a property of a number: `kW` for `5.kW`, `%` for `10.percent`, `USD` for `8.USD`.
    pub fn from_property(name: &str) -> Option<Unit> {
        property::unit(name)
    }

    /// Whether a name is one of [`Unit::simple_names`]; currencies are not among them.
    pub fn is_simple_name(name: &str) -> bool {
        property::NAMES.contains(&name)
    }

    /// The names of units that a rule may write as a property of a number. The code of a currency may be written so
    /// too, and is not listed here.
    pub fn simple_names() -> &'static [&'static str] {
        property::NAMES
    }

    pub(super) fn new(symbol: String, dimension: Dimension, scale: Scale, zero: f64) -> Unit {
        Unit { symbol, dimension, scale, zero }
    }

    /// The unit as it is written, in canonical form; empty for counts and shares.
    pub fn symbol(&self) -> &str {
        &self.symbol
    }

    /// What the unit measures.
    pub fn dimension(&self) -> Dimension {
        self.dimension
    }

    /// A number of this unit in canonical units.
    pub fn to_canonical(&self, value: f64) -> f64 {
        self.scale.apply(value - self.zero)
    }

    /// A number of canonical units in this unit.
    pub fn from_canonical(&self, value: f64) -> f64 {
        self.scale.inverse().apply(value) + self.zero
    }

    /// The unit of plant money in a currency: `MXN/kWh` for `money/kWh`.
    #[must_use]
    pub fn in_currency(&self, currency: Currency) -> Unit {
        let dimension = self.dimension.with_currency_replaced(Currency::PLANT, currency);
        match self.dimension.currencies().count() {
            _ if dimension == self.dimension => self.clone(),
            1 => Unit { symbol: self.symbol.replace(Currency::PLANT.code(), currency.code()), dimension, ..*self },
            // Money of the plant and of a named currency may turn out to be the same.
            _ => Unit::preferred(dimension),
        }
    }

    /// The unit as a reader of a language expects it: `kWh/año`.
    pub fn in_lang(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.symbol.clone(),
            Lang::Es => trade::in_spanish(&self.symbol),
        }
    }

    /// The parts of the conversion: `canonical = (value - zero) * numerator / denominator`.
    pub(crate) fn parts(&self) -> (f64, f64, f64) {
        let (numerator, denominator) = self.scale.parts();
        (numerator, denominator, self.zero)
    }

    pub(super) fn scale(&self) -> Scale {
        self.scale
    }

    pub(super) fn zero(&self) -> f64 {
        self.zero
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.symbol)
    }
}
