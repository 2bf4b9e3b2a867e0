//! Days and months that were typed as text.

use crate::grid::plain;
use crate::units::{Day, Month};

/// The months in Spanish and English; three letters are enough.
const MONTHS: [[&str; 2]; 12] = [
    ["enero", "january"],
    ["febrero", "february"],
    ["marzo", "march"],
    ["abril", "april"],
    ["mayo", "may"],
    ["junio", "june"],
    ["julio", "july"],
    ["agosto", "august"],
    ["septiembre", "september"],
    ["octubre", "october"],
    ["noviembre", "november"],
    ["diciembre", "december"],
];

/// The days that a text may stand for: none, one, or two that differ.
pub(super) fn days(text: &str) -> Vec<Day> {
    let text = text.trim();
    if let Some(day) = Day::parse(text) {
        return vec![day];
    }
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    let [first, second, year] = parts.as_slice() else { return Vec::new() };
    let Some(year) = Some(year).filter(|year| year.len() == 4).and_then(|year| year.parse().ok()) else {
        return Vec::new();
    };
    let small = |text: &str| text.parse::<u8>().ok().filter(|_| text.len() <= 2);
    let (Some(first), Some(second)) = (small(first), small(second)) else { return Vec::new() };
    let mut found: Vec<Day> =
        [(second, first), (first, second)].into_iter().filter_map(|(month, day)| Day::new(year, month, day)).collect();
    found.dedup();
    found
}

/// The month that a text stands for, if there is one alone: `2025-07`, `07/2025`, `julio de 2025`.
pub(super) fn month(text: &str) -> Option<Month> {
    let text = text.trim();
    if let Some(month) = Month::parse(text) {
        return Some(month);
    }
    if let Some((month, year)) = text.split_once(['/', '-'])
        && let (Ok(month), Ok(year), true) = (month.parse(), year.parse(), year.len() == 4)
    {
        return Month::new(year, month);
    }
    let small = plain(text).replace(" de ", " ");
    let (name, year) = small.split_once(' ')?;
    let name = name.trim_end_matches('.');
    let year = Some(year.trim()).filter(|year| year.len() == 4)?.parse().ok()?;
    let number = (1u8..).zip(MONTHS).find(|(_, names)| {
        names.iter().any(|full| name.len() >= 3 && full.starts_with(name))
            || (name == "sept" || name == "set") && names[0] == "septiembre"
    });
    Month::new(year, number?.0)
}

#[cfg(test)]
mod tests {
    use super::{Month, days, month};

    #[test]
    fn a_day_that_could_be_two_is_two() {
        assert_eq!(days("2026-10-01").len(), 1);
        assert_eq!(days("01/02/2026").len(), 2);
        assert_eq!(days("31/12/2026").len(), 1);
        assert_eq!(days("05/05/2026").len(), 1);
        for none in ["1/2/26", "ayer", "2026/31/31", ""] {
            assert!(days(none).is_empty(), "{none}");
        }
    }

    #[test]
    fn a_month_is_read_only_with_its_whole_year() {
        for text in ["2025-07", "07/2025", "julio 2025", "Julio de 2025", "jul. 2025", "July 2025"] {
            assert_eq!(month(text).map(Month::iso).as_deref(), Some("2025-07"), "{text}");
        }
        assert_eq!(month("sept 2025").map(Month::iso).as_deref(), Some("2025-09"));
        for text in ["jul-25", "julio", "7", "13/2025", "ju 2025"] {
            assert!(month(text).is_none(), "{text}");
        }
    }
}
