//! Writing a workbook: the same bytes for the same content, on letter paper, with texts that are never formulas.

use std::collections::BTreeMap;

use rust_xlsxwriter::utility::{quote_sheet_name, row_col_to_cell_absolute};
use rust_xlsxwriter::{
    Chart, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Formula, Workbook, Worksheet,
    XlsxError,
};

use super::fit::{MOST_LETTERS, cut, lines, worked_out};
use super::style::{ACCENT, Style};
use crate::diagnostic::{Code, Diagnostic, Lang, plain, say};
use crate::units::Day;
use crate::units::format::exact;

/// The number of letter paper.
const LETTER: u8 = 1;
/// A heading or a foot of a page holds no more letters.
const MOST_IN_HEADER: usize = 200;
/// The height of a line of text in points.
const LINE: f64 = 15.0;
/// The greatest height of a row in points.
const MOST_HEIGHT: f64 = 409.0;

/// What stands in the cell of a formula until somebody works it out.
#[derive(Debug, Clone, PartialEq)]
pub enum Cached {
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// Nothing to be seen.
    Empty,
}

/// The address of a cell from anywhere in a workbook: `'Línea base'!$B$4`.
pub fn address(sheet: &str, row: u32, column: u16) -> String {
    format!("{}!{}", quote_sheet_name(sheet), row_col_to_cell_absolute(row, column))
}

/// A legal defined name of some words: letters, digits and `_`; a name that Excel takes for an address never comes out,
/// because a `_` stands before it.
pub fn name(words: &str) -> String {
    let letter = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '_' };
    let name: String = words.chars().take(200).map(letter).collect();
    format!("_{name}")
}

/// A workbook in the making.
pub struct Book {
    workbook: Workbook,
    problem: Option<XlsxError>,
    lang: Lang,
}

impl Book {
    /// A workbook of a title, with the properties that all of ours have. No clock goes in.
    pub fn new(title: &str, lang: Lang) -> Self {
        let mut workbook = Workbook::new();
        let mut problem = None;
        let properties = DocProperties::new().set_title(cut(&plain(title), 255, lang)).set_author("auditlite");
        match ExcelDateTime::from_ymd(2000, 1, 1) {
            Ok(day) => {
                workbook.set_properties(&properties.set_creation_datetime(&day));
            }
            Err(error) => problem = Some(error),
        }
        Self { workbook, problem, lang }
    }

    /// Adds a sheet behind those that there are.
    pub fn add(&mut self, sheet: Sheet) {
        self.problem = self.problem.take().or(sheet.problem);
        self.workbook.push_worksheet(sheet.worksheet);
    }

    /// Gives a cell or a range a name; see [`name`] and [`address`].
    pub fn define(&mut self, name: &str, address: &str) {
        let defined = self.workbook.define_name(name, &format!("={address}")).map(|_| ());
        self.problem = self.problem.take().or(defined.err());
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// Something does not fit into a workbook: the first such thing.
    pub fn finish(mut self) -> Result<Vec<u8>, Diagnostic> {
        let bytes = match self.problem {
            Some(problem) => Err(problem),
            None => self.workbook.save_to_buffer(),
        };
        bytes.map_err(|error| {
            let error = error.to_string();
            let message = say!("the workbook cannot be written: {error}", "no se puede escribir el libro: {error}");
            Diagnostic::error(Code::WORKBOOK_NOT_WRITTEN, message)
        })
    }

    /// The language of its remarks.
    pub fn lang(&self) -> Lang {
        self.lang
    }
}

/// A sheet in the making. Rows and columns count from 0. What does not fit is told by [`Book::finish`].
pub struct Sheet {
    worksheet: Worksheet,
    problem: Option<XlsxError>,
    name: String,
    widths: Vec<f64>,
    /// The lines of text of the rows that have more than one.
    heights: BTreeMap<u32, u32>,
    lang: Lang,
}

impl Sheet {
    /// A sheet on letter paper, as wide as the page: upright, with its name and the number of the page at the foot.
    pub fn new(name: &str, lang: Lang) -> Self {
        let mut worksheet = Worksheet::new();
        let problem = worksheet.set_name(name).err();
        let of = if lang == Lang::Es { "de" } else { "of" };
        worksheet
            .set_paper_size(LETTER)
            .set_print_fit_to_pages(1, 0)
            .set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3)
            .set_footer(format!("&L&9&A&R&9&P {of} &N"))
            .set_screen_gridlines(false);
        Self { worksheet, problem, name: name.to_owned(), widths: Vec::new(), heights: BTreeMap::new(), lang }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// On paper that lies on its side.
    #[must_use]
    pub fn landscape(mut self) -> Self {
        self.worksheet.set_landscape();
        self
    }

    /// The widths of its columns, in letters.
    #[must_use]
    pub fn columns(mut self, widths: &[f64]) -> Self {
        for (column, width) in (0..).zip(widths) {
            let set = self.worksheet.set_column_width(column, *width).map(|_| ());
            self.keep(set);
        }
        self.widths = widths.to_vec();
        self
    }

    /// A text at the head of each page.
    pub fn page_head(&mut self, text: &str) {
        let text = cut(&plain(text), MOST_IN_HEADER, self.lang).replace('&', "&&");
        self.worksheet.set_header(format!("&L&9{text}"));
    }

    /// Hides some columns.
    pub fn hide_columns(&mut self, first: u16, last: u16) {
        let set = self.worksheet.set_column_range_hidden(first, last).map(|_| ());
        self.keep(set);
    }

    /// Keeps the rows above `row` and the columns before `column` in sight.
    pub fn freeze(&mut self, row: u32, column: u16) {
        let set = self.worksheet.set_freeze_panes(row, column).map(|_| ());
        self.keep(set);
    }

    /// Prints only the cells from the first to one.
    pub fn print_area(&mut self, (row, column): (u32, u16)) {
        let set = self.worksheet.set_print_area(0, 0, row, column).map(|_| ());
        self.keep(set);
    }

    /// Repeats some rows on every page.
    pub fn repeat(&mut self, first: u32, last: u32) {
        let set = self.worksheet.set_repeat_rows(first, last).map(|_| ());
        self.keep(set);
    }

    /// A text: never a formula, also when somebody edits its cell. What cannot be seen is shown by its number, and a text
    /// that no cell can hold is cut off and says so.
    pub fn text<'a>(&mut self, row: u32, column: u16, text: &str, style: impl Into<Style<'a>>) {
        let style = style.into().of_text();
        let format = style.format();
        let text = cut(&plain(text), MOST_LETTERS, self.lang);
        let format = if worked_out(&text) { format.set_quote_prefix() } else { format };
        self.fit(row, &text, style.letters(self.width(column)));
        let written = if text.is_empty() {
            self.worksheet.write_blank(row, column, &format).map(|_| ())
        } else {
            self.worksheet.write_string_with_format(row, column, text, &format).map(|_| ())
        };
        self.keep(written);
    }

    /// A number with the 15 digits that a spreadsheet keeps; nothing where it is not finite.
    pub fn number<'a>(&mut self, row: u32, column: u16, number: f64, style: impl Into<Style<'a>>) {
        let format = style.into().format();
        let written = if number.is_finite() {
            self.worksheet.write_number_with_format(row, column, exact(number), &format).map(|_| ())
        } else {
            self.worksheet.write_blank(row, column, &format).map(|_| ())
        };
        self.keep(written);
    }

    /// A day, as a date.
    pub fn day(&mut self, row: u32, column: u16, day: Day, style: Style<'_>) {
        let iso = day.iso();
        let written = ExcelDateTime::parse_from_str(&iso)
            .and_then(|day| self.worksheet.write_datetime_with_format(row, column, &day, &style.format()).map(|_| ()));
        self.keep(written);
    }

    /// A formula without its `=`, and what stands in its cell until it is worked out.
    pub fn formula<'a>(&mut self, row: u32, column: u16, formula: &str, cached: &Cached, style: impl Into<Style<'a>>) {
        let result = match cached {
            Cached::Number(number) if number.is_finite() => exact(*number).to_string(),
            Cached::Text(text) => cut(&plain(text), MOST_LETTERS, self.lang),
            Cached::Number(_) | Cached::Empty => String::new(),
        };
        let style = style.into();
        // An empty result would be written as zero.
        let style = if let Cached::Text(text) = cached {
            self.fit(row, text, style.of_text().letters(self.width(column)));
            style.of_text()
        } else {
            style
        };
        let formula = Formula::new(formula).set_result(result);
        self.worksheet.set_formula_result_default("");
        let written = self.worksheet.write_formula_with_format(row, column, formula, &style.format()).map(|_| ());
        self.keep(written);
    }

    /// An empty cell.
    pub fn blank<'a>(&mut self, row: u32, column: u16, style: impl Into<Style<'a>>) {
        let written = self.worksheet.write_blank(row, column, &style.into().format()).map(|_| ());
        self.keep(written);
    }

    /// A text over several columns, in a row that is high enough for it.
    pub fn paragraph<'a>(&mut self, row: u32, columns: (u16, u16), text: &str, style: impl Into<Style<'a>>) {
        let style = style.into();
        let (first, last) = columns;
        let text = cut(&plain(text), MOST_LETTERS, self.lang);
        let width: f64 = (first..=last).map(|column| self.width(column)).sum();
        let format = style.format();
        let format = if worked_out(&text) { format.set_quote_prefix() } else { format };
        let written = if first == last {
            self.worksheet.write_string_with_format(row, first, &text, &format).map(|_| ())
        } else {
            self.worksheet.merge_range(row, first, row, last, &text, &format).map(|_| ())
        };
        self.keep(written);
        self.fit(row, &text, style.letters(width));
    }

    /// The height of a row, in lines of text.
    pub fn height(&mut self, row: u32, lines: u32) {
        let height = (LINE * f64::from(lines.max(1))).min(MOST_HEIGHT);
        let set = self.worksheet.set_row_height(row, height).map(|_| ());
        self.keep(set);
    }

    /// Makes a row high enough for a text.
    fn fit(&mut self, row: u32, text: &str, letters: f64) {
        let lines = lines(text, letters);
        if lines > self.heights.get(&row).copied().unwrap_or(1) {
            self.heights.insert(row, lines);
            self.height(row, lines);
        }
    }

    /// A drop-down of words for a range; another text is refused only where `only` are allowed.
    pub fn choices(&mut self, cells: [(u32, u16); 2], words: &[&str], only: Only, prompt: &str) {
        let style = match only {
            Only::These => DataValidationErrorStyle::Stop,
            Only::AskFirst => DataValidationErrorStyle::Warning,
        };
        let prompt = cut(&plain(prompt), 255, self.lang);
        let list = DataValidation::new().allow_list_strings(words).and_then(|list| list.set_input_message(prompt));
        let set = list.map(|list| list.set_error_style(style)).and_then(|list| self.validate(cells, &list));
        self.keep(set);
    }

    /// Limits of what may be typed into a range.
    pub fn allow(&mut self, cells: [(u32, u16); 2], what: &DataValidation) {
        let set = self.validate(cells, what);
        self.keep(set);
    }

    fn validate(
        &mut self,
        [(row, column), (last, end)]: [(u32, u16); 2],
        what: &DataValidation,
    ) -> Result<(), XlsxError> {
        self.worksheet.add_data_validation(row, column, last, end, what).map(|_| ())
    }

    /// A chart whose upper left corner is at a cell.
    pub fn chart(&mut self, row: u32, column: u16, chart: &Chart) {
        let put = self.worksheet.insert_chart(row, column, chart).map(|_| ());
        self.keep(put);
    }

    /// The sheet of the library that writes it, for what this one has no words for.
    pub fn inner(&mut self) -> &mut Worksheet {
        &mut self.worksheet
    }

    /// Marks it with the colour of headings.
    pub fn mark(&mut self) {
        self.worksheet.set_tab_color(rust_xlsxwriter::Color::RGB(ACCENT));
    }

    /// Keeps the first problem.
    pub fn keep(&mut self, done: Result<(), XlsxError>) {
        self.problem = self.problem.take().or(done.err());
    }

    fn width(&self, column: u16) -> f64 {
        self.widths.get(usize::from(column)).copied().unwrap_or(8.43)
    }
}

/// Whether other words than those of a drop-down may be typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// No.
    These,
    /// Yes, after a question.
    AskFirst,
}

#[cfg(test)]
mod tests {
    use super::Cached;
    use super::{Book, Sheet, address, name};
    use crate::diagnostic::Lang;
    use crate::workbook::Look;

    fn book() -> Vec<u8> {
        let mut sheet = Sheet::new("Línea base", Lang::Es).columns(&[20.0, 10.0]);
        sheet.text(0, 0, "=1+1\u{0}\u{fffe}", Look::Cell);
        sheet.number(1, 0, f64::NAN, Look::Cell);
        sheet.formula(2, 0, "1+1", &Cached::Number(2.0), Look::Cell);
        let mut book = Book::new("Informe", Lang::Es);
        book.define("_x", &address(sheet.name(), 2, 0));
        book.add(sheet);
        book.finish().unwrap()
    }

    #[test]
    fn the_same_content_has_the_same_bytes() {
        assert_eq!(book(), book());
    }

    #[test]
    fn a_sheet_without_a_legal_name_is_told() {
        let mut book = Book::new("", Lang::En);
        book.add(Sheet::new("a/b", Lang::En));
        assert_eq!(book.finish().unwrap_err().code.to_string(), "AL2101");
    }

    #[test]
    fn names_and_addresses_are_legal() {
        assert_eq!(name("plastics/x Y1"), "_plastics_x_Y1");
        assert_eq!(address("Línea base", 3, 1), "'Línea base'!$B$4");
    }
}
