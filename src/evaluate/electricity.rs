//! What electricity of a plant is worth by its tariff: the cost of its year before a change, less the cost after it.

use super::outcome::ResourceAmount;
use super::price::{PriceOrigin, Priced};
use crate::billing::{Change, NoYear, Year};
use crate::facility::Facility;
use crate::library::{Hours, Library, Resource};
use crate::tariffs::{ByPeriod, ChargeKind, HourPeriod};
use crate::units::Unit;

/// The resources that a tariff prices, in the order in which they are taken off the bill: a power factor acts on what the
/// others leave of it.
const PRICED: [Resource; 4] =
    [Resource::Electricity, Resource::MovedElectricity, Resource::Demand, Resource::PowerFactor];

/// The year of a plant's bills, by which electricity is priced.
#[derive(Debug, Clone)]
pub struct Electricity<'a> {
    library: &'a Library,
    facility: &'a Facility,
    year: Year<'a>,
}

/// What electricity costs at the margin, by the year of a plant's bills.
#[derive(Debug, Clone, PartialEq)]
pub struct Margins {
    /// Money per kWh less in each period; absent where the plant uses none.
    pub energy: ByPeriod<Option<f64>>,
    /// Money a month per kW less in the highest demand of the peak hours.
    pub window: f64,
    /// Money a month per kW less in the highest demand of all hours, the peak hours among them.
    pub everywhere: f64,
    /// In how many months the demand, and not the energy, decides what capacity is billed.
    pub months_bound_by_demand: usize,
}

impl<'a> Electricity<'a> {
    /// The year of a plant.
    ///
    /// # Errors
    /// Why there is none.
    pub fn of(library: &'a Library, facility: &'a Facility) -> Result<Self, NoYear> {
        Ok(Electricity { library, facility, year: Year::of(library, facility)? })
    }

    /// The year.
    pub fn year(&self) -> &Year<'a> {
        &self.year
    }

    /// What amounts of a measure change in the year; savings less, uses more.
    pub fn change(&self, hours: Hours, saves: &[ResourceAmount], uses: &[ResourceAmount]) -> Change {
        let mut change = Change::default();
        for amount in saves {
            self.add(&mut change, hours, &amount.resource, amount.value, &amount.unit);
        }
        for amount in uses {
            // What a measure needs in exchange runs as the plant does.
            self.add(&mut change, Hours::Production, &amount.resource, -amount.value, &amount.unit);
        }
        change
    }

    /// The price of each of its amounts that the tariff prices, on the bill that `left` leaves; so that the amounts times
    /// these prices are what the measure saves.
    ///
    /// `own` says what price the profile itself gives: it goes before the tariff's.
    pub fn prices(
        &self,
        hours: Hours,
        saves: &[ResourceAmount],
        uses: &[ResourceAmount],
        own: impl Fn(&Resource) -> Option<Priced>,
        left: &Change,
    ) -> Vec<Priced> {
        let mut prices = Vec::new();
        let mut so_far = *left;
        for resource in PRICED {
            let of = |amounts: &'_ [ResourceAmount]| {
                amounts.iter().find(|amount| amount.resource == resource && amount.value > 0.0).cloned()
            };
            let (amount, hours, sign) = match (of(saves), of(uses)) {
                (Some(saved), _) => (saved, hours, 1.0),
                (None, Some(used)) => (used, Hours::Production, -1.0),
                (None, None) => continue,
            };
            let mut after = so_far;
            self.add(&mut after, hours, &resource, sign * amount.value, &amount.unit);
            match own(&resource) {
                Some(price) if resource == Resource::Demand => prices.push(self.as_billed(price, &so_far, &after)),
                Some(_) => {}
                None => {
                    let money = sign * (self.cost(&so_far) - self.cost(&after));
                    let canonical = noiseless(money, self.cost(&so_far)) / amount.value;
                    prices.extend(self.priced(&resource, canonical));
                }
            }
            so_far = after;
        }
        prices
    }

    /// What the year costs, changed; a power factor is only ever raised.
    pub fn cost(&self, change: &Change) -> f64 {
        let month = |month: &crate::billing::YearMonth<'_>| {
            let own = month.readings.power_factor;
            let power_factor = change.power_factor.map(|target| own.map_or(target, |own| own.max(target)));
            month.cost(&Change { power_factor, ..*change })
        };
        self.year.months.iter().map(month).sum()
    }

    /// What the next kWh and the next kW cost.
    pub fn margins(&self) -> Margins {
        let none = Change::default();
        let before = self.cost(&none);
        let used = self.year.energy();
        let mut energy = ByPeriod::of(None);
        for period in HourPeriod::ALL {
            // A thousandth of what is used: small, and far above the last digits of the sum.
            let less = used.get(period) / 1000.0;
            let mut change = none;
            *change.energy.get_mut(period) = less;
            *energy.get_mut(period) = (less > 0.0).then(|| (before - self.cost(&change)) / less);
        }
        let kw = |change: Change| noiseless(before - self.cost(&change), before) / 12.0;
        Margins {
            energy,
            window: kw(Change { window: 1.0, ..none }),
            everywhere: kw(Change { window: 1.0, outside: 1.0, ..none }),
            months_bound_by_demand: self.year.months_bound_by_demand(),
        }
    }

    /// The months of the prices, first and last.
    pub fn months(&self) -> Option<(String, String)> {
        Some((self.year.months.first()?.month.iso(), self.year.months.last()?.month.iso()))
    }

    fn add(&self, change: &mut Change, hours: Hours, resource: &Resource, amount: f64, unit: &Unit) {
        let amount = unit.from_canonical(amount);
        match resource {
            Resource::Electricity => {
                let by_period = match hours {
                    Hours::Production => self.year.as_used(amount),
                    Hours::Always => self.year.evenly(amount),
                    Hours::OffHours => self.year.while_stopped(self.library, self.facility, amount),
                    Hours::Peak => ByPeriod { peak: amount, ..ByPeriod::of(0.0) },
                };
                change.energy = change.energy.zip(by_period, |sum, own| sum + own);
            }
            Resource::MovedElectricity => {
                // Out of the peak hours, into all others alike.
                let even = self.year.evenly(amount);
                let others = even.base + even.intermediate;
                if others > 0.0 {
                    change.energy.peak += amount;
                    change.energy.base -= amount * even.base / others;
                    change.energy.intermediate -= amount * even.intermediate / others;
                }
            }
            Resource::Demand => {
                if hours != Hours::OffHours {
                    change.window += amount;
                }
                if hours != Hours::Peak {
                    change.outside += amount;
                }
            }
            Resource::PowerFactor => {
                let target = change.power_factor.unwrap_or(0.0).max(amount).min(1.0);
                change.power_factor = Some(target);
            }
            _ => {}
        }
    }

    /// The plant's own price of a kW, as far as the demand decides what is billed: by the demand charges of its tariff.
    fn as_billed(&self, price: Priced, before: &Change, after: &Change) -> Priced {
        let (mut saved, mut whole) = (0.0, 0.0);
        let less = (after.window - before.window).max(after.outside - before.outside);
        for month in &self.year.months {
            let (before, after) = (month.changed(before), month.changed(after));
            for charge in &month.schedule.charges {
                if !matches!(charge.charge.kind, ChargeKind::Demand { .. }) {
                    continue;
                }
                let billed = |readings| month.schedule.billed(charge.charge, readings).map(|(kw, _)| kw);
                if let (Some(price), Some(from), Some(to)) = (charge.price, billed(&before), billed(&after)) {
                    saved += price * (from - to);
                    whole += price * less;
                }
            }
        }
        if whole == 0.0 {
            return price;
        }
        let share = (saved / whole).clamp(0.0, 1.0);
        // Whole but for the last digits is whole.
        if share > 1.0 - 1e-9 {
            return price;
        }
        Priced { canonical: price.canonical * share, billed_share: Some(share), ..price }
    }

    fn priced(&self, resource: &Resource, canonical: f64) -> Option<Priced> {
        let unit = match resource {
            Resource::PowerFactor => "money/yr",
            Resource::Demand => "money/(kW month)",
            _ => "money/kWh",
        };
        let unit = Unit::parse(unit).ok()?.in_currency(self.facility.currency);
        let (from, to) = self.months()?;
        let service = &self.year.supply.service;
        let origin = PriceOrigin::Tariff { tariff: service.tariff.id.clone(), place: service.place.clone(), from, to };
        Some(Priced { resource: resource.clone(), canonical, unit, origin, billed_share: None })
    }
}

/// A difference of two sums, zero where it is no more than their last digits.
fn noiseless(difference: f64, of: f64) -> f64 {
    if difference.abs() <= of.abs() * 1e-12 { 0.0 } else { difference }
}
