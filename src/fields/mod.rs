//! The facts that a profile may hold, read from `fields/*.rhai`: type, unit, range, words, and how each is worked out.

mod estimate;
mod field;
mod kind;
mod order;
mod read;
mod section;
mod stand_in;
mod visit;

use std::sync::Arc;

use indexmap::IndexMap;

pub use estimate::{Basis, Check, Estimate, Formula};
pub use field::{Field, FieldType, QuantityType};
pub use read::read_fields;
pub use section::{Item, Section, SectionMember, StandIn, Table};

use crate::diagnostic::{Lang, Place};
use crate::script::{FactKind, FactRef, FactShape, FieldId, Gap, Member, Schema, SectionShape, TableId};
use crate::units::{Dimension, Unit};

/// All sections and fields.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_field_names, reason = "fields are what it holds")]
pub struct Fields {
    sections: IndexMap<String, Section>,
    fields: Vec<Field>,
    tables: Vec<Table>,
    checks: Vec<Check>,
    order: Vec<FieldId>,
}

impl Fields {
    /// The sections in order.
    pub fn sections(&self) -> impl Iterator<Item = &Section> {
        self.sections.values()
    }

    /// A section by name.
    pub fn section_named(&self, name: &str) -> Option<&Section> {
        self.sections.get(name)
    }

    /// All fields.
    pub fn all(&self) -> &[Field] {
        &self.fields
    }

    /// A field.
    pub fn field(&self, id: FieldId) -> Option<&Field> {
        self.fields.get(id.0 as usize)
    }

    /// A list.
    pub fn table(&self, id: TableId) -> Option<&Table> {
        self.tables.get(id.0 as usize)
    }

    fn table_mut(&mut self, id: TableId) -> Option<&mut Table> {
        self.tables.get_mut(id.0 as usize)
    }

    /// All lists, with their numbers.
    pub fn tables(&self) -> impl Iterator<Item = (TableId, &Table)> {
        (0..).map(TableId).zip(&self.tables)
    }

    /// The checks of facts against each other.
    pub fn checks(&self) -> &[Check] {
        &self.checks
    }

    /// Adds a check, in place of one that a file of the same name has under the same name.
    fn put_check(&mut self, check: Check) {
        let file = |home: &'_ str| home.rsplit(['/', '\\']).next().map(str::to_owned);
        let same = |known: &&mut Check| known.name == check.name && file(&known.home) == file(&check.home);
        match self.checks.iter_mut().find(same) {
            Some(earlier) => *earlier = check,
            None => self.checks.push(check),
        }
    }

    /// The fields that can be worked out, each after those that it reads.
    pub fn derivation_order(&self) -> &[FieldId] {
        &self.order
    }

    /// The scalar field at a path such as `electricity.energy_price`.
    pub fn at(&self, path: &str) -> Option<&Field> {
        let (section, name) = path.split_once('.')?;
        match self.sections.get(section)?.members.get(name)? {
            SectionMember::Field(id) => self.field(*id),
            SectionMember::Table(_) => None,
        }
    }

    /// The path of a fact of one plant: `motors[3].hours`, `materials.resin.price`.
    pub fn path_of(&self, fact: &FactRef, record: Option<usize>) -> String {
        let path = |id: FieldId| self.field(id).map_or("", |field| field.path.as_str());
        match (fact, record) {
            (FactRef::Scalar(id), _) => path(*id).to_owned(),
            (FactRef::Item(id, item), _) => path(*id).replacen('*', item, 1),
            (FactRef::Column(_, id, _), Some(record)) => path(*id).replacen("[]", &format!("[{record}]"), 1),
            (FactRef::Column(_, id, _), None) => path(*id).to_owned(),
        }
    }

    /// The path of something that is missing.
    pub fn path_of_gap(&self, gap: &Gap) -> String {
        match gap {
            Gap::Fact(fact, record) => self.path_of(fact, *record),
            Gap::Table(table) => self.table(*table).map_or_else(String::new, |table| table.path.clone()),
        }
    }

    /// What a person calls a fact: the label of its field, with the item it belongs to in front.
    pub fn label_of(&self, path: &str, field: &Field, lang: Lang) -> String {
        let label = field.label.in_lang(lang);
        if !field.path.contains(".*.") {
            return label.to_owned();
        }
        let item = path.split('.').nth(1).unwrap_or_default();
        let known = self.sections.get(&field.section).and_then(|section| section.items.get(item));
        match known {
            Some(known) => format!("{}: {label}", known.title.in_lang(lang)),
            None => format!("{}: {label}", item.replace('_', " ")),
        }
    }

    /// The field behind a fact.
    pub fn field_of(&self, fact: &FactRef) -> Option<&Field> {
        match fact {
            FactRef::Scalar(id) | FactRef::Item(id, _) | FactRef::Column(_, id, _) => self.field(*id),
        }
    }

    /// The unit of a fact; an item has its own.
    pub fn unit_of(&self, fact: &FactRef) -> Option<Unit> {
        let field = self.field_of(fact)?;
        let unit = field.unit()?;
        match fact {
            FactRef::Item(_, item) => Some(self.item_unit(field, item).unwrap_or_else(|| unit.clone())),
            _ => Some(unit.clone()),
        }
    }

    /// The unit of a fact of an item whose amount is not a mass: litres for mass, money per litre for money per mass.
    fn item_unit(&self, field: &Field, item: &str) -> Option<Unit> {
        let section = self.sections.get(&field.section)?;
        let SectionMember::Field(amount) = section.members.get("annual_amount")? else { return None };
        let usual = self.field(*amount)?.unit()?.dimension();
        let own = section.items.get(item)?.unit.dimension();
        if own == usual {
            return None;
        }
        let dimension = field.dimension()?;
        if dimension == usual {
            return section.items.get(item).map(|item| item.unit.clone());
        }
        let swapped = dimension.times(usual).ok()?.per(own).ok()?;
        let carries_amount = dimension.has_currency() && dimension.times(usual).ok()?.currencies().count() > 0;
        carries_amount.then(|| Unit::preferred(swapped))
    }

    /// The place where a field is declared, for messages.
    pub fn declared(&self, id: FieldId) -> Option<(&str, Place)> {
        self.field(id).map(|field| (field.file.as_str(), field.place))
    }
}

impl Schema for Fields {
    fn section(&self, name: &str) -> Option<SectionShape> {
        self.sections.get(name).map(|section| section.shape)
    }

    fn member(&self, section: &str, name: &str) -> Option<Member> {
        match self.sections.get(section)?.members.get(name)? {
            SectionMember::Field(id) => Some(Member::Fact(FactShape { id: *id, kind: self.field(*id)?.fact_kind() })),
            SectionMember::Table(table) => Some(Member::Table(*table)),
        }
    }

    fn item_fact(&self, section: &str, item: &str, name: &str) -> Option<FactShape> {
        let SectionMember::Field(id) = self.sections.get(section)?.members.get(name)? else { return None };
        let field = self.field(*id)?;
        let kind = match (field.fact_kind(), self.item_unit(field, item)) {
            (FactKind::Number { range, .. }, Some(unit)) => FactKind::Number { dimension: unit.dimension(), range },
            (kind, _) => kind,
        };
        Some(FactShape { id: *id, kind })
    }

    fn column(&self, table: TableId, name: &str) -> Option<FactShape> {
        let id = *self.table(table)?.columns.get(name)?;
        Some(FactShape { id, kind: self.field(id)?.fact_kind() })
    }

    fn table_path(&self, table: TableId) -> &str {
        self.table(table).map_or("", |table| table.path.as_str())
    }

    fn field_path(&self, field: FieldId) -> &str {
        self.field(field).map_or("", |field| field.path.as_str())
    }

    fn range(&self, field: FieldId) -> (f64, f64) {
        match self.field(field).map(|field| &field.kind) {
            Some(FieldType::Quantity(quantity)) => quantity.range,
            _ => (f64::NEG_INFINITY, f64::INFINITY),
        }
    }

    fn section_names(&self) -> Vec<&str> {
        self.sections.keys().map(String::as_str).collect()
    }

    fn member_names(&self, section: &str) -> Vec<&str> {
        self.sections
            .get(section)
            .map(|section| section.members.keys().map(String::as_str).collect())
            .unwrap_or_default()
    }

    fn column_names(&self, table: TableId) -> Vec<&str> {
        self.table(table).map(|table| table.columns.keys().map(String::as_str).collect()).unwrap_or_default()
    }
}

/// The dimension of the yearly amount of an item.
pub fn amount_dimension(fields: &Fields, section: &str, item: &str) -> Option<Dimension> {
    match fields.item_fact(section, item, "annual_amount")?.kind {
        FactKind::Number { dimension, .. } => Some(dimension),
        _ => None,
    }
}

/// Shared ownership of the table of fields.
pub type SharedFields = Arc<Fields>;
