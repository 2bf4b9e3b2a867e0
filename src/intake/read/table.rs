//! Lists: a record or an item a row.

use std::collections::BTreeMap;

use super::questions::usual_unit;
use super::reader::{At, Bound, Reader};
use super::value::Said;
use crate::diagnostic::{Code, Text, say};
use crate::grid::plain;
use crate::intake::binding::{Part, item_names};
use crate::questionnaire::{Given, Kind, KnownItem, Question, Table, TableShape, says_none, says_unknown};
use crate::units::quote;

/// The columns of a list in the workbook.
struct Columns<'q> {
    /// The names of items.
    items: Option<Bound>,
    answers: Vec<(&'q Question, Bound, Option<Bound>)>,
    basis: Option<Bound>,
}

/// What a row says, before it has a place in the profile.
struct Row<'q> {
    name: Option<(At, String)>,
    said: Vec<(&'q Question, At, Said)>,
    basis: Option<(At, String)>,
}

impl Row<'_> {
    /// Whether anybody has typed something that says anything.
    fn is_empty(&self) -> bool {
        self.said.iter().all(|(_, _, said)| matches!(said, Said::Nothing))
    }
}

impl Reader<'_> {
    /// Reads a list.
    pub(super) fn table(&mut self, table: &Table) {
        let none = if table.may_be_empty { self.says_none_of(&table.path) } else { None };
        let empty = match table.shape {
            TableShape::Records => Given::NoRecords,
            TableShape::Items(_) => Given::NoFacts,
        };
        if let Some(at) = none {
            self.none.insert(table.path.clone(), (at, empty.clone()));
        }
        let columns = self.columns_of(table);
        let Some((first, last)) = rows(&columns) else { return };
        if let Some(at) = self.only_says_none(&columns, (first, last)) {
            self.none.insert(table.path.clone(), (at, empty));
            return;
        }
        match &table.shape {
            TableShape::Records => {
                let mut record = 0;
                for row in first..=last {
                    let path = |question: &Question| question.path.replacen("[]", &format!("[{record}]"), 1);
                    let read = self.row(&columns, row, &path);
                    if read.is_empty() {
                        self.lone_basis(&read, table);
                    } else {
                        self.take(read, &path);
                        record += 1;
                    }
                }
            }
            TableShape::Items(known) => self.items(table, known, &columns, (first, last)),
        }
    }

    fn columns_of<'q>(&mut self, table: &'q Table) -> Columns<'q> {
        let items = match table.shape {
            TableShape::Items(_) => self.bound(&item_names(&table.path), Part::Answer),
            TableShape::Records => None,
        };
        let mut answers = Vec::new();
        for question in &table.columns {
            let number = matches!(&question.kind, Kind::Quantity(amount) if amount.units.len() > 1);
            let unit = if number && items.is_some() { self.bound(&question.path, Part::Unit) } else { None };
            if let Some(answer) = self.bound(&question.path, Part::Answer) {
                answers.push((question, answer, unit));
            }
        }
        let basis = if table.may_be_empty { self.bound(&table.path, Part::Basis) } else { None };
        let all = answers.iter().flat_map(|(_, answer, unit)| [Some(*answer), *unit]).chain([items, basis]);
        self.columns.extend(all.flatten());
        Columns { items, answers, basis }
    }

    /// The cell of a list that says nothing but `no hay`, if it is so.
    fn only_says_none(&mut self, columns: &Columns<'_>, (first, last): (u32, u32)) -> Option<At> {
        let mut typed = Vec::new();
        for column in columns.answers.iter().map(|(_, answer, _)| *answer).chain(columns.items) {
            for row in first..=last {
                let at = column.in_row(row);
                let printed = |text: &String| self.head.texts.contains(text);
                if let Some(text) = self.book_text(at).filter(|text| !printed(text)) {
                    typed.push((at, text));
                }
            }
        }
        match typed.as_slice() {
            [(at, text)] if says_none(text) => {
                self.seen.insert(*at);
                Some(*at)
            }
            _ => None,
        }
    }

    fn row<'q>(&mut self, columns: &Columns<'q>, row: u32, path: &dyn Fn(&Question) -> String) -> Row<'q> {
        let name = columns.items.map(|column| column.in_row(row));
        let name =
            name.and_then(|at| self.look_text(at).map(|text| (at, text))).filter(|(_, text)| !says_unknown(text));
        let mut said = Vec::new();
        for (question, answer, units) in &columns.answers {
            let at = answer.in_row(row);
            let path = path(question);
            let unit = match units {
                Some(units) => self.unit_at(units.in_row(row), question, &path),
                None => usual_unit(question),
            };
            said.push((*question, at, self.said(at, question, &path, unit.as_deref())));
        }
        let basis = columns.basis.map(|column| column.in_row(row));
        let basis = basis.and_then(|at| self.look_text(at).map(|text| (at, text)));
        Row { name, said, basis }
    }

    /// Takes what a row says.
    fn take(&mut self, row: Row<'_>, path: &dyn Fn(&Question) -> String) {
        let basis = match &row.basis {
            Some((at, text)) => {
                let of = row.said.first().map(|(question, ..)| path(question)).unwrap_or_default();
                self.basis(*at, &of, text)
            }
            None => None,
        };
        for (question, at, said) in row.said {
            let Said::Value { value, unit } = said else { continue };
            let number = matches!(question.kind, Kind::Quantity(_));
            let basis = basis.filter(|_| number).map(str::to_owned);
            self.answer(path(question), Given::Value { value, unit, basis, note: None }, at);
        }
    }

    /// How a number was found stands in a row without one.
    fn lone_basis(&mut self, row: &Row<'_>, table: &Table) {
        if let Some((at, text)) = &row.basis
            && !says_unknown(text)
        {
            self.beside_nothing(*at, &table.path, &table.title);
        }
    }

    fn items(&mut self, table: &Table, known: &[KnownItem], columns: &Columns<'_>, (first, last): (u32, u32)) {
        let mut taken: BTreeMap<String, At> = BTreeMap::new();
        for row in first..=last {
            let name = columns.items.and_then(|column| self.look_text(column.in_row(row)));
            let key = name.as_deref().filter(|name| !says_unknown(name)).map(|name| key(name, known));
            let path = |question: &Question| question.path.replacen('*', key.as_deref().unwrap_or("?"), 1);
            let read = self.row(columns, row, &path);
            if read.is_empty() {
                self.lone_basis(&read, table);
                if let Some((at, name)) = read.name.filter(|(_, name)| !self.head.texts.contains(name)) {
                    let text = Text::new(name.clone(), name);
                    self.beside_nothing(at, &table.path, &text);
                }
                continue;
            }
            let Some(key) = &key else {
                self.nameless(&read, table);
                continue;
            };
            if let (Some((at, name)), Some(before)) = (&read.name, taken.get(key)) {
                let (shown, before) = (quote(name), self.place(*before).to_string());
                let message = say!("{shown} stands in `{before}` already", "{shown} ya está en `{before}`");
                let help = Text::new("join the two rows", "junte los dos renglones");
                self.refuse(*at, &table.path, Code::ITEM_TWICE, message, help);
                continue;
            }
            if let Some((at, _)) = &read.name {
                taken.insert(key.clone(), *at);
            }
            self.take(read, &path);
        }
    }

    /// Amounts and prices of nobody knows what.
    fn nameless(&mut self, row: &Row<'_>, table: &Table) {
        let values = row.said.iter().find(|(_, _, said)| matches!(said, Said::Value { .. }));
        let Some((_, at, _)) = values else { return };
        let message = Text::new("the row does not say what it is about", "el renglón no dice de qué es");
        let help = Text::new("choose or write it in the first column", "elíjalo o escríbalo en la primera columna");
        self.refuse(*at, &table.path, Code::BAD_ANSWER, message, help);
    }

    fn book_text(&self, at: At) -> Option<String> {
        let cell = self.book.sheets.get(at.sheet)?.cells.get(&at.address)?;
        Some(cell.value.shown().trim().to_owned()).filter(|text| !text.is_empty())
    }
}

/// The first and the last row of a list.
fn rows(columns: &Columns<'_>) -> Option<(u32, u32)> {
    let all = || columns.answers.iter().map(|(_, answer, _)| answer).chain(&columns.items);
    let first = all().map(|column| column.first.row).min()?;
    let last = all().map(|column| column.last.row).max()?;
    Some((first, last))
}

/// The key of an item: that of the library, or a plain word made of what was typed.
fn key(name: &str, known: &[KnownItem]) -> String {
    let small = plain(name);
    let found =
        known.iter().find(|item| [&item.title.en, &item.title.es, &item.key].iter().any(|title| plain(title) == small));
    found.map_or_else(
        || {
            let letter = |letter: char| if letter.is_alphanumeric() { letter } else { '_' };
            small.chars().map(letter).collect()
        },
        |item| item.key.clone(),
    )
}
