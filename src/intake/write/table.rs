//! A sheet with a list, a record or an item a row.

use super::Form;
use super::cells::{NO_UNIT, found};
use crate::intake::binding::{Part, item_names};
use crate::questionnaire::{Amount, Kind, KnownItem, Question, Table, TableShape};
use crate::units::Unit;
use crate::workbook::write::Sheet;
use crate::workbook::{Look, lines};

/// The rows of the heading: whether there is any, labels, units, and where each is found.
const PRESENCE: u32 = 3;
const LABELS: u32 = 4;
const UNITS: u32 = 5;
const FOUND: u32 = 6;
const BODY: u32 = 7;

/// With more columns a list is printed on pages side by side.
const WIDE: usize = 14;

/// Widths of columns: names, answers, units.
const NAME: f64 = 34.0;
const ANSWER: f64 = 17.0;
const UNIT: f64 = 11.0;

/// A column of the sheet.
enum Column<'q> {
    /// The names of items.
    Items(&'q [KnownItem]),
    /// Answers to a question, each with its unit in the next column where there are several.
    Answers(&'q Question),
    /// The units of the column before.
    Units(&'q Question, &'q Amount),
    /// How the numbers of a row were found.
    Basis,
}

impl Form {
    /// A sheet with a list.
    pub(super) fn table(&mut self, name: &str, title: &str, table: &Table) {
        let columns = columns(table);
        let widths: Vec<f64> = columns.iter().map(width).collect();
        let mut sheet = Sheet::new(name, self.lang).columns(&widths).landscape();
        let last = BODY + u32::try_from(table.rows).unwrap_or(1).saturating_sub(1);
        sheet.text(0, 0, self.print(title), Look::Title);
        self.remarks(&mut sheet, table);
        if table.may_be_empty {
            let asked = format!("{title}: {}", self.words.any_left);
            sheet.text(PRESENCE, 0, self.print(&asked), Look::Strong);
            self.presence(&mut sheet, (PRESENCE, 1), &table.title);
            self.bind(&sheet, &table.path, Part::Presence, [(PRESENCE, 1); 2]);
        }
        let mut tallest = [1, 1];
        for (at, column) in (0u16..).zip(&columns) {
            let (label, unit, found) = self.heading(column, table);
            for (row, text, look) in
                [(LABELS, &label, Look::Head), (UNITS, &unit, Look::Cell), (FOUND, &found, Look::Note)]
            {
                sheet.text(row, at, self.print(text), look);
            }
            tallest =
                [tallest[0].max(lines(&label, width(column))), tallest[1].max(lines(&found, width(column) * 1.3))];
            self.body(&mut sheet, column, table, [(BODY, at), (last, at)]);
        }
        sheet.height(LABELS, tallest[0]);
        sheet.height(FOUND, tallest[1]);
        if columns.len() > WIDE {
            sheet.inner().set_print_fit_to_pages(2, 0);
        }
        sheet.freeze(BODY, 1);
        sheet.repeat(LABELS, UNITS);
        Self::protect(&mut sheet);
        self.book.add(sheet);
    }

    fn remarks(&mut self, sheet: &mut Sheet, table: &Table) {
        let how = table.how.in_lang(self.lang);
        let remarks = match table.shape {
            TableShape::Records if table.may_be_empty => {
                format!("{how} {} {}", self.words.if_empty, self.words.other_unit)
            }
            TableShape::Records => format!("{how} {}", self.words.other_unit),
            TableShape::Items(_) => how.to_owned(),
        };
        if !remarks.trim().is_empty() {
            sheet.paragraph(1, (0, 5), self.print(remarks.trim()), Look::Note);
        }
    }

    /// The label of a column, its unit, and where it is found.
    fn heading(&self, column: &Column<'_>, table: &Table) -> (String, String, String) {
        let words = self.words;
        match column {
            Column::Items(_) => (words.item.to_owned(), String::new(), String::new()),
            Column::Answers(question) => {
                let unit = match &question.kind {
                    Kind::Quantity(amount) if !has_units(table, question) => {
                        amount.unit().map_or_else(String::new, |unit| self.unit(unit))
                    }
                    _ => String::new(),
                };
                let found = found(question, self.lang, words.instrument);
                (question.label.in_lang(self.lang).to_owned(), unit, found)
            }
            Column::Units(..) => (words.unit.to_owned(), String::new(), String::new()),
            Column::Basis => (words.basis.to_owned(), String::new(), String::new()),
        }
    }

    /// The cells to fill.
    fn body(&mut self, sheet: &mut Sheet, column: &Column<'_>, table: &Table, cells: [(u32, u16); 2]) {
        let [(first, at), (last, _)] = cells;
        match column {
            Column::Items(items) => {
                for row in first..=last {
                    let known = usize::try_from(row - first).ok().and_then(|at| items.get(at));
                    match known.filter(|item| item.asked) {
                        Some(item) => {
                            let title = item.title.in_lang(self.lang);
                            sheet.text(row, at, self.print(title), Look::Answer.numbers("@"));
                        }
                        None => sheet.blank(row, at, Look::Answer.numbers("@")),
                    }
                }
                let titles: Vec<String> = items.iter().map(|item| item.title.in_lang(self.lang).to_owned()).collect();
                let rule = self.offer(&titles);
                self.put(sheet, cells, rule, self.words.item, self.words.choose);
                self.bind(sheet, &item_names(&table.path), Part::Answer, cells);
            }
            Column::Answers(question) => {
                for row in first..=last {
                    sheet.blank(row, at, Self::look(&question.kind));
                }
                let unit = has_units(table, question).then_some((first, at + 1));
                self.validate(sheet, question, cells, unit);
                self.bind(sheet, &question.path, Part::Answer, cells);
            }
            Column::Units(question, amount) => {
                let TableShape::Items(items) = &table.shape else { return };
                for row in first..=last {
                    let known = usize::try_from(row - first).ok().and_then(|at| items.get(at));
                    let unit = known.filter(|item| item.asked).and_then(|item| unit_of(item, amount));
                    let unit = unit.or(amount.unit()).map_or_else(|| NO_UNIT.to_owned(), |unit| self.unit(unit));
                    sheet.text(row, at, self.print(&unit), Look::Answer);
                }
                let units: Vec<String> = amount.units.iter().map(|unit| self.unit(unit)).collect();
                let rule = self.offer(&units);
                self.put(sheet, cells, rule, self.words.unit, self.words.choose);
                self.bind(sheet, &question.path, Part::Unit, cells);
            }
            Column::Basis => {
                for row in first..=last {
                    sheet.blank(row, at, Look::Answer);
                }
                let rule = self.choice(self.bases());
                self.put(sheet, cells, rule, self.words.basis, self.words.choose);
                self.bind(sheet, &table.path, Part::Basis, cells);
            }
        }
    }
}

/// The columns of a list: of items the names first, each number beside its unit; of equipment at last how it was found.
fn columns(table: &Table) -> Vec<Column<'_>> {
    let mut columns = Vec::new();
    if let TableShape::Items(items) = &table.shape {
        columns.push(Column::Items(items));
    }
    for question in &table.columns {
        columns.push(Column::Answers(question));
        if let (true, Kind::Quantity(amount)) = (has_units(table, question), &question.kind) {
            columns.push(Column::Units(question, amount));
        }
    }
    let numbers = table.columns.iter().any(|column| matches!(column.kind, Kind::Quantity(_)));
    if numbers && table.may_be_empty {
        columns.push(Column::Basis);
    }
    columns
}

/// Whether each row has a unit of its own.
pub(super) fn has_units(table: &Table, question: &Question) -> bool {
    match (&table.shape, &question.kind) {
        (TableShape::Items(_), Kind::Quantity(amount)) => amount.units.len() > 1,
        _ => false,
    }
}

/// The unit in which an item is counted, or its price in the like.
fn unit_of<'a>(item: &KnownItem, amount: &'a Amount) -> Option<&'a Unit> {
    let usual = amount.unit()?;
    if !usual.dimension().has_currency() {
        return amount.units.iter().find(|unit| unit.dimension() == item.unit.dimension());
    }
    // The price of what is counted by the year is money over that without the year.
    let priced = |unit: &&Unit| {
        let amounts = ["t/yr", "L/yr", "m2/yr", "1/yr"].iter().zip(["money/kg", "money/L", "money/m2", "money"]);
        amounts.into_iter().any(|(by, price)| {
            Unit::parse(by).is_ok_and(|by| by.dimension() == item.unit.dimension()) && unit.symbol() == price
        })
    };
    amount.units.iter().find(priced)
}

fn width(column: &Column<'_>) -> f64 {
    match column {
        Column::Items(_) => NAME,
        Column::Answers(question) => match question.kind {
            Kind::Text if question.path.ends_with("name") => NAME,
            Kind::Choice(_) => ANSWER * 1.4,
            _ => ANSWER,
        },
        Column::Units(..) => UNIT,
        Column::Basis => ANSWER,
    }
}
