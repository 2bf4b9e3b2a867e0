//! What a script may read: the facts that a profile can hold, as far as the lowering needs to know them.

use std::sync::Arc;

use crate::units::Dimension;

/// A fact of the profile: a position in the table of all fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId(pub u32);

/// A list of records: a position in the table of all lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TableId(pub u32);

/// What kind of value a fact has.
#[derive(Debug, Clone, PartialEq)]
pub enum FactKind {
    /// A number of a dimension, within hard limits in canonical units.
    Number {
        /// Its dimension.
        dimension: Dimension,
        /// Least and greatest possible value, canonical.
        range: (f64, f64),
    },
    /// True or false.
    Truth,
    /// One of these words.
    Choice(Arc<[String]>),
    /// Free text or a date; cannot be computed with.
    Text,
}

/// A fact that was found by name.
#[derive(Debug, Clone, PartialEq)]
pub struct FactShape {
    /// Which field it is.
    pub id: FieldId,
    /// What kind of value it has.
    pub kind: FactKind,
}

/// What a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionShape {
    /// One set of facts.
    Record,
    /// A list of records.
    Table(TableId),
    /// Named items with the same facts each.
    Items,
}

/// What stands behind a name in a record section.
#[derive(Debug, Clone, PartialEq)]
pub enum Member {
    /// A fact.
    Fact(FactShape),
    /// A list of records.
    Table(TableId),
}

/// Answers what names mean; implemented by the table of fields.
pub trait Schema {
    /// What a section is.
    fn section(&self, name: &str) -> Option<SectionShape>;
    /// A member of a record section.
    fn member(&self, section: &str, name: &str) -> Option<Member>;
    /// A fact of an item; the item's own unit decides the dimension.
    fn item_fact(&self, section: &str, item: &str, name: &str) -> Option<FactShape>;
    /// A column of a list.
    fn column(&self, table: TableId, name: &str) -> Option<FactShape>;
    /// The path of a list, such as `motors` or `electricity.bills`.
    fn table_path(&self, table: TableId) -> &str;
    /// The path of a field; for a column or item fact with the place left open, such as `motors[].hours`.
    fn field_path(&self, field: FieldId) -> &str;
    /// Least and greatest possible value of a number, canonical.
    fn range(&self, field: FieldId) -> (f64, f64);
    /// All sections.
    fn section_names(&self) -> Vec<&str>;
    /// The names within a record section, an item or a list.
    fn member_names(&self, section: &str) -> Vec<&str>;
    /// The names of the columns of a list.
    fn column_names(&self, table: TableId) -> Vec<&str>;
}
