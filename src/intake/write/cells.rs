//! Answer cells: how they look, what may be typed, and what is said of them.

use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, ProtectionOptions};

use super::Form;
use crate::diagnostic::{Lang, Text};
use crate::intake::binding::Layout;
use crate::questionnaire::{Amount, Kind, Question};
use crate::units::{Currency, Unit, format};
use crate::workbook::write::{Sheet, address};
use crate::workbook::{Look, Style};

/// Most letters of the title and of the text of a note beside a cell.
const TITLE: usize = 32;
const NOTE: usize = 255;

/// A number that stands without a unit shows this in the place of one.
pub(super) const NO_UNIT: &str = "—";

/// The lists of words that drop-downs show, each once.
#[derive(Default)]
pub(super) struct Lists(pub(super) Vec<Vec<String>>);

impl Lists {
    /// Where a list stands on the hidden sheet.
    pub(super) fn put(&mut self, sheet: &str, words: &[String]) -> String {
        let at = self.0.iter().position(|known| known == words).unwrap_or_else(|| {
            self.0.push(words.to_vec());
            self.0.len() - 1
        });
        let column = Layout::FIRST_LIST.saturating_add(u16::try_from(at).unwrap_or(u16::MAX));
        let last = u32::try_from(words.len()).unwrap_or(1).saturating_sub(1);
        let (from, to) = (address(sheet, 0, column), address(sheet, last, column));
        format!("{from}:{}", to.rsplit('!').next().unwrap_or_default())
    }
}

impl Form {
    /// The unit as the form writes it, in the currency that most plants have.
    pub(super) fn unit(&self, unit: &Unit) -> String {
        let shown = unit.in_currency(Currency::MXN).in_lang(self.lang);
        if shown.is_empty() { NO_UNIT.to_owned() } else { shown }
    }

    /// How the answer to a question looks.
    pub(super) fn look(kind: &Kind) -> Style<'static> {
        match kind {
            Kind::Day => Look::Answer.numbers("yyyy-mm-dd"),
            Kind::Month => Look::Answer.numbers("yyyy-mm"),
            Kind::Text => Look::Answer.numbers("@"),
            Kind::Quantity(_) | Kind::Choice(_) | Kind::Truth => Look::Answer.into(),
        }
    }

    /// Limits or words for the cells of a question; `unit` is the first of the cells with their units.
    pub(super) fn validate(
        &mut self,
        sheet: &mut Sheet,
        question: &Question,
        cells: [(u32, u16); 2],
        unit: Option<(u32, u16)>,
    ) {
        let validation = match &question.kind {
            Kind::Quantity(amount) => self.limits(amount, cells[0], unit),
            Kind::Choice(words) => {
                let words = words.iter().map(|(_, label)| label.in_lang(self.lang).to_owned());
                self.choice(words.collect())
            }
            Kind::Truth => self.choice(vec![self.words.yes.to_owned(), self.words.no.to_owned()]),
            Kind::Text => DataValidation::new().allow_any_value(),
            Kind::Day => DataValidation::new().allow_any_value(),
            Kind::Month => DataValidation::new().allow_any_value(),
        };
        let told = self.told(question);
        self.put(sheet, cells, validation, question.label.in_lang(self.lang), &told);
    }

    /// A drop-down of some words, with `no sé` behind them.
    pub(super) fn choice(&mut self, mut words: Vec<String>) -> DataValidation {
        words.push(self.words.unknown.to_owned());
        let list = self.list(&words);
        DataValidation::new().allow_list_formula(Formula::new(format!("={list}")))
    }

    /// A drop-down of words to which others may be added.
    pub(super) fn offer(&mut self, words: &[String]) -> DataValidation {
        let list = self.list(words);
        let list = DataValidation::new().allow_list_formula(Formula::new(format!("={list}")));
        list.set_error_style(DataValidationErrorStyle::Information).show_error_message(false)
    }

    /// Numbers in the usual unit within their range; texts pass, because they may hold a unit or say `no sé`.
    fn limits(&self, amount: &Amount, (row, column): (u32, u16), unit: Option<(u32, u16)>) -> DataValidation {
        let cell = row_col_to_cell(row, column);
        let (least, most) = amount.range;
        let usual = amount.unit().map(|usual| self.unit(usual)).unwrap_or_default().replace('"', "\"\"");
        let other = unit.map(|(row, column)| format!("{}<>\"{usual}\",", row_col_to_cell(row, column)));
        let rule = format!(
            "=OR(ISTEXT({cell}),{}AND(ISNUMBER({cell}),{cell}>={least},{cell}<={most}))",
            other.unwrap_or_default()
        );
        DataValidation::new().allow_custom(Formula::new(rule))
    }

    /// What is said beside an answer cell.
    fn told(&self, question: &Question) -> String {
        let words = self.words;
        let mut told = vec![question.why.in_lang(self.lang).to_owned()];
        match &question.kind {
            Kind::Quantity(amount) => {
                let shown = |number: f64| format::full(number, self.lang);
                let (least, most) = (shown(amount.range.0), shown(amount.range.1));
                let unit = amount.unit().map(|unit| self.unit(unit)).filter(|unit| unit != NO_UNIT).unwrap_or_default();
                told.push(format!("{} {least} {} {most} {unit}.", words.between, words.and).replace(" .", "."));
            }
            Kind::Choice(_) | Kind::Truth => told.push(words.choose.to_owned()),
            Kind::Day => told.push(words.a_day.to_owned()),
            Kind::Month => told.push(words.a_month.to_owned()),
            Kind::Text => {}
        }
        told.push(words.nobody_knows.to_owned());
        told.retain(|text| !text.is_empty());
        // What is too long gives way from its end: the purpose first, then the limits.
        while told.len() > 1 && told.join(" ").chars().count() > NOTE {
            told.pop();
        }
        told.join(" ")
    }

    /// Puts a rule on cells, with a note that shows when one of them is chosen.
    pub(super) fn put(
        &mut self,
        sheet: &mut Sheet,
        [first, last]: [(u32, u16); 2],
        rule: DataValidation,
        title: &str,
        told: &str,
    ) {
        let [title, told] = [(title, TITLE), (told, NOTE)].map(|(text, most)| short(text, most));
        let wrong = short(self.words.out_of_range, NOTE);
        let rule = rule.set_input_title(title).and_then(|rule| rule.set_input_message(told));
        let rule = rule.and_then(|rule| rule.set_error_message(wrong));
        let done = rule
            .and_then(|rule| sheet.inner().add_data_validation(first.0, first.1, last.0, last.1, &rule).map(|_| ()));
        sheet.keep(done);
    }

    /// The words for how a number was found.
    pub(super) fn bases(&self) -> Vec<String> {
        self.words.bases.iter().map(|word| (*word).to_owned()).collect()
    }

    /// Protects a sheet without a password, so that rows can still be inserted and sorted.
    pub(super) fn protect(sheet: &mut Sheet) {
        sheet.inner().protect_with_options(&ProtectionOptions {
            format_columns: true,
            format_rows: true,
            insert_rows: true,
            sort: true,
            ..ProtectionOptions::new()
        });
    }

    /// Whether there is any of something.
    pub(super) fn presence(&mut self, sheet: &mut Sheet, cell: (u32, u16), title: &Text) {
        let words = vec![self.words.yes.to_owned(), self.words.none.to_owned()];
        let rule = self.choice(words);
        let told = self.words.nobody_knows;
        self.put(sheet, [cell, cell], rule, title.in_lang(self.lang), told);
        sheet.blank(cell.0, cell.1, Look::Answer);
    }
}

/// A text that fits, cut at a word.
fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most - 1).collect();
    let at = cut.rfind(' ').filter(|at| *at > 0).unwrap_or(cut.len());
    format!("{}…", cut.get(..at).unwrap_or_default().trim_end_matches([',', ';', ':']))
}

/// Where a question is answered: what to look at, and the instrument that it takes.
pub(super) fn found(question: &Question, lang: Lang, with: &str) -> String {
    let how = question.how.in_lang(lang);
    match &question.instrument {
        Some(instrument) => format!("{how} {with} {}.", instrument.in_lang(lang)),
        None => how.to_owned(),
    }
}
