//! A year, a month or a day.

use std::cmp::Ordering;

/// A year, a month of it, or a day of that, as written in ISO 8601.
///
/// ```
/// use auditlite::factors::Period;
/// assert!(Period::parse("2024-05") < Period::parse("2024-06-01"));
/// assert_eq!(Period::parse("2025-02-29"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Period {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl Period {
    /// Reads `2024`, `2024-05` or `2024-05-31`; the day must be one of the calendar.
    pub fn parse(text: &str) -> Option<Period> {
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = parts.next().map(|month| digits(month, 2)).map_or(Some(None), |month| month.map(Some))?;
        let day = parts.next().map(|day| digits(day, 2)).map_or(Some(None), |day| day.map(Some))?;
        if parts.next().is_some() {
            return None;
        }
        let month = match month {
            Some(month) => Some(u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?),
            None => None,
        };
        let day = match (month, day) {
            (Some(month), Some(day)) => {
                Some(u8::try_from(day).ok().filter(|day| (1..=days(year, month)).contains(day))?)
            }
            _ => None,
        };
        Some(Period { year, month, day })
    }

    /// Reads a day only: `2024-05-31`.
    pub fn parse_day(text: &str) -> Option<Period> {
        Period::parse(text).filter(|period| period.day.is_some())
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, where it is known.
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// Its last day as year, month and day.
    fn end(self) -> (u16, u8, u8) {
        let month = self.month.unwrap_or(12);
        (self.year, month, self.day.unwrap_or_else(|| days(self.year, month)))
    }
}

/// By their last days; of two that end together the longer one comes first.
impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        self.end().cmp(&other.end()).then(self.month.cmp(&other.month)).then(self.day.cmp(&other.day))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn digits(text: &str, length: usize) -> Option<u16> {
    (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn days(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}
