//! What is missing or rough at one plant, and for which measures.

use std::collections::BTreeSet;

use super::item::rough;
use super::wanted::AllWanted;
use crate::draws::Knowing;
use crate::evaluate::{Finding, Need, Opportunity, Outcome, PriceOrigin};
use crate::facility::Facility;
use crate::library::Library;
use crate::script::{FactRef, Gap, TableId};

/// All facts that are missing or rough at a plant, where a measure depends on them, and what it is worth to know each.
pub(super) fn open_facts(
    library: &Library,
    facility: &Facility,
    findings: &[Finding<'_>],
    knowing: &[Knowing],
) -> AllWanted {
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
                        open.confirm(rule, &fact, record);
                    }
                }
            }
            Outcome::Failed(_) => {}
        }
    }
    for one in knowing {
        open.worth(one);
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
        for gap in &need.fields {
            match gap {
                Gap::Fact(fact, record) => self.missing(rule, fact, *record),
                Gap::Table(table) => {
                    self.list(rule, *table);
                }
            }
        }
        if let Some(found) = need.if_applies.as_deref() {
            self.prices(rule, found);
        }
    }

    fn applies(&mut self, rule: &str, found: &Opportunity) {
        for (fact, record) in &found.facts {
            self.confirm(rule, fact, *record);
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
                    self.missing(rule, &fact, None);
                }
            }
        }
    }

    /// A whole list that nobody has given: all that the rule reads of it.
    fn list(&mut self, rule: &str, table: TableId) {
        self.all.tables.entry(table).or_default().insert(rule.to_owned());
        let Some(known) = self.library.rules.iter().find(|known| known.id == rule) else { return };
        let (facts, _) = self.library.reads_of(known);
        for fact in facts.iter().filter(|fact| matches!(fact, FactRef::Column(of, ..) if *of == table)) {
            self.missing(rule, fact, None);
        }
    }

    fn missing(&mut self, rule: &str, fact: &FactRef, record: Option<usize>) {
        self.all.add(&self.library.fields, fact, rule, None).records.extend(record);
    }

    /// A fact that is there, if it is an estimate or a usual value.
    fn confirm(&mut self, rule: &str, fact: &FactRef, record: Option<usize>) {
        if self.facility.value(fact, record).is_none_or(|value| rough(value).is_none()) {
            return;
        }
        let wanted = self.all.add(&self.library.fields, fact, rule, None);
        wanted.rough = true;
        wanted.records.extend(record);
    }

    /// A fact by what it is worth to know it.
    fn worth(&mut self, knowing: &Knowing) {
        for rule in &knowing.measures {
            match &knowing.what {
                Gap::Fact(fact, record) => {
                    let there = self.facility.value(fact, *record).is_some();
                    let wanted = self.all.add(&self.library.fields, fact, rule, None);
                    wanted.rough |= there;
                    wanted.records.extend(*record);
                }
                Gap::Table(table) => self.list(rule, *table),
            }
        }
        let path = match &knowing.what {
            Gap::Fact(fact, _) => self.library.fields.path_of(fact, None),
            // The worth of a list stands with its first fact.
            Gap::Table(table) => {
                let of_list = |fact: &FactRef| matches!(fact, FactRef::Column(of, ..) if of == table);
                let first = self.all.facts.iter().find(|(_, wanted)| of_list(&wanted.fact));
                first.map(|(path, _)| path.clone()).unwrap_or_default()
            }
        };
        if let Some(wanted) = self.all.facts.get_mut(&path) {
            wanted.worth = Some(wanted.worth.unwrap_or(0.0) + knowing.worth);
        }
    }
}

/// The measures that still depend on something.
pub(super) fn rules_of(all: &AllWanted) -> BTreeSet<String> {
    let facts = all.facts.values().flat_map(|wanted| &wanted.rules);
    facts.chain(all.tables.values().flatten()).cloned().collect()
}
