//! Writes the questionnaire as a workbook.

mod cells;
mod guide;
mod hidden;
mod questions;
mod table;

use std::collections::BTreeSet;

use self::cells::Lists;
use super::binding::{HIDDEN, Part, bound};
use super::words::{Words, sheet_name};
use crate::diagnostic::{Diagnostic, Lang};
use crate::questionnaire::{Chapter, ChapterKind, Questionnaire};
use crate::workbook::write::{Book, Sheet, address};

/// The questionnaire as the bytes of a workbook; the same questionnaire gives the same bytes.
///
/// # Errors
/// Something of it does not fit into a workbook.
pub fn write_intake(questionnaire: &Questionnaire, lang: Lang) -> Result<Vec<u8>, Diagnostic> {
    let words = Words::of(lang);
    let title = format!("{}: {}", words.title, questionnaire.sector_name.in_lang(lang));
    let mut form = Form {
        book: Book::new(&title, lang),
        lang,
        words,
        lists: Lists::default(),
        texts: BTreeSet::new(),
        names: Vec::new(),
    };
    form.guide(&title);
    let mut walk: Vec<&Chapter> = Vec::new();
    let mut chapters = questionnaire.chapters.iter().peekable();
    while let Some(chapter) = chapters.next() {
        if chapter.kind == ChapterKind::Area {
            walk.push(chapter);
            if chapters.peek().is_none_or(|next| next.kind != ChapterKind::Area) {
                form.questions(&sheet_name(words.walk), words.walk, &walk, None);
            }
            continue;
        }
        let title = chapter.title.in_lang(lang);
        let Some(table) = &chapter.table else {
            form.questions(&sheet_name(title), title, &[chapter], None);
            continue;
        };
        form.table(&sheet_name(title), title, table);
        if let Some(group) = chapter.groups.first() {
            let title = group.title.in_lang(lang);
            form.questions(&sheet_name(title), title, &[chapter], Some(words.instead_of_bills));
        }
    }
    form.hidden(questionnaire);
    form.book.finish()
}

/// A workbook in the making, with what the hidden sheet will remember.
struct Form {
    book: Book,
    lang: Lang,
    words: &'static Words,
    lists: Lists,
    /// What is printed in cells: anything else was typed.
    texts: BTreeSet<String>,
    /// The defined names of answer cells, with the sheets on which they are.
    names: Vec<(String, String)>,
}

impl Form {
    /// Remembers a text that is printed.
    fn print<'t>(&mut self, text: &'t str) -> &'t str {
        self.texts.insert(text.to_owned());
        text
    }

    /// Names a cell, or a column of cells.
    fn bind(&mut self, sheet: &Sheet, path: &str, part: Part, [first, last]: [(u32, u16); 2]) {
        let name = bound(path, part);
        let from = address(sheet.name(), first.0, first.1);
        let to = address(sheet.name(), last.0, last.1);
        let cells = match to.rsplit_once('!') {
            Some((_, to)) if first != last => format!("{from}:{to}"),
            _ => from,
        };
        self.book.define(&name, &cells);
        self.names.push((name, sheet.name().to_owned()));
    }

    /// Where the words of a drop-down stand on the hidden sheet.
    fn list(&mut self, words: &[String]) -> String {
        self.lists.put(HIDDEN, words)
    }
}
