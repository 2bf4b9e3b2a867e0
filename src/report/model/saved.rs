//! How plain values and diagnostics are written into a report and read back.

use indexmap::IndexMap;
use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::diagnostic::Lang;

/// A value of one piece: a number, a text, true or false.
pub(super) fn scalar<'de, D: Deserializer<'de>>(reader: D) -> Result<Value, D::Error> {
    let found = match Value::deserialize(reader)? {
        Value::Array(_) => Unexpected::Seq,
        Value::Object(_) => Unexpected::Map,
        value => return Ok(value),
    };
    Err(D::Error::invalid_type(found, &"a number, a text, true or false"))
}

/// Values of one piece by name.
pub(super) fn scalars<'de, D: Deserializer<'de>>(reader: D) -> Result<IndexMap<String, Value>, D::Error> {
    #[derive(Deserialize)]
    struct Scalar(#[serde(deserialize_with = "scalar")] Value);
    let values = IndexMap::<String, Scalar>::deserialize(reader)?;
    Ok(values.into_iter().map(|(name, Scalar(value))| (name, value)).collect())
}

/// A language by its code.
pub(super) fn lang<'de, D: Deserializer<'de>>(reader: D) -> Result<Lang, D::Error> {
    let code = String::deserialize(reader)?;
    let known = Lang::ALL.into_iter().find(|lang| lang.code() == code);
    known.ok_or_else(|| D::Error::unknown_variant(&code, &["en", "es"]))
}

/// A diagnostic in the language of its report.
pub(super) mod problem {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::diagnostic::{Code, Diagnostic, Lang, Place, Severity, SheetPlace, Text};

    /// A diagnostic as it stands in JSON.
    #[derive(Deserialize)]
    pub(in crate::report) struct Saved {
        code: Code,
        severity: Severity,
        message: String,
        file: Option<String>,
        sheet: Option<String>,
        cell: Option<String>,
        line: Option<u32>,
        column: Option<u32>,
        path: Option<String>,
        help: Option<String>,
    }

    impl Saved {
        /// The diagnostic; its other language is not known, so both say the same.
        pub(in crate::report) fn diagnostic(self) -> Diagnostic {
            let both = |text: String| Text::new(text.clone(), text);
            let place = self.line.map(|line| Place { line, column: self.column.unwrap_or(1) });
            let mut problem = Diagnostic::new(self.code, self.severity, both(self.message));
            (problem.file, problem.place, problem.path) = (self.file, place, self.path);
            problem.sheet_place = self.sheet.map(|sheet| SheetPlace { sheet, cell: self.cell });
            problem.help(self.help.map(both))
        }
    }

    pub(in crate::report) fn serialize<S: Serializer>(
        problem: &(Diagnostic, Lang),
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        problem.0.json(problem.1).serialize(serializer)
    }

    pub(in crate::report) fn deserialize<'de, D: Deserializer<'de>>(reader: D) -> Result<(Diagnostic, Lang), D::Error> {
        Saved::deserialize(reader).map(|saved| (saved.diagnostic(), Lang::default()))
    }
}

/// Diagnostics in the language of their report.
pub(in crate::report) mod problems {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::problem::Saved;
    use crate::diagnostic::{Diagnostic, Lang};

    pub(in crate::report) fn serialize<S: Serializer>(
        problems: &[(Diagnostic, Lang)],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(problems.iter().map(|(problem, lang)| problem.json(*lang)))
    }

    pub(in crate::report) fn deserialize<'de, D: Deserializer<'de>>(
        reader: D,
    ) -> Result<Vec<(Diagnostic, Lang)>, D::Error> {
        let saved = Vec::<Saved>::deserialize(reader)?;
        Ok(saved.into_iter().map(|saved| (saved.diagnostic(), Lang::default())).collect())
    }
}
