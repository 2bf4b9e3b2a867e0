//! Days as spreadsheets count them.

use crate::units::Day;

/// The day from which a workbook counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Epoch {
    /// As Excel does: 1 is the first of January 1900, and 1900 has a 29th of February that never was.
    Of1900,
    /// As Excel for old Macs did: 0 is the first of January 1904.
    Of1904,
}

impl Epoch {
    /// The day of a count; none before March 1900 or after the year 9999.
    pub(super) fn day(self, count: f64) -> Option<Day> {
        let (year, month, day) = match self {
            Epoch::Of1900 => (1899, 12, 30),
            Epoch::Of1904 => (1904, 1, 1),
        };
        let whole = count.floor();
        if !(61.0..=2_958_465.0).contains(&whole) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a whole number below three millions")]
        let days = whole as i32;
        Day::new(year, month, day).map(|first| first.plus(days))
    }
}
