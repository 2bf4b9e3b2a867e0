//! The facts of many plants, a column each.

use std::borrow::Cow;
use std::ops::Range;

use indexmap::IndexSet;

use super::draws::Drawn;
use super::list::{List, Part};
use super::words::Words;
use super::{Assumptions, Columns};
use crate::evaluate::{Exchange, assumption_values};
use crate::facility::Facility;
use crate::library::{Library, Rule, RuleBody};
use crate::script::{Fact, FactRef, Facts, FieldId, TableId};

/// The rows of a block: few enough that what is worked with stays in the cache.
const BLOCK: usize = 1024;

/// The facts that rules read, of many plants or of many draws of one.
///
/// Rows stand in the order of their sectors, so that a block has rows of one sector only; what is given out is in the
/// order of the plants.
#[derive(Debug)]
pub struct Table<'a> {
    plants: Vec<&'a Facility>,
    /// The plant of each row.
    pub(super) order: Vec<usize>,
    pub(super) facts: Cow<'a, [Vec<f64>]>,
    pub(super) assumptions: Vec<Vec<f64>>,
    pub(super) lists: Vec<List>,
    pub(super) spans: Vec<Span>,
    /// Rows at which a rule is not judged together with the others, in order.
    pub(super) marks: Vec<Mark>,
    pub(super) drawn: Vec<Drawn>,
}

/// The rows of one block.
#[derive(Debug, Clone)]
pub(super) struct Span {
    pub(super) rows: Range<usize>,
    /// The group of rules that these plants meet.
    pub(super) group: usize,
}

/// A row at which a rule is not judged together with the others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) row: usize,
    pub(super) rule: usize,
    pub(super) why: Why,
}

/// Why a rule is not judged together with the others at a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    /// The profile replaces an assumption that is the same for all others.
    Assumes,
    /// Its condition reads what must be seen, and only a usual value stands there.
    Unseen,
    /// The profile says that the measure is in place, whatever it assumes.
    Done,
}

impl<'a> Table<'a> {
    /// The facts of these plants.
    pub(super) fn of(columns: &Columns<'_>, plants: Vec<&'a Facility>) -> Self {
        let groups: Vec<usize> = plants.iter().map(|plant| columns.group_of(plant)).collect();
        let mut order: Vec<usize> = (0..plants.len()).collect();
        order.sort_by_key(|plant| groups.get(*plant).copied());
        let mut spans: Vec<Span> = Vec::new();
        for (row, plant) in order.iter().enumerate() {
            let group = groups.get(*plant).copied().unwrap_or_default();
            match spans.last_mut() {
                Some(span) if span.group == group && span.rows.len() < BLOCK => span.rows.end = row + 1,
                _ => spans.push(Span { rows: row..row + 1, group }),
            }
        }
        let mut table = Table {
            plants,
            order,
            facts: Cow::Borrowed(&[]),
            assumptions: Vec::new(),
            lists: Vec::new(),
            spans,
            marks: Vec::new(),
            drawn: Vec::new(),
        };
        let sheet = &columns.sheet;
        let column = |fact: &FactRef| table.rows().map(|plant| number(&sheet.words, &plant.fact(fact, 0))).collect();
        table.facts = sheet.facts.iter().map(column).collect::<Vec<_>>().into();
        table.lists = sheet.lists.iter().map(|(list, columns)| table.list(*list, columns, &sheet.words)).collect();
        table.assume(columns);
        table
    }

    /// Draws of one plant: its columns by their numbers, and nothing else.
    pub(super) fn of_draws(columns: &'a [Vec<f64>], rows: usize) -> Self {
        let blocks = (0..rows).step_by(BLOCK);
        let spans = blocks.map(|row| Span { rows: row..rows.min(row + BLOCK), group: 0 }).collect();
        Self {
            plants: Vec::new(),
            order: Vec::new(),
            facts: Cow::Borrowed(columns),
            assumptions: Vec::new(),
            lists: Vec::new(),
            spans,
            marks: Vec::new(),
            drawn: Vec::new(),
        }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The plants in the order of the rows.
    fn rows(&self) -> impl Iterator<Item = &'a Facility> {
        self.order.iter().filter_map(|plant| self.plants.get(*plant).copied())
    }

    /// The plant of a row, with what was drawn for it.
    pub(super) fn plant(&self, columns: &Columns<'_>, row: usize) -> Option<Cow<'a, Facility>> {
        let plant: &'a Facility = self.plants.get(*self.order.get(row)?).copied()?;
        if self.drawn.is_empty() {
            return Some(Cow::Borrowed(plant));
        }
        let mut plant = plant.clone();
        for drawn in &self.drawn {
            drawn.put_into(&mut plant, columns, row);
        }
        Some(Cow::Owned(plant))
    }

    fn list(&self, table: TableId, columns: &IndexSet<FieldId>, words: &Words) -> List {
        let mut list = List { columns: vec![Vec::new(); columns.len()], parts: Vec::new() };
        let mut first = 0;
        let all: Vec<&Facility> = self.rows().collect();
        for span in &self.spans {
            let plants = all.get(span.rows.clone()).unwrap_or_default();
            let lengths: Vec<Option<usize>> = plants.iter().map(|plant| plant.records(table)).collect();
            let part = Part::new(first, &lengths);
            first = part.records.end;
            for (values, field) in list.columns.iter_mut().zip(columns) {
                let fact = FactRef::Column(table, *field, 0);
                let value = |(row, record): (usize, usize)| {
                    plants.get(row).map_or(f64::NAN, |plant| number(words, &plant.fact(&fact, record)))
                };
                values.extend(part.places().map(value));
            }
            list.parts.push(part);
        }
        list
    }

    /// What the profiles say of measures and assumptions.
    fn assume(&mut self, columns: &Columns<'_>) {
        let library = columns.library;
        self.assumptions = vec![Vec::with_capacity(self.len()); columns.sheet.assumptions.len()];
        let rows: Vec<&Facility> = self.rows().collect();
        let guarded: Vec<Vec<FieldId>> = columns.rules.iter().map(|rule| must_be_seen(library, rule)).collect();
        for (row, plant) in rows.into_iter().enumerate() {
            let unseen = plant.unseen_fields();
            let done =
                |id: &str| plant.done.iter().any(|done| library.rule(&done.rule).is_some_and(|known| known.id == id));
            for (rule, known) in columns.rules.iter().enumerate() {
                let replaces = plant.assumptions.iter().any(|given| given.rule == known.id);
                if replaces && columns.assumptions == Assumptions::Typical {
                    self.marks.push(Mark { row, rule, why: Why::Assumes });
                }
                let waits = |fields: &Vec<FieldId>| fields.iter().any(|field| unseen.contains(field));
                if !unseen.is_empty() && guarded.get(rule).is_some_and(waits) {
                    self.marks.push(Mark { row, rule, why: Why::Unseen });
                }
                if !plant.done.is_empty() && done(&known.id) {
                    self.marks.push(Mark { row, rule, why: Why::Done });
                }
            }
            if columns.assumptions == Assumptions::Typical {
                continue;
            }
            let exchange = Exchange::new(plant, &library.factors);
            let values: Vec<_> = columns.rules.iter().map(|rule| assumption_values(rule, plant, exchange)).collect();
            for ((rule, position), column) in columns.sheet.assumptions.iter().zip(&mut self.assumptions) {
                let value = values.get(*rule).and_then(|values| values.get(*position));
                column.push(value.map_or(f64::NAN, |(value, _)| *value));
            }
        }
    }
}

/// The fields that a condition reads and that must be seen.
fn must_be_seen(library: &Library, rule: &Rule) -> Vec<FieldId> {
    let RuleBody::Proved(formula) = &rule.body else { return Vec::new() };
    let field = |fact: FactRef| library.fields.field_of(&fact).filter(|field| field.observe).map(|field| field.id);
    let observed = rule.measure.observe.and_then(|id| library.fields.field(id)).map(|field| field.id);
    formula.graph.facts(&[formula.condition]).into_iter().filter_map(field).chain(observed).collect()
}

/// A fact as a number.
fn number(words: &Words, fact: &Fact<'_>) -> f64 {
    match fact {
        Fact::Number(number) => *number,
        Fact::Truth(truth) => f64::from(u8::from(*truth)),
        Fact::Word(word) => words.code(word),
        Fact::Missing => f64::NAN,
    }
}
