//! Sections: one set of facts, a list of records, or named items.

use std::sync::Arc;

use indexmap::IndexMap;

use super::value::Target;
use super::{Reader, listed};
use crate::diagnostic::{Code, Diagnostic, Text, nearest, say};
use crate::facility::Record;
use crate::fields::{Field, Section, SectionMember};
use crate::json::{Entry, Json, join};
use crate::script::{FactRef, SectionShape, TableId};
use crate::units::quote;

/// Most records of a list; each is looked at by every formula that folds the list.
const MOST_RECORDS: usize = 5_000;

impl<'a> Reader<'a> {
    pub(super) fn section(&mut self, entry: &'a Entry) {
        let Some(section) = self.fields.section_named(&entry.key) else {
            return self.unknown_section(entry);
        };
        self.places.insert(section.name.clone(), (self.file, entry.value.place));
        if entry.value.is_null() {
            return;
        }
        match section.shape {
            SectionShape::Record => self.record_section(section, &entry.value),
            SectionShape::Table(table) => self.table(table, &entry.value),
            SectionShape::Items => self.items(section, &entry.value),
        }
    }

    fn record_section(&mut self, section: &'a Section, json: &'a Json) {
        let name = section.name.as_str();
        let Some(entries) = json.map() else {
            let help = say!("write `\"{name}\": {{ ... }}`", "escriba `\"{name}\": {{ ... }}`");
            return self.expected(json, name, ["an object with its facts", "un objeto con sus datos"], Some(help));
        };
        if entries.is_empty() {
            self.facility.none.insert(section.name.clone());
        }
        for entry in entries {
            let path = join(name, &entry.key);
            match section.members.get(&entry.key) {
                Some(SectionMember::Field(id)) => {
                    let Some(field) = self.fields.field(*id) else { continue };
                    let target = Target::new(self.fields, &FactRef::Scalar(*id), field, path);
                    if let Some(value) = self.fact(&target, &entry.value) {
                        self.facility.scalars.insert(*id, value);
                    }
                }
                Some(SectionMember::Table(table)) => {
                    self.places.insert(path, (self.file, entry.value.place));
                    if !entry.value.is_null() {
                        self.table(*table, &entry.value);
                    }
                }
                None => self.unknown_member(entry, name, section.members.keys().map(String::as_str)),
            }
        }
    }

    pub(super) fn table(&mut self, id: TableId, json: &'a Json) {
        let Some(table) = self.fields.table(id) else { return };
        let path = table.path.as_str();
        let Some(rows) = json.list() else {
            let help = say!(
                "write `[ {{ ... }}, {{ ... }} ]`, or `[]` if there are none",
                "escriba `[ {{ ... }}, {{ ... }} ]`, o `[]` si no hay"
            );
            return self.expected(json, path, ["a list of records", "una lista de registros"], Some(help));
        };
        if rows.len() > MOST_RECORDS {
            let count = rows.len();
            let message = say!(
                "`{path}` has {count} records, more than the {MOST_RECORDS} that are read",
                "`{path}` tiene {count} registros, más de los {MOST_RECORDS} que se leen"
            );
            let help =
                Text::new("put those that are alike into one record", "reúna los que son iguales en un registro");
            return self.report(Diagnostic::error(Code::TOO_BIG, message).at(json.place).help(help), path);
        }
        let mut records = Vec::with_capacity(rows.len());
        for (index, row) in rows.iter().enumerate() {
            let path = format!("{path}[{index}]");
            let Some(entries) = row.map() else {
                self.expected(row, &path, ["an object with the facts of one", "un objeto con los datos de uno"], None);
                continue;
            };
            let mut record = Record::default();
            for entry in entries {
                let Some(field) = table.columns.get(&entry.key).and_then(|id| self.fields.field(*id)) else {
                    self.unknown_member(entry, &path, table.columns.keys().map(String::as_str));
                    continue;
                };
                let fact = FactRef::Column(id, field.id, 0);
                let target = Target::new(self.fields, &fact, field, join(&path, &entry.key));
                if let Some(value) = self.fact(&target, &entry.value) {
                    record.insert(field.id, value);
                }
            }
            // A row of nothing but nulls is one that is still to be filled in.
            let blank = record.is_empty() && !entries.is_empty();
            records.push((record, blank));
        }
        while records.last().is_some_and(|(_, blank)| *blank) {
            records.pop();
        }
        if !records.is_empty() || rows.is_empty() {
            self.facility.tables.insert(id, records.into_iter().map(|(record, _)| record).collect());
        }
    }

    fn items(&mut self, section: &'a Section, json: &'a Json) {
        let name = section.name.as_str();
        let Some(entries) = json.map() else {
            let help = say!(
                "write `\"{name}\": {{ \"item\": {{ ... }} }}`, or `{{}}` if there are none",
                "escriba `\"{name}\": {{ \"elemento\": {{ ... }} }}`, o `{{}}` si no hay"
            );
            return self.expected(
                json,
                name,
                ["an object of named items", "un objeto de elementos con nombre"],
                Some(help),
            );
        };
        let mut items = IndexMap::new();
        for entry in entries {
            if let Some(record) = self.item(section, entry) {
                items.insert(entry.key.clone(), record);
            }
        }
        // Items of nothing but nulls are still to be filled in: the section is not known, which is not none.
        if entries.is_empty() || items.values().any(|record| !record.is_empty()) {
            self.facility.items.insert(name.to_owned(), items);
        }
    }

    fn item(&mut self, section: &'a Section, entry: &'a Entry) -> Option<Record> {
        let path = join(&section.name, &entry.key);
        self.item_name(section, entry, &path);
        if entry.value.is_null() {
            return Some(Record::default());
        }
        let Some(facts) = entry.value.map() else {
            self.expected(&entry.value, &path, ["an object with its facts", "un objeto con sus datos"], None);
            return None;
        };
        let mut record = Record::default();
        for fact in facts {
            let field = match section.members.get(&fact.key) {
                Some(SectionMember::Field(id)) => self.fields.field(*id),
                _ => None,
            };
            let Some(field) = field else {
                self.unknown_member(fact, &path, section.members.keys().map(String::as_str));
                continue;
            };
            let reference = FactRef::Item(field.id, Arc::from(entry.key.as_str()));
            let target = Target::new(self.fields, &reference, field, join(&path, &fact.key));
            if let Some(value) = self.fact(&target, &fact.value) {
                record.insert(field.id, value);
            }
        }
        Some(record)
    }

    /// An item may bear any name, but a slip in a well-known one would read as none of it.
    fn item_name(&mut self, section: &Section, entry: &Entry, path: &str) {
        let name = entry.key.as_str();
        if section.items.contains_key(name) {
            return;
        }
        let shown = quote(name);
        if name.trim().is_empty() || name.contains(|letter: char| "./[]*".contains(letter) || letter.is_control()) {
            let message =
                say!("{shown} cannot be the name of an item", "{shown} no puede ser el nombre de un elemento");
            let help = Text::new("use letters, digits and underscores", "use letras, dígitos y guiones bajos");
            self.report(Diagnostic::error(Code::UNKNOWN_FIELD, message).at(entry.place).help(help), path);
        } else if let Some(near) = nearest(name, section.items.keys().map(String::as_str)) {
            let message =
                say!("{shown} is no item that rules know", "{shown} no es un elemento que conozcan las reglas");
            let help = say!("did you mean `{near}`?", "¿quiso decir `{near}`?");
            self.report(Diagnostic::warning(Code::UNKNOWN_FIELD, message).at(entry.place).help(help), path);
        }
    }

    fn unknown_member<'n>(&mut self, entry: &Entry, within: &str, members: impl Iterator<Item = &'n str> + Clone) {
        let shown = quote(&entry.key);
        let message = say!("`{within}` has no field {shown}", "`{within}` no tiene el campo {shown}");
        let near = self.problems.room().then(|| nearest(&entry.key, members.clone())).flatten();
        let help = match (near, self.elsewhere(&entry.key)) {
            (_, Some(path)) => say!("did you mean `{path}`?", "¿quiso decir `{path}`?"),
            (Some(near), None) => say!("did you mean `{near}`?", "¿quiso decir `{near}`?"),
            (None, None) => {
                let all = listed(members.take(12));
                say!("it takes {all}", "lleva {all}")
            }
        };
        let problem = Diagnostic::error(Code::UNKNOWN_FIELD, message).at(entry.place).help(help);
        self.report(problem, &join(within, &entry.key));
    }
}

impl<'a> Target<'a> {
    fn new(fields: &'a crate::fields::Fields, fact: &FactRef, field: &'a Field, path: String) -> Self {
        let own = fields.unit_of(fact).filter(|own| Some(own.dimension()) != field.dimension());
        Self { path, field, own_unit: own }
    }
}
