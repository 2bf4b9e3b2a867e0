//! Reads `fields/*.rhai`: first the facts of all files, then the formulas, which may read any of them.

use indexmap::IndexMap;

use super::estimate::{self, Wanted};
use super::kind::{choices, quantity};
use super::{Basis, Check, Estimate, Field, FieldType, Fields, Item, Section, SectionMember, Table, order, visit};
use crate::assumptions::{Assumption, read_assumptions};
use crate::diagnostic::{Code, Diagnostic, Place, Severity, Text, say};
use crate::script::syntax::{Literal, Script};
use crate::script::{FieldId, Helpers, MapReader, SectionShape, TableId};

/// Reads the fields of several files. A section that stands in two files is joined; the later file's fields win.
pub fn read_fields(scripts: &[Script], helpers: &Helpers) -> (Fields, Vec<Diagnostic>) {
    let mut reader =
        Reader { fields: Fields::default(), wanted: IndexMap::new(), named: Vec::new(), problems: Vec::new() };
    for (index, script) in scripts.iter().enumerate() {
        reader.section(index, script);
    }
    reader.formulas(scripts, helpers);
    let Reader { mut fields, mut problems, .. } = reader;
    problems.extend(order::order(&mut fields));
    (fields, problems)
}

pub(super) struct Reader {
    pub(super) fields: Fields,
    /// The names of the estimates of each field, with the file that names them.
    wanted: IndexMap<FieldId, (usize, Place, Vec<String>)>,
    /// The estimates that fields of each file name, those that a later file declares anew too.
    pub(super) named: Vec<(usize, String)>,
    pub(super) problems: Vec<Diagnostic>,
}

impl Reader {
    fn section(&mut self, index: usize, script: &Script) {
        let stem = script.file.rsplit('/').next().unwrap_or_default().trim_end_matches(".rhai").to_owned();
        let name = stem.as_str();
        let known = ["SECTION", "FIELDS", "ITEMS", "ASSUMPTIONS", "SCREENING", "ESTIMATES", "CHECKS"];
        for constant in script.constants.iter().filter(|constant| !known.contains(&constant.name.as_str())) {
            let name = &constant.name;
            self.problems.push(
                Diagnostic::error(
                    Code::UNKNOWN_KEY,
                    say!("a fields file has no `const {name}`", "un archivo de campos no lleva `const {name}`"),
                )
                .in_file(&script.file)
                .at(constant.place),
            );
        }
        if let Some(constant) = script.constant("SECTION") {
            let mut map = MapReader::new(&script.file, "SECTION", &constant.value);
            let kinds = [("record", 0), ("list", 1), ("items", 2)];
            let (kind, title) = (map.choice("kind", &kinds), map.both("title"));
            let sectors = map.optional_texts("sectors");
            let how = map.optional_both("how");
            self.problems.extend(map.finish());
            if let (Some(kind), Some(title)) = (kind, title) {
                self.declare_section(name, kind, title, sectors, how);
            }
        }
        if !self.fields.sections.contains_key(name) {
            let message = say!("`{name}` has no `const SECTION`", "a `{name}` le falta `const SECTION`");
            self.problems.push(Diagnostic::error(Code::MISSING_KEY, message).in_file(&script.file));
            return;
        }
        self.items(name, script);
        if let Some(constant) = script.constant("FIELDS") {
            let map = MapReader::new(&script.file, "FIELDS", &constant.value);
            self.problems.extend(map.problems.iter().cloned());
            for (key, literal) in map.entries() {
                self.member(index, script, name, (&key.name, key.place), literal);
            }
        }
    }

    fn declare_section(&mut self, name: &str, kind: u8, title: Text, sectors: Vec<String>, how: Option<Text>) {
        if let Some(section) = self.fields.sections.get_mut(name) {
            section.title = title;
            section.sectors = sectors;
            return;
        }
        let shape = match kind {
            1 => SectionShape::Table(self.declare_table(name, name, title.clone(), how.unwrap_or_default())),
            2 => SectionShape::Items,
            _ => SectionShape::Record,
        };
        let section =
            Section { name: name.to_owned(), shape, title, sectors, members: IndexMap::new(), items: IndexMap::new() };
        self.fields.sections.insert(name.to_owned(), section);
    }

    fn declare_table(&mut self, path: &str, section: &str, label: Text, how: Text) -> TableId {
        let id = TableId(u32::try_from(self.fields.tables.len()).unwrap_or(u32::MAX));
        self.fields.tables.push(Table {
            path: path.to_owned(),
            section: section.to_owned(),
            label,
            how,
            columns: IndexMap::new(),
            stand_in: None,
        });
        id
    }

    fn items(&mut self, name: &str, script: &Script) {
        let Some(constant) = script.constant("ITEMS") else { return };
        let map = MapReader::new(&script.file, "ITEMS", &constant.value);
        self.problems.extend(map.problems.iter().cloned());
        for (key, literal) in map.entries() {
            let mut entry = MapReader::new(&script.file, format!("ITEMS.{}", key.name), literal);
            let (unit, title) = (entry.unit("unit"), entry.both("title"));
            self.problems.extend(entry.finish());
            if let (Some(unit), Some(title), Some(section)) = (unit, title, self.fields.sections.get_mut(name)) {
                section.items.insert(key.name.clone(), Item { unit, title });
            }
        }
    }

    fn member(&mut self, index: usize, script: &Script, section: &str, key: (&str, Place), literal: &Literal) {
        let (name, place) = key;
        let Some(shape) = self.fields.sections.get(section).map(|section| section.shape) else { return };
        let mut map = MapReader::new(&script.file, format!("FIELDS.{name}"), literal);
        let types = [("quantity", 0), ("boolean", 1), ("choice", 2), ("text", 3), ("date", 4), ("list", 5)];
        let Some(kind) = map.choice("type", &types) else {
            self.problems.extend(map.finish());
            return;
        };
        if kind == 5 {
            self.nested_list(index, script, section, name, map);
            return;
        }
        let prefix = match shape {
            SectionShape::Record => format!("{section}."),
            SectionShape::Items => format!("{section}.*."),
            SectionShape::Table(_) => format!("{section}[]."),
        };
        let Some(id) = self.field(index, script, section, &prefix, (name, place), kind, map) else { return };
        if let SectionShape::Table(table) = shape
            && let Some(table) = self.fields.tables.get_mut(table.0 as usize)
        {
            table.columns.insert(name.to_owned(), id);
        }
        if let Some(section) = self.fields.sections.get_mut(section) {
            section.members.insert(name.to_owned(), SectionMember::Field(id));
        }
    }

    fn nested_list(&mut self, index: usize, script: &Script, section: &str, name: &str, mut map: MapReader<'_>) {
        let (label, how) = (map.both("label"), map.both("how"));
        map.optional_both("help");
        let columns = map.required("fields");
        let place = map.place();
        self.problems.extend(map.finish());
        let (Some(label), Some(how), Some(columns)) = (label, how, columns) else { return };
        if self.fields.sections.get(section).map(|section| section.shape) != Some(SectionShape::Record) {
            let message = Text::new(
                "a list can only stand in a section of kind `record`",
                "una lista solo puede ir en una sección de tipo `record`",
            );
            self.problems.push(Diagnostic::error(Code::WRONG_VALUE, message).in_file(&script.file).at(place));
            return;
        }
        let path = format!("{section}.{name}");
        let known = self.fields.tables.iter().position(|table| table.path == path);
        let id = match known.and_then(|position| u32::try_from(position).ok()) {
            Some(position) => TableId(position),
            None => self.declare_table(&path, section, label, how),
        };
        let columns = MapReader::new(&script.file, format!("FIELDS.{name}.fields"), columns);
        for (key, literal) in columns.entries() {
            let mut map = MapReader::new(&script.file, format!("FIELDS.{name}.fields.{}", key.name), literal);
            let types = [("quantity", 0), ("boolean", 1), ("choice", 2), ("text", 3), ("date", 4)];
            let Some(kind) = map.choice("type", &types) else {
                self.problems.extend(map.finish());
                continue;
            };
            let field = self.field(index, script, section, &format!("{path}[]."), (&key.name, key.place), kind, map);
            if let (Some(field), Some(table)) = (field, self.fields.tables.get_mut(id.0 as usize)) {
                table.columns.insert(key.name.clone(), field);
            }
        }
        if let Some(section) = self.fields.sections.get_mut(section) {
            section.members.insert(name.to_owned(), SectionMember::Table(id));
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one declaration")]
    fn field(
        &mut self,
        index: usize,
        script: &Script,
        section: &str,
        prefix: &str,
        key: (&str, Place),
        kind: u8,
        mut map: MapReader<'_>,
    ) -> Option<FieldId> {
        let kind = match kind {
            0 => quantity(&mut map).map(FieldType::Quantity),
            1 => Some(FieldType::Truth),
            2 => choices(script, &mut map).map(FieldType::Choice),
            3 => Some(FieldType::Text),
            _ => Some(FieldType::Date),
        };
        let (label, help, how) = (map.both("label"), map.both("help"), map.both("how"));
        let observe = map.truth("observe");
        let visit = visit::read(&mut map);
        let estimates = map.optional_texts("estimate");
        let estimates_place = map.place_of("estimate");
        self.problems.extend(map.finish());
        let path = format!("{prefix}{}", key.0);
        let known = self.fields.fields.iter().position(|field| field.path == path);
        let position = known.unwrap_or(self.fields.fields.len());
        let id = FieldId(u32::try_from(position).unwrap_or(u32::MAX));
        let field = Field {
            id,
            section: section.to_owned(),
            name: key.0.to_owned(),
            path,
            kind: kind?,
            label: label?,
            help: help?,
            how: how?,
            observe,
            instrument: visit.instrument,
            minutes: visit.minutes,
            area: visit.area,
            estimates: Vec::new(),
            file: script.file.clone(),
            place: key.1,
        };
        match self.fields.fields.get_mut(position) {
            Some(slot) => *slot = field,
            None => self.fields.fields.push(field),
        }
        self.named.extend(estimates.iter().map(|name| (index, name.clone())));
        self.wanted.insert(id, (index, estimates_place, estimates));
        Some(id)
    }

    fn formulas(&mut self, scripts: &[Script], helpers: &Helpers) {
        for (index, script) in scripts.iter().enumerate() {
            let assumptions = read_assumptions(script, &mut self.problems);
            let estimates = script.constant("ESTIMATES").map(|constant| &constant.value);
            for (id, (file, place, names)) in self.wanted.clone() {
                if file != index {
                    continue;
                }
                for name in names {
                    let list = self.list_of(id);
                    if let Some(estimate) = self.named_estimate(script, &assumptions, helpers, (id, &name, place), list)
                        && let Some(field) = self.fields.fields.get_mut(id.0 as usize)
                    {
                        field.estimates.push(estimate);
                    }
                }
            }
            self.stand_in(index, script, &assumptions, helpers);
            self.unused_estimates(script, estimates, index);
            self.checks(script, &assumptions, helpers);
        }
    }

    fn unused_estimates(&mut self, script: &Script, estimates: Option<&Literal>, index: usize) {
        let Some(estimates) = estimates else { return };
        for (key, _) in MapReader::new(&script.file, "ESTIMATES", estimates).entries() {
            if !self.named.iter().any(|(file, name)| *file == index && *name == key.name) {
                let name = &key.name;
                let message =
                    say!("no field names the estimate `{name}`", "ningún campo nombra la estimación `{name}`");
                self.problems.push(Diagnostic::warning(Code::UNUSED, message).in_file(&script.file).at(key.place));
            }
        }
    }

    /// The list that a field is a column of.
    fn list_of(&self, id: FieldId) -> Option<TableId> {
        match self.fields.sections.get(&self.fields.field(id)?.section)?.shape {
            SectionShape::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The estimate of this name; in a list it works on one record.
    pub(super) fn named_estimate(
        &mut self,
        script: &Script,
        assumptions: &[Assumption],
        helpers: &Helpers,
        (id, name, place): (FieldId, &str, Place),
        list: Option<TableId>,
    ) -> Option<Estimate> {
        let estimates = script.constant("ESTIMATES").map(|constant| &constant.value);
        let entry = estimates.and_then(|map| {
            let map = MapReader::new(&script.file, "ESTIMATES", map);
            map.entries().iter().find(|(key, _)| key.name == name).map(|(_, literal)| literal)
        });
        let Some(entry) = entry else {
            let message = say!("`ESTIMATES` has no entry `{name}`", "a `ESTIMATES` le falta la entrada `{name}`");
            self.problems.push(Diagnostic::error(Code::MISSING_FUNCTION, message).in_file(&script.file).at(place));
            return None;
        };
        let mut map = MapReader::new(&script.file, format!("ESTIMATES.{name}"), entry);
        let basis = map.choice("kind", &[("calculated", Basis::Calculated), ("typical", Basis::Typical)]);
        let average = map.truth("average");
        let range = map.range("range", &crate::units::Unit::parse("1").ok()?);
        let source = map.words("source");
        let when = map.optional_text("when");
        self.problems.extend(map.finish());
        let function = self.function(script, name, entry.place)?;
        let condition = match &when {
            Some(when) => Some(self.function(script, when, entry.place)?),
            None => None,
        };
        let field = self.fields.field(id)?;
        let wanted = match &field.kind {
            FieldType::Quantity(quantity) => Wanted::Number(quantity.unit.dimension()),
            FieldType::Truth => Wanted::Truth,
            _ => Wanted::Word,
        };
        match estimate::lower(
            &self.fields,
            script,
            assumptions,
            helpers,
            (&function, condition.as_ref()),
            list,
            &wanted,
        ) {
            Ok((formula, condition)) => Some(Estimate {
                name: name.to_owned(),
                basis: basis?,
                average,
                range: range.unwrap_or((1.0, 1.0)),
                source: source?,
                formula,
                condition,
            }),
            Err(problems) => {
                self.problems.extend(problems);
                None
            }
        }
    }

    fn checks(&mut self, script: &Script, assumptions: &[Assumption], helpers: &Helpers) {
        let Some(constant) = script.constant("CHECKS") else { return };
        for (key, entry) in MapReader::new(&script.file, "CHECKS", &constant.value).entries() {
            let mut map = MapReader::new(&script.file, format!("CHECKS.{}", key.name), entry);
            let severity = map.choice("severity", &[("error", Severity::Error), ("warning", Severity::Warning)]);
            let (about, message) = (map.text("about"), map.both("message"));
            self.problems.extend(map.finish());
            let Some(function) = self.function(script, &key.name, key.place) else { continue };
            let lowered =
                estimate::lower(&self.fields, script, assumptions, helpers, (&function, None), None, &Wanted::Truth);
            match (lowered, severity, about, message) {
                (Ok((formula, _)), Some(severity), Some(about), Some(message)) => {
                    let (name, home) = (key.name.clone(), script.file.clone());
                    self.fields.put_check(Check { name, home, severity, about, message, formula });
                }
                (Err(problems), ..) => self.problems.extend(problems),
                _ => {}
            }
        }
    }

    fn function(&mut self, script: &Script, name: &str, place: Place) -> Option<crate::script::syntax::Function> {
        let function = script.function(name).cloned();
        if function.is_none() {
            let message = say!("there is no `fn {name}` in this file", "en este archivo no está `fn {name}`");
            self.problems.push(Diagnostic::error(Code::MISSING_FUNCTION, message).in_file(&script.file).at(place));
        }
        function
    }
}
