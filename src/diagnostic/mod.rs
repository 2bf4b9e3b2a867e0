//! Problems a user can correct: a stable code, a sentence, the place, the way out; in both languages.

mod codes;
mod examples;
mod excerpt;
mod fix;
mod json;
mod nearest;
mod render;
mod sarif;
mod text;
mod texts;
mod token;
mod visible;

pub use codes::{Code, CodeEntry, codes};
pub use examples::{Example, example};
pub use fix::{Edit, Fix};
pub use nearest::nearest;
pub use render::{Look, Paint, render};
pub use sarif::sarif;
pub(crate) use text::say;
pub use text::{Lang, Text};
pub use texts::Texts;
pub use visible::{hides, plain};

use std::fmt;

use serde::{Deserialize, Serialize};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The thing at fault cannot be used.
    Error,
    /// It is used, but somebody should look.
    Warning,
}

impl Severity {
    /// The word that stands in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }

    /// The word that a person reads.
    pub fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Severity::Error, Lang::En | Lang::Es) => "error",
            (Severity::Warning, Lang::En) => "warning",
            (Severity::Warning, Lang::Es) => "aviso",
        }
    }
}

/// A place in a file, counted from 1 in lines and characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// A place in a workbook.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SheetPlace {
    /// The name of the sheet.
    pub sheet: String,
    /// The cell, such as `B12`; none for the whole sheet.
    pub cell: Option<String>,
}

impl fmt::Display for SheetPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cell {
            Some(cell) => write!(f, "{}!{cell}", self.sheet),
            None => write!(f, "{}", self.sheet),
        }
    }
}

/// A problem that a user can correct.
///
/// ```
/// use auditlite::diagnostic::{Code, Diagnostic, Lang, Place, Text};
///
/// let problem = Diagnostic::error(Code::UNKNOWN_FIELD, Text::new("no such field `leaks`", "no existe el campo `leaks`"))
///     .in_file("planta.json")
///     .at(Place { line: 3, column: 5 });
/// assert_eq!(problem.render(Lang::En), "error[AL1002]: no such field `leaks`\n  --> planta.json:3:5\n");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// One sentence: lower case, no final period, user text in backticks.
    pub message: Text,
    /// The file, as the user named it, or the path inside the rule library.
    pub file: Option<String>,
    /// Line and column.
    pub place: Option<Place>,
    /// Sheet and cell, of a workbook.
    pub sheet_place: Option<SheetPlace>,
    /// The path of the fact or key, such as `motors[3].hours`.
    pub path: Option<String>,
    /// The way out.
    pub help: Option<Text>,
    /// What to write instead, where that is certain.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A problem that makes the thing unusable.
    pub fn error(code: Code, message: Text) -> Self {
        Self::new(code, Severity::Error, message)
    }

    /// A problem that somebody should look at.
    pub fn warning(code: Code, message: Text) -> Self {
        Self::new(code, Severity::Warning, message)
    }

    /// A problem of a given severity, without a place yet.
    pub fn new(code: Code, severity: Severity, message: Text) -> Self {
        Self { code, severity, message, file: None, place: None, sheet_place: None, path: None, help: None, fix: None }
    }

    /// Names the file.
    #[must_use]
    pub fn in_file(mut self, file: impl Into<String>) -> Self {
        self.file = Some(file.into());
        self
    }

    /// Names line and column.
    #[must_use]
    pub fn at(mut self, place: impl Into<Option<Place>>) -> Self {
        self.place = place.into().or(self.place);
        self
    }

    /// Names the cell of a workbook, in place of a line.
    ///
    /// ```
    /// use auditlite::diagnostic::{Code, Diagnostic, Lang, Text};
    ///
    /// let problem = Diagnostic::error(Code::WRONG_TYPE, Text::new("`x` is no number", "`x` no es un número"))
    ///     .in_file("planta.xlsx")
    ///     .in_sheet("Agua", Some("B12".to_owned()));
    /// assert_eq!(problem.render(Lang::Es), "error[AL1003]: `x` no es un número\n  --> planta.xlsx: Agua!B12\n");
    /// ```
    #[must_use]
    pub fn in_sheet(mut self, sheet: &str, cell: Option<String>) -> Self {
        self.place = None;
        self.sheet_place = Some(SheetPlace { sheet: sheet.to_owned(), cell });
        self
    }

    /// Names the fact or key.
    #[must_use]
    pub fn on(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Says the way out.
    #[must_use]
    pub fn help(mut self, help: impl Into<Option<Text>>) -> Self {
        self.help = help.into().or(self.help);
        self
    }

    /// Says what to write instead, where that is certain.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into().or(self.fix);
        self
    }

    /// Asks whether another name was meant than the one that stands at its place, and offers to write that.
    #[must_use]
    pub fn did_you_mean(self, found: &str, near: Option<&str>) -> Self {
        let Some(near) = near else { return self };
        let fix = self.place.map(|place| Fix::replace(place, found, near));
        self.help(say!("did you mean `{near}`?", "¿quiso decir `{near}`?")).fix(fix)
    }

    /// Whether the thing at fault cannot be used.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The problem as lines of text, ending with a line break, without the line that it points at.
    pub fn render(&self, lang: Lang) -> String {
        render([self], &Texts::default(), lang.into())
    }

    /// The problem as it stands in JSON output, in one language.
    pub fn json(&self, lang: Lang) -> impl Serialize + '_ {
        json::json(self, &Texts::default(), lang)
    }

    /// The same with what needs the text of its file: where its place ends, and what to write instead.
    pub fn json_in(&self, texts: &Texts<'_>, lang: Lang) -> impl Serialize + '_ {
        json::json(self, texts, lang)
    }
}
