//! Facts of the section `electricity` in the units of bills.

use crate::diagnostic::Place;
use crate::facility::{Facility, FactValue, FactWord, Origin};
use crate::fields::SectionMember;
use crate::script::{FactRef, TableId};
use crate::units::Day;
use crate::units::Unit;

/// Reads facts of one plant as bills state them.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a> {
    pub(super) facility: &'a Facility,
}

impl<'a> Facts<'a> {
    fn at(self, path: &str) -> Option<&'a FactValue> {
        self.facility.at(path)
    }

    /// A number in a unit such as `kW` or `money/kWh`.
    pub(super) fn number(self, path: &str, unit: &str) -> Option<f64> {
        in_unit(&self.at(path)?.value, unit)
    }

    pub(super) fn truth(self, path: &str) -> Option<bool> {
        match self.at(path)?.value {
            FactWord::Truth(truth) => Some(truth),
            _ => None,
        }
    }

    pub(super) fn word(self, path: &str) -> Option<&'a str> {
        self.facility.word(path).filter(|word| !word.trim().is_empty())
    }

    /// The table of bills, and how many there are; none where nobody says.
    pub(super) fn bills(self) -> Option<(TableId, usize)> {
        let section = self.facility.fields().section_named("electricity")?;
        let SectionMember::Table(table) = section.members.get("bills")? else { return None };
        Some((*table, self.facility.records_of(*table)?.len()))
    }

    fn column(self, table: TableId, index: usize, name: &str) -> Option<&'a FactValue> {
        let id = *self.facility.fields().table(table)?.columns.get(name)?;
        self.facility.value(&FactRef::Column(table, id, 0), Some(index))
    }

    pub(super) fn column_number(self, table: TableId, index: usize, name: &str, unit: &str) -> Option<f64> {
        in_unit(&self.column(table, index, name)?.value, unit)
    }

    pub(super) fn column_word(self, table: TableId, index: usize, name: &str) -> Option<&'a str> {
        match &self.column(table, index, name)?.value {
            FactWord::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(super) fn column_day(self, table: TableId, index: usize, name: &str) -> Option<Day> {
        Day::parse(self.column_word(table, index, name)?)
    }

    /// Where a column of a bill stands in the profile, or any fact of that bill.
    pub(super) fn place(self, table: TableId, index: usize, name: &str) -> Option<Place> {
        let place = |value: &FactValue| match value.origin {
            Origin::Profile { place, .. } => Some(place),
            _ => None,
        };
        let own = self.column(table, index, name).and_then(place);
        own.or_else(|| self.facility.records_of(table)?.get(index)?.values().find_map(place))
    }

    /// Where a scalar stands in the profile.
    pub(super) fn place_of(self, path: &str) -> Option<Place> {
        match self.at(path)?.origin {
            Origin::Profile { place, .. } => Some(place),
            _ => None,
        }
    }
}

/// A number in a unit; money stands for the plant's own.
fn in_unit(value: &FactWord, unit: &str) -> Option<f64> {
    let FactWord::Number(number) = value else { return None };
    let value = Unit::parse(unit).ok()?.from_canonical(*number);
    // A reading is not finer than a millionth: what is beyond is the noise of conversion.
    Some((value * 1e9).round() / 1e9).filter(|value| value.is_finite())
}
