//! Which hour of which day belongs to which period.

use super::{ByPeriod, DateRule, HourPeriod};
use crate::units::Day;

/// The kinds of days of an hourly tariff.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind {
    /// Monday to Friday.
    Weekday,
    /// Saturday.
    Saturday,
    /// Sunday, and the holidays of the calendar.
    Sunday,
}

/// The period of each hour of a day.
pub type Hours = [HourPeriod; 24];

/// A part of the year with its hours.
#[derive(Debug, Clone, PartialEq)]
pub struct Season {
    /// Its name, such as `summer`.
    pub name: String,
    /// Its first day.
    pub from: DateRule,
    /// Hours of Monday to Friday.
    pub weekday: Hours,
    /// Hours of Saturday.
    pub saturday: Hours,
    /// Hours of Sunday and holidays.
    pub sunday: Hours,
}

impl Season {
    /// The period of each hour of a kind of day.
    pub fn hours(&self, kind: DayKind) -> &Hours {
        match kind {
            DayKind::Weekday => &self.weekday,
            DayKind::Saturday => &self.saturday,
            DayKind::Sunday => &self.sunday,
        }
    }
}

/// The seasons, hours and holidays of one grid; local official time.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// Its name, such as `SIN`.
    pub name: String,
    /// Where it holds, such as `MX` or `MX/Baja California`, folded.
    pub places: Vec<String>,
    /// Who says so.
    pub source: String,
    /// When that was seen.
    pub date: String,
    /// Days that count as Sundays.
    pub holidays: Vec<DateRule>,
    /// The seasons; each lasts until the next begins.
    pub seasons: Vec<Season>,
}

impl Calendar {
    /// What kind of day it is.
    pub fn kind(&self, day: Day) -> DayKind {
        let year = day.month().year();
        let is_holiday = || self.holidays.iter().any(|holiday| holiday.in_year(year) == Some(day));
        match day.weekday() {
            0 => DayKind::Sunday,
            _ if is_holiday() => DayKind::Sunday,
            6 => DayKind::Saturday,
            _ => DayKind::Weekday,
        }
    }

    /// The season of a day: that which began last, in this year or the one before.
    pub fn season(&self, day: Day) -> Option<&Season> {
        let year = day.month().year();
        let begun = |year: i32| {
            let dated = self.seasons.iter().filter_map(move |season| Some((season.from.in_year(year)?, season)));
            dated.filter(|(from, _)| *from <= day).max_by_key(|(from, _)| *from).map(|(_, season)| season)
        };
        begun(year).or_else(|| begun(year - 1))
    }

    /// The period of each hour of a day.
    pub fn hours_of(&self, day: Day) -> Option<&Hours> {
        self.season(day).map(|season| season.hours(self.kind(day)))
    }

    /// Hours of each period from one day to another, both included.
    pub fn hours(&self, from: Day, to: Day) -> ByPeriod<f64> {
        self.hours_worked(from, to, |_, _| true)
    }

    /// Hours of each period in which something runs, from one day to another, both included; `runs` is asked for each
    /// kind of day and each hour from 0 to 23.
    pub fn hours_worked(&self, from: Day, to: Day, runs: impl Fn(DayKind, u8) -> bool) -> ByPeriod<f64> {
        // What is asked of each day is found once: the days on which a season begins, and the holidays.
        let (first, last) = (from.month().year(), to.month().year());
        let mut begins: Vec<(Day, &Season)> = (first - 1..=last)
            .flat_map(|year| self.seasons.iter().filter_map(move |season| Some((season.from.in_year(year)?, season))))
            .collect();
        begins.sort_by_key(|(day, _)| *day);
        let holidays: Vec<Day> = (first..=last)
            .flat_map(|year| self.holidays.iter().filter_map(move |holiday| holiday.in_year(year)))
            .collect();
        let mut sum = ByPeriod::of(0.0);
        let mut day = from;
        while day <= to {
            let kind = match day.weekday() {
                0 => DayKind::Sunday,
                _ if holidays.contains(&day) => DayKind::Sunday,
                6 => DayKind::Saturday,
                _ => DayKind::Weekday,
            };
            let season = begins.iter().rev().find(|(begin, _)| *begin <= day).map(|(_, season)| *season);
            for (hour, period) in (0u8..).zip(season.into_iter().flat_map(|season| season.hours(kind))) {
                if runs(kind, hour) {
                    *sum.get_mut(*period) += 1.0;
                }
            }
            day = day.plus(1);
        }
        sum
    }
}
