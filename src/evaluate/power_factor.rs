//! What a power factor saves where only the cost of the year is known, and not its bills.

use super::price::{PriceOrigin, Priced};
use crate::billing::Supply;
use crate::facility::{Facility, FactWord};
use crate::library::{Library, Resource};
use crate::units::Unit;

/// The price of reaching a power factor, from what the electricity of a year costs.
///
/// The surcharge or bonus is a share of the whole bill: cost = base × (1 + share), so that base × (share now − share
/// then) is saved. The share is that of the newest month of which the tariff has prices. `None` where the tariff has no
/// rule for the power factor, or cost or power factor are not known.
pub(super) fn by_cost(library: &Library, facility: &Facility, target: f64) -> Option<Priced> {
    let number = |path: &str| match facility.at(path)?.value {
        FactWord::Number(number) => Some(number),
        _ => None,
    };
    let service = Supply::of(library, facility).ok()?.service;
    let rule = library.tariffs.power_factor(service.tariff)?;
    let newest = library.tariffs.months(&service.tariff.id, &service.place).pop()?;
    let reference = rule.reference(newest.last(), service.contracted.unwrap_or_default())?.reference;
    let (cost, own) = (number("electricity.annual_cost")?, number("electricity.power_factor")?);
    let share = |factor: f64| rule.share(factor, reference);
    let saved = cost / (1.0 + share(own)) * (share(own) - share(target.max(own)));
    let unit = Unit::parse("money/yr").ok()?.in_currency(facility.currency);
    let origin = PriceOrigin::Derived { by: "electricity.annual_cost".to_owned(), average: false };
    let canonical = saved / target;
    canonical.is_finite().then_some(Priced {
        resource: Resource::PowerFactor,
        canonical,
        unit,
        origin,
        billed_share: None,
    })
}
