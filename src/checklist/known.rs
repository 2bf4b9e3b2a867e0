//! What is missing or rough at one plant, and for which measures.

use std::collections::BTreeSet;

use super::item::rough;
use super::wanted::AllWanted;
use crate::evaluate::{Finding, Need, Opportunity, Outcome, PriceOrigin};
use crate::facility::{Facility, FactValue, Origin};
use crate::library::Library;
use crate::script::{FactRef, Gap};

/// All facts that are missing or rough at a plant, where a measure depends on them.
pub(super) fn open_facts(library: &Library, facility: &Facility, findings: &[Finding<'_>]) -> AllWanted {
    let mut open = Open { library, facility, all: AllWanted::default() };
    for finding in findings {
        let rule = &finding.rule.id;
        match &finding.outcome {
            Outcome::NeedsData(need) => open.need(rule, need),
            Outcome::Applies(found) => open.applies(rule, found),
            Outcome::DoesNotApply(refusal) => {
                // A usual value that decides is worth a look.
                for decider in &refusal.facts {
                    let facts = facility
                        .facts()
                        .filter(|(fact, record, _)| library.fields.path_of(fact, *record) == decider.path);
                    let facts: Vec<_> = facts.map(|(fact, record, _)| (fact, record)).collect();
                    for (fact, record) in facts {
                        open.confirm(rule, &fact, record, None);
                    }
                }
            }
            Outcome::Failed(_) => {}
        }
    }
    let Open { mut all, .. } = open;
    let missing =
        |fact: &FactRef| matches!(fact, FactRef::Scalar(_) | FactRef::Item(..)) && facility.value(fact, None).is_none();
    all.add_helpers(&library.fields, missing);
    all
}

struct Open<'a> {
    library: &'a Library,
    facility: &'a Facility,
    all: AllWanted,
}

impl Open<'_> {
    fn need(&mut self, rule: &str, need: &Need) {
        let worth = need.if_applies.as_deref().and_then(|found| found.annual_saving).map(|money| money.value);
        for gap in &need.fields {
            match gap {
                Gap::Fact(fact, record) => self.missing(rule, fact, *record, worth),
                Gap::Table(table) => {
                    self.all.tables.entry(*table).or_default().insert(rule.to_owned());
                    let Some(known) = self.library.rules.iter().find(|known| known.id == rule) else { continue };
                    let (facts, _) = self.library.reads_of(known);
                    let columns = facts.iter().filter(|fact| matches!(fact, FactRef::Column(of, ..) if of == table));
                    for fact in columns {
                        self.missing(rule, fact, None, worth);
                    }
                }
            }
        }
        if let Some(found) = need.if_applies.as_deref() {
            self.prices(rule, found);
        }
    }

    fn applies(&mut self, rule: &str, found: &Opportunity) {
        for (fact, record) in &found.facts {
            self.confirm(rule, fact, *record, found.annual_saving.map(|money| money.value));
        }
        self.prices(rule, found);
    }

    /// The plant's own prices, where none or a public one stands in.
    fn prices(&mut self, rule: &str, found: &Opportunity) {
        let public = found.priced.iter().filter(|price| matches!(price.origin, PriceOrigin::Factor { .. }));
        let wanted: Vec<_> = public.map(|price| &price.resource).chain(&found.unpriced).collect();
        for resource in wanted {
            for fact in self.library.price_facts(resource) {
                if self.facility.value(&fact, None).is_none() {
                    self.missing(rule, &fact, None, None);
                }
            }
        }
    }

    fn missing(&mut self, rule: &str, fact: &FactRef, record: Option<usize>, worth: Option<f64>) {
        let wanted = self.all.add(&self.library.fields, fact, rule, None);
        if let Some(worth) = worth.filter(|worth| *worth > 0.0) {
            wanted.worth = Some(wanted.worth.unwrap_or(0.0) + worth);
        }
        wanted.records.extend(record);
    }

    /// A fact that is there, if it is an estimate or a usual value. What knowing it is worth is taken as what the saving
    /// moves by if the fact moves by half its range.
    fn confirm(&mut self, rule: &str, fact: &FactRef, record: Option<usize>, saving: Option<f64>) {
        let Some(value) = self.facility.value(fact, record).filter(|value| rough(value).is_some()) else { return };
        let worth = saving.map(|saving| saving.abs() * half_width(value)).filter(|worth| *worth > 0.0);
        let wanted = self.all.add(&self.library.fields, fact, rule, None);
        wanted.rough = true;
        if let Some(worth) = worth {
            wanted.worth = Some(wanted.worth.unwrap_or(0.0) + worth);
        }
        wanted.records.extend(record);
    }
}

/// Half of the range in which the truth lies, as a part of the value; a quarter where nobody gives a range.
fn half_width(value: &FactValue) -> f64 {
    const OF_AN_ESTIMATE: f64 = 0.25;
    match &value.origin {
        Origin::Derived { range: (low, high), .. } => ((high - low) / 2.0).clamp(0.0, 1.0),
        _ => OF_AN_ESTIMATE,
    }
}

/// The measures that still depend on something.
pub(super) fn rules_of(all: &AllWanted) -> BTreeSet<String> {
    let facts = all.facts.values().flat_map(|wanted| &wanted.rules);
    facts.chain(all.tables.values().flatten()).cloned().collect()
}
