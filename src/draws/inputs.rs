//! The numbers of a plant that are not sure, each with its spread.

use indexmap::IndexMap;

use super::hypercube::{Column, draw};
use super::pert::Perts;
use super::shape::Shape;
use super::spreads::{Money, Multiples, Spreads};
use crate::assumptions::Assumption;
use crate::columns::Unsure;
use crate::diagnostic::Text;
use crate::facility::{Facility, FactWord};
use crate::fields::Estimate;
use crate::library::{Library, Resource, Rule};
use crate::script::{FactRef, Schema};
use crate::units::Currency;

/// Most inputs that are drawn; at a plant with more, the rest stay at their central values. What so many small things
/// add to a spread evens out.
const MOST_INPUTS: usize = 4000;

/// What an input is.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// A fact, by its path.
    Fact(FactRef, Option<usize>),
    /// How well a fact is worked out from others.
    Estimate(FactRef, Option<usize>),
    /// An assumption of a rule.
    Assumption {
        /// The id of the rule.
        rule: String,
        /// Its name.
        name: String,
        /// What it is.
        label: Text,
    },
    /// An assumption of a file of fields.
    Shared {
        /// Its name.
        name: String,
        /// What it is.
        label: Text,
    },
    /// A price that is not the plant's own.
    Price(Resource),
    /// The exchange rate of a currency.
    Rate(Currency),
}

/// A number that is not sure.
#[derive(Debug)]
pub(super) struct Input {
    pub(super) source: Source,
    central: f64,
    shape: Shape,
}

/// All that is not sure of a plant, by a name that no other has.
pub(super) struct Inputs<'a> {
    library: &'a Library,
    facility: &'a Facility,
    pub(super) spreads: Spreads<'a>,
    by_name: IndexMap<String, Input>,
    /// Facts that nobody knows and that are drawn all the same, each with its spread.
    pub(super) missing: Vec<(FactRef, Option<usize>, Shape)>,
}

impl<'a> Inputs<'a> {
    pub(super) fn new(library: &'a Library, facility: &'a Facility) -> Self {
        let spreads = Spreads::new(facility, &library.factors);
        Self { library, facility, spreads, by_name: IndexMap::new(), missing: Vec::new() }
    }

    /// The number of an input, which is added if it is new; none if it has no spread.
    fn add(&mut self, name: String, source: Source, central: f64, shape: Option<Shape>) -> Option<usize> {
        if let Some(known) = self.by_name.get_index_of(&name) {
            return Some(known);
        }
        if self.by_name.len() >= MOST_INPUTS {
            return None;
        }
        let shape = shape?;
        self.by_name.insert(name, Input { source, central, shape });
        Some(self.by_name.len() - 1)
    }

    /// By which multiple a price may differ that is not the plant's own.
    pub(super) fn price(&mut self, resource: &Resource, date: &str) -> Option<usize> {
        let multiples = self.spreads.of_dated("dated_price", date);
        self.add(format!("price {resource}"), Source::Price(resource.clone()), 1.0, Shape::around(1.0, multiples))
    }

    /// By which multiple the prices of a tariff may differ from those of the year for which they stand.
    pub(super) fn tariff(&mut self, tariff: &str) -> Option<usize> {
        let shape = Shape::around(1.0, self.spreads.of_own_price());
        self.add(format!("tariff {tariff}"), Source::Price(Resource::Electricity), 1.0, shape)
    }

    /// By which multiple an exchange rate may differ.
    pub(super) fn rate(&mut self, currency: Currency, date: &str) -> Option<usize> {
        let multiples = self.spreads.of_dated("exchange_rate", date);
        self.add(format!("rate {}", currency.code()), Source::Rate(currency), 1.0, Shape::around(1.0, multiples))
    }

    /// The number of an input.
    #[cfg(test)]
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        self.by_name.get_index_of(name)
    }

    pub(super) fn get(&self, input: usize) -> Option<&Input> {
        self.by_name.get_index(input).map(|(_, input)| input)
    }

    /// The columns of all inputs, by their numbers.
    pub(super) fn draw(&self, count: u32, seed: u64) -> Vec<Column> {
        let mut perts = Perts::new();
        let one = |(name, input): (&String, &Input)| draw(&mut perts, name, input.central, &input.shape, count, seed);
        self.by_name.iter().map(one).collect()
    }

    fn fact_spread(&self, fact: &FactRef, record: Option<usize>) -> Option<(f64, Shape)> {
        let fields = &self.library.fields;
        let field = fields.field_of(fact)?;
        let FactWord::Number(central) = self.facility.value(fact, record)?.value else { return None };
        let multiples = self.spreads.of_known(fields, fact, record)?;
        let shape = Shape::around(central, multiples)?.within(fields.range(field.id))?;
        Some((central, shape))
    }
}

impl Unsure for Inputs<'_> {
    fn unknown(&mut self, fact: &FactRef, record: Option<usize>) -> Option<usize> {
        let (.., shape) = self.missing.iter().find(|(other, at, _)| other == fact && *at == record)?;
        let (name, shape) = (self.library.fields.path_of(fact, record), shape.clone());
        // There is no central value that could stand for all.
        self.add(name, Source::Fact(fact.clone(), record), f64::NAN, Some(shape))
    }

    fn fact(&mut self, fact: &FactRef, record: Option<usize>) -> Option<usize> {
        let (central, shape) = self.fact_spread(fact, record)?;
        let name = self.library.fields.path_of(fact, record);
        self.add(name, Source::Fact(fact.clone(), record), central, Some(shape))
    }

    fn multiple(&mut self, fact: &FactRef, record: Option<usize>, estimate: &Estimate) -> Option<usize> {
        let (low, high): Multiples = estimate.range;
        // A range that leaves one out is that of a value that is surely off to one side: its peak is at the nearer end.
        let (low, high) = (low.min(1.0), high.max(1.0));
        let name = format!("{} by {}", self.library.fields.path_of(fact, record), estimate.name);
        self.add(name, Source::Estimate(fact.clone(), record), 1.0, Shape::pert(low, 1.0, high))
    }

    fn assumption(&mut self, rule: &Rule, position: usize, central: f64, replaced: bool) -> Option<usize> {
        let assumption = rule.assumptions.get(position)?;
        let shape = if replaced {
            // The plant says so: as sure as any fact of which it does not say how it was found.
            let money = if assumption.unit.dimension().has_currency() { Money::Yes } else { Money::No };
            Shape::around(central, self.spreads.of_fact(&assumption.name, None, None, money))
        } else {
            around_typical(assumption, central)
        };
        let (rule, name) = (rule.id.clone(), assumption.name.clone());
        let source = Source::Assumption { rule: rule.clone(), name: name.clone(), label: assumption.label.clone() };
        self.add(format!("{rule} {name}"), source, central, shape)
    }

    fn shared(&mut self, file: &str, assumption: &Assumption) -> Option<usize> {
        let source = Source::Shared { name: assumption.name.clone(), label: assumption.label.clone() };
        let shape = Shape::pert(assumption.low, assumption.typical, assumption.high);
        let stem = file.rsplit(['/', '\\']).next().unwrap_or_default();
        self.add(format!("{stem} {}", assumption.name), source, assumption.typical, shape)
    }
}

/// The range of an assumption, moved with its typical value where that was brought to today.
fn around_typical(assumption: &Assumption, central: f64) -> Option<Shape> {
    let times = if assumption.typical == 0.0 { 1.0 } else { central / assumption.typical };
    Shape::pert((assumption.low * times).min(central), central, (assumption.high * times).max(central))
}
