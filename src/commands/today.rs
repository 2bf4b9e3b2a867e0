//! The day on which the program runs: the only place that looks at the clock for a date.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::units::Day;

/// Today by Coordinated Universal Time.
pub(super) fn today() -> Day {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    // Far beyond the calendar a clock is broken; the epoch shows that at once.
    Day::from_epoch(i32::try_from(seconds / 86_400).unwrap_or_default())
}
