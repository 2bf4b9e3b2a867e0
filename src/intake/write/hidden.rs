//! The hidden sheet: which questionnaire it is, what is bound and printed, and the words of drop-downs.

use super::Form;
use crate::intake::binding::{HIDDEN, Layout, SCHEMA};
use crate::questionnaire::Questionnaire;
use crate::workbook::Look;
use crate::workbook::write::Sheet;

impl Form {
    /// Adds the hidden sheet.
    pub(super) fn hidden(&mut self, questionnaire: &Questionnaire) {
        let mut sheet = Sheet::new(HIDDEN, self.lang);
        let head = [
            (Layout::SCHEMA_ROW, "schema", SCHEMA),
            (Layout::LANG_ROW, "lang", self.lang.code()),
            (Layout::SECTOR_ROW, "sector", &questionnaire.sector),
        ];
        for (row, key, value) in head {
            sheet.text(row, Layout::KEYS, key, Look::Plain);
            sheet.text(row, Layout::VALUES, value, Look::Plain);
        }
        for (row, (name, of)) in (Layout::FIRST_NAME..).zip(&self.names) {
            sheet.text(row, Layout::KEYS, name, Look::Plain);
            sheet.text(row, Layout::VALUES, of, Look::Plain);
        }
        for (row, text) in (0..).zip(&self.texts) {
            sheet.text(row, Layout::TEXTS, text, Look::Plain);
        }
        for (column, list) in (Layout::FIRST_LIST..).zip(&self.lists.0) {
            for (row, word) in (0..).zip(list) {
                sheet.text(row, column, word, Look::Plain);
            }
        }
        sheet.inner().set_hidden(true);
        self.book.add(sheet);
    }
}
