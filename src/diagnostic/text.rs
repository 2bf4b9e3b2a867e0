//! Words in both languages.

use serde::Serialize;

/// A language of the program's output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// English, numbers as in the United States.
    #[default]
    En,
    /// Spanish, numbers as in Mexico.
    Es,
}

impl Lang {
    /// Every language.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Es];

    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Es => "es",
        }
    }
}

/// The same words in each language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub struct Text {
    /// English.
    pub en: String,
    /// Spanish.
    pub es: String,
}

impl Text {
    /// The same words in each language.
    pub fn new(en: impl Into<String>, es: impl Into<String>) -> Self {
        Self { en: en.into(), es: es.into() }
    }

    /// The words in one language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Es => &self.es,
        }
    }
}

/// Words in both languages, each with the same values filled in: `say!("no `{name}`", "no hay `{name}`")`.
macro_rules! say {
    ($en:literal, $es:literal $(,)?) => {
        $crate::diagnostic::Text::new(format!($en), format!($es))
    };
}
pub(crate) use say;
