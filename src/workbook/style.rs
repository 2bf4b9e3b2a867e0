//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The colour of headings.
pub(super) const ACCENT: u32 = 0x000B_5D5A;
const SOFT: u32 = 0x0050_575F;
const LINE: u32 = 0x00D3_D8DE;
const PANEL: u32 = 0x00E8_EFEE;
const ANSWER: u32 = 0x00FF_F4CC;
const GOOD: u32 = 0x000A_6B3D;
const WARN: u32 = 0x008A_3B00;

/// What a cell is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The title of a sheet.
    Title,
    /// The title of a part of a sheet.
    Section,
    /// A title within a part.
    Subtitle,
    /// The head of a column.
    Head,
    /// The head of a column of numbers.
    HeadOfNumbers,
    /// A cell of a table.
    Cell,
    /// A cell of a table that counts more than the others.
    Strong,
    /// A text on the sheet itself.
    Plain,
    /// A remark.
    Note,
    /// A formula or the name of a thing of the program.
    Code,
    /// What only formulas read.
    Helper,
    /// A cell that a person fills in: yellow, and not locked where the sheet is.
    Answer,
    /// What is as it should be.
    Good,
    /// What somebody should look at.
    Warning,
}

/// How a cell looks, with the format of its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style<'a> {
    pub(super) look: Look,
    pub(super) code: &'a str,
    pub(super) indent: u8,
}

impl From<Look> for Style<'_> {
    fn from(look: Look) -> Self {
        Style { look, code: "", indent: 0 }
    }
}

impl Look {
    /// With a format of numbers, as Excel writes it: `#,##0.00`, `0 %`, `yyyy-mm-dd`.
    pub fn numbers(self, code: &str) -> Style<'_> {
        Style { look: self, code, indent: 0 }
    }

    /// Moved to the right by some steps.
    pub fn indented(self, indent: u8) -> Style<'static> {
        Style { look: self, code: "", indent }
    }
}

impl Style<'_> {
    /// How many letters of a text stand side by side in a column of a width.
    pub(super) fn letters(self, width: f64) -> f64 {
        let per_unit = match self.look {
            // These run over the columns to the right.
            Look::Title | Look::Section | Look::Helper => return f64::INFINITY,
            Look::Code => 1.0,
            Look::Head | Look::HeadOfNumbers | Look::Subtitle | Look::Warning | Look::Strong => 1.12,
            Look::Cell | Look::Plain | Look::Answer | Look::Good => 1.18,
            Look::Note => 1.45,
        };
        (width - f64::from(self.indent) - 0.7).max(1.0) * per_unit
    }

    /// The look of a text in a table, which stands a little off the line before it.
    pub(super) fn of_text(self) -> Self {
        let in_table = matches!(
            self.look,
            Look::Head | Look::Cell | Look::Strong | Look::Code | Look::Answer | Look::Good | Look::Warning
        );
        if in_table && self.indent == 0 { Self { indent: 1, ..self } } else { self }
    }

    pub(super) fn format(self) -> Format {
        let wrapped = |format: Format| format.set_text_wrap().set_align(FormatAlign::Top);
        let boxed = |format: Format| {
            wrapped(format)
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(LINE))
                .set_align(FormatAlign::Top)
        };
        let head = |format: Format| {
            boxed(format).set_bold().set_background_color(Color::RGB(PANEL)).set_font_color(Color::RGB(ACCENT))
        };
        let new = Format::new();
        let format = match self.look {
            Look::Title => new.set_bold().set_font_size(16).set_font_color(Color::RGB(ACCENT)),
            Look::Section => new
                .set_bold()
                .set_font_size(12)
                .set_font_color(Color::RGB(ACCENT))
                .set_border_bottom(FormatBorder::Medium)
                .set_border_bottom_color(Color::RGB(ACCENT)),
            Look::Subtitle => wrapped(new).set_bold(),
            Look::Head => head(new),
            Look::HeadOfNumbers => head(new).set_align(FormatAlign::Right),
            Look::Cell => boxed(new),
            Look::Strong => boxed(new).set_bold(),
            Look::Plain => wrapped(new),
            Look::Note => wrapped(new).set_font_color(Color::RGB(SOFT)).set_font_size(9),
            Look::Code => boxed(new).set_font_name("Consolas").set_font_size(9),
            Look::Helper => new.set_font_color(Color::RGB(SOFT)),
            Look::Answer => boxed(new).set_background_color(Color::RGB(ANSWER)).set_unlocked(),
            Look::Good => boxed(new).set_font_color(Color::RGB(GOOD)),
            Look::Warning => boxed(new).set_font_color(Color::RGB(WARN)).set_bold(),
        };
        let format = if self.code.is_empty() { format } else { format.set_num_format(self.code) };
        if self.indent == 0 { format } else { format.set_align(FormatAlign::Left).set_indent(self.indent) }
    }
}

/// The format that shows a number with some three digits, thousands apart; its cell keeps all digits.
pub fn decimals(value: f64) -> &'static str {
    let size = value.abs();
    if size == 0.0 || size >= 99.95 {
        "#,##0"
    } else if size >= 9.995 {
        "0.0"
    } else if size >= 0.9995 {
        "0.00"
    } else if size >= 0.09995 {
        "0.000"
    } else if size >= 0.000_999_5 {
        "0.00000"
    } else {
        "0.00E+00"
    }
}

#[cfg(test)]
mod tests {
    use super::decimals;

    #[test]
    fn a_number_shows_some_three_digits() {
        let codes = [93_145.2, 100.0, 99.97, 12.34, 1.234, 0.1234, 0.001_2, 0.0, -45.0].map(decimals);
        assert_eq!(codes, ["#,##0", "#,##0", "#,##0", "0.0", "0.00", "0.000", "0.00000", "#,##0", "0.0"]);
    }
}
