//! Readings of a meter, or bills, with what explains them.

use crate::diagnostic::{Place, Text};
use crate::units::Day;

/// How readings add up over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accrual {
    /// Each is an amount used in its period: kWh, m3. Twice the days are twice the amount.
    Total,
    /// Each is a height that was reached in its period: billed kW.
    Level,
}

/// What may explain how much is used: production, degree days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// What the file calls it.
    pub name: String,
    /// Its unit as the file writes it; empty where it gives none.
    pub unit: String,
}

/// One period with its reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Period {
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub to: Day,
    /// What was used in it, or the height that was reached, in the unit of [`Readings`].
    pub amount: f64,
    /// The value of each variable in it: its sum over the period.
    pub values: Vec<f64>,
    /// Where it stands in the file.
    pub place: Option<Place>,
}

impl Period {
    /// Its days.
    pub fn days(&self) -> f64 {
        f64::from(self.to.since(self.from) + 1)
    }

    /// As people write it: `2025-03`, or first and last day.
    pub fn name(&self) -> Text {
        let month = self.from.month();
        if self.from == month.first() && self.to == month.last() {
            return Text::new(month.iso(), month.iso());
        }
        let (from, to) = (self.from, self.to);
        Text::new(format!("{from} to {to}"), format!("{from} a {to}"))
    }
}

/// The readings of one resource at one plant.
#[derive(Debug, Clone, PartialEq)]
pub struct Readings {
    /// The file, as the user named it.
    pub file: String,
    /// What was read, as people call it.
    pub name: Text,
    /// The unit of the readings, of a period and not of a year: `kWh`, `m3`, `kW`.
    pub unit: String,
    /// How they add up.
    pub accrual: Accrual,
    /// What may explain them.
    pub variables: Vec<Variable>,
    /// The periods, oldest first.
    pub periods: Vec<Period>,
}

/// When the measure came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// The day on which work on it began or it was switched on: all before is baseline.
    pub installed: Day,
    /// The first day on which it ran as it should; what lies between is set aside.
    pub settled: Day,
}

/// The readings before and after.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Split<'r> {
    pub(super) before: Vec<&'r Period>,
    pub(super) after: Vec<&'r Period>,
    pub(super) aside: Vec<&'r Period>,
}

impl<'r> Split<'r> {
    pub(super) fn of(readings: &'r Readings, times: Times) -> Split<'r> {
        let mut split = Split { before: Vec::new(), after: Vec::new(), aside: Vec::new() };
        for period in &readings.periods {
            let list = if period.to < times.installed {
                &mut split.before
            } else if period.from >= times.settled {
                &mut split.after
            } else {
                &mut split.aside
            };
            list.push(period);
        }
        split
    }
}
