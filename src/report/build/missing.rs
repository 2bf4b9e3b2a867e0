//! A measure that cannot be judged yet, and what is missing.

use super::Builder;
use super::entries::{amounts, money, payback};
use crate::diagnostic::{Text, say};
use crate::evaluate::{Need, Opportunity};
use crate::fields::{Formula, Table};
use crate::report::model::{MissingFact, NeedsData, SavingIfApplies};
use crate::script::{Gap, Reading, Run};

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
    }
}

impl Builder<'_> {
    pub(super) fn needs_data(&self, id: String, title: String, need: &Need) -> NeedsData {
        NeedsData {
            id,
            title,
            fields: need.fields.iter().map(|gap| self.missing(gap)).collect(),
            decides: need.decides.iter().map(|gap| self.library.fields.path_of_gap(gap)).collect(),
            saving_if_applies: need.if_applies.as_deref().map(saving),
            first_only: need.first_only,
        }
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
