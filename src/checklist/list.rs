//! A list of equipment on the sheet.

use std::collections::BTreeSet;

use super::item::Writer;
use super::model::{Cell, Item, List, Record};
use super::wanted::{AllWanted, Wanted};
use crate::diagnostic::say;
use crate::fields::{Field, FieldType, Table};
use crate::script::{FactRef, TableId};

impl Writer<'_> {
    /// A list with what is asked of each record, its name first; none where nothing is.
    pub(super) fn list(&self, id: TableId, all: &AllWanted) -> Option<List> {
        let fields = &self.library.fields;
        let table = fields.table(id)?;
        let of_list = |wanted: &&Wanted| matches!(wanted.fact, FactRef::Column(of, ..) if of == id);
        let rules: BTreeSet<String> = all.tables.get(&id).into_iter().flatten().cloned().collect();
        let mut columns: Vec<(&Field, Wanted)> = Vec::new();
        for field in table.columns.values().filter_map(|column| fields.field(*column)) {
            let wanted = all.facts.get(&field.path).filter(|wanted| of_list(wanted));
            let names = field.name == "name" || field.name == "month";
            match wanted {
                Some(wanted) => columns.push((field, wanted.clone())),
                None if names => columns.push((field, named(id, field, &rules))),
                None => {}
            }
        }
        let asked = columns.iter().any(|(field, _)| !(field.name == "name" || field.name == "month"));
        if !asked && !all.tables.contains_key(&id) {
            return None;
        }
        let items: Vec<Item> = columns.iter().filter_map(|(field, wanted)| self.column(field, wanted)).collect();
        Some(List {
            path: table.path.clone(),
            label: table.label.in_lang(self.lang).to_owned(),
            how: table.how.in_lang(self.lang).to_owned(),
            records: self.records(id, &columns),
            columns: items,
        })
    }

    fn column(&self, field: &Field, wanted: &Wanted) -> Option<Item> {
        let mut item = self.item(&field.path, wanted)?;
        if matches!(field.kind, FieldType::Text | FieldType::Date) {
            item.measures.clear();
        }
        // What stands in differs from record to record.
        item.now = None;
        Some(item)
    }

    /// The records that the profile has, where it has some.
    fn records(&self, id: TableId, columns: &[(&Field, Wanted)]) -> Vec<Record> {
        let Some(records) = self.facility.and_then(|facility| facility.records_of(id)) else { return Vec::new() };
        let open = |record: usize| columns.iter().any(|(_, wanted)| wanted.records.contains(&record));
        (0..records.len())
            .filter(|record| open(*record))
            .map(|record| Record {
                record,
                cells: columns.iter().map(|(field, wanted)| self.cell(record, field, wanted)).collect(),
            })
            .collect()
    }

    fn cell(&self, record: usize, field: &Field, wanted: &Wanted) -> Cell {
        let value = self.facility.and_then(|facility| facility.value(&wanted.fact, Some(record)));
        if wanted.records.contains(&record) {
            return Cell::Open;
        }
        match value {
            Some(value) => Cell::Known(self.in_words(field, &wanted.fact, value)),
            None if field.name == "name" => {
                let number = record + 1;
                Cell::Known(say!("no. {number}", "n.º {number}").in_lang(self.lang).to_owned())
            }
            None => Cell::Idle,
        }
    }
}

/// The column that names a record.
fn named(id: TableId, field: &Field, rules: &BTreeSet<String>) -> Wanted {
    Wanted {
        fact: FactRef::Column(id, field.id, 0),
        rules: rules.clone(),
        helps: None,
        worth: None,
        rough: false,
        records: BTreeSet::new(),
    }
}

/// Whether a list is one of papers that belongs to a section, such as the bills of electricity: it is copied, not filled
/// in on the walk.
pub(super) fn is_papers(table: &Table) -> bool {
    table.path.contains('.')
}
