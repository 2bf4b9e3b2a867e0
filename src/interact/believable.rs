//! Totals that no real audit reaches are flagged, not refused.
//!
//! The limits are those of the design: 40 % of the energy, 60 % of the water, 70 % of the hazardous waste of a plant. In
//! the programme that this tool comes from, water use fell by 30 to 50 % and hazardous waste by 50 % in the best cases.

use super::balance::{resources, site};
use crate::diagnostic::{Code, Diagnostic, Lang, Text};
use crate::evaluate::ResourceAmount;
use crate::facility::Facility;
use crate::library::{ItemKind, Library, Resource};
use crate::units::format;

/// A kind of resources that are added up, and the share of them that no real audit reaches.
struct Limit {
    name: [&'static str; 2],
    share: f64,
    holds: fn(&Resource) -> bool,
}

const LIMITS: [Limit; 3] = [
    Limit {
        name: ["energy", "la energía"],
        share: 0.40,
        holds: |resource| matches!(resource, Resource::Electricity | Resource::Fuel(_)),
    },
    Limit { name: ["water", "el agua"], share: 0.60, holds: |resource| *resource == Resource::Water },
    Limit {
        name: ["hazardous waste", "los residuos peligrosos"],
        share: 0.70,
        holds: |resource| matches!(resource, Resource::Item(ItemKind::HazardousWaste, _)),
    },
];

/// The share of what the site uses of a resource that these amounts are; `None` where nobody knows what it uses.
pub fn share_of_site(library: &Library, facility: &Facility, saved: &ResourceAmount) -> Option<f64> {
    site(library, facility, &saved.resource).map(|(_, site)| saved.value / site.amount)
}

/// A word for each kind of resource of which more is saved than any real audit reaches.
pub fn beyond_any_audit(library: &Library, facility: &Facility, saved: &[ResourceAmount]) -> Vec<Diagnostic> {
    LIMITS.iter().filter_map(|limit| beyond(library, facility, saved, limit)).collect()
}

fn beyond(library: &Library, facility: &Facility, saved: &[ResourceAmount], limit: &Limit) -> Option<Diagnostic> {
    let (mut part, mut whole) = (0.0, 0.0);
    // A waste whose kind the profile does not give is of the kind that a measure takes it for.
    let mut all = resources(facility);
    all.extend(
        saved
            .iter()
            .map(|amount| amount.resource.clone())
            .filter(|resource| !all.contains(resource))
            .collect::<Vec<_>>(),
    );
    for resource in all.into_iter().filter(limit.holds) {
        let Some((_, site)) = site(library, facility, &resource) else { continue };
        whole += site.amount;
        part += saved.iter().filter(|amount| amount.resource == resource).map(|amount| amount.value).sum::<f64>();
    }
    if part <= whole * limit.share {
        return None;
    }
    let percent = |share: f64, lang| format!("{} %", format::number(share * 100.0, lang));
    let (found, most) = (part / whole, limit.share);
    let [en, es] = limit.name;
    let message = Text::new(
        format!(
            "together the recommendations save {} of the {en}; no real audit reaches {}",
            percent(found, Lang::En),
            percent(most, Lang::En)
        ),
        format!(
            "juntas, las recomendaciones ahorran {} de {es}; ninguna auditoría real llega a {}",
            percent(found, Lang::Es),
            percent(most, Lang::Es)
        ),
    );
    let help = Text::new(
        "check the largest measures and the yearly total of the plant before showing this to anybody",
        "revise las medidas mayores y el total anual de la planta antes de mostrarlo",
    );
    Some(Diagnostic::warning(Code::BEYOND_ANY_AUDIT, message).help(help))
}
