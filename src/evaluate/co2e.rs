//! Avoided greenhouse-gas emissions, by dated factors of country and fuel.

use super::outcome::ResourceAmount;
use crate::facility::Facility;
use crate::factors::Factors;
use crate::library::Resource;

/// Canonical masses are in kilograms.
const KG_PER_TONNE: f64 = 1000.0;

/// t `CO2e` per year of what is saved less what is used; `None` where nothing has a factor or one is missing.
pub(crate) fn co2e(
    facility: &Facility,
    factors: &Factors,
    saves: &[ResourceAmount],
    uses: &[ResourceAmount],
) -> Option<f64> {
    // What only uses energy has no avoided emissions to show: those of a material that it saves are not known.
    if !saves.iter().any(|amount| has_factor(&amount.resource)) {
        return None;
    }
    let mut total = None;
    for (amount, sign) in saves.iter().map(|amount| (amount, 1.0)).chain(uses.iter().map(|amount| (amount, -1.0))) {
        if !has_factor(&amount.resource) {
            continue;
        }
        let name = format!("co2e/{}", amount.resource);
        let factor = factors.find(&name, facility.word("facility.country"), facility.word("facility.state"))?;
        let emitted = amount.value * factor.unit.to_canonical(factor.value);
        total = Some(total.unwrap_or(0.0) + sign * emitted / KG_PER_TONNE);
    }
    total
}

fn has_factor(resource: &Resource) -> bool {
    matches!(resource, Resource::Electricity | Resource::Fuel(_) | Resource::EndUseFuel)
}
