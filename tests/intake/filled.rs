//! Fills questionnaires by script, cell by cell, as a person would.

use std::io::{Cursor, Read};

use auditlite::diagnostic::Lang;
use auditlite::facility::{BillsTable, Facility, Outcome};
use auditlite::intake::{read_intake, write_intake};
use auditlite::library::Library;
use auditlite::questionnaire::{Kind, Question, Questionnaire, Table, TableShape, questionnaire};
use auditlite::workbook::{Address, Target, Workbook, read_workbook, write};
use serde_json::Value;

use super::parts::Parts;

/// A questionnaire that is being filled in.
#[derive(Clone)]
pub(crate) struct Filled {
    pub(crate) parts: Parts,
    pub(crate) book: Workbook,
    pub(crate) asked: Questionnaire,
    lang: Lang,
}

/// What is typed into a cell.
#[derive(Debug, Clone)]
pub(crate) enum Typed {
    Number(f64),
    Text(String),
    Truth(bool),
    Raw(String),
}

impl From<&str> for Typed {
    fn from(text: &str) -> Self {
        Typed::Text(text.to_owned())
    }
}

impl From<f64> for Typed {
    fn from(number: f64) -> Self {
        Typed::Number(number)
    }
}

impl Filled {
    pub(crate) fn new(library: &Library, sector: &str, lang: Lang) -> Self {
        let asked = questionnaire(library, sector);
        let bytes = write_intake(&asked, lang).unwrap();
        let book = read_workbook("a.xlsx", &bytes).unwrap();
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = Vec::new();
        for at in 0..zip.len() {
            let mut entry = zip.by_index(at).unwrap();
            let name = entry.name().unwrap().into_owned();
            let mut text = Vec::new();
            entry.read_to_end(&mut text).unwrap();
            parts.push((name, text));
        }
        Self { parts: Parts(parts), book, asked, lang }
    }

    /// The sheet and the cells of a defined name; `part` is the suffix of unit, basis, note or presence.
    pub(crate) fn target(&self, path: &str, part: &str) -> Option<(String, Address, Address)> {
        match self.book.target(&format!("{}{part}", write::name(path)))? {
            Target::Cells { sheet, first, last } => Some((sheet.clone(), *first, *last)),
            other => panic!("{path}{part}: {other:?}"),
        }
    }

    /// Types something into the cell of a question.
    pub(crate) fn fill(&mut self, path: &str, part: &str, typed: impl Into<Typed>) {
        let (sheet, at, _) = self.target(path, part).unwrap_or_else(|| panic!("{path}{part}"));
        self.put(&sheet, at, &typed.into());
    }

    /// Types something into a row of a list, counted from 0.
    pub(crate) fn fill_row(&mut self, path: &str, part: &str, row: usize, typed: impl Into<Typed>) {
        let (sheet, first, last) = self.target(path, part).unwrap_or_else(|| panic!("{path}{part}"));
        let at = Address { row: first.row + u32::try_from(row).unwrap(), ..first };
        assert!(at.row <= last.row, "{path} has no row {row}");
        self.put(&sheet, at, &typed.into());
    }

    /// Types something into any cell.
    pub(crate) fn put(&mut self, sheet: &str, at: Address, typed: &Typed) {
        let part = self.part_of(sheet);
        let mut text = self.text(&part);
        let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let (kind, inside) = match typed {
            Typed::Number(number) => (String::new(), format!("<v>{number}</v>")),
            Typed::Text(text) => {
                (" t=\"inlineStr\"".to_owned(), format!("<is><t xml:space=\"preserve\">{}</t></is>", escaped(text)))
            }
            Typed::Truth(truth) => (" t=\"b\"".to_owned(), format!("<v>{}</v>", u8::from(*truth))),
            Typed::Raw(raw) => {
                let (kind, inside) = raw.split_once('|').unwrap();
                (kind.to_owned(), inside.to_owned())
            }
        };
        let start = format!("<c r=\"{at}\"");
        if let Some(from) = text.find(&start) {
            let rest = &text[from..];
            let end = rest.find('>').unwrap();
            let to = if rest[..end].ends_with('/') { end + 1 } else { rest.find("</c>").unwrap() + 4 };
            let style = rest[..end].split(" s=\"").nth(1).and_then(|style| style.split('"').next());
            let style = style.map(|style| format!(" s=\"{style}\"")).unwrap_or_default();
            text.replace_range(from..from + to, &format!("<c r=\"{at}\"{style}{kind}>{inside}</c>"));
        } else {
            let cell = format!("<row r=\"{}\"><c r=\"{at}\"{kind}>{inside}</c></row></sheetData>", at.row);
            text = text.replace("</sheetData>", &cell).replace("<sheetData/>", &format!("<sheetData>{cell}"));
        }
        self.parts = self.parts.clone().put(&part, text);
    }

    fn part_of(&self, sheet: &str) -> String {
        let at = self.book.sheets.iter().position(|known| known.name == sheet).unwrap_or_else(|| panic!("{sheet}"));
        format!("xl/worksheets/sheet{}.xml", at + 1)
    }

    pub(crate) fn text(&self, part: &str) -> String {
        let found = self.parts.0.iter().find(|(name, _)| name == part).unwrap_or_else(|| panic!("{part}"));
        String::from_utf8(found.1.clone()).unwrap()
    }

    pub(crate) fn read(&self, library: &Library) -> Outcome {
        read_intake("planta.xlsx", &self.parts.bytes(), None::<&BillsTable>, library)
    }

    /// Fills in what an example says, as far as it is asked; gives the example without the rest.
    pub(crate) fn fill_from(&mut self, example: &Value) -> Value {
        let mut kept = serde_json::json!({ "schema": "auditlite/profile@1" });
        kept["facility"]["sector"] = example["facility"]["sector"].clone();
        let asked = self.asked.clone();
        for chapter in &asked.chapters {
            for group in &chapter.groups {
                if let Some(section) = &group.section
                    && example[section].as_object().is_some_and(serde_json::Map::is_empty)
                {
                    kept[section] = serde_json::json!({});
                    self.fill(section, "__p", "no hay");
                }
                for question in &group.questions {
                    self.fill_question(question, example, &mut kept);
                }
            }
            if let Some(table) = &chapter.table {
                self.fill_table(table, example, &mut kept);
            }
        }
        kept
    }

    fn fill_question(&mut self, question: &Question, example: &Value, kept: &mut Value) {
        let path = question.path.as_str();
        if let Some(rule) = path.strip_prefix("done.") {
            if example["done"].as_array().is_some_and(|done| done.iter().any(|id| id == rule)) {
                kept["done"]
                    .as_array_mut()
                    .map(|done| done.push(rule.into()))
                    .unwrap_or_else(|| kept["done"] = serde_json::json!([rule]));
                self.fill(path, "", "sí");
            }
            return;
        }
        let steps: Vec<&str> = path.split('.').collect();
        let Some(value) = steps.iter().try_fold(example, |value, step| value.get(step)) else { return };
        let mut place = &mut *kept;
        for step in &steps {
            place = &mut place[*step];
        }
        *place = value.clone();
        if path == "limits.low_cost" {
            self.fill(path, "", value.as_str().unwrap());
            return;
        }
        let bare = value.get("value").unwrap_or(value);
        self.fill(path, "", self.typed(question, bare));
        if let Some(unit) = value["unit"].as_str() {
            self.fill(path, "__u", unit);
        }
        if let Some(basis) = value["basis"].as_str() {
            let word = match basis {
                "metered" => "medidor",
                "invoice" => "recibo",
                "measured" => "Medido",
                "nameplate" => "placa",
                "estimated" => "estimado",
                other => panic!("{other}"),
            };
            self.fill(path, "__b", word);
        }
        if let Some(note) = value["note"].as_str() {
            self.fill(path, "__n", note);
        }
    }

    fn fill_table(&mut self, table: &Table, example: &Value, kept: &mut Value) {
        let steps: Vec<&str> = table.path.split('.').collect();
        let Some(value) = steps.iter().try_fold(example, |value, step| value.get(step)) else { return };
        let mut rows: Vec<(Option<String>, Value)> = Vec::new();
        match (&table.shape, value) {
            (TableShape::Records, Value::Array(records)) => rows.extend(records.iter().map(|row| (None, row.clone()))),
            (TableShape::Items(_), Value::Object(items)) => {
                rows.extend(items.iter().map(|(key, row)| (Some(key.clone()), row.clone())));
            }
            other => panic!("{other:?}"),
        }
        if rows.is_empty() {
            self.fill(&table.path, "__p", "no hay");
        }
        let mut left = Vec::new();
        for (at, (key, row)) in rows.iter().enumerate() {
            let mut object = serde_json::Map::new();
            if let (Some(key), TableShape::Items(known)) = (key, &table.shape) {
                let title = known.iter().find(|item| item.key == *key).map(|item| item.title.es.clone());
                self.fill_row(&format!("{}.*", table.path), "", at, title.unwrap_or_else(|| key.clone()).as_str());
            }
            for column in &table.columns {
                let name = column.path.rsplit('.').next().unwrap();
                let Some(value) = row.get(name) else { continue };
                object.insert(name.to_owned(), value.clone());
                let bare = value.get("value").unwrap_or(value);
                let unit = value["unit"].as_str();
                let has_unit = self.target(&column.path, "__u").is_some();
                match (bare.as_f64(), unit) {
                    (Some(number), Some(unit)) if !has_unit => {
                        self.fill_row(&column.path, "", at, format!("{number} {unit}").as_str());
                    }
                    (Some(number), Some(unit)) => {
                        self.fill_row(&column.path, "", at, number);
                        self.fill_row(&column.path, "__u", at, unit);
                    }
                    (Some(number), None) if has_unit => {
                        self.fill_row(&column.path, "", at, number);
                        let unit = Self::unit_of_item(table, key.as_deref(), name);
                        self.fill_row(&column.path, "__u", at, unit.as_str());
                    }
                    _ => self.fill_row(&column.path, "", at, self.typed(column, bare)),
                }
            }
            left.push((key.clone(), Value::Object(object)));
        }
        let mut place = &mut *kept;
        for step in &steps {
            place = &mut place[*step];
        }
        *place = match table.shape {
            TableShape::Records => Value::Array(left.into_iter().map(|(_, row)| row).collect()),
            TableShape::Items(_) => Value::Object(left.into_iter().map(|(key, row)| (key.unwrap(), row)).collect()),
        };
    }

    /// The unit in which a profile without one counts an item.
    fn unit_of_item(table: &Table, key: Option<&str>, fact: &str) -> String {
        let TableShape::Items(known) = &table.shape else { panic!() };
        let item = known.iter().find(|item| Some(item.key.as_str()) == key).unwrap();
        let by_piece = item.unit.symbol() == "1/yr";
        match (fact, by_piece) {
            ("annual_amount", _) => item.unit.symbol().to_owned(),
            (_, true) => "MXN".to_owned(),
            (_, false) => "MXN/kg".to_owned(),
        }
    }

    fn typed(&self, question: &Question, value: &Value) -> Typed {
        match (&question.kind, value) {
            (_, Value::Number(number)) => Typed::Number(number.as_f64().unwrap()),
            (_, Value::Bool(truth)) => Typed::Text(if *truth { "sí" } else { "No" }.to_owned()),
            (Kind::Choice(words), Value::String(word)) => {
                let label = words.iter().find(|(known, _)| known == word).map(|(_, label)| label.in_lang(self.lang));
                Typed::Text(label.unwrap_or(word).to_owned())
            }
            (_, Value::String(text)) => Typed::Text(text.clone()),
            other => panic!("{other:?}"),
        }
    }
}

/// The facts of a plant without the places where they stand; records bear no basis in a questionnaire.
pub(crate) fn facts(facility: &Facility) -> Vec<String> {
    use auditlite::facility::Origin;
    let mut all: Vec<String> = facility
        .facts()
        .map(|(fact, record, value)| {
            let path = facility.fields().path_of(&fact, record);
            let origin = match &value.origin {
                Origin::Profile { basis, note, .. }
                    if !path.contains('[') && !path.starts_with("materials.") && !path.starts_with("wastes.") =>
                {
                    format!("{basis:?} {note:?}")
                }
                Origin::Profile { .. } => "given".to_owned(),
                other => format!("{other:?}"),
            };
            format!("{path} = {:?} ({origin})", value.value)
        })
        .collect();
    all.sort();
    all
}
