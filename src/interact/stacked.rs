//! The numbers of a measure when it is done together with the others.

use super::stacking::Left;
use crate::evaluate::{MoneyAmount, Opportunity, ResourceAmount, co2e};
use crate::facility::Facility;
use crate::library::{Library, Resource};

/// What a measure saves and uses on top of those that are done before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stacked {
    /// What is saved per year, canonical, in the order of its stand-alone savings.
    pub saves: Vec<ResourceAmount>,
    /// What is needed in exchange per year.
    pub uses: Vec<ResourceAmount>,
    /// Saving per year that no resource carries.
    pub other_saving: Option<MoneyAmount>,
    /// Net money per year: the stand-alone saving less what others take of it, each at its own price. Running cost stays
    /// whole, so it may be below zero. Absent where the stand-alone saving has no price.
    pub annual_saving: Option<MoneyAmount>,
    /// The part of that which follows energy prices.
    pub energy_saving: f64,
    /// Avoided emissions in t `CO2e` per year.
    pub co2e: Option<f64>,
}

impl Stacked {
    /// The numbers of a measure, given by its position in the stacking.
    pub fn of(library: &Library, facility: &Facility, alone: &Opportunity, measure: usize, left: &Left<'_>) -> Self {
        let scaled = |amount: &ResourceAmount, by: f64| ResourceAmount { value: amount.value * by, ..amount.clone() };
        let (of_uses, of_other) = (left.of_uses(measure), left.of_other_saving(measure));
        let factor = |resource: &Resource| left.factor(measure, resource);
        // A power factor is a target: it is reached or not.
        let whole = |amount: &ResourceAmount| amount.resource == Resource::PowerFactor;
        let saves: Vec<ResourceAmount> = alone
            .saves
            .iter()
            .map(|amount| scaled(amount, if whole(amount) { 1.0 } else { factor(&amount.resource) }))
            .collect();
        let uses: Vec<ResourceAmount> = alone.uses.iter().map(|amount| scaled(amount, of_uses)).collect();
        let price = |resource: &Resource| {
            let included = alone.included.contains(resource);
            let priced = alone.priced.iter().find(|price| price.resource == *resource);
            priced.filter(|_| !included).map_or(0.0, |price| price.canonical)
        };
        let money = |alone: &[ResourceAmount], left: &[ResourceAmount]| -> f64 {
            let lost = alone.iter().zip(left).map(|(alone, left)| (alone.value - left.value) * price(&alone.resource));
            lost.sum()
        };
        let (gone, spared) = (money(&alone.saves, &saves), money(&alone.uses, &uses));
        let other_gone = alone.other_saving.map_or(0.0, |money| money.value * (1.0 - of_other));
        let annual_saving =
            alone.annual_saving.map(|money| MoneyAmount { value: money.value - gone + spared - other_gone, ..money });
        let other_saving = alone.other_saving.map(|money| MoneyAmount { value: money.value * of_other, ..money });
        let energy = |amounts: &[ResourceAmount]| -> f64 {
            let energy = amounts.iter().filter(|amount| amount.resource.is_energy());
            energy.map(|amount| amount.value * price(&amount.resource)).sum()
        };
        let energy_saving = energy(&saves) - energy(&uses);
        let co2e = co2e(facility, &library.factors, &saves, &uses);
        Self { saves, uses, other_saving, annual_saving, energy_saving, co2e }
    }
}
