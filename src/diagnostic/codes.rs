//! The codes of all diagnostics, each with what it means and how to mend it.

use std::fmt;

use super::Text;

/// A stable code, printed as `AL` and four digits. Once released, a code never changes its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(u16);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AL{:04}", self.0)
    }
}

/// What a code means.
#[derive(Debug, Clone, Copy)]
pub struct CodeEntry {
    /// The code.
    pub code: Code,
    /// The mistake, in one line of English and of Spanish.
    pub meaning: [&'static str; 2],
    /// The cure, in one line of English and of Spanish.
    pub cure: [&'static str; 2],
}

impl CodeEntry {
    /// The mistake in both languages.
    pub fn meaning(&self) -> Text {
        Text::new(self.meaning[0], self.meaning[1])
    }

    /// The cure in both languages.
    pub fn cure(&self) -> Text {
        Text::new(self.cure[0], self.cure[1])
    }
}

/// Every code, in order.
pub fn codes() -> &'static [CodeEntry] {
    ENTRIES
}

macro_rules! codes {
    ($($number:literal $name:ident [$en:literal, $es:literal], [$cure_en:literal, $cure_es:literal];)*) => {
        impl Code {
            $(#[doc = $en] pub const $name: Code = Code($number);)*
        }
        const ENTRIES: &[CodeEntry] = &[
            $(CodeEntry { code: Code::$name, meaning: [$en, $es], cure: [$cure_en, $cure_es] }),*
        ];
    };
}

// 01 reading a script, 02 names, 03 dimensions and types, 04 what a rule file must hold, 05 while a rule runs,
// 06 cases, 07 the rule library, 10 profiles, 11 facts against each other, 12 money and places.
codes! {
    101 SYNTAX ["the script cannot be read", "no se puede leer el archivo de reglas"],
        ["mend the line that is shown; the place is where reading stopped, so look just before it too", "corrija la línea indicada; el lugar es donde se detuvo la lectura: revise también lo que está justo antes"];
    1002 UNKNOWN_FIELD ["the profile has a section or field that does not exist", "el perfil tiene una sección o un campo que no existe"],
        ["take the name that is suggested, or see `auditlite profile schema`", "use el nombre sugerido o consulte `auditlite profile schema`"];
}
