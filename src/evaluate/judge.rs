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
        let mut first: Gaps = match self.sector(rule) {
            Ok(gap) => gap.into_iter().collect(),
            Err(refusal) => return Outcome::DoesNotApply(refusal),
        };
        if self.facility.done.iter().any(|done| done.rule == rule.id) {
            return refuse(Reason::AlreadyDone, String::new(), Vec::new());
        }
        match self.observed(rule) {
            Ok(gap) => first.extend(gap),
            Err(refusal) => return Outcome::DoesNotApply(refusal),
        }
        match &rule.body {
            RuleBody::Proved(formula) => self.proved(rule, formula, first),
            RuleBody::Interpreted(interpreted) => super::interpreted::judge(self, rule, interpreted, &first),
        }
    }

    /// Sector rules run at plants of their sector; where nobody says which it is, that is a fact to ask for.
    fn sector(&self, rule: &Rule) -> Result<Option<Gap>, Refusal> {
        let folder = rule.folder();
        let Some(field) = self.library.fields.at("facility.sector").filter(|_| folder != "common") else {
            return Ok(None);
        };
        match self.facility.word("facility.sector") {
            Some(sector) if sector == folder => Ok(None),
            Some(sector) => {
                let value = StepValue::Word(sector.to_owned());
                let decider = Decider { path: field.path.clone(), value, threshold: None, needed: None };
                let condition = format!("{} = \"{folder}\"", field.path);
                Err(Refusal { reason: Reason::Sector, condition, facts: vec![decider] })
            }
            None => Ok(Some(Gap::Fact(FactRef::Scalar(field.id), None))),
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

    fn proved(&self, rule: &Rule, formula: &RuleFormula, first: Gaps) -> Outcome {
        let values = assumption_values(rule, self.facility, self.exchange);
        let central: Vec<f64> = values.iter().map(|(value, _)| *value).collect();
        let mut run = Run::new(&formula.graph, &*self.library.fields, self.facility, &central);
        let waits: Gaps = match run.condition(formula.condition) {
            Err(fault) => return failed(rule, fault),
            Ok(Reading::Truth(false)) => {
                return Outcome::DoesNotApply(why_not::refusal(self, rule, formula, &mut run));
            }
            Ok(Reading::Unknown(unknown)) => unknown.gaps,
            Ok(_) => Vec::new(),
        };
        let decides = joined(first, waits);
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
        let lacks = joined(Vec::new(), lacks);
        let fields = joined(decides.clone(), lacks.clone());
        let if_applies = match lacks.is_empty() {
            true => match opportunity::applies(self, rule, formula, &mut run, &values) {
                Outcome::Applies(opportunity) => Some(opportunity),
                _ => None,
            },
            false => None,
        };
        let decides = if decides.is_empty() { lacks } else { decides };
        Outcome::NeedsData(Need { fields, decides, if_applies, first_only: false })
    }
}

/// Each gap once, in the order in which they were met.
fn joined(mut gaps: Gaps, more: Gaps) -> Gaps {
    for gap in more {
        if !gaps.contains(&gap) {
            gaps.push(gap);
        }
    }
    gaps
}

pub(super) fn refuse(reason: Reason, condition: String, facts: Vec<Decider>) -> Outcome {
    Outcome::DoesNotApply(Refusal { reason, condition, facts })
}

pub(super) fn failed(rule: &Rule, fault: Fault) -> Outcome {
    Outcome::Failed(Diagnostic::error(Code::FAULT, fault.message).in_file(&rule.file).at(fault.place))
}
