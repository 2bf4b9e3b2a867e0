//! What stands in a questionnaire outside of its answer cells, and answer cells that are not there any more.

use std::collections::{BTreeMap, BTreeSet};

use super::reader::{At, Reader};
use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::intake::binding::HIDDEN;
use crate::units::quote;
use crate::workbook::{Sheet, Target, Value};

/// Most cells outside that are told of one sheet.
const MOST: usize = 10;

impl Reader<'_> {
    /// Tells which answer cells are gone, sheet by sheet.
    pub(super) fn cells_gone(&mut self) {
        let mut by_sheet: BTreeMap<String, usize> = BTreeMap::new();
        for name in std::mem::take(&mut self.gone) {
            let sheet = self.head.names.get(&name).cloned().unwrap_or_default();
            *by_sheet.entry(sheet).or_default() += 1;
        }
        for (sheet, count) in by_sheet {
            let shown = quote(&sheet);
            let message = if self.book.sheet(&sheet).is_none() {
                say!(
                    "the sheet {shown} is gone: its questions count as not known",
                    "falta la hoja {shown}: sus preguntas cuentan como desconocidas"
                )
            } else {
                say!(
                    "answer cells that were deleted or lost their names on the sheet {shown}: {count}; their questions count as not known",
                    "celdas de respuesta borradas o sin nombre en la hoja {shown}: {count}; sus preguntas cuentan como desconocidas"
                )
            };
            let help = Text::new(
                "if they were answered, copy the answers into a fresh questionnaire",
                "si se habían contestado, copie las respuestas a un cuestionario nuevo",
            );
            let problem = Diagnostic::warning(Code::ANSWER_CELLS_GONE, message).in_file(self.file).help(help);
            self.problems.push(problem);
        }
    }

    /// Tells what was typed elsewhere than into answer cells.
    pub(super) fn outside(&mut self) {
        let ours: BTreeSet<String> = self
            .head
            .names
            .iter()
            .map(|(name, sheet)| match self.book.target(name) {
                Some(Target::Cells { sheet, .. }) => sheet.to_lowercase(),
                _ => sheet.to_lowercase(),
            })
            .collect();
        for (position, sheet) in self.book.sheets.iter().enumerate() {
            if sheet.name.eq_ignore_ascii_case(HIDDEN) {
                continue;
            }
            let found: Vec<At> = self.strangers(position, sheet);
            let printed = sheet.cells.len() > found.len();
            if !found.is_empty() && !ours.contains(&sheet.name.to_lowercase()) && !printed {
                let message = Text::new(
                    "the sheet is not one of the questionnaire, so it is not read",
                    "la hoja no es del cuestionario, así que no se lee",
                );
                let problem = Diagnostic::warning(Code::OUTSIDE_ANSWERS, message);
                self.problems.push(problem.in_file(self.file).in_sheet(&sheet.name, None));
                continue;
            }
            for at in found.iter().take(MOST) {
                let problem = self.outsider(*at, sheet);
                self.problems.push(problem);
            }
            if let Some(more) = found.len().checked_sub(MOST).filter(|more| *more > 0) {
                let message = say!(
                    "{more} more cells of this sheet are no answer cells either",
                    "otras {more} celdas de esta hoja tampoco son de respuesta"
                );
                let problem = Diagnostic::warning(Code::OUTSIDE_ANSWERS, message);
                self.problems.push(problem.in_file(self.file).in_sheet(&sheet.name, None));
            }
        }
    }

    /// The cells of a sheet that nobody looked at and that were not printed.
    fn strangers(&self, position: usize, sheet: &Sheet) -> Vec<At> {
        let typed = |value: &Value| match value {
            Value::Text(text) => !text.trim().is_empty() && !self.head.texts.contains(text.as_ref()),
            _ => true,
        };
        let cells = sheet.cells.iter().filter(|(_, cell)| typed(&cell.value));
        let all = cells.map(|(address, _)| At { sheet: position, address: *address });
        all.filter(|at| !self.seen.contains(at)).collect()
    }

    fn outsider(&self, at: At, sheet: &Sheet) -> Diagnostic {
        let value = sheet.cells.get(&at.address).map(|cell| cell.value.shown()).unwrap_or_default();
        let shown = quote(&value);
        let below = self.columns.iter().any(|column| {
            column.sheet == at.sheet && column.first.column == at.address.column && column.last.row < at.address.row
        });
        let (message, help) = if below {
            (
                say!(
                    "{shown} stands below the last row of the list, so it is not read",
                    "{shown} está debajo del último renglón de la lista, así que no se lee"
                ),
                Text::new(
                    "insert rows within the list, and move it there",
                    "inserte renglones dentro de la lista y páselo ahí",
                ),
            )
        } else {
            (
                say!(
                    "{shown} stands in no answer cell, so it is not read",
                    "{shown} no está en una celda de respuesta, así que no se lee"
                ),
                Text::new("move it into a yellow cell", "páselo a una celda amarilla"),
            )
        };
        self.at(at, Diagnostic::warning(Code::OUTSIDE_ANSWERS, message).help(help))
    }
}
