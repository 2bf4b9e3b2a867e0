//! What a rule comes to at a plant, node by node: which branches it takes, and on which side of each threshold.

use std::borrow::Cow;

use super::exchange::Exchange;
use super::overrides::assumption_values;
use crate::facility::{Facility, FactWord};
use crate::library::{Library, Rule, RuleFormula};
use crate::script::{Fact, FactRef, Facts, Footprint, Reading, Run, TableId};

/// Whether somebody has looked for what must be seen before a measure is believed; none where nothing must be seen.
pub fn observed(rule: &Rule, facility: &Facility) -> Option<Option<bool>> {
    let id = rule.measure.observe?;
    let fact = FactRef::Scalar(id);
    let seen = facility.value(&fact, None).filter(|_| !facility.is_unseen(&fact, None));
    Some(seen.map(|value| value.value == FactWord::Truth(true)))
}

/// Every value that a formula comes to at a plant, in order. Nothing where what must be seen was not seen.
pub fn footprint(library: &Library, rule: &Rule, formula: &RuleFormula, facility: &Facility) -> Footprint {
    if observed(rule, facility) == Some(Some(false)) {
        return Footprint::new();
    }
    let exchange = Exchange::new(facility, &library.factors);
    let values: Vec<f64> = assumption_values(rule, facility, exchange).into_iter().map(|(value, _)| value).collect();
    let seen = facility.seen();
    let mut footprint = run(formula, Run::new(&formula.graph, &*library.fields, &*seen, &values));
    if let Cow::Owned(_) = seen {
        // The numbers rest on usual values too.
        let mut numbers = Run::new(&formula.graph, &*library.fields, facility, &values).watched();
        for node in formula.outputs() {
            let _ = numbers.value(node);
        }
        footprint.extend(numbers.footprint());
    }
    footprint
}

/// What a formula comes to where no fact is known: the bounds that every value has at any plant.
pub fn anywhere(library: &Library, rule: &Rule, formula: &RuleFormula) -> Footprint {
    struct Nothing;
    impl Facts for Nothing {
        fn fact(&self, _: &FactRef, _: usize) -> Fact<'_> {
            Fact::Missing
        }
        fn records(&self, _: TableId) -> Option<usize> {
            None
        }
    }
    let values: Vec<f64> = rule.assumptions.iter().map(|assumption| assumption.typical).collect();
    run(formula, Run::new(&formula.graph, &*library.fields, &Nothing, &values))
}

fn run(formula: &RuleFormula, run: Run<'_>) -> Footprint {
    let mut run = run.watched();
    if let Ok(value) = run.condition(formula.condition)
        && value != Reading::Truth(false)
    {
        for node in formula.outputs() {
            // A fault ends this output; the others are independent of it.
            let _ = run.value(node);
        }
    }
    run.footprint()
}
