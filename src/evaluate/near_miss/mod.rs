//! What would have to be different at a plant for a measure to apply.
//!
//! The rule itself is asked, at plants that differ from this one in a single fact; nothing is guessed from the text of
//! its condition.

mod candidates;
mod search;

use std::cell::Cell;

use self::candidates::{Candidate, candidates};
pub use self::search::Needed;
use self::search::{Trial, search};
use super::judge::Judge;
use super::outcome::{Opportunity, Outcome, Reason, Refusal, StepValue};
use super::overrides::assumption_values;
use super::written::conjuncts;
use crate::facility::{Facility, FactWord};
use crate::library::{Library, Rule, RuleBody, RuleFormula};
use crate::script::syntax::Comparison;
use crate::script::{FactRef, Facts, Gap, NodeId, Op, Printer, Reading, Run};

/// What would have to be different.
#[derive(Debug, Clone, Default)]
pub struct NearMiss {
    /// What fails now, each with the changes of which any one would mend it. All of these must be mended.
    pub failing: Vec<Failing>,
    /// The measure where the first change of each is made, if several must be.
    pub together: Option<Then>,
}

/// A part of a condition that does not hold.
#[derive(Debug, Clone)]
pub struct Failing {
    /// The part in print; empty where the condition holds and nothing would be saved.
    pub formula: String,
    /// Changes of which each alone makes it hold, the smallest first.
    pub changes: Vec<Change>,
}

/// A fact that would have to be different, all else being as it is.
#[derive(Debug, Clone)]
pub struct Change {
    /// The fact.
    pub fact: FactRef,
    /// The record that it stands in, if any.
    pub record: Option<usize>,
    /// Its value now; none where it is not known.
    pub now: Option<StepValue>,
    /// What it would have to be.
    pub needed: Needed,
    /// What the rule finds then; none where other parts fail as well.
    pub then: Option<Then>,
    /// A value that will do, with which `then` was worked out.
    try_with: FactWord,
    /// How large the change is against the value now.
    size: f64,
}

/// What a rule finds at a changed plant.
#[derive(Debug, Clone)]
pub enum Then {
    /// It applies, with numbers.
    Applies(Box<Opportunity>),
    /// It applies; what it would save depends on how far the fact is beyond the threshold.
    AppliesSomehow,
    /// These facts would be needed.
    NeedsData(Vec<Gap>),
}

/// What would have to be different for a measure that does not apply; none where no fact could change that, or where
/// the rule runs in the interpreter, of which nobody knows what it reads.
pub fn near_miss(library: &Library, rule: &Rule, facility: &Facility, refusal: &Refusal) -> Option<NearMiss> {
    let RuleBody::Proved(formula) = &rule.body else { return None };
    let asker = Asker::new(library, rule, facility, formula);
    let mut found = match refusal.reason {
        Reason::Condition => asker.condition(),
        Reason::NoSaving => asker.no_saving(),
        Reason::Sector | Reason::AlreadyDone => return None,
    };
    if let [only] = found.failing.as_mut_slice() {
        for change in &mut only.changes {
            let then = asker.then(&change.made_at(facility), change);
            // Where nothing is saved, next to nothing is saved just beyond that.
            change.then = match (then, refusal.reason) {
                (Some(Then::Applies(_)), Reason::NoSaving) => Some(Then::AppliesSomehow),
                (then, _) => then,
            };
        }
        // A change that makes another part fail is no way out.
        only.changes.retain(|change| change.then.is_some());
    } else if found.failing.iter().all(|failing| !failing.changes.is_empty()) {
        let firsts = || found.failing.iter().filter_map(|failing| failing.changes.first());
        let plant = firsts().fold(facility.clone(), |plant, change| change.made_at(&plant));
        found.together = firsts().next().and_then(|first| asker.then(&plant, first));
    }
    found.failing.iter().any(|failing| !failing.changes.is_empty()).then_some(found)
}

/// The value from which on a measure would apply that waits for a single number.
pub fn threshold(library: &Library, rule: &Rule, facility: &Facility, decides: &[Gap]) -> Option<Change> {
    let (RuleBody::Proved(formula), [Gap::Fact(fact, record)]) = (&rule.body, decides) else { return None };
    let asker = Asker::new(library, rule, facility, formula);
    let holds = |plant: &Facility| asker.holds(formula.condition, plant);
    let may_try = || asker.may_try();
    let candidate = Candidate { fact: fact.clone(), record: *record, words: Vec::new() };
    search(&asker.trial(&candidate, asker.strict(formula.condition), &holds, &may_try)).into_iter().next()
}

/// How much work one search may be: operations and facts, counted beforehand and alike on every machine. Ordinary
/// rules and plants need a hundredth of it.
const WORK: u64 = 20_000_000;

/// What it costs to work out anew what a plant does not give.
const DERIVATIONS: u64 = 500;

struct Asker<'a> {
    library: &'a Library,
    rule: &'a Rule,
    facility: &'a Facility,
    formula: &'a RuleFormula,
    values: Vec<f64>,
    /// What one more plant costs, and what is left.
    cost: u64,
    left: Cell<u64>,
}

/// How many operations a formula may need at a plant, about: each record of the longest list for each fold in a fold.
fn operations(formula: &RuleFormula, facility: &Facility) -> u64 {
    let folds = formula.graph.nodes().iter().filter_map(|node| match &node.op {
        Op::Fold { table, depth, .. } => Some((facility.records(*table).unwrap_or_default(), *depth)),
        _ => None,
    });
    let (records, depth) = folds.fold((1, 0), |(most, deepest), (n, depth)| (most.max(n), deepest.max(depth + 1)));
    let per_node = (records as u64).saturating_pow(u32::from(depth));
    (formula.graph.nodes().len() as u64).saturating_mul(per_node)
}

impl<'a> Asker<'a> {
    fn new(library: &'a Library, rule: &'a Rule, facility: &'a Facility, formula: &'a RuleFormula) -> Self {
        let exchange = Judge::new(library, facility).exchange;
        let values = assumption_values(rule, facility, exchange).into_iter().map(|(value, _)| value).collect();
        let facts = facility.facts().count() as u64;
        // Working facts out anew looks through all facts for each record.
        let derivations = DERIVATIONS.saturating_add(facts.saturating_mul(facts) / 50);
        let cost = operations(formula, facility).saturating_add(derivations);
        Self { library, rule, facility, formula, values, cost, left: Cell::new(WORK) }
    }

    /// Whether one more plant may be tried.
    fn may_try(&self) -> bool {
        let left = self.left.get().checked_sub(self.cost);
        self.left.set(left.unwrap_or_default());
        left.is_some()
    }

    fn reading(&self, node: NodeId, plant: &Facility) -> Option<bool> {
        let seen = plant.seen();
        let mut run = Run::new(&self.formula.graph, &*self.library.fields, &*seen, &self.values);
        match run.condition(node) {
            Ok(Reading::Truth(truth)) => Some(truth),
            _ => None,
        }
    }

    fn holds(&self, node: NodeId, plant: &Facility) -> bool {
        self.reading(node, plant) == Some(true)
    }

    fn condition(&self) -> NearMiss {
        let mut found = NearMiss::default();
        if let Some(observed) = self.observed() {
            found.failing.push(observed);
        }
        let shapes = self.rule.shapes();
        let printer = Printer::new(&self.formula.graph, &*self.library.fields, &shapes, self.formula.names());
        for part in conjuncts(self.formula, self.formula.condition) {
            if self.reading(part, self.facility) == Some(false) {
                let holds = |plant: &Facility| self.holds(part, plant);
                found.failing.push(Failing {
                    formula: printer.formula_of(part),
                    changes: self.changes(&[part], self.strict(part), &holds),
                });
            }
        }
        found
    }

    /// A fact that must be seen, and was looked for in vain.
    fn observed(&self) -> Option<Failing> {
        let id = self.rule.measure.observe?;
        if self.facility.scalar(id)?.value != FactWord::Truth(false) {
            return None;
        }
        let formula = self.library.fields.field(id)?.path.clone();
        let change = Change {
            fact: FactRef::Scalar(id),
            record: None,
            now: Some(StepValue::Truth(false)),
            needed: Needed::Truth(true),
            then: None,
            try_with: FactWord::Truth(true),
            size: 0.0,
        };
        Some(Failing { formula, changes: vec![change] })
    }

    fn no_saving(&self) -> NearMiss {
        let judge = |plant: &Facility| matches!(self.judge(plant), Some(Outcome::Applies(_)));
        let saved: Vec<NodeId> = self.formula.saves.iter().map(|amount| amount.node).collect();
        let other = self.formula.other_saving.map(|money| money.node);
        let from: Vec<NodeId> = saved.into_iter().chain(other).collect();
        let changes = self.changes(&from, None, &judge);
        NearMiss { failing: vec![Failing { formula: String::new(), changes }], together: None }
    }

    fn changes(&self, from: &[NodeId], strict: Option<bool>, holds: &dyn Fn(&Facility) -> bool) -> Vec<Change> {
        let may_try = || self.may_try();
        let candidates = candidates(&self.library.fields, self.facility, &self.formula.graph, from);
        let mut changes: Vec<Change> =
            candidates.iter().flat_map(|candidate| search(&self.trial(candidate, strict, holds, &may_try))).collect();
        changes.sort_by(|a, b| a.size.total_cmp(&b.size));
        changes
    }

    /// Whether a condition is a comparison that its threshold fails.
    fn strict(&self, node: NodeId) -> Option<bool> {
        match self.formula.graph.node(node).map(|node| &node.op) {
            Some(Op::Compare(Comparison::Less | Comparison::Greater, ..)) => Some(true),
            Some(Op::Compare(Comparison::LessOrEqual | Comparison::GreaterOrEqual, ..)) => Some(false),
            _ => None,
        }
    }

    fn trial<'t>(
        &'t self,
        candidate: &'t Candidate,
        strict: Option<bool>,
        holds: &'t dyn Fn(&Facility) -> bool,
        may_try: &'t dyn Fn() -> bool,
    ) -> Trial<'t> {
        Trial { fields: &self.library.fields, facility: self.facility, candidate, strict, holds, may_try }
    }

    fn judge(&self, plant: &Facility) -> Option<Outcome> {
        Judge::new(self.library, plant).judge(self.rule).ok()
    }

    fn then(&self, plant: &Facility, change: &Change) -> Option<Then> {
        match self.judge(plant)? {
            // Just above nothing, next to nothing is saved: no figure to go by.
            Outcome::Applies(_) if change.needed.is_from_nothing() && !change.needed.counts() => {
                Some(Then::AppliesSomehow)
            }
            Outcome::Applies(opportunity) => Some(Then::Applies(opportunity)),
            Outcome::NeedsData(need) => Some(Then::NeedsData(need.fields)),
            Outcome::DoesNotApply(refusal) if refusal.reason == Reason::NoSaving && change.needed.is_from_nothing() => {
                Some(Then::AppliesSomehow)
            }
            Outcome::DoesNotApply(_) | Outcome::Failed(_) => None,
        }
    }
}

impl Change {
    /// A plant where the fact is what it would have to be, just beyond the threshold where there is one.
    #[must_use]
    pub fn made_at(&self, plant: &Facility) -> Facility {
        plant.with_fact(&self.fact, self.record, self.try_with.clone())
    }
}
