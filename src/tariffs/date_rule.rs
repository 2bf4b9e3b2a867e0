//! Days that are named by a rule: a holiday, the beginning of a season.

use crate::units::{Day, Month};

const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const ORDINALS: [&str; 5] = ["first", "second", "third", "fourth", "last"];

/// A day of each year: `25 December`, `first Sunday of April`, `last Sunday of October`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateRule {
    /// The same date each year.
    Date {
        /// Month from 1.
        month: u8,
        /// Day from 1.
        day: u8,
    },
    /// A day of the week, counted in its month.
    Nth {
        /// 0 to 3 for the first to the fourth, 4 for the last.
        nth: u8,
        /// 0 is Sunday.
        weekday: u8,
        /// Month from 1.
        month: u8,
    },
}

impl DateRule {
    /// Reads the words of a rule.
    ///
    /// ```
    /// use auditlite::tariffs::DateRule;
    /// use auditlite::units::Day;
    /// let summer = DateRule::parse("first Sunday of April").unwrap();
    /// assert_eq!(summer.in_year(2026), Day::parse("2026-04-05"));
    /// ```
    pub fn parse(text: &str) -> Option<DateRule> {
        let position = |list: &[&str], word: &str| {
            let found = list.iter().position(|known| known.eq_ignore_ascii_case(word))?;
            u8::try_from(found).ok()
        };
        let words: Vec<&str> = text.split_whitespace().collect();
        match words.as_slice() {
            [day, month] => {
                let month = position(&MONTHS, month)? + 1;
                let day = day.parse().ok()?;
                // 29 February is no day of every year.
                Day::new(2023, month, day).map(|_| DateRule::Date { month, day })
            }
            [nth, weekday, of, month] if of.eq_ignore_ascii_case("of") => Some(DateRule::Nth {
                nth: position(&ORDINALS, nth)?,
                weekday: position(&WEEKDAYS, weekday)?,
                month: position(&MONTHS, month)? + 1,
            }),
            _ => None,
        }
    }

    /// The day in a year.
    pub fn in_year(self, year: i32) -> Option<Day> {
        match self {
            DateRule::Date { month, day } => Day::new(year, month, day),
            DateRule::Nth { nth, weekday, month } => {
                let month = Month::new(year, month)?;
                if nth == 4 {
                    let last = month.last();
                    let back = (i32::from(last.weekday()) - i32::from(weekday)).rem_euclid(7);
                    return Some(last.plus(-back));
                }
                let first = month.first();
                let ahead = (i32::from(weekday) - i32::from(first.weekday())).rem_euclid(7);
                Some(first.plus(ahead + 7 * i32::from(nth)))
            }
        }
    }
}
