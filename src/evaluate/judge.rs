//! Judges one rule at one plant.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;

use super::electricity::Electricity;
use super::exchange::Exchange;
use super::opportunity;
use super::outcome::{Decider, Need, Outcome, Reason, Refusal, StepValue};
use super::overrides::assumption_values;
use super::price::Prices;
use super::why_not;
use super::worth::Terms;
use crate::billing::NoYear;
use crate::diagnostic::{Code, Diagnostic, Place, Text, say};
use crate::facility::{Facility, FactWord, MoneyOf};
use crate::library::{Library, Rule, RuleBody, RuleFormula};
use crate::script::LONGEST;
use crate::script::{FactRef, Fault, Gap, Gaps, Reading, Run};

/// Judges rules at one plant.
pub(super) struct Judge<'a> {
    pub(super) library: &'a Library,
    pub(super) facility: &'a Facility,
    /// The plant without usual values of what must be seen, on which conditions are judged.
    pub(super) seen: Cow<'a, Facility>,
    pub(super) exchange: Exchange<'a>,
    pub(super) prices: Prices<'a>,
    pub(super) terms: Option<Terms>,
    /// The year of the plant's bills, put together when somebody asks for it.
    electricity: OnceLock<Result<Electricity<'a>, NoYear>>,
    /// A rule that ran into the deadline. It fails the run: a busy machine must never change a report.
    late: OnceLock<Diagnostic>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(library: &'a Library, facility: &'a Facility) -> Self {
        Self {
            library,
            facility,
            seen: facility.seen(),
            exchange: Exchange::new(facility, &library.factors),
            prices: Prices::new(facility, &library.factors),
            terms: Terms::of(facility, &library.factors),
            electricity: OnceLock::new(),
            late: OnceLock::new(),
        }
    }

    /// The year of the plant's bills, or why there is none; a case has no bills, for its money is not compared.
    pub(super) fn electricity(&self) -> Option<&Result<Electricity<'a>, NoYear>> {
        (self.facility.money_of == MoneyOf::Today)
            .then(|| self.electricity.get_or_init(|| Electricity::of(self.library, self.facility)))
    }

    /// The outcome of a rule. A crash inside one rule is that rule's failure.
    ///
    /// # Errors
    /// A rule that ran into the deadline.
    pub(super) fn judge(&self, rule: &Rule) -> Result<Outcome, Diagnostic> {
        let outcome = catch_unwind(AssertUnwindSafe(|| self.outcome(rule))).unwrap_or_else(|_| {
            let id = &rule.id;
            let message = say!("the rule `{id}` crashed", "la regla `{id}` se detuvo por un error interno");
            Outcome::Failed(Diagnostic::error(Code::CRASHED, message).in_file(&rule.file))
        });
        self.late.get().map_or(Ok(outcome), |late| Err(late.clone()))
    }

    /// Notes that a rule ran into the deadline.
    pub(super) fn too_late(&self, rule: &Rule, place: Place) -> Outcome {
        let id = &rule.id;
        let message = say!(
            "the rule `{id}` had no result after {LONGEST} seconds, so the run was stopped",
            "la regla `{id}` no dio resultado en {LONGEST} segundos, así que se detuvo la corrida"
        );
        let help = Text::new(
            "look for a loop that does too much; on a very busy computer, run it again",
            "busque un ciclo que haga demasiado; si la computadora está muy ocupada, vuelva a correrlo",
        );
        let problem = Diagnostic::error(Code::TOO_SLOW, message).in_file(&rule.file).at(place).help(help);
        Outcome::Failed(self.late.get_or_init(|| problem).clone())
    }

    fn outcome(&self, rule: &Rule) -> Outcome {
        let mut first: Gaps = match self.sector(rule) {
            Ok(gap) => gap.into_iter().collect(),
            Err(refusal) => return Outcome::DoesNotApply(refusal),
        };
        if self.facility.done.iter().any(|done| self.library.rule(&done.rule).is_some_and(|known| known.id == rule.id))
        {
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
        match self.seen.scalar(id).map(|value| &value.value) {
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

    /// Gaps as somebody fills them: what a record that stands in lacks, the whole list lacks.
    pub(super) fn named(&self, gaps: Gaps) -> Gaps {
        let named = |gap| match gap {
            Gap::Fact(FactRef::Column(table, ..), _) if self.facility.is_stand_in(table) => Gap::Table(table),
            gap => gap,
        };
        gaps.into_iter().map(named).collect()
    }

    fn proved(&self, rule: &Rule, formula: &RuleFormula, first: Gaps) -> Outcome {
        let values = assumption_values(rule, self.facility, self.exchange);
        let central: Vec<f64> = values.iter().map(|(value, _)| *value).collect();
        let mut seen = Run::new(&formula.graph, &*self.library.fields, &*self.seen, &central);
        let waits: Gaps = match seen.condition(formula.condition) {
            Err(fault) => return failed(rule, fault),
            Ok(Reading::Truth(false)) => {
                return Outcome::DoesNotApply(why_not::refusal(self, rule, formula, &mut seen));
            }
            Ok(Reading::Unknown(unknown)) => unknown.gaps,
            Ok(_) => Vec::new(),
        };
        // The numbers may rest on usual values. Where these say no, they cannot say what the measure would save.
        let mut run = match self.seen {
            Cow::Borrowed(_) => seen,
            Cow::Owned(_) => Run::new(&formula.graph, &*self.library.fields, self.facility, &central),
        };
        let denied = run.condition(formula.condition) == Ok(Reading::Truth(false));
        let decides = joined(first, self.named(waits));
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
        let lacks = joined(Vec::new(), self.named(lacks));
        let fields = joined(decides.clone(), lacks.clone());
        let mut if_applies = None;
        if lacks.is_empty()
            && !denied
            && let Outcome::Applies(opportunity) = opportunity::applies(self, rule, formula, &mut run, &values)
        {
            if_applies = Some(opportunity);
        }
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
