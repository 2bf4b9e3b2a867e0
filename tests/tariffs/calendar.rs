//! Hours of the periods, counted by hand from a calendar on paper.

use auditlite::tariffs::{ByPeriod, DayKind};
use auditlite::units::{Day, Month};

use super::tariffs;

fn hours(place: &str, month: &str) -> [f64; 3] {
    let month = Month::parse(month).unwrap();
    let ByPeriod { base, intermediate, peak } = tariffs().calendar(place).unwrap().hours(month.first(), month.last());
    [base, intermediate, peak]
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn the_days_of_the_week_are_right_across_leap_years() {
    for (date, weekday) in [
        ("1970-01-01", 4),
        ("2000-02-29", 2),
        ("2024-02-29", 4),
        ("2025-03-01", 6),
        ("2026-01-01", 4),
        ("2026-11-24", 2),
        ("2100-02-28", 0),
    ] {
        assert_eq!(day(date).weekday(), weekday, "{date}");
        assert_eq!(day(date).iso(), date);
    }
    assert_eq!(day("2024-02-28").plus(2).iso(), "2024-03-01");
    assert_eq!(day("2100-02-28").plus(1).iso(), "2100-03-01");
    assert_eq!(Day::parse("2026-02-29"), None);
    assert_eq!(Day::parse("2026-2-3"), None);
}

#[test]
fn every_month_has_its_hours_and_no_more() {
    for place in ["MX/Bajío", "MX/Baja California", "MX/Baja California Sur"] {
        let mut month = Month::parse("2018-01").unwrap();
        while month.year() < 2031 {
            let hours = hours(place, &month.iso());
            assert_eq!(hours.iter().sum::<f64>(), f64::from(month.days()) * 24.0, "{place} {}", month.iso());
            month = month.plus(1);
        }
    }
}

#[test]
fn a_summer_month_of_the_interconnected_system() {
    // June 2026: 22 weekdays, 4 Saturdays, 4 Sundays, no holiday.
    // base 22 x 6 + 4 x 7 + 4 x 19 = 236; peak 22 x 2 = 44; intermediate 22 x 16 + 4 x 17 + 4 x 5 = 440.
    assert_eq!(hours("MX/Bajío", "2026-06"), [236.0, 440.0, 44.0]);
}

#[test]
fn a_winter_month_with_a_holiday() {
    // January 2026: 22 weekdays of which Thursday the 1st is a holiday, 5 Saturdays, 4 Sundays.
    // weekdays 21: base 6, intermediate 14, peak 4; Saturdays: 8, 14, 2; Sundays 4 + 1: 18, 6, 0.
    // base 126 + 40 + 90 = 256; intermediate 294 + 70 + 30 = 394; peak 84 + 10 = 94.
    assert_eq!(hours("MX/Golfo Norte", "2026-01"), [256.0, 394.0, 94.0]);
}

#[test]
fn february_of_a_leap_year_and_its_first_monday() {
    // February 2024: 29 days from Thursday the 1st: 21 weekdays less Monday the 5th = 20, 4 Saturdays, 4 Sundays + 1.
    // base 120 + 32 + 90 = 242; intermediate 280 + 56 + 30 = 366; peak 80 + 8 = 88; together 696 = 29 x 24.
    assert_eq!(hours("MX/Bajío", "2024-02"), [242.0, 366.0, 88.0]);
    let calendar = tariffs().calendar("MX/Bajío").unwrap();
    assert_eq!(calendar.kind(day("2024-02-05")), DayKind::Sunday);
    assert_eq!(calendar.kind(day("2024-02-12")), DayKind::Weekday);
}

#[test]
fn the_seasons_change_on_their_sundays() {
    let calendar = tariffs().calendar("MX/Bajío").unwrap();
    let season = |text: &str| calendar.season(day(text)).unwrap().name.clone();
    // First Sunday of April 2026 is the 5th, last Sunday of October 2025 the 26th.
    assert_eq!(season("2026-04-04"), "winter");
    assert_eq!(season("2026-04-05"), "summer");
    assert_eq!(season("2025-10-25"), "summer");
    assert_eq!(season("2025-10-26"), "winter");
    assert_eq!(season("2026-01-01"), "winter");
    // April 2026 in full: weekdays 1 to 3 in winter, 19 in summer; Saturday 4 in winter, 3 in summer; Sundays 4 in summer.
    // base 18 + 114 + 8 + 21 + 76 = 237; peak 12 + 38 + 2 = 52; intermediate 720 - 237 - 52 = 431.
    assert_eq!(hours("MX/Bajío", "2026-04"), [237.0, 431.0, 52.0]);
}

#[test]
fn holidays_fall_on_their_days() {
    let calendar = tariffs().calendar("MX/Bajío").unwrap();
    for holiday in ["2026-02-02", "2026-03-16", "2026-05-01", "2026-09-16", "2026-11-16", "2026-12-25", "2027-01-01"] {
        assert_eq!(calendar.kind(day(holiday)), DayKind::Sunday, "{holiday}");
    }
    // 20 November itself and Holy Week are working days of the tariff.
    for ordinary in ["2026-11-20", "2026-04-03", "2026-12-24"] {
        assert_eq!(calendar.kind(day(ordinary)), DayKind::Weekday, "{ordinary}");
    }
}

#[test]
fn baja_california_has_no_peak_in_winter_and_no_base_in_summer() {
    // January 2026: weekdays 21: base 19, intermediate 5; Saturdays 5: 21, 3; Sundays and holidays 5: 24.
    // base 399 + 105 + 120 = 624; intermediate 105 + 15 = 120.
    assert_eq!(hours("MX/Baja California", "2026-01"), [624.0, 120.0, 0.0]);
    // June 2026: weekdays 22 with 4 h of peak.
    assert_eq!(hours("MX/Baja California", "2026-06"), [0.0, 632.0, 88.0]);
    // Baja California Sur, June 2026: weekdays 22 x 10 + Saturdays 4 x 3 = 232 h of peak.
    assert_eq!(hours("MX/Baja California Sur", "2026-06"), [0.0, 488.0, 232.0]);
    // Summer begins on 1 May there, and on the first Sunday of April in Baja California Sur.
    let season = |place: &str, date: &str| tariffs().calendar(place).unwrap().season(day(date)).unwrap().name.clone();
    assert_eq!(season("MX/Baja California", "2026-04-30"), "winter");
    assert_eq!(season("MX/Baja California", "2026-05-01"), "summer");
    assert_eq!(season("MX/Baja California Sur", "2026-04-30"), "summer");
}
