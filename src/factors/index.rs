//! Price indices: what money of one year is in money of another.

use std::collections::BTreeMap;

use super::{Factor, Factors};

/// Yearly values of the indices of a library, with who publishes them.
pub(super) type Indices = BTreeMap<String, Series>;

/// The values of an index by year, and who publishes the newest.
#[derive(Debug, Clone, Default)]
pub(super) struct Series {
    years: BTreeMap<i32, f64>,
    source: String,
}

/// A price index of the library, year by year.
#[derive(Debug, Clone, Copy)]
pub struct PriceIndex<'a> {
    name: &'static str,
    series: &'a Series,
}

impl Factors {
    /// The index of a currency: US dollars follow `US_CPI_U` (US Bureau of Labor Statistics), Mexican pesos `MX_UDI`
    /// (Banco de México); of other currencies the library has none.
    pub fn price_index(&self, currency: &str) -> Option<PriceIndex<'_>> {
        let name = match currency {
            "USD" => "US_CPI_U",
            "MXN" => "MX_UDI",
            _ => return None,
        };
        Some(PriceIndex { name, series: self.indices.get(name)? })
    }
}

/// Collects the yearly values of the indices among some factors; of two values of a year the later one counts.
pub(super) fn indices(factors: &[Factor]) -> Indices {
    let mut indices = Indices::new();
    for factor in factors {
        let Some(name) = factor.name.strip_prefix("index/") else { continue };
        if factor.period().month().is_some() {
            continue;
        }
        let series = indices.entry(name.to_owned()).or_default();
        series.years.insert(i32::from(factor.period().year()), factor.value);
        series.source.clone_from(&factor.source);
    }
    indices
}

impl<'a> PriceIndex<'a> {
    /// Its name, `US_CPI_U`.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// Who publishes it.
    pub fn source(self) -> &'a str {
        &self.series.source
    }

    /// The newest year that it knows.
    pub fn newest(self) -> i32 {
        self.series.years.keys().next_back().copied().unwrap_or_default()
    }

    /// What one unit of money of a year is in money of another; `None` where the index lacks one of both.
    pub fn ratio(self, from: i32, to: i32) -> Option<f64> {
        let of = |year: i32| self.series.years.get(&year).copied().filter(|value| *value > 0.0);
        Some(of(to)? / of(from)?)
    }
}
