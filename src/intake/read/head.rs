//! What the hidden sheet says of the workbook.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::fields::FieldType;
use crate::intake::binding::{HIDDEN, Layout, SCHEMA};
use crate::library::Library;
use crate::units::quote;
use crate::workbook::{Address, Sheet, Value, Workbook};

/// What the hidden sheet says.
pub(super) struct Head {
    /// The sector that was asked.
    pub(super) sector: String,
    /// The defined names that were given, with the sheets on which their cells stood.
    pub(super) names: BTreeMap<String, String>,
    /// What was printed.
    pub(super) texts: BTreeSet<String>,
}

impl Head {
    /// Reads it.
    ///
    /// # Errors
    /// The workbook is no questionnaire, or one of a version or sector that is not known.
    pub(super) fn read(file: &str, book: &Workbook, library: &Library) -> Result<Self, Diagnostic> {
        let Some(sheet) = book.sheet(HIDDEN) else { return Err(no_questionnaire(file)) };
        match text(sheet, Layout::SCHEMA_ROW, Layout::VALUES) {
            Some(SCHEMA) => {}
            Some(other) if other.starts_with("auditlite/intake@") => return Err(other_version(file, other)),
            _ => return Err(no_questionnaire(file)),
        }
        let sector = text(sheet, Layout::SECTOR_ROW, Layout::VALUES).unwrap_or_default();
        let known = match library.fields.at("facility.sector").map(|field| &field.kind) {
            Some(FieldType::Choice(words)) => words.contains_key(sector),
            _ => false,
        };
        if !known {
            let sector = quote(sector);
            let message = say!(
                "the questionnaire is for the sector {sector}, which is not known",
                "el cuestionario es para el sector {sector}, que no se conoce"
            );
            return Err(Diagnostic::error(Code::OTHER_QUESTIONNAIRE, message).in_file(file));
        }
        let column = |column: u16| {
            let cells = sheet.cells.iter().filter(move |(at, _)| at.column == u32::from(column) + 1);
            cells.filter_map(|(at, cell)| match &cell.value {
                Value::Text(text) => Some((at.row, text.to_string())),
                _ => None,
            })
        };
        let names = column(Layout::KEYS).filter(|(row, _)| *row > Layout::FIRST_NAME);
        let of = |row: u32| text(sheet, row - 1, Layout::VALUES).unwrap_or_default().to_owned();
        Ok(Self {
            sector: sector.to_owned(),
            names: names.map(|(row, name)| (name, of(row))).collect(),
            texts: column(Layout::TEXTS).map(|(_, text)| text).collect(),
        })
    }
}

/// The text at a place that counts from 0.
fn text(sheet: &Sheet, row: u32, column: u16) -> Option<&str> {
    match &sheet.cells.get(&Address { row: row + 1, column: u32::from(column) + 1 })?.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

fn no_questionnaire(file: &str) -> Diagnostic {
    let message = Text::new(
        "the workbook is no questionnaire of auditlite: its hidden sheet `_auditlite` is missing",
        "el libro no es un cuestionario de auditlite: le falta su hoja oculta `_auditlite`",
    );
    Diagnostic::error(Code::NOT_A_QUESTIONNAIRE, message).in_file(file).help(Text::new(
        "`auditlite profile new --sector SECTOR -o intake.xlsx` writes one to fill in",
        "`auditlite profile new --sector SECTOR --lang es -o visita.xlsx` crea uno para llenar",
    ))
}

fn other_version(file: &str, found: &str) -> Diagnostic {
    let found = quote(found);
    let message = say!(
        "the questionnaire is {found}; this version reads `{SCHEMA}`",
        "el cuestionario es {found}; esta versión lee `{SCHEMA}`"
    );
    Diagnostic::error(Code::OTHER_QUESTIONNAIRE, message).in_file(file).help(Text::new(
        "read it with the version that wrote it, or copy the answers into a fresh one",
        "léalo con la versión que lo creó o copie las respuestas a uno nuevo",
    ))
}
