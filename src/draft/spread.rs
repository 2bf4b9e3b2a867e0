//! A number with its range: `10 %`, or `5/10/15 %` for low, typical and high.

use super::fault;
use crate::diagnostic::{Diagnostic, Lang, Text, say};
use crate::units::{Quantity, Unit, format};

/// Low, typical and high of an assumption, in its unit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spread {
    pub(super) low: f64,
    pub(super) typical: f64,
    pub(super) high: f64,
    pub(super) unit: Unit,
}

impl Spread {
    /// Reads one number or three; a number without unit is in `unit`. One number alone gets a wide range around it:
    /// from `around.0` to `around.1` times itself.
    pub(super) fn parse(text: &str, unit: &Unit, around: (f64, f64)) -> Result<Self, Diagnostic> {
        let parts: Vec<&str> = text.splitn(3, '/').map(str::trim).collect();
        let three = match parts.as_slice() {
            [low, typical, high] => match (Quantity::parse_number(low), Quantity::parse_number(typical)) {
                // `5 kWh/(m2 yr)` has slashes too, but no numbers between them.
                (Ok(low), Ok(typical)) => Some((low, typical, *high)),
                _ => None,
            },
            _ => None,
        };
        let (last, rest) = match three {
            Some((_, _, high)) => Quantity::split(high),
            None => Quantity::split(text),
        }
        .map_err(|error| fault(error.message().clone()).help(error.help().cloned()))?;
        let unit = if rest.symbol().is_empty() { unit.clone() } else { rest };
        let spread = match three {
            Some((low, typical, _)) => Self { low, typical, high: last, unit },
            None => {
                let (a, b) = (last * around.0, last * around.1);
                let nice = |value: f64| format::exact((value * 1e6).round() / 1e6);
                Self { low: nice(a.min(b)), typical: last, high: nice(a.max(b)), unit }
            }
        };
        if spread.low <= spread.typical && spread.typical <= spread.high {
            return Ok(spread);
        }
        let (low, typical, high) = (spread.low, spread.typical, spread.high);
        Err(fault(say!(
            "`{text}` must be low/typical/high, each no less than the one before, found {low}, {typical}, {high}",
            "`{text}` debe ser mínimo/usual/máximo, de menor a mayor, se encontró {low}, {typical}, {high}"
        )))
    }

    /// Keeps low and high within bounds, given in its unit.
    pub(super) fn within(mut self, least: f64, most: f64) -> Self {
        self.low = self.low.max(least).min(self.typical);
        self.high = self.high.min(most).max(self.typical);
        self
    }

    /// The unit as a rule writes it.
    pub(super) fn symbol(&self) -> &str {
        if self.unit.symbol().is_empty() { "1" } else { self.unit.symbol() }
    }

    /// The typical value for people.
    pub(super) fn shown(&self, lang: Lang) -> String {
        format!("{} {}", format::full(self.typical, lang), self.unit.in_lang(lang)).trim_end().to_owned()
    }

    /// The typical value as words in both languages.
    pub(super) fn words(&self) -> Text {
        Text::new(self.shown(Lang::En), self.shown(Lang::Es))
    }
}

#[cfg(test)]
mod tests {
    use super::Spread;
    use crate::units::Unit;

    #[test]
    fn one_number_or_three_with_a_unit_that_may_have_slashes() {
        let percent = Unit::parse("%").unwrap();
        let spread = |text: &str| {
            Spread::parse(text, &percent, (0.5, 2.0)).map(|s| (s.low, s.typical, s.high, s.unit.symbol().to_owned()))
        };
        assert_eq!(spread("10").unwrap(), (5.0, 10.0, 20.0, "%".to_owned()));
        assert_eq!(spread("5/10/15 %").unwrap(), (5.0, 10.0, 15.0, "%".to_owned()));
        assert_eq!(spread("5/10/15 kWh/(m2 yr)").unwrap(), (5.0, 10.0, 15.0, "kWh/(m2 yr)".to_owned()));
        assert_eq!(spread("10 kWh/m2/yr").unwrap(), (5.0, 10.0, 20.0, "kWh/(m2 yr)".to_owned()));
        assert_eq!(spread("-4 °C").unwrap(), (-8.0, -4.0, -2.0, "°C".to_owned()));
        assert!(spread("15/10/5 %").is_err());
        assert!(spread("some").is_err());
    }
}
