//! What it is worth to know more: which missing or rough facts, if somebody measured them, would change what is done.
//!
//! A measure is done or not by its net benefit: what it brings within the plant's limit of payback (or its life, if that
//! is shorter), less its investment. One that cannot be judged waits; once a fact is known it is done where that pays.
//! Where its condition does not hold it brings nothing and costs what it costs.

use indexmap::IndexMap;

use super::inputs::Inputs;
use super::knowing::{Cases, Today, gain};
use super::measure::{Numbers, Planned};
use super::missing::Waits;
use super::{Plant, counts};
use crate::columns::{Drawn, PlantSheet, Program, Wanted};
use crate::evaluate::{Outcome, price_fact};
use crate::facility::{Basis, Origin};
use crate::script::{FactRef, Gap};

/// Smaller worths are not told: this share of the greatest.
const LEAST: f64 = 0.001;

/// A fact, and what it is worth to know it.
#[derive(Debug, Clone, PartialEq)]
pub struct Knowing {
    /// What is missing or rough.
    pub what: Gap,
    /// Money of the plant, once.
    pub worth: f64,
    /// The measures that it decides, by id.
    pub measures: Vec<String>,
}

/// Where the values of a fact are.
#[derive(Debug, Clone, Copy)]
enum Place {
    Wanted(Wanted),
    Input(usize),
}

/// The facts that each measure would be decided by.
pub(super) struct Worths {
    /// For each measure, in the order in which they are planned.
    facts: Vec<Vec<(FactRef, Option<usize>, Place)>>,
}

impl Worths {
    /// The facts below each measure that are missing or rough.
    pub(super) fn new(plant: Plant<'_>, sheet: &mut PlantSheet<'_, Inputs<'_>>, planned: &[Planned<'_>]) -> Self {
        let mut known: IndexMap<(FactRef, Option<usize>), Wanted> = IndexMap::new();
        let mut facts = Vec::new();
        for one in planned {
            let mut own: Vec<(FactRef, Option<usize>, Place)> = Vec::new();
            let wanted: Vec<Wanted> = one.wanted().collect();
            for (fact, record) in sheet.facts_below(&wanted) {
                if !is_rough(plant, sheet, &fact, record) {
                    continue;
                }
                let place = (fact, record);
                let step = known.get(&place).copied().or_else(|| sheet.want_fact(&place.0, place.1));
                if let Some(step) = step {
                    known.insert(place.clone(), step);
                    own.push((place.0, place.1, Place::Wanted(step)));
                }
            }
            for (resource, input) in one.published_prices() {
                if let Some(fact) = price_fact(&plant.library.fields, resource) {
                    own.push((fact, None, Place::Input(input)));
                }
            }
            facts.push(own);
        }
        Self { facts }
    }

    /// What it is worth to know each, over all measures, most first.
    pub(super) fn knowing(
        &self,
        plant: Plant<'_>,
        planned: &[Planned<'_>],
        numbers: &[Numbers],
        found: &[Drawn],
        columns: &[Vec<f64>],
    ) -> Vec<Knowing> {
        let mut cases: IndexMap<(FactRef, Option<usize>), Option<Cases>> = IndexMap::new();
        let mut knowing: IndexMap<Gap, Knowing> = IndexMap::new();
        for ((one, numbers), facts) in planned.iter().zip(numbers).zip(&self.facts) {
            let Some(today) = today(plant, one) else { continue };
            let Some(benefits) = benefits(plant, one, numbers) else { continue };
            if let Some(Waits::Seen(share)) = one.waits {
                if let Some((gap, gained)) = seen(plant, one, &benefits, share) {
                    add(&mut knowing, gap, gained, &one.rule.id);
                }
                continue;
            }
            for (fact, record, place) in facts {
                // A measure that waits is decided by what it waits for; the rest only makes it surer.
                if today == Today::Waits && !waits_for(plant, one, fact, *record) {
                    continue;
                }
                let key = (fact.clone(), *record);
                let case = cases.entry(key.clone()).or_insert_with(|| Cases::of(&drawn(*place, found, columns)));
                let Some(case) = case else { continue };
                let gained = gain(&benefits, case, today, &plant.library.fields.path_of(fact, *record));
                add(&mut knowing, Gap::Fact(key.0, key.1), gained, &one.rule.id);
            }
        }
        let mut knowing: Vec<Knowing> = knowing.into_values().collect();
        let path = |knowing: &Knowing| plant.library.fields.path_of_gap(&knowing.what);
        knowing.sort_by(|a, b| b.worth.total_cmp(&a.worth).then_with(|| path(a).cmp(&path(b))));
        let least = knowing.first().map_or(0.0, |first| first.worth * LEAST);
        knowing.retain(|one| one.worth > least);
        knowing
    }
}

/// The values of a fact at the draws, without the central one.
fn drawn(place: Place, found: &[Drawn], columns: &[Vec<f64>]) -> Vec<f64> {
    let values = match place {
        Place::Input(input) => columns.get(input).map(Vec::as_slice),
        Place::Wanted(wanted) => match Program::of(found, wanted) {
            Drawn::Each(values) => Some(values.as_slice()),
            Drawn::Same(_) => None,
        },
    };
    values.and_then(|values| values.get(1..)).unwrap_or_default().to_vec()
}

/// How a measure is decided today; none where it does not count, so that what it brings is not gained twice.
fn today(plant: Plant<'_>, one: &Planned<'_>) -> Option<Today> {
    let finding = plant.findings.iter().find(|finding| finding.rule.id == one.rule.id)?;
    match &finding.outcome {
        Outcome::NeedsData(_) => (!one.rule.measure.umbrella).then_some(Today::Waits),
        _ => {
            let beyond = |id: &str| {
                let same = plant.ranking.needs_study.iter().find(|ranked| ranked.finding.rule.id == id);
                same.is_some_and(|ranked| ranked.counted == crate::interact::Counted::Yes)
            };
            (counts(plant.ranking, &one.rule.id) || beyond(&one.rule.id)).then_some(Today::ByMean)
        }
    }
}

fn add(knowing: &mut IndexMap<Gap, Knowing>, what: Gap, gained: f64, id: &str) {
    if gained > 0.0 {
        let one = knowing.entry(what.clone()).or_insert_with(|| Knowing { what, worth: 0.0, measures: Vec::new() });
        one.worth += gained;
        one.measures.push(id.to_owned());
    }
}

/// What it is worth to look whether a measure is there to be done, where usual values stand in for its numbers: what it
/// would bring, as often as it is found at such plants.
#[expect(clippy::cast_precision_loss, reason = "counts of draws")]
fn seen(plant: Plant<'_>, one: &Planned<'_>, benefits: &[f64], share: f64) -> Option<(Gap, f64)> {
    let finding = plant.findings.iter().find(|finding| finding.rule.id == one.rule.id)?;
    let Outcome::NeedsData(need) = &finding.outcome else { return None };
    let mean = benefits.iter().sum::<f64>() / benefits.len().max(1) as f64;
    Some((need.decides.first()?.clone(), share * mean.max(0.0)))
}

/// The net benefit of a measure at each draw; none where its money is not known.
fn benefits(plant: Plant<'_>, one: &Planned<'_>, numbers: &Numbers) -> Option<Vec<f64>> {
    let years = one.rule.measure.life_years.min(plant.limit_months / 12.0);
    let (savings, investments) = (numbers.annual_saving.as_ref()?, numbers.investment.as_ref()?);
    let draws = savings.iter().zip(investments).zip(&numbers.applies).skip(1);
    let benefit = |((saving, cost), applies): ((&f64, &f64), &bool)| match one.waits {
        Some(Waits::Drawn) if !applies => -cost,
        // Whoever looks sees it, and does nothing.
        Some(Waits::Seen(_)) if !applies => 0.0,
        _ => saving * years - cost,
    };
    let benefits: Vec<f64> = draws.map(benefit).collect();
    benefits.iter().all(|benefit| benefit.is_finite()).then_some(benefits)
}

/// Whether a measure waits for a fact.
fn waits_for(plant: Plant<'_>, one: &Planned<'_>, fact: &FactRef, record: Option<usize>) -> bool {
    let finding = plant.findings.iter().find(|finding| finding.rule.id == one.rule.id);
    finding.is_some_and(|finding| match &finding.outcome {
        Outcome::NeedsData(need) => need.fields.contains(&Gap::Fact(fact.clone(), record)),
        _ => false,
    })
}

/// Whether a fact is missing, worked out from others, estimated, or read from a nameplate.
fn is_rough(plant: Plant<'_>, sheet: &mut PlantSheet<'_, Inputs<'_>>, fact: &FactRef, record: Option<usize>) -> bool {
    if sheet.unsure().missing.iter().any(|(known, at, _)| known == fact && *at == record) {
        return true;
    }
    match plant.facility.value(fact, record).map(|value| &value.origin) {
        None | Some(Origin::Derived { .. }) => true,
        Some(Origin::Profile { basis, .. }) => matches!(basis, Some(Basis::Nameplate | Basis::Estimated)),
        Some(Origin::Supplied) => false,
    }
}
