//! Twelve months of readings, and what they cost: as they are, or changed.

use super::bills::{self, PlantBill};
use super::facts::Facts;
use super::supply::Supply;
use crate::diagnostic::{Diagnostic, Text, say};
use crate::facility::Facility;
use crate::library::Library;
use crate::tariffs::{ByPeriod, ChargeKind, DayKind, HourPeriod, Lack, Origin, PriceSource, Readings, Schedule, Span};
use crate::units::Month;

/// Months of a year.
const TWELVE: usize = 12;
/// How many months back a price may be taken where a month has none; the report says so.
const OLDER: i32 = 24;

/// Where the readings of a year come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearBasis {
    /// Twelve bills in a row.
    Bills,
    /// Yearly figures, spread over the months and periods by the calendar: an estimate.
    Annual,
}

/// Why no year can be put together.
#[derive(Debug, Clone, PartialEq)]
pub enum NoYear {
    /// Nothing says how the plant is billed.
    NoTariff,
    /// A fault of the profile, or a gap that it should fill.
    Problem(Box<Diagnostic>),
    /// Something is not known, in words.
    Missing(Text),
}

/// One month of a year.
#[derive(Debug, Clone, PartialEq)]
pub struct YearMonth<'a> {
    /// The month.
    pub month: Month,
    /// Its prices and rules.
    pub schedule: Schedule<'a>,
    /// Its readings; demands in whole kW, as they are billed.
    pub readings: Readings,
    /// Highest demand outside the peak period in kW.
    pub demand_outside: f64,
    /// Its share in the energy of the year, by period.
    share: ByPeriod<f64>,
}

/// What is different about a year: less energy, less demand, another power factor. Negative amounts are more.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Change {
    /// kWh/yr less in each period; in each month in proportion to what it uses.
    pub energy: ByPeriod<f64>,
    /// kW less in the highest demand of the peak hours, in every month.
    pub window: f64,
    /// kW less in the highest demand of all other hours, in every month.
    pub outside: f64,
    /// The power factor of every month, in place of its own.
    pub power_factor: Option<f64>,
}

/// Twelve months of readings of one plant, with the prices and rules of each.
///
/// What it costs follows each month's own rules: where the energy of a month limits the billed kW, less energy saves
/// capacity too, and less demand saves nothing. Tax is never in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Year<'a> {
    /// Where the readings come from.
    pub basis: YearBasis,
    /// The months in order.
    pub months: Vec<YearMonth<'a>>,
    /// How the plant is supplied.
    pub supply: Supply<'a>,
    /// What was taken for granted, for the reader.
    pub notes: Vec<Text>,
    /// Hours of each period in these months.
    hours: ByPeriod<f64>,
}

impl<'a> Year<'a> {
    /// The year of a plant: its last twelve bills in a row, or its yearly figures spread over the months.
    ///
    /// # Errors
    /// Why there is none.
    pub fn of(library: &'a Library, facility: &Facility) -> Result<Year<'a>, NoYear> {
        let supply = Supply::of(library, facility).map_err(|problem| match problem {
            Some(problem) => NoYear::Problem(Box::new(problem)),
            None => NoYear::NoTariff,
        })?;
        let facts = Facts { facility };
        let calendar = library.tariffs.calendar(&supply.service.place);
        let bills = last_twelve(bills::read(facts, calendar));
        let mut year = match bills {
            Some(bills) => Self::from_bills(library, facts, supply, &bills),
            None => Self::from_annual(library, facts, supply)?,
        };
        year.whole()?;
        Ok(year)
    }

    fn from_bills(library: &'a Library, facts: Facts<'_>, supply: Supply<'a>, bills: &[PlantBill]) -> Year<'a> {
        let factor = facts.number("electricity.power_factor", "1");
        let month = |bill: &PlantBill| {
            let mut readings = bill.readings.whole_kw();
            readings.power_factor = readings.power_factor.or(factor);
            let schedule = library.tariffs.schedule(&supply.service, bill.span, OLDER);
            (bill.month, schedule, readings, bill.demand_outside)
        };
        let months = bills.iter().map(month).collect();
        Self::new(library, YearBasis::Bills, supply, months)
    }

    fn from_annual(library: &'a Library, facts: Facts<'_>, supply: Supply<'a>) -> Result<Year<'a>, NoYear> {
        let missing = |path: &str| {
            NoYear::Missing(say!(
                "`{path}`, or twelve bills in a row, would be needed",
                "haría falta `{path}` o doce recibos seguidos"
            ))
        };
        let energy = facts.number("electricity.annual_energy", "kWh/yr").ok_or(missing("electricity.annual_energy"))?;
        let demand = facts.number("electricity.peak_demand", "kW");
        let window = facts.number("electricity.window_demand", "kW").or(demand);
        let needs_demand =
            supply.service.tariff.charges.iter().any(|charge| matches!(charge.kind, ChargeKind::Demand { .. }))
                && supply.service.demand_meter;
        if needs_demand && demand.is_none() {
            return Err(missing("electricity.peak_demand"));
        }
        let place = supply.service.place.clone();
        // The newest twelve months of which prices are published; a contract has no months, so any year will do.
        let last = library.tariffs.months(&supply.service.tariff.id, &place).pop();
        let last = last.or_else(|| Month::new(2025, 12)).ok_or(NoYear::NoTariff)?;
        let calendar = library.tariffs.calendar(&place);
        let runs = working_hours(facts);
        let spans: Vec<(Month, Span)> = (0..12).rev().map(|back| last.plus(-back)).map(|m| (m, Span::of(m))).collect();
        let hours: Vec<ByPeriod<f64>> = spans
            .iter()
            .map(|(_, span)| match calendar {
                Some(calendar) => calendar.hours_worked(span.from, span.to, &runs),
                None => ByPeriod { base: 0.0, intermediate: f64::from(span.days) * 24.0, peak: 0.0 },
            })
            .collect();
        let all: f64 = hours.iter().map(ByPeriod::sum).sum();
        let power_factor = facts.number("electricity.power_factor", "1");
        let months = spans
            .iter()
            .zip(hours)
            .map(|((month, span), hours)| {
                let energy = hours.map(|own| if all > 0.0 { energy * own / all } else { 0.0 });
                let split = calendar.is_some();
                let readings = Readings { energy, split, demand, demand_peak: window, power_factor };
                (*month, library.tariffs.schedule(&supply.service, *span, OLDER), readings.whole_kw(), None)
            })
            .collect();
        let mut year = Self::new(library, YearBasis::Annual, supply, months);
        year.notes.push(Text::new(
            "yearly energy was spread over months and periods by the calendar and the hours of work, and the highest demand of the year stands for each month: an estimate that twelve bills would replace",
            "la energía anual se repartió por meses y periodos según el calendario y las horas de trabajo, y la demanda máxima del año vale para cada mes: una estimación que doce recibos reemplazarían",
        ));
        Ok(year)
    }

    fn new(
        library: &'a Library,
        basis: YearBasis,
        supply: Supply<'a>,
        months: Vec<(Month, Schedule<'a>, Readings, Option<f64>)>,
    ) -> Year<'a> {
        let sum = months
            .iter()
            .fold(ByPeriod::of(0.0), |sum, (_, _, readings, _)| sum.zip(readings.energy, |sum, own| sum + own));
        let calendar = library.tariffs.calendar(&supply.service.place);
        let mut hours = ByPeriod::of(0.0);
        let months = months
            .into_iter()
            .map(|(month, schedule, readings, outside)| {
                let span = schedule.span;
                let own = calendar.map_or_else(
                    || ByPeriod { base: 0.0, intermediate: f64::from(span.days) * 24.0, peak: 0.0 },
                    |calendar| calendar.hours(span.from, span.to),
                );
                hours = hours.zip(own, |sum, own| sum + own);
                let share = readings.energy.zip(sum, |own, all| if all > 0.0 { own / all } else { 0.0 });
                // Where nobody says what was drawn outside the peak hours, it was the highest.
                let demand_outside = outside.or(readings.demand).unwrap_or_default();
                YearMonth { month, schedule, readings, demand_outside, share }
            })
            .collect();
        let notes = supply.notes.clone();
        Year { basis, months, supply, notes, hours }
    }

    /// Checks that every month has what its tariff charges, and says which prices are of another month.
    fn whole(&mut self) -> Result<(), NoYear> {
        for month in &self.months {
            let bill = month.schedule.bill(&month.readings);
            let tolerable = |lack: &Lack| match lack {
                Lack::PowerFactor => true,
                Lack::Price { charge, .. } => charge == "fixed",
                _ => false,
            };
            if let Some(lack) = bill.lacks.iter().find(|lack| !tolerable(lack)) {
                return Err(NoYear::Missing(super::lacks::in_words(lack, &self.supply, month.month)));
            }
        }
        self.notes.extend(super::lacks::notes(&self.supply, &self.months));
        Ok(())
    }

    /// What the year costs before tax, changed; unrounded, while [`Schedule::bill`] rounds each line to the cent.
    pub fn cost(&self, change: &Change) -> f64 {
        self.months.iter().map(|month| month.cost(change)).sum()
    }

    /// What a change saves in a year before tax.
    pub fn saving(&self, change: &Change) -> f64 {
        self.cost(&Change::default()) - self.cost(change)
    }

    /// The first and last month of the published prices, and the source of the last; none of a contract of the plant's
    /// own.
    pub fn prices_from(&self) -> Option<(Month, Month, &PriceSource)> {
        let origins =
            self.months.iter().flat_map(|month| &month.schedule.charges).filter_map(|priced| priced.origin.as_ref());
        let parts = origins.filter_map(|origin| match origin {
            Origin::Published { source, parts } => Some((parts.first()?.month, parts.last()?.month, *source)),
            Origin::Contract => None,
        });
        parts.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1), if b.1 >= a.1 { b.2 } else { a.2 }))
    }

    /// kWh/yr by period.
    pub fn energy(&self) -> ByPeriod<f64> {
        self.months.iter().fold(ByPeriod::of(0.0), |sum, month| sum.zip(month.readings.energy, |sum, own| sum + own))
    }

    /// Energy of something that draws the same at all hours, by period.
    pub fn evenly(&self, energy: f64) -> ByPeriod<f64> {
        let all = self.hours.sum();
        self.hours.map(|own| if all > 0.0 { energy * own / all } else { 0.0 })
    }

    /// Energy of something that runs as the plant does, by period.
    pub fn as_used(&self, energy: f64) -> ByPeriod<f64> {
        let used = self.energy();
        let all = used.sum();
        used.map(|own| if all > 0.0 { energy * own / all } else { 0.0 })
    }

    /// Months in which less demand in the peak hours would save money: the demand decides what is billed, not the
    /// energy.
    pub fn months_bound_by_demand(&self) -> usize {
        let window = Change { window: 1.0, ..Change::default() };
        self.months.iter().filter(|month| month.cost(&window) < month.cost(&Change::default())).count()
    }
}

impl YearMonth<'_> {
    /// What the month costs before tax, changed.
    pub fn cost(&self, change: &Change) -> f64 {
        self.schedule.cost(&self.changed(change))
    }

    /// Its readings, changed; nothing falls below zero.
    pub fn changed(&self, change: &Change) -> Readings {
        let mut readings = self.readings;
        for period in HourPeriod::ALL {
            let less = change.energy.get(period) * self.share.get(period);
            let own = readings.energy.get_mut(period);
            *own = (*own - less).max(0.0);
        }
        let window = readings.demand_peak.map(|kw| (kw - change.window).max(0.0));
        readings.demand_peak = window;
        if let Some(demand) = readings.demand {
            let before = self.readings.demand_peak.unwrap_or_default().max(self.demand_outside);
            let after = window.unwrap_or_default().max((self.demand_outside - change.outside).max(0.0));
            readings.demand = Some((demand - before + after).max(0.0));
        }
        readings.power_factor = change.power_factor.or(readings.power_factor);
        readings
    }
}

/// The last twelve bills in a row, in order; none if there are no such.
fn last_twelve(mut bills: Vec<PlantBill>) -> Option<Vec<PlantBill>> {
    bills.sort_by_key(|bill| (bill.month, bill.index));
    let from = bills.len().checked_sub(TWELVE)?;
    let last = bills.split_off(from);
    let months = || last.iter().map(|bill| bill.month);
    let in_a_row = months().zip(months().skip(1)).all(|(a, b)| b.since(a) == 1);
    let known = last.iter().all(|bill| bill.readings.energy.sum() > 0.0);
    (in_a_row && known).then_some(last)
}

/// The hours in which a plant works, by its yearly hours and days: from six in the morning, on as many days of the week
/// as it takes. At all hours where nobody says.
pub(super) fn working_hours(facts: Facts<'_>) -> impl Fn(DayKind, u8) -> bool {
    let hours = facts.number("facility.operating_hours", "h/yr");
    let days = facts.number("facility.operating_days", "day/yr").filter(|days| *days > 0.0);
    let (a_day, a_week) = match (hours, days) {
        (Some(hours), Some(days)) => ((hours / days).min(24.0), days / 52.18),
        _ => (24.0, 7.0),
    };
    // Judgement: shifts begin at six; days beyond five are Saturdays, beyond six Sundays.
    move |kind: DayKind, hour: u8| {
        let works = match kind {
            DayKind::Weekday => true,
            DayKind::Saturday => a_week > 5.5,
            DayKind::Sunday => a_week > 6.5,
        };
        works && f64::from((hour + 18) % 24) < a_day.round()
    }
}
