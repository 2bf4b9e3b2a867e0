//! One plant: the facts of its profile, and those worked out from them.

mod bills;
mod cells;
mod change;
mod derive;
mod fact;
mod finance;
mod read;
mod schema;
mod seen;
mod stand_in;
mod template;

pub use bills::{BillsTable, bill_column, bill_headings, read_bills};
pub use cells::Cells;
pub use derive::derive;
pub use fact::{Basis, FactValue, FactWord, Origin};
pub use finance::{FinanceTerms, MoneyOf, Rebate};
pub(crate) use read::hash;
pub use read::{Defaults, Outcome, SCHEMA, read_facts, read_profile, read_profile_with};
pub use schema::json_schema;
pub(crate) use template::identifies;
pub use template::new_profile;

use foldhash::fast::FixedState;
use indexmap::{IndexMap, IndexSet};

use crate::diagnostic::{Diagnostic, Place};
use crate::fields::SharedFields;
use crate::script::{Fact, FactRef, Facts, FieldId, TableId};
use crate::units::{Currency, Quantity};

/// A rate at which money of one currency is changed into the plant's.
#[derive(Debug, Clone, PartialEq)]
pub struct ExchangeRate {
    /// The foreign currency.
    pub currency: Currency,
    /// Units of the plant's currency for one unit of the foreign one.
    pub rate: f64,
    /// The day or period it held.
    pub date: String,
    /// Who says so.
    pub source: String,
}

/// What a plant calls low-cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// Greatest investment, with its currency.
    pub low_cost: Quantity,
    /// Longest simple payback in months.
    pub payback_months: f64,
}

/// A record of a list.
pub type Record = FactMap<FieldId, FactValue>;

/// A map whose keys the program numbers itself, so that nobody can choose them to collide.
type FactMap<K, V> = IndexMap<K, V, FixedState>;

/// An assumption that the profile replaces.
#[derive(Debug, Clone, PartialEq)]
pub struct AssumptionOverride {
    /// The rule.
    pub rule: String,
    /// The assumption.
    pub name: String,
    /// Its value; a number without unit is in the assumption's own unit.
    pub value: OverrideValue,
    /// Where it stands in the profile.
    pub place: Place,
}

/// The value of a replaced assumption.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum OverrideValue {
    /// A number in the unit of the assumption.
    Bare(f64),
    /// A quantity.
    Quantity(Quantity),
}

/// A measure that the profile says is in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The id of the rule.
    pub rule: String,
    /// Where it stands in the profile.
    pub place: Place,
}

/// A list that stands in a file of its own beside the profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListFile {
    /// The list.
    pub list: TableId,
    /// The file, as the user named it.
    pub file: String,
    /// Hash of its bytes.
    pub hash: String,
}

/// One plant.
#[derive(Debug, Clone)]
pub struct Facility {
    /// The file of the profile, as the user named it.
    pub file: String,
    /// Hash of the profile's bytes.
    pub profile_hash: String,
    /// Where its facts stand, if it was read from a workbook.
    pub cells: Cells,
    /// The currency of the plant's money.
    pub currency: Currency,
    /// Exchange rates that the profile gives.
    pub exchange_rates: Vec<ExchangeRate>,
    /// Measures in place.
    pub done: Vec<Done>,
    /// What low-cost means here.
    pub limits: Limits,
    /// Assumptions that the profile replaces.
    pub assumptions: Vec<AssumptionOverride>,
    /// Interest, prices to come, rebates.
    pub finance: FinanceTerms,
    /// Of which year the money of rules is here.
    pub money_of: MoneyOf,
    pub(crate) fields: SharedFields,
    pub(crate) scalars: FactMap<FieldId, FactValue>,
    /// Items by section; a section that is not given is absent.
    pub(crate) items: IndexMap<String, IndexMap<String, Record>>,
    /// Record sections that are given as `{}`: the plant has nothing of the kind.
    pub(crate) none: IndexSet<String>,
    /// Records by list; a list that is not given is absent.
    pub(crate) tables: FactMap<TableId, Vec<Record>>,
    /// Lists that nobody has given and in whose place one usual record stands.
    pub(crate) stand_ins: Vec<TableId>,
    /// Lists that stand in files of their own.
    pub(crate) list_files: Vec<ListFile>,
}

impl Facility {
    /// A problem with a fact, in the cell of the workbook that it was read from, if it was.
    pub fn placed(&self, problem: Diagnostic) -> Diagnostic {
        let own = problem.file.as_ref() == Some(&self.file);
        match problem.place.filter(|_| own).and_then(|place| self.cells.at(place)).cloned() {
            Some(place) => problem.in_sheet(&place.sheet, place.cell),
            None => problem,
        }
    }

    /// The table of fields that its facts belong to.
    pub fn fields(&self) -> &SharedFields {
        &self.fields
    }

    /// A fact of a record section.
    pub fn scalar(&self, id: FieldId) -> Option<&FactValue> {
        self.scalars.get(&id)
    }

    /// A fact at a path such as `facility.sector`.
    pub fn at(&self, path: &str) -> Option<&FactValue> {
        self.scalar(self.fields.at(path)?.id)
    }

    /// A word or text at a path.
    pub fn word(&self, path: &str) -> Option<&str> {
        match &self.at(path)?.value {
            FactWord::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The value of any fact.
    pub fn value(&self, fact: &FactRef, record: Option<usize>) -> Option<&FactValue> {
        match fact {
            FactRef::Scalar(id) => self.scalars.get(id),
            FactRef::Item(id, item) => {
                let section = &self.fields.field(*id)?.section;
                self.items.get(section)?.get(&**item)?.get(id)
            }
            FactRef::Column(table, id, _) => self.tables.get(table)?.get(record?)?.get(id),
        }
    }

    /// Puts another value of a fact in its place; one that nobody gave is supplied.
    pub(crate) fn put(&mut self, fact: &FactRef, record: Option<usize>, value: FactWord) {
        let (facts, id) = match fact {
            FactRef::Scalar(id) => (Some(&mut self.scalars), id),
            FactRef::Item(id, item) => {
                let section = self.fields.field(*id).map(|field| &field.section);
                (section.and_then(|section| self.items.get_mut(section)?.get_mut(&**item)), id)
            }
            FactRef::Column(table, id, _) => {
                (self.tables.get_mut(table).zip(record).and_then(|(records, at)| records.get_mut(at)), id)
            }
        };
        let Some(facts) = facts else { return };
        match facts.get_mut(id) {
            Some(known) => known.value = value,
            None => drop(facts.insert(*id, FactValue { value, origin: Origin::Supplied })),
        }
    }

    /// Where the profile gives a fact; none if it does not.
    pub fn place_of(&self, fact: &FactRef, record: Option<usize>) -> Option<Place> {
        match self.value(fact, record)?.origin {
            Origin::Profile { place, .. } => Some(place),
            Origin::Supplied | Origin::Derived { .. } => None,
        }
    }

    /// The file that gives a fact: the profile, or one beside it that holds its list.
    pub fn file_of(&self, fact: &FactRef) -> &str {
        match fact {
            FactRef::Column(list, ..) => self.file_of_list(*list),
            FactRef::Scalar(_) | FactRef::Item(..) => &self.file,
        }
    }

    /// The file that a list stands in.
    pub fn file_of_list(&self, list: TableId) -> &str {
        self.list_files.iter().find(|beside| beside.list == list).map_or(&self.file, |beside| &beside.file)
    }

    /// Lists that stand in files of their own, by path.
    pub fn list_files(&self) -> impl Iterator<Item = (&str, &ListFile)> {
        self.list_files.iter().filter_map(|beside| Some((self.fields.table(beside.list)?.path.as_str(), beside)))
    }

    /// The items of a section, if it was given.
    pub fn items(&self, section: &str) -> Option<&IndexMap<String, Record>> {
        self.items.get(section)
    }

    /// The records of a list, if it was given.
    pub fn records_of(&self, table: TableId) -> Option<&[Record]> {
        self.tables.get(&table).map(Vec::as_slice)
    }

    /// Whether one usual record stands in for this list, which nobody has given.
    pub fn is_stand_in(&self, table: TableId) -> bool {
        self.stand_ins.contains(&table)
    }

    /// Whether the profile says that the plant has nothing of what a section describes: `"steam": {}`.
    pub fn has_none_of(&self, section: &str) -> bool {
        self.none.contains(section)
    }

    /// Every fact that the profile gives or that was worked out, with its path.
    pub fn facts(&self) -> impl Iterator<Item = (FactRef, Option<usize>, &FactValue)> {
        let scalars = self.scalars.iter().map(|(id, value)| (FactRef::Scalar(*id), None, value));
        let items = self.items.values().flat_map(|items| {
            items.iter().flat_map(|(item, facts)| {
                facts.iter().map(move |(id, value)| (FactRef::Item(*id, item.as_str().into()), None, value))
            })
        });
        let columns = self.tables.iter().flat_map(|(table, records)| {
            records.iter().enumerate().flat_map(move |(index, record)| {
                record.iter().map(move |(id, value)| (FactRef::Column(*table, *id, 0), Some(index), value))
            })
        });
        scalars.chain(items).chain(columns)
    }

    /// Whether an item is none: its section was given, and it is not listed there.
    fn is_none(&self, fact: &FactRef) -> bool {
        let FactRef::Item(id, item) = fact else { return false };
        let Some(field) = self.fields.field(*id) else { return false };
        self.items.get(&field.section).is_some_and(|items| !items.contains_key(&**item))
    }
}

impl Facts for Facility {
    fn fact(&self, fact: &FactRef, record: usize) -> Fact<'_> {
        match self.value(fact, Some(record)).map(|value| &value.value) {
            Some(FactWord::Number(number)) => Fact::Number(*number),
            Some(FactWord::Truth(truth)) => Fact::Truth(*truth),
            Some(FactWord::Word(word)) => Fact::Word(word),
            // An item that a given section does not list is none: nothing of it is used or thrown away.
            None if self.is_none(fact)
                && self.fields.field_of(fact).is_some_and(|field| field.name == "annual_amount") =>
            {
                Fact::Number(0.0)
            }
            None => Fact::Missing,
        }
    }

    fn records(&self, table: TableId) -> Option<usize> {
        self.tables.get(&table).map(Vec::len)
    }
}
