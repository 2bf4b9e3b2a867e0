//! The first sheet: how to fill in the others.

use super::Form;
use crate::workbook::Look;
use crate::workbook::write::Sheet;

impl Form {
    /// The sheet with instructions.
    pub(super) fn guide(&mut self, title: &str) {
        let words = self.words;
        let mut sheet = Sheet::new(words.guide, self.lang).columns(&[4.0, 92.0]);
        sheet.text(0, 0, self.print(title), Look::Title);
        for (at, paragraph) in (1u32..).zip(words.paragraphs) {
            sheet.text(at * 2, 0, self.print(&format!("{at})")), if at == 1 { Look::Answer } else { Look::Plain });
            sheet.paragraph(at * 2, (1, 1), self.print(paragraph), Look::Plain);
        }
        sheet.mark();
        Self::protect(&mut sheet);
        self.book.add(sheet);
    }
}
