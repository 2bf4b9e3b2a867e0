//! Avoided greenhouse-gas emissions, by dated factors of country and fuel.

use super::outcome::ResourceAmount;
use super::today::visit_year;
use crate::facility::{Facility, FactWord};
use crate::factors::{Factor, Factors};
use crate::library::Resource;
use crate::units::Unit;

/// Canonical masses are in kilograms, emissions are told in tonnes.
pub(crate) const KG_PER_TONNE: f64 = 1000.0;
/// A grid changes by some percent a year: a factor of so many years later may still stand in, and the report says so.
const YEARS_LATER: i32 = 3;

/// An emission factor that was used.
#[derive(Debug, Clone, PartialEq)]
pub struct EmissionFactor {
    /// Of which resource.
    pub resource: Resource,
    /// kg `CO2e` per canonical amount.
    pub canonical: f64,
    /// The unit in which it is printed.
    pub unit: Unit,
    /// Year, place and source of a factor of the library; none where the profile gives its own.
    pub published: Option<(String, String, String)>,
    /// The year for which one was looked for, where the factor is of another.
    pub wanted_year: Option<i32>,
}

/// What a measure avoids, and by which factors.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Avoided {
    /// t `CO2e` per year; none where nothing has a factor or one is missing.
    pub(super) tonnes: Option<f64>,
    /// The factors.
    pub(super) factors: Vec<EmissionFactor>,
    /// What has no factor at the plant's place and year.
    pub(super) missing: Vec<Resource>,
}

/// t `CO2e` per year of what is saved less what is used; `None` where nothing has a factor or one is missing.
pub(crate) fn co2e(
    facility: &Facility,
    factors: &Factors,
    saves: &[ResourceAmount],
    uses: &[ResourceAmount],
) -> Option<f64> {
    avoided(facility, factors, saves, uses).tonnes
}

/// t `CO2e` per year of what is saved less what is used, with the factors.
pub(super) fn avoided(
    facility: &Facility,
    factors: &Factors,
    saves: &[ResourceAmount],
    uses: &[ResourceAmount],
) -> Avoided {
    let mut avoided = Avoided::default();
    // What only uses energy has no avoided emissions to show: those of a material that it saves are not known.
    if !saves.iter().any(|amount| has_factor(&amount.resource)) {
        return avoided;
    }
    let mut total = 0.0;
    for (amount, sign) in saves.iter().map(|amount| (amount, 1.0)).chain(uses.iter().map(|amount| (amount, -1.0))) {
        if !has_factor(&amount.resource) {
            continue;
        }
        let Some(factor) = emission_factor(facility, factors, &amount.resource) else {
            if !avoided.missing.contains(&amount.resource) {
                avoided.missing.push(amount.resource.clone());
            }
            continue;
        };
        total += sign * amount.value * factor.canonical / KG_PER_TONNE;
        if !avoided.factors.contains(&factor) {
            avoided.factors.push(factor);
        }
    }
    avoided.tonnes = avoided.missing.is_empty().then_some(total);
    avoided
}

/// The emission factor of a resource at a plant: the profile's own, else that of its place and of the year of the visit,
/// else of the nearest year before it, or of the next few years; without a date of the visit the newest.
pub fn emission_factor(facility: &Facility, factors: &Factors, resource: &Resource) -> Option<EmissionFactor> {
    let section = match resource {
        Resource::Electricity => "electricity",
        Resource::Fuel(fuel) => fuel.name(),
        _ => return None,
    };
    let found = |canonical: f64, unit: Unit, published, wanted_year| EmissionFactor {
        resource: resource.clone(),
        canonical,
        unit,
        published,
        wanted_year,
    };
    let path = format!("{section}.emission_factor");
    if let Some(field) = facility.fields().at(&path)
        && let Some(unit) = field.unit()
        && let Some(FactWord::Number(canonical)) = facility.scalar(field.id).map(|fact| &fact.value)
    {
        return Some(found(*canonical, unit.clone(), None, None));
    }
    let (country, state) = (facility.word("facility.country"), facility.word("facility.state"));
    let candidates = factors.candidates(&format!("co2e/{resource}"), country, state);
    // Combustion emits the same whatever the year; only the grid changes.
    let visit = visit_year(facility).filter(|_| *resource == Resource::Electricity);
    let year = |factor: &Factor| i32::from(factor.period().year());
    let best = candidates.first()?;
    let factor = match visit {
        None => best,
        Some(visit) => {
            let same_place = || candidates.iter().filter(|factor| factor.place == best.place);
            let before = same_place().filter(|factor| year(factor) <= visit).max_by_key(|factor| factor.period());
            let soon_after = || same_place().filter(|factor| year(factor) - visit <= YEARS_LATER);
            before.or_else(|| soon_after().min_by_key(|factor| factor.period()))?
        }
    };
    let published = Some((factor.date.clone(), factor.place.clone(), factor.source.clone()));
    let wanted_year = visit.filter(|visit| *visit != year(factor));
    Some(found(factor.canonical(), factor.unit.clone(), published, wanted_year))
}

fn has_factor(resource: &Resource) -> bool {
    matches!(resource, Resource::Electricity | Resource::Fuel(_) | Resource::EndUseFuel)
}
