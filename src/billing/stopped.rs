//! The hours in which a plant does not work.

use super::facts::Facts;
use super::year::{Year, working_hours};
use crate::facility::Facility;
use crate::library::Library;
use crate::tariffs::ByPeriod;

impl Year<'_> {
    /// Energy of something that runs while production is stopped, by period: spread over the hours of these months that
    /// are no hours of work. At all hours alike where the plant never stops, or the tariff knows no hours.
    pub fn while_stopped(&self, library: &Library, facility: &Facility, energy: f64) -> ByPeriod<f64> {
        let runs = working_hours(Facts { facility });
        let Some(calendar) = library.tariffs.calendar(&self.supply.service.place) else { return self.evenly(energy) };
        let idle = self.months.iter().fold(ByPeriod::of(0.0), |sum, month| {
            let span = month.schedule.span;
            let (all, worked) = (calendar.hours(span.from, span.to), calendar.hours_worked(span.from, span.to, &runs));
            sum.zip(all.zip(worked, |all, worked| (all - worked).max(0.0)), |sum, own| sum + own)
        });
        let hours = idle.sum();
        if hours > 0.0 { idle.map(|own| energy * own / hours) } else { self.evenly(energy) }
    }
}
