//! Judges one rule at one plant.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::exchange::Exchange;
use super::opportunity;
use super::outcome::{Decider, Need, Outcome, Reason, Refusal, StepValue};
use super::overrides::assumption_values;
use super::price::Prices;
use super::why_not;
use crate::diagnostic::{Code, Diagnostic, say};
use crate::facility::{Facility, FactWord};
use crate::library::{Library, Rule, RuleBody, RuleFormula};
use crate::script::{FactRef, Fault, Gap, Gaps, Reading, Run};

/// Judges rules at one plant.
pub(super) struct Judge<'a> {
    pub(super) library: &'a Library,
    pub(super) facility: &'a Facility,
    pub(super) exchange: Exchange<'a>,
    pub(super) prices: Prices<'a>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(library: &'a Library, facility: &'a Facility) -> Self {
        Self {
            library,
            facility,
            exchange: Exchange::new(facility, &library.factors),
            prices: Prices::new(facility, &library.factors),
        }
    }

    /// The outcome of a rule. A crash inside one rule is that rule's failure.
    pub(super) fn judge(&self, rule: &Rule) -> Outcome {
        catch_unwind(AssertUnwindSafe(|| self.outcome(rule))).unwrap_or_else(|_| {
            let id = &rule.id;
            let message = say!("the rule `{id}` crashed", "la regla `{id}` se detuvo por un error interno");
            Outcome::Failed(Diagnostic::error(Code::CRASHED, message).in_file(&rule.file))
        })
    }

    fn outcome(&self, rule: &Rule) -> Outcome {
        if let Some(outcome) = self.of_other_sector(rule) {
            return outcome;
        }
        if self.facility.done.iter().any(|done| done.rule == rule.id) {
            return refuse(Reason::AlreadyDone, String::new(), Vec::new());
        }
        let observed = match self.observed(rule) {
            Ok(gap) => gap,
            Err(refusal) => return Outcome::DoesNotApply(refusal),
        };
        match &rule.body {
            RuleBody::Proved(formula) => self.proved(rule, formula, observed),
            RuleBody::Interpreted(interpreted) => super::interpreted::judge(self, rule, interpreted, observed),
        }
    }

    /// Sector rules run at plants of their sector; where nobody says which it is, that is the fact to ask for.
    fn of_other_sector(&self, rule: &Rule) -> Option<Outcome> {
        let folder = rule.folder();
        if folder == "common" {
            return None;
        }
        let field = self.library.fields.at("facility.sector")?;
        match self.facility.word("facility.sector") {
            Some(sector) if sector == folder => None,
            Some(sector) => {
                let decider = Decider {
                    path: field.path.clone(),
                    value: StepValue::Word(sector.to_owned()),
                    threshold: None,
                    needed: None,
                };
                Some(refuse(Reason::Sector, format!("{} = \"{folder}\"", field.path), vec![decider]))
            }
            None => {
                let gap = Gap::Fact(FactRef::Scalar(field.id), None);
                Some(Outcome::NeedsData(Need {
                    fields: vec![gap.clone()],
                    decides: vec![gap],
                    if_applies: None,
                    first_only: false,
                }))
            }
        }
    }

    /// What must be seen before the measure is believed: the gap if nobody has looked.
    fn observed(&self, rule: &Rule) -> Result<Option<Gap>, Refusal> {
        let Some(id) = rule.measure.observe else { return Ok(None) };
        match self.facility.scalar(id).map(|value| &value.value) {
            Some(FactWord::Truth(true)) => Ok(None),
            Some(_) => {
                let path = self.library.fields.field(id).map(|field| field.path.clone()).unwrap_or_default();
                let decider =
                    Decider { path: path.clone(), value: StepValue::Truth(false), threshold: None, needed: None };
                Err(Refusal { reason: Reason::Condition, condition: path, facts: vec![decider] })
            }
            None => Ok(Some(Gap::Fact(FactRef::Scalar(id), None))),
        }
    }

    /// The section of a fact that is missing because the plant has nothing of the kind.
    pub(super) fn missing_for_good(&self, gaps: &[Gap]) -> Option<&str> {
        let fields = &self.library.fields;
        let section = |gap: &Gap| match gap {
            Gap::Fact(fact, _) => fields.field_of(fact).map(|field| field.section.as_str()),
            Gap::Table(table) => fields.table(*table).map(|table| table.section.as_str()),
        };
        gaps.iter().filter_map(section).find(|section| self.facility.has_none_of(section))
    }

    fn proved(&self, rule: &Rule, formula: &RuleFormula, observed: Option<Gap>) -> Outcome {
        let values = assumption_values(rule, self.facility, self.exchange);
        let central: Vec<f64> = values.iter().map(|(value, _)| *value).collect();
        let mut run = Run::new(&formula.graph, &*self.library.fields, self.facility, &central);
        let waits: Gaps = match run.value(formula.condition) {
            Err(fault) => return failed(rule, fault),
            Ok(Reading::Truth(false)) => {
                return Outcome::DoesNotApply(why_not::refusal(self, rule, formula, &mut run));
            }
            Ok(Reading::Unknown(unknown)) => unknown.gaps,
            Ok(_) => Vec::new(),
        };
        let decides: Gaps = observed.into_iter().chain(waits).collect();
        if let Some(section) = self.missing_for_good(&decides) {
            return none_of(section, formula.printed(rule, &self.library.fields).condition.clone());
        }
        let mut lacks: Gaps = Vec::new();
        for node in formula.outputs() {
            match run.value(node) {
                Err(fault) if decides.is_empty() => return failed(rule, fault),
                // What cannot be worked out before the condition is known may never have to be.
                Err(_) => {}
                Ok(Reading::Unknown(unknown)) => lacks.extend(unknown.gaps),
                Ok(_) => {}
            }
        }
        if decides.is_empty() && lacks.is_empty() {
            return opportunity::applies(self, rule, formula, &mut run, &values);
        }
        let mut fields = decides.clone();
        for gap in &lacks {
            if !fields.contains(gap) {
                fields.push(gap.clone());
            }
        }
        let mut if_applies = None;
        if lacks.is_empty()
            && let Outcome::Applies(opportunity) = opportunity::applies(self, rule, formula, &mut run, &values)
        {
            if_applies = Some(opportunity);
        }
        let mut decides = if decides.is_empty() { lacks } else { decides };
        let mut seen = Vec::new();
        decides.retain(|gap| {
            !seen.contains(gap) && {
                seen.push(gap.clone());
                true
            }
        });
        Outcome::NeedsData(Need { fields, decides, if_applies, first_only: false })
    }
}

pub(super) fn refuse(reason: Reason, condition: String, facts: Vec<Decider>) -> Outcome {
    Outcome::DoesNotApply(Refusal { reason, condition, facts })
}

/// The outcome of a rule that waits for facts of something that the plant does not have.
pub(super) fn none_of(section: &str, condition: String) -> Outcome {
    let value = StepValue::Word("{}".to_owned());
    refuse(
        Reason::Condition,
        condition,
        vec![Decider { path: section.to_owned(), value, threshold: None, needed: None }],
    )
}

pub(super) fn failed(rule: &Rule, fault: Fault) -> Outcome {
    Outcome::Failed(Diagnostic::error(Code::FAULT, fault.message).in_file(&rule.file).at(fault.place))
}
