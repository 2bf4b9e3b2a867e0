//! Days and months of the Gregorian calendar, counted.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A day, counted from 1 January 1970.
///
/// ```
/// use auditlite::units::Day;
/// let day = Day::parse("2024-02-29").unwrap();
/// assert_eq!(day.plus(1), Day::parse("2024-03-01").unwrap());
/// assert_eq!(day.weekday(), 4);
/// assert_eq!(Day::parse("2025-02-29"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// A day by its date; none if the calendar has no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Day> {
        let of = Month::new(year, month)?;
        ((1..=of.days()).contains(&i32::from(day))).then(|| of.first().plus(i32::from(day) - 1))
    }

    /// Reads `2024-05-31`.
    pub fn parse(text: &str) -> Option<Day> {
        let (month, day) = text.rsplit_once('-')?;
        let digits = day.len() == 2 && day.bytes().all(|byte| byte.is_ascii_digit());
        let month = Month::parse(month)?;
        Day::new(month.year(), month.number(), day.parse().ok().filter(|_| digits)?)
    }

    /// The day so many days after 1 January 1970.
    pub fn from_epoch(days: i32) -> Day {
        Day(days)
    }

    /// The day so many days later.
    #[must_use]
    pub fn plus(self, days: i32) -> Day {
        Day(self.0 + days)
    }

    /// How many days later than another.
    pub fn since(self, earlier: Day) -> i32 {
        self.0 - earlier.0
    }

    /// 0 is Sunday, 6 is Saturday.
    pub fn weekday(self) -> u8 {
        // 1 January 1970 was a Thursday.
        u8::try_from((self.0 + 4).rem_euclid(7)).unwrap_or_default()
    }

    /// Its month.
    pub fn month(self) -> Month {
        // The civil calendar of Howard Hinnant's "chrono-compatible low-level date algorithms" (public domain).
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        Month(year * 12 + month - 1)
    }

    /// As it is written: `2024-05-31`.
    pub fn iso(self) -> String {
        let month = self.month();
        format!("{}-{:02}", month.iso(), self.since(month.first()) + 1)
    }
}

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// A month by its year, 1583 to 9999, and its number from 1.
    pub fn new(year: i32, month: u8) -> Option<Month> {
        ((1..=12).contains(&month) && (1583..=9999).contains(&year)).then(|| Month(year * 12 + i32::from(month) - 1))
    }

    /// Reads `2024-05`.
    pub fn parse(text: &str) -> Option<Month> {
        let (year, month) = text.split_once('-')?;
        let digits = |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
        (digits(year, 4) && digits(month, 2)).then(|| Month::new(year.parse().ok()?, month.parse().ok()?))?
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The number of the month, 1 to 12.
    pub fn number(self) -> u8 {
        u8::try_from(self.0.rem_euclid(12) + 1).unwrap_or(1)
    }

    /// The month so many months later.
    #[must_use]
    pub fn plus(self, months: i32) -> Month {
        Month(self.0 + months)
    }

    /// How many months later than another.
    pub fn since(self, earlier: Month) -> i32 {
        self.0 - earlier.0
    }

    /// Its first day.
    pub fn first(self) -> Day {
        let (year, month) = (self.year() - i32::from(self.number() <= 2), i32::from(self.number()));
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let shifted = if month > 2 { month - 3 } else { month + 9 };
        let of_year = (153 * shifted + 2) / 5;
        Day(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
    }

    /// Its last day.
    pub fn last(self) -> Day {
        self.plus(1).first().plus(-1)
    }

    /// How many days it has.
    pub fn days(self) -> i32 {
        self.plus(1).first().since(self.first())
    }

    /// As it is written: `2024-05`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}", self.year(), self.number())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Day::parse(&text).ok_or_else(|| de::Error::custom(format!("no day of the calendar: {text}")))
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
