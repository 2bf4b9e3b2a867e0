//! A sheet of questions, one a row.

use super::Form;
use super::cells::{NO_UNIT, found};
use crate::intake::binding::{CURRENCY, Part, is_fact};
use crate::questionnaire::{Amount, Chapter, Group, Kind, Question};
use crate::units::Currency;
use crate::workbook::write::Sheet;
use crate::workbook::{Look, lines};

/// The widths of the columns, in letters.
const WIDTHS: [f64; 7] = [42.0, 22.0, 15.0, 16.0, 56.0, 9.0, 28.0];

/// The columns.
const QUESTION: u16 = 0;
const ANSWER: u16 = 1;
const UNIT: u16 = 2;
const BASIS: u16 = 3;
const FOUND: u16 = 4;
const MEASURES: u16 = 5;
const NOTE: u16 = 6;

impl Form {
    /// A sheet with the questions of some chapters, under the titles of the chapters where there are several.
    pub(super) fn questions(&mut self, name: &str, title: &str, chapters: &[&Chapter], remark: Option<&'static str>) {
        let words = self.words;
        let mut sheet = Sheet::new(name, self.lang).columns(&WIDTHS).landscape();
        sheet.text(0, QUESTION, self.print(title), Look::Title);
        if let Some(remark) = remark {
            sheet.paragraph(1, (QUESTION, NOTE), self.print(remark), Look::Note);
        }
        let heads =
            [words.question, words.answer, words.unit, words.basis, words.where_found, words.serves, words.note];
        for (column, head) in (0..).zip(heads) {
            sheet.text(2, column, self.print(head), Look::Head);
        }
        sheet.freeze(3, 1);
        sheet.repeat(2, 2);
        let mut row = 3;
        for chapter in chapters {
            if chapters.len() > 1 {
                row += 1;
                let title = chapter.title.in_lang(self.lang);
                sheet.text(row, QUESTION, self.print(title), Look::Title);
                row += 1;
            }
            for group in &chapter.groups {
                row = self.group(&mut sheet, row, group);
            }
        }
        Self::protect(&mut sheet);
        self.book.add(sheet);
    }

    /// Puts a group from a row on; gives the row behind it.
    fn group(&mut self, sheet: &mut Sheet, row: u32, group: &Group) -> u32 {
        let title = group.title.in_lang(self.lang);
        for column in QUESTION..=NOTE {
            sheet.blank(row, column, Look::Section);
        }
        sheet.text(row, QUESTION, self.print(title), Look::Section);
        let mut row = row + 1;
        if let Some(section) = &group.section {
            let asked = format!("{title}: {}", self.words.any_left);
            sheet.text(row, QUESTION, self.print(&asked), Look::Strong);
            self.presence(sheet, (row, ANSWER), &group.title);
            self.bind(sheet, section, Part::Presence, [(row, ANSWER); 2]);
            for column in UNIT..=NOTE {
                sheet.blank(row, column, Look::Cell);
            }
            row += 1;
        }
        for question in &group.questions {
            self.question(sheet, row, question);
            row += 1;
        }
        row + 1
    }

    fn question(&mut self, sheet: &mut Sheet, row: u32, question: &Question) {
        let lang = self.lang;
        let label = question.label.in_lang(lang);
        sheet.text(row, QUESTION, self.print(label), Look::Strong);
        let answer = (row, ANSWER);
        if question.path == CURRENCY {
            sheet.text(row, ANSWER, Currency::MXN.code(), Self::look(&question.kind));
        } else {
            sheet.blank(row, ANSWER, Self::look(&question.kind));
        }
        self.bind(sheet, &question.path, Part::Answer, [answer; 2]);
        let unit = match &question.kind {
            Kind::Quantity(amount) => self.amount(sheet, row, question, amount),
            _ => {
                sheet.blank(row, UNIT, Look::Cell);
                sheet.blank(row, BASIS, Look::Cell);
                None
            }
        };
        self.validate(sheet, question, [answer; 2], unit);
        let found = found(question, lang, self.words.instrument);
        sheet.text(row, FOUND, self.print(&found), Look::Cell);
        if question.measures > 0 && is_fact(&question.path) {
            let (count, words) = (question.measures, self.words);
            let measures = format!("{count} {}", if count == 1 { words.measure } else { words.measures });
            sheet.text(row, MEASURES, self.print(&measures), Look::Cell);
        } else {
            sheet.blank(row, MEASURES, Look::Cell);
        }
        if is_fact(&question.path) {
            sheet.blank(row, NOTE, Look::Answer.numbers("@"));
            self.bind(sheet, &question.path, Part::Note, [(row, NOTE); 2]);
        } else {
            sheet.blank(row, NOTE, Look::Cell);
        }
        let [wide, narrow] = [FOUND, QUESTION].map(|column| WIDTHS.get(usize::from(column)).copied().unwrap_or(40.0));
        sheet.height(row, lines(&found, wide * 1.1).max(lines(label, narrow)));
    }

    /// The unit of a number and how it was found; gives the cell of a unit that may be changed.
    fn amount(&mut self, sheet: &mut Sheet, row: u32, question: &Question, amount: &Amount) -> Option<(u32, u16)> {
        let units: Vec<String> = amount.units.iter().map(|unit| self.unit(unit)).collect();
        let usual = units.first().cloned().unwrap_or_else(|| NO_UNIT.to_owned());
        let several = units.len() > 1;
        sheet.text(row, UNIT, self.print(&usual), if several { Look::Answer } else { Look::Cell });
        self.bind(sheet, &question.path, Part::Unit, [(row, UNIT); 2]);
        if several {
            let rule = self.offer(&units);
            let (title, told) = (self.words.unit, self.words.choose);
            self.put(sheet, [(row, UNIT); 2], rule, title, told);
        }
        if is_fact(&question.path) {
            sheet.blank(row, BASIS, Look::Answer);
            self.bind(sheet, &question.path, Part::Basis, [(row, BASIS); 2]);
            let rule = self.choice(self.bases());
            let (title, told) = (self.words.basis, self.words.choose);
            self.put(sheet, [(row, BASIS); 2], rule, title, told);
        } else {
            sheet.blank(row, BASIS, Look::Cell);
        }
        several.then_some((row, UNIT))
    }
}
