//! Prices of a tariff at a place, month by month, each with its source.

use std::collections::BTreeMap;

use crate::units::Month;

/// Who published a price, and when it was read there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceSource {
    /// Its letter in the rows of the file.
    pub key: String,
    /// Who published it.
    pub cite: String,
    /// The day or year on which it was seen.
    pub seen: String,
}

/// The prices of one tariff at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceTable {
    /// The tariff.
    pub tariff: String,
    /// The place as it is written, such as `MX/Bajío`.
    pub place: String,
    /// The place as places are compared.
    pub(super) folded_place: String,
    /// The ISO code of its money.
    pub currency: String,
    /// The charges that a row prices, in order.
    pub charges: Vec<String>,
    /// The sources of its rows.
    pub sources: Vec<PriceSource>,
    /// The rows.
    pub(super) rows: BTreeMap<Month, PriceRow>,
}

/// The prices of one month.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct PriceRow {
    /// One for each charge; absent where the month has none.
    pub(super) values: Vec<Option<f64>>,
    /// Which of the sources.
    pub(super) source: usize,
}

/// A price that was looked up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Published<'a> {
    /// The price in the unit of its charge, in the money of the table.
    pub value: f64,
    /// The table.
    pub table: &'a PriceTable,
    /// The month that it was published for.
    pub month: Month,
    /// Its source.
    pub source: &'a PriceSource,
}

impl PriceTable {
    /// The price of a charge in a month.
    pub fn price(&self, charge: &str, month: Month) -> Option<Published<'_>> {
        let column = self.charges.iter().position(|known| known == charge)?;
        let row = self.rows.get(&month)?;
        let value = (*row.values.get(column)?)?;
        Some(Published { value, table: self, month, source: self.sources.get(row.source)? })
    }

    /// The months that have a row, in order.
    pub fn months(&self) -> impl DoubleEndedIterator<Item = Month> + '_ {
        self.rows.keys().copied()
    }

    /// Whether a month has a row.
    pub fn has(&self, month: Month) -> bool {
        self.rows.contains_key(&month)
    }
}
