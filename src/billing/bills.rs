//! The bills of a plant, as its profile gives them.

use super::facts::Facts;
use crate::facility::Facility;
use crate::script::TableId;
use crate::tariffs::{ByPeriod, Calendar, Readings, Span, power_factor};
use crate::units::{Day, Month};

/// A bill of the profile.
#[derive(Debug, Clone, PartialEq)]
pub struct PlantBill {
    /// Its number in `electricity.bills`, from 0.
    pub index: usize,
    /// The month in which it ends.
    pub month: Month,
    /// Its days.
    pub span: Span,
    /// Whether its dates are given, and not only its month.
    pub dated: bool,
    /// What was read from the meters.
    pub readings: Readings,
    /// Highest demand outside the peak period in kW, where the bill tells.
    pub demand_outside: Option<f64>,
    /// What was paid.
    pub paid: Paid,
}

/// What a bill charged, in the plant's money; what is not given is absent.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Paid {
    /// Before VAT.
    pub cost: Option<f64>,
    /// With VAT and all else.
    pub total: Option<f64>,
    /// Value-added tax.
    pub vat: Option<f64>,
    /// Street lighting.
    pub dap: Option<f64>,
    /// Fixed charge.
    pub fixed: Option<f64>,
    /// Energy of all periods.
    pub energy: Option<f64>,
    /// Distribution.
    pub distribution: Option<f64>,
    /// Capacity.
    pub capacity: Option<f64>,
    /// Metering in low voltage.
    pub low_voltage: Option<f64>,
    /// Power factor: surcharge, or bonus as a negative amount.
    pub power_factor: Option<f64>,
}

/// The bills whose month can be read, in the order of the profile.
pub(super) fn read(facts: Facts<'_>, calendar: Option<&Calendar>) -> Vec<PlantBill> {
    let Some((table, count)) = facts.bills() else { return Vec::new() };
    (0..count).filter_map(|index| bill(facts, table, index, calendar)).collect()
}

/// The month of a bill: as it is written, else that in which its days end.
pub(super) fn month(facts: Facts<'_>, table: TableId, index: usize) -> Option<Month> {
    match facts.column_word(table, index, "month") {
        Some(text) => Month::parse(text.trim()),
        None => facts.column_day(table, index, "to").map(Day::month),
    }
}

fn bill(facts: Facts<'_>, table: TableId, index: usize, calendar: Option<&Calendar>) -> Option<PlantBill> {
    let month = month(facts, table, index)?;
    let (span, dated) = span(facts, table, index, month);
    let number = |name: &str, unit: &str| facts.column_number(table, index, name, unit);
    let energy = |name: &str| number(name, "kWh");
    let kw = |name: &str| number(name, "kW");
    let hours = calendar.map(|calendar| calendar.hours(span.from, span.to));
    // A month without hours of a period has no energy in it, whether the bill says so or not.
    let none = |given: Option<f64>, hours: Option<f64>| given.or_else(|| hours.filter(|hours| *hours == 0.0));
    let parts = [
        none(energy("energy_base"), hours.map(|hours| hours.base)),
        none(energy("energy_intermediate"), hours.map(|hours| hours.intermediate)),
        none(energy("energy_peak"), hours.map(|hours| hours.peak)),
    ];
    let total = energy("energy");
    let (by_period, split) = periods(parts, total, hours);
    let peak = kw("demand_peak");
    let others = [kw("demand_base"), kw("demand_intermediate")];
    let outside = match others {
        [Some(base), Some(intermediate)] => Some(base.max(intermediate)),
        _ => kw("demand").filter(|demand| peak.is_some_and(|peak| *demand > peak)),
    };
    let highest = match (peak, outside) {
        (Some(peak), Some(outside)) => Some(peak.max(outside)),
        _ => None,
    };
    let factor =
        number("power_factor", "1").or_else(|| power_factor(by_period.sum(), number("reactive_energy", "kWh")?));
    let money = |name: &str| number(name, "money");
    Some(PlantBill {
        index,
        month,
        span,
        dated,
        readings: Readings {
            energy: by_period,
            split,
            demand: kw("demand").or(highest),
            demand_peak: peak,
            power_factor: factor,
        },
        demand_outside: outside,
        paid: Paid {
            cost: money("cost"),
            total: money("total"),
            vat: money("vat"),
            dap: money("dap"),
            fixed: money("fixed_amount"),
            energy: money("energy_amount"),
            distribution: money("distribution_amount"),
            capacity: money("capacity_amount"),
            low_voltage: money("low_voltage_amount"),
            power_factor: money("power_factor_amount"),
        },
    })
}

/// The days of a bill. A period that is printed from reading to reading counts the day of the first one on the bill before
/// it; `days`, or a first day of a month, tells it from one that is given by its first and last day.
fn span(facts: Facts<'_>, table: TableId, index: usize, month: Month) -> (Span, bool) {
    #[expect(clippy::cast_possible_truncation, reason = "the field allows 1 to 400 days")]
    let days = facts.column_number(table, index, "days", "day").map(|days| days.round() as i32);
    let from = facts.column_day(table, index, "from");
    let to = facts.column_day(table, index, "to");
    match (from, to) {
        (Some(from), Some(to)) if from < to => {
            let between = to.since(from);
            let first_counts = match days {
                Some(days) => days > between,
                None => from == from.month().first() && to == to.month().last(),
            };
            let first = if first_counts { from } else { from.plus(1) };
            let span = Span::between(first, to);
            (Span { days: days.unwrap_or(span.days), ..span }, true)
        }
        (None, Some(to)) => match days {
            Some(days) => (Span::between(to.plus(1 - days), to), true),
            None => (Span::of(month), false),
        },
        (Some(from), None) => match days {
            Some(days) => (Span::between(from.plus(1), from.plus(days)), true),
            None => (Span::of(month), false),
        },
        // Only so many days: the prices are those of the month.
        _ => (Span { days: days.unwrap_or(month.days()), ..Span::of(month) }, false),
    }
}

/// Energy by period: as given; one that is missing is what the others leave; with the sum only, by the hours of the
/// calendar, which no price by period may rest on.
fn periods(parts: [Option<f64>; 3], total: Option<f64>, hours: Option<ByPeriod<f64>>) -> (ByPeriod<f64>, bool) {
    let by = |base: f64, intermediate: f64, peak: f64| ByPeriod { base, intermediate, peak };
    match (parts, total) {
        ([Some(base), Some(intermediate), Some(peak)], _) => (by(base, intermediate, peak), true),
        ([None, Some(b), Some(c)], Some(total)) if total >= b + c => (by(total - b - c, b, c), true),
        ([Some(a), None, Some(c)], Some(total)) if total >= a + c => (by(a, total - a - c, c), true),
        ([Some(a), Some(b), None], Some(total)) if total >= a + b => (by(a, b, total - a - b), true),
        // A contract may know two periods only: what is named makes the whole.
        (parts, Some(total)) if named(parts, total) => {
            let [base, intermediate, peak] = parts.map(Option::unwrap_or_default);
            (by(base, intermediate, peak), true)
        }
        (_, Some(total)) => match hours.filter(|hours| hours.sum() > 0.0) {
            Some(hours) => (hours.map(|own| total * own / hours.sum()), false),
            None => (by(0.0, total, 0.0), false),
        },
        (parts, None) => {
            let [base, intermediate, peak] = parts.map(Option::unwrap_or_default);
            (by(base, intermediate, peak), parts.iter().any(Option::is_some))
        }
    }
}

/// Whether the parts that are named make the whole, to half a percent.
fn named(parts: [Option<f64>; 3], total: f64) -> bool {
    let sum: f64 = parts.iter().flatten().sum();
    parts.iter().any(Option::is_some) && (sum - total).abs() <= total * 0.005
}

/// The bills that a profile gives, oldest first, whether or not their tariff is known.
pub fn plant_bills(facility: &Facility) -> Vec<PlantBill> {
    let mut bills = read(Facts { facility }, None);
    bills.sort_by_key(|bill| (bill.span.from, bill.index));
    bills
}
