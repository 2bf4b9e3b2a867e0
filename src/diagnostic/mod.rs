//! Problems a user can correct: a stable code, a sentence, the place, the way out; in both languages.

mod codes;
mod nearest;
mod text;

pub use codes::{Code, CodeEntry, codes};
pub use nearest::nearest;
pub(crate) use text::say;
pub use text::{Lang, Text};

use serde::Serialize;
use serde::ser::SerializeMap;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
    /// The path of the fact or key, such as `motors[3].hours`.
    pub path: Option<String>,
    /// The way out.
    pub help: Option<Text>,
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
        Self { code, severity, message, file: None, place: None, path: None, help: None }
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

    /// Whether the thing at fault cannot be used.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The problem as lines of text, ending with a line break.
    pub fn render(&self, lang: Lang) -> String {
        let mut lines = format!("{}[{}]: {}\n", self.severity.word(lang), self.code, self.message.in_lang(lang));
        if let Some(file) = &self.file {
            lines.push_str("  --> ");
            lines.push_str(file);
            if let Some(place) = self.place {
                lines.push_str(&format!(":{}:{}", place.line, place.column));
            }
            lines.push('\n');
        }
        if let Some(path) = &self.path {
            lines.push_str(&format!("  = {}: {path}\n", Text::new("at", "en").in_lang(lang)));
        }
        if let Some(help) = &self.help {
            lines.push_str(&format!("  = {}: {}\n", Text::new("help", "ayuda").in_lang(lang), help.in_lang(lang)));
        }
        lines
    }

    /// The problem as it stands in JSON output, in one language.
    pub fn json(&self, lang: Lang) -> impl Serialize + '_ {
        InLang { diagnostic: self, lang }
    }
}

struct InLang<'a> {
    diagnostic: &'a Diagnostic,
    lang: Lang,
}

impl Serialize for InLang<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let problem = self.diagnostic;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", &problem.code.to_string())?;
        map.serialize_entry("severity", problem.severity.name())?;
        map.serialize_entry("message", problem.message.in_lang(self.lang))?;
        if let Some(file) = &problem.file {
            map.serialize_entry("file", file)?;
        }
        if let Some(place) = problem.place {
            map.serialize_entry("line", &place.line)?;
            map.serialize_entry("column", &place.column)?;
        }
        if let Some(path) = &problem.path {
            map.serialize_entry("path", path)?;
        }
        if let Some(help) = &problem.help {
            map.serialize_entry("help", help.in_lang(self.lang))?;
        }
        map.end()
    }
}
