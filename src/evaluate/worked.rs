//! How a rule came to its outcome, whichever it was: every step and fact, those that are not known too.

use super::exchange::Exchange;
use super::judge::Judge;
use super::outcome::{Outcome, StepValue};
use super::overrides::assumption_values;
use crate::facility::{Facility, FactWord, Origin};
use crate::library::{Library, Rule, RuleBody, RuleFormula};
use crate::script::{FactRef, Reading, Run};
use crate::units::Unit;

/// A step of a calculation, whether or not it has a value at a plant.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkedStep {
    /// Its name.
    pub name: String,
    /// Its formula in print.
    pub formula: String,
    /// Its value; none where facts are missing or a branch was not taken.
    pub value: Option<StepValue>,
    /// The line of the rule file; 0 if it has none.
    pub line: u32,
}

/// A fact or an assumption that a rule reads.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkedFact {
    /// Its path, or the name of the assumption.
    pub name: String,
    /// Its value; none if nobody knows it.
    pub value: Option<StepValue>,
    /// Where a fact comes from.
    pub origin: WorkedOrigin,
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkedOrigin {
    /// The profile gives it.
    Given,
    /// A function worked it out from other facts, or gave a usual value.
    Derived(String),
    /// It is an assumption of the rule.
    Assumption,
    /// The profile replaces an assumption.
    Replaced,
    /// Nobody knows it.
    Missing,
}

/// Everything that went into an outcome.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Worked {
    /// The condition in print, and whether it holds where that is known.
    pub condition: Option<(String, Option<bool>)>,
    /// The steps of the calculation.
    pub steps: Vec<WorkedStep>,
    /// The facts, then the assumptions.
    pub facts: Vec<WorkedFact>,
}

/// How a rule comes to its outcome at a plant.
pub fn worked(library: &Library, rule: &Rule, facility: &Facility) -> Worked {
    match &rule.body {
        RuleBody::Proved(formula) => proved(library, rule, formula, facility),
        RuleBody::Interpreted(_) => match Judge::new(library, facility).judge(rule) {
            Ok(Outcome::Applies(found)) => {
                let steps = found.trace.iter().map(|step| WorkedStep {
                    name: step.name.clone(),
                    formula: step.formula.clone(),
                    value: Some(step.value.clone()),
                    line: step.line,
                });
                let (steps, assumed) = (steps.collect(), found.assumed.iter().map(|assumed| assumed.index));
                let facts = found.facts.iter().map(|(fact, record)| read(library, facility, fact, *record));
                let facts = facts.chain(assumptions(library, rule, facility, assumed)).collect();
                Worked { condition: None, steps, facts }
            }
            _ => Worked::default(),
        },
    }
}

fn proved(library: &Library, rule: &Rule, formula: &RuleFormula, facility: &Facility) -> Worked {
    let exchange = Exchange::new(facility, &library.factors);
    let central: Vec<f64> = assumption_values(rule, facility, exchange).into_iter().map(|(value, _)| value).collect();
    let mut run = Run::new(&formula.graph, &*library.fields, facility, &central);
    let printed = formula.printed(rule, &library.fields);
    // Read here too, so that its facts are among those of the calculation.
    let _ = run.condition(formula.condition);
    let seen = facility.seen();
    let holds = match Run::new(&formula.graph, &*library.fields, &*seen, &central).condition(formula.condition) {
        Ok(Reading::Truth(truth)) => Some(truth),
        _ => None,
    };
    let mut steps = Vec::new();
    for (step, printed) in formula.all_steps().zip(&printed.steps) {
        let value = match (run.value(step.node), &printed.unit) {
            (Ok(Reading::Number(number)), Some(unit)) => {
                let unit = unit.in_currency(facility.currency);
                Some(StepValue::Number(unit.from_canonical(number), unit))
            }
            (Ok(Reading::Truth(truth)), _) => Some(StepValue::Truth(truth)),
            (Ok(Reading::Word(word)), _) => Some(StepValue::Word(word.to_string())),
            _ => None,
        };
        let (name, formula) = (step.name.clone(), printed.formula.clone());
        steps.push(WorkedStep { name, formula, value, line: step.place.line });
    }
    let mut outputs = formula.outputs();
    for node in &outputs {
        let _ = run.value(*node);
    }
    outputs.push(formula.condition);
    let mut seen: Vec<(FactRef, Option<usize>)> = run.read().cloned().collect();
    for fact in formula.graph.facts(&outputs) {
        if !matches!(fact, FactRef::Column(..)) && !seen.iter().any(|(known, _)| *known == fact) {
            seen.push((fact, None));
        }
    }
    let facts = seen.iter().map(|(fact, record)| self::read(library, facility, fact, *record));
    let facts = facts.chain(assumptions(library, rule, facility, formula.assumptions.iter().copied())).collect();
    Worked { condition: Some((printed.condition.clone(), holds)), steps, facts }
}

fn read(library: &Library, facility: &Facility, fact: &FactRef, record: Option<usize>) -> WorkedFact {
    let unit = library.fields.unit_of(fact).map(|unit| unit.in_currency(facility.currency));
    let found = facility.value(fact, record);
    let value = found.map(|found| match &found.value {
        FactWord::Number(number) => {
            let unit = unit.unwrap_or_else(|| Unit::preferred(crate::units::Dimension::NONE));
            StepValue::Number(unit.from_canonical(*number), unit)
        }
        FactWord::Truth(truth) => StepValue::Truth(*truth),
        FactWord::Word(word) => StepValue::Word(word.clone()),
    });
    let origin = match found.map(|found| &found.origin) {
        Some(Origin::Profile { .. } | Origin::Supplied) => WorkedOrigin::Given,
        Some(Origin::Derived { by, .. }) => WorkedOrigin::Derived(by.clone()),
        None => WorkedOrigin::Missing,
    };
    WorkedFact { name: library.fields.path_of(fact, record), value, origin }
}

fn assumptions<'a>(
    library: &'a Library,
    rule: &'a Rule,
    facility: &'a Facility,
    read: impl Iterator<Item = usize> + 'a,
) -> impl Iterator<Item = WorkedFact> + 'a {
    let values = assumption_values(rule, facility, Exchange::new(facility, &library.factors));
    read.filter_map(move |index| {
        let (assumption, (value, replaced)) = (rule.assumptions.get(index)?, *values.get(index)?);
        let unit = assumption.unit.clone();
        let origin = if replaced { WorkedOrigin::Replaced } else { WorkedOrigin::Assumption };
        let value = Some(StepValue::Number(unit.from_canonical(value), unit));
        Some(WorkedFact { name: format!("assume.{}", assumption.name), value, origin })
    })
}
