//! What an end use of a plant consumes.

use super::confidence::Confidence;
use crate::facility::{Facility, FactWord};
use crate::library::{Baseline, EndUse, Fuel, Library, Resource};
use crate::script::{FactRef, Reading, Run, Schema};

/// What an end use consumes of a resource in a year, and from what that is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Consumed {
    /// How much, canonical.
    pub amount: f64,
    /// How sure the facts are.
    pub confidence: Confidence,
    /// The facts that it was worked out from.
    pub facts: Vec<(FactRef, Option<usize>)>,
}

/// From what it is known how much an end use consumes.
#[derive(Debug, Clone)]
pub enum Consumption<'l> {
    /// A formula of the end use.
    Formula(&'l Baseline),
    /// A fact of an item.
    Item(FactRef),
}

/// What an end use consumes of a resource in a year; `None` where the profile cannot tell.
pub fn consumed(library: &Library, facility: &Facility, end_use: &str, resource: &Resource) -> Option<Consumed> {
    match consumption(library, facility, end_use, resource)? {
        Consumption::Formula(baseline) => {
            let mut run = Run::new(&baseline.graph, &*library.fields, facility, &[]);
            let Ok(Reading::Number(amount)) = run.value(baseline.result) else { return None };
            let facts: Vec<_> = run.read().cloned().collect();
            Some(of_facts(facility, amount, facts))
        }
        Consumption::Item(fact) => match facility.value(&fact, None)?.value {
            FactWord::Number(amount) => Some(of_facts(facility, amount, vec![(fact, None)])),
            _ => None,
        },
    }
}

/// From what it is known how much an end use consumes of a resource; `None` where the profile cannot tell.
pub fn consumption<'l>(
    library: &'l Library,
    facility: &Facility,
    end_use: &str,
    resource: &Resource,
) -> Option<Consumption<'l>> {
    let of = library.end_uses.get(end_use)?;
    let written = of.baselines.iter().filter(|baseline| {
        baseline.resource == *resource || (baseline.resource == Resource::EndUseFuel && burns(facility, of, resource))
    });
    for baseline in written {
        let mut run = Run::new(&baseline.graph, &*library.fields, facility, &[]);
        if let Ok(Reading::Number(_)) = run.value(baseline.result) {
            return Some(Consumption::Formula(baseline));
        }
    }
    let Resource::Item(kind, item) = resource else { return None };
    let (_, name) = of.item_baselines.iter().find(|(known, _)| known == kind)?;
    let fact = library.fields.item_fact(kind.section(), item, name)?;
    let fact = FactRef::Item(fact.id, item.as_str().into());
    matches!(facility.value(&fact, None)?.value, FactWord::Number(_)).then_some(Consumption::Item(fact))
}

fn of_facts(facility: &Facility, amount: f64, facts: Vec<(FactRef, Option<usize>)>) -> Consumed {
    let confidence = Confidence::worst(facts.iter().filter_map(|(fact, record)| facility.value(fact, *record)));
    Consumed { amount: amount.max(0.0), confidence, facts }
}

/// Whether the fuel of an end use is this resource: the one that the plant names.
fn burns(facility: &Facility, end_use: &EndUse, resource: &Resource) -> bool {
    let Resource::Fuel(fuel) = resource else { return false };
    end_use_fuel(facility, end_use) == Some(*fuel)
}

/// The fuel that the plant burns in an end use.
pub fn end_use_fuel(facility: &Facility, end_use: &EndUse) -> Option<Fuel> {
    match &facility.scalar(end_use.fuel_field?)?.value {
        FactWord::Word(word) => Fuel::ALL.into_iter().find(|fuel| fuel.name() == word),
        _ => None,
    }
}
