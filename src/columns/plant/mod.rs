//! The formulas of one plant over many draws: what is known for sure is worked out once, lists are written out record
//! by record, and a fact that was worked out from others is worked out anew from what was drawn for them.

mod arithmetic;
mod fold;
mod lower;
mod program;
mod written;

use indexmap::IndexMap;

pub use arithmetic::Arithmetic;
pub use program::{Drawn, Program};
pub use written::{PlainStep, PlainSteps};

use super::sheet::Sheet;
use super::step::{Binary, Key};
use crate::assumptions::Assumption;
use crate::evaluate::{Exchange, assumption_values};
use crate::facility::{Facility, FactWord, Origin};
use crate::fields::{Estimate, Field, FieldType, Formula};
use crate::library::{Library, Rule, RuleBody};
use crate::script::{Fact, FactRef, Facts, Graph, NodeId};

use lower::{Assumed, Lowering};

/// Most steps of all formulas of a plant; what would need more has no draws.
const MOST_STEPS: usize = 200_000;

/// Says which numbers of a plant differ from draw to draw, each by the number of its column.
pub trait Unsure {
    /// A fact that is drawn whatever stands there: nobody knows it, or nobody has seen it.
    fn unknown(&mut self, fact: &FactRef, record: Option<usize>) -> Option<usize>;
    /// A fact that the profile gives.
    fn fact(&mut self, fact: &FactRef, record: Option<usize>) -> Option<usize>;
    /// By which multiple a fact that was worked out may be off.
    fn multiple(&mut self, fact: &FactRef, record: Option<usize>, estimate: &Estimate) -> Option<usize>;
    /// An assumption of a rule, by its position; what it is at this plant.
    fn assumption(&mut self, rule: &Rule, position: usize, central: f64, replaced: bool) -> Option<usize>;
    /// An assumption of a file of fields.
    fn shared(&mut self, file: &str, assumption: &Assumption) -> Option<usize>;
}

/// A value that is wanted for every draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Wanted(usize);

/// The steps of a rule at one plant.
#[derive(Debug, Clone)]
pub struct RuleAtPlant {
    /// Whether it applies: 1 or 0.
    pub condition: Wanted,
    /// What it gives, in the order of [`RuleFormula::outputs`](crate::library::RuleFormula::outputs), canonical.
    pub outputs: Vec<Wanted>,
}

/// The formulas of one plant, in the making.
pub struct PlantSheet<'a, U> {
    library: &'a Library,
    facility: &'a Facility,
    sheet: Sheet,
    unsure: U,
    /// The steps of facts that were met already.
    facts: IndexMap<(FactRef, Option<usize>), Key>,
    wanted: Vec<Key>,
}

impl<'a, U: Unsure> PlantSheet<'a, U> {
    /// Begins with a plant of a library.
    pub fn new(library: &'a Library, facility: &'a Facility, unsure: U) -> Self {
        let (sheet, facts) = (Sheet::default(), IndexMap::new());
        Self { library, facility, sheet, unsure, facts, wanted: Vec::new() }
    }

    /// A rule, as it is at this plant; none for one in the interpreter, or where lists are too long.
    pub fn rule(&mut self, rule: &Rule) -> Option<RuleAtPlant> {
        let RuleBody::Proved(formula) = &rule.body else { return None };
        let values = assumption_values(rule, self.facility, Exchange::new(self.facility, &self.library.factors));
        let mut lowering = Lowering::new(self, &formula.graph, Assumed::Rule(rule, &values), None);
        let mut condition = lowering.key(formula.condition)?;
        let outputs = formula.outputs().into_iter().map(|node| lowering.key(node)).collect::<Option<Vec<_>>>()?;
        if let Some(field) = rule.measure.observe {
            let seen = self.fact(&FactRef::Scalar(field), None)?;
            condition = self.sheet.binary(Binary::And, seen, condition);
        }
        let condition = self.want(condition);
        Some(RuleAtPlant { condition, outputs: outputs.into_iter().map(|key| self.want(key)).collect() })
    }

    /// A fact; no number where nobody knows it.
    pub fn want_fact(&mut self, fact: &FactRef, record: Option<usize>) -> Option<Wanted> {
        let key = self.fact(fact, record)?;
        Some(self.want(key))
    }

    /// A formula without assumptions, such as what an end use consumes.
    pub fn want_formula(&mut self, graph: &Graph, node: NodeId) -> Option<Wanted> {
        let key = Lowering::new(self, graph, Assumed::None, None).key(node)?;
        Some(self.want(key))
    }

    /// The number by which a word stands in columns.
    pub fn word(&mut self, word: &str) -> f64 {
        self.sheet.words.add(word)
    }

    /// The columns that a value rests on, in order.
    pub fn rests_on(&self, wanted: Wanted) -> Vec<usize> {
        let Some(key) = self.wanted.get(wanted.0) else { return Vec::new() };
        self.sheet.inputs_of(*key)
    }

    /// What differs from draw to draw.
    pub fn unsure(&mut self) -> &mut U {
        &mut self.unsure
    }

    /// The facts that some values rest on, and that differ from draw to draw, in the order in which they were met.
    pub fn facts_below(&self, wanted: &[Wanted]) -> Vec<(FactRef, Option<usize>)> {
        let keys: Vec<Key> = wanted.iter().filter_map(|wanted| self.wanted.get(wanted.0).copied()).collect();
        let below = self.sheet.reachable(&keys);
        let differs = |key: &Key| self.sheet.number_of(*key).is_none() && below.binary_search(key).is_ok();
        self.facts.iter().filter(|(_, key)| differs(key)).map(|(place, _)| place.clone()).collect()
    }

    /// The program that works all wanted values out, and what differs from draw to draw.
    pub fn finish(self) -> (Program, U) {
        (Program::new(self.sheet, &self.wanted), self.unsure)
    }

    fn want(&mut self, key: Key) -> Wanted {
        self.wanted.push(key);
        Wanted(self.wanted.len() - 1)
    }

    /// The step of a fact. One that was worked out is that formula again, times its multiple, within its range.
    fn fact(&mut self, fact: &FactRef, record: Option<usize>) -> Option<Key> {
        let plain = match fact {
            FactRef::Column(table, field, _) => FactRef::Column(*table, *field, 0),
            other => other.clone(),
        };
        let place = (plain, record);
        if let Some(known) = self.facts.get(&place) {
            return Some(*known);
        }
        let key = self.new_fact(&place.0, record)?;
        self.facts.insert(place, key);
        Some(key)
    }

    fn new_fact(&mut self, fact: &FactRef, record: Option<usize>) -> Option<Key> {
        let facility = self.facility;
        if let Some(column) = self.unsure.unknown(fact, record) {
            return Some(self.sheet.input(column));
        }
        let Some(known) = facility.value(fact, record) else {
            // An item of a given section that is not listed is none.
            return Some(match facility.fact(fact, record.unwrap_or_default()) {
                Fact::Number(number) => self.sheet.number(number),
                _ => self.sheet.number(f64::NAN),
            });
        };
        let library = self.library;
        if let Origin::Derived { by, .. } = &known.origin {
            let field = library.fields.field_of(fact)?;
            let own = field.estimates.iter().find(|estimate| estimate.name == *by);
            if let Some(estimate) = own.or_else(|| stand_in(library, facility, fact)) {
                return self.derived(fact, record, field, estimate);
            }
        }
        match &known.value {
            FactWord::Number(number) => Some(match self.unsure.fact(fact, record) {
                Some(column) => self.sheet.input(column),
                None => self.sheet.number(*number),
            }),
            FactWord::Truth(truth) => Some(self.sheet.truth(*truth)),
            FactWord::Word(word) => Some(self.sheet.word(word)),
        }
    }

    fn derived(
        &mut self,
        fact: &FactRef,
        record: Option<usize>,
        field: &'a Field,
        estimate: &'a Estimate,
    ) -> Option<Key> {
        let formula: &Formula = &estimate.formula;
        let assumed = Assumed::Shared(&field.file, &formula.assumptions);
        let at = formula.table.and(record);
        let key = Lowering::new(self, &formula.graph, assumed, at).key(formula.result)?;
        let FieldType::Quantity(quantity) = &field.kind else { return Some(key) };
        let multiple = self.unsure.multiple(fact, record, estimate);
        if multiple.is_none() && self.sheet.number_of(key).is_some() {
            return Some(key);
        }
        let mut key = key;
        if let Some(column) = multiple {
            let multiple = self.sheet.input(column);
            key = self.sheet.binary(Binary::Multiply, key, multiple);
        }
        let (low, high) = quantity.range;
        for (bound, held) in [(low, Binary::Larger), (high, Binary::Smaller)] {
            if bound.is_finite() {
                let bound = self.sheet.number(bound);
                key = self.sheet.binary(held, key, bound);
            }
        }
        Some(key)
    }
}

/// How a fact of the one record is worked out that stands in for a list.
fn stand_in<'l>(library: &'l Library, facility: &Facility, fact: &FactRef) -> Option<&'l Estimate> {
    let FactRef::Column(table, field, _) = fact else { return None };
    if !facility.is_stand_in(*table) {
        return None;
    }
    library.fields.table(*table)?.stand_in.as_ref()?.facts.get(field)
}
