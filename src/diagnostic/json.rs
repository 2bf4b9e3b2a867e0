//! Diagnostics for programs.

use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serialize};

use super::fix::corrected;
use super::{Code, Diagnostic, Edit, Lang, Texts};

/// A problem in one language. A key without value is left out.
#[derive(Debug, Serialize)]
struct Json<'a> {
    code: String,
    severity: &'static str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<Suggestion<'a>>,
}

/// What to write instead.
#[derive(Debug, Serialize)]
struct Suggestion<'a> {
    edits: Vec<Change<'a>>,
    /// The lines that change, as they read afterwards.
    corrected: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Change<'a> {
    line: u32,
    column: u32,
    end_column: u32,
    write: &'a str,
}

#[derive(Debug, Serialize)]
struct Line {
    line: u32,
    text: String,
}

pub(super) fn json<'a>(problem: &'a Diagnostic, texts: &Texts<'_>, lang: Lang) -> impl Serialize + use<'a> {
    let edits = texts.edits(problem);
    Json {
        code: problem.code.to_string(),
        severity: problem.severity.name(),
        message: problem.message.in_lang(lang),
        file: problem.file.as_deref(),
        sheet: problem.sheet_place.as_ref().map(|place| place.sheet.as_str()),
        cell: problem.sheet_place.as_ref().and_then(|place| place.cell.as_deref()),
        line: problem.place.map(|place| place.line),
        column: problem.place.map(|place| place.column),
        end_column: texts.end_column(problem),
        path: problem.path.as_deref(),
        help: problem.help.as_ref().map(|help| help.in_lang(lang)),
        suggestion: (!edits.is_empty()).then(|| Suggestion {
            edits: edits.iter().map(change).collect(),
            corrected: texts
                .of(problem)
                .map(|text| corrected(text, &edits.iter().collect::<Vec<_>>()))
                .unwrap_or_default()
                .into_iter()
                .map(|(line, text)| Line { line, text })
                .collect(),
        }),
    }
}

fn change(edit: &Edit) -> Change<'_> {
    let Edit { place, write, .. } = edit;
    Change { line: place.line, column: place.column, end_column: edit.end_column(), write }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let text = String::deserialize(reader)?;
        Self::parse(&text).ok_or_else(|| Error::invalid_value(Unexpected::Str(&text), &"`AL` and four digits"))
    }
}
