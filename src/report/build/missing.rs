//! A measure that cannot be judged yet, and what is missing.

use super::Builder;
use super::entries::{amounts, money, payback, words};
use crate::diagnostic::{Text, say};
use crate::evaluate::{Need, Opportunity};
use crate::fields::{Formula, Table};
use crate::library::{Library, Rule, RuleBody};
use crate::report::model::{HowCommon, MissingFact, NeedsData, SavingIfApplies, ToObserve};
use crate::script::{FactRef, Gap, Reading, Run, TableId};

/// Longest list of facts that is offered in the place of one that is missing; more is no way out.
const MOST_FACTS: usize = 3;

/// The numbers of a measure that may apply.
pub(super) fn saving(found: &Opportunity) -> SavingIfApplies {
    SavingIfApplies {
        saves: amounts(&found.saves),
        uses: amounts(&found.uses),
        annual_saving: found.annual_saving.map(money),
        investment: money(found.investment),
        payback: payback(found.payback),
        confidence: found.confidence.name(),
        plausibility: Vec::new(),
    }
}

impl Builder<'_> {
    pub(super) fn needs_data(&self, rule: &Rule, need: &Need) -> NeedsData {
        let found_in = rule.measure.found_in.as_ref();
        NeedsData {
            id: rule.id.clone(),
            title: self.title(rule),
            observe: self.to_observe(rule, need),
            found_in: found_in.map(|found| HowCommon { share: found.share, source: words(&found.source, self.lang) }),
            fields: need.fields.iter().map(|gap| self.missing(gap)).collect(),
            decides: need.decides.iter().map(|gap| self.library.fields.path_of_gap(gap)).collect(),
            saving_if_applies: need
                .if_applies
                .as_deref()
                .map(|found| SavingIfApplies { plausibility: self.plausibility(rule, found), ..saving(found) }),
            first_only: need.first_only,
        }
    }

    /// The first of what decides that must be seen; none where the plant's sector is still open.
    fn to_observe(&self, rule: &Rule, need: &Need) -> Option<ToObserve> {
        let fields = &self.library.fields;
        let sector = fields.at("facility.sector").map(|field| Gap::Fact(FactRef::Scalar(field.id), None));
        if sector.is_some_and(|sector| need.decides.contains(&sector)) {
            return None;
        }
        let (field, path) = need.decides.iter().find_map(|gap| {
            let (fact, record) = match gap {
                Gap::Fact(fact, record) => (fact.clone(), *record),
                Gap::Table(table) => (observed_column(self.library, rule, *table)?, None),
            };
            let field = fields.field_of(&fact)?;
            let seen = field.observe || rule.measure.observe == Some(field.id);
            seen.then(|| (field, fields.path_of(&fact, record)))
        })?;
        let (label, how) = (fields.label_of(&path, field, self.lang), words(&field.how, self.lang));
        Some(ToObserve { path, label, how })
    }

    fn missing(&self, gap: &Gap) -> MissingFact {
        let fields = &self.library.fields;
        let path = fields.path_of_gap(gap);
        match gap {
            Gap::Fact(fact, record) => {
                let field = fields.field_of(fact);
                let words =
                    |text: Option<&Text>| text.map(|text| text.in_lang(self.lang).to_owned()).unwrap_or_default();
                let unit = fields.unit_of(fact).map(|unit| unit.in_currency(self.facility.currency));
                let estimates = field.into_iter().flat_map(|field| &field.estimates);
                let ways = estimates.map(|estimate| self.facts_for(&estimate.formula, *record));
                let or_from = ways.filter(|paths| (1..=MOST_FACTS).contains(&paths.len())).collect();
                MissingFact {
                    label: field.map(|field| fields.label_of(&path, field, self.lang)).unwrap_or_default(),
                    path,
                    unit: unit.map(|unit| unit.symbol().to_owned()).filter(|unit| unit != "1").unwrap_or_default(),
                    how: words(field.map(|field| &field.how)),
                    or_from,
                }
            }
            Gap::Table(table) => {
                let table = fields.table(*table);
                let how = table.map(|table| match table.how.in_lang(self.lang) {
                    "" => self.columns(table),
                    how => how.to_owned(),
                });
                MissingFact {
                    path,
                    label: table.map(|table| table.label.in_lang(self.lang).to_owned()).unwrap_or_default(),
                    unit: String::new(),
                    how: how.unwrap_or_default(),
                    or_from: Vec::new(),
                }
            }
        }
    }

    /// The facts that are missing to work a fact out.
    fn facts_for(&self, formula: &Formula, record: Option<usize>) -> Vec<String> {
        let assumptions = formula.central();
        let mut run = Run::new(&formula.graph, &*self.library.fields, self.facility, &assumptions);
        if let (Some(record), Some(_)) = (record, formula.table) {
            run = run.at_record(record);
        }
        match run.value(formula.result) {
            Ok(Reading::Unknown(unknown)) => {
                unknown.gaps.iter().map(|gap| self.library.fields.path_of_gap(gap)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// What one record of a list says, in words.
    fn columns(&self, table: &Table) -> String {
        let columns = table.columns.values().filter_map(|id| self.library.fields.field(*id));
        let labels: Vec<&str> = columns.map(|field| field.label.in_lang(self.lang)).collect();
        let labels = labels.join("; ");
        say!("One record each: {labels}.", "Un registro por cada uno: {labels}.").in_lang(self.lang).to_owned()
    }
}

/// The column of a list that a condition reads and that must be seen.
fn observed_column(library: &Library, rule: &Rule, table: TableId) -> Option<FactRef> {
    let RuleBody::Proved(formula) = &rule.body else { return None };
    let of_list = |fact: &FactRef| matches!(fact, FactRef::Column(list, ..) if *list == table);
    let observed = |fact: &FactRef| library.fields.field_of(fact).is_some_and(|field| field.observe);
    formula.graph.facts(&[formula.condition]).into_iter().find(|fact| of_list(fact) && observed(fact))
}
