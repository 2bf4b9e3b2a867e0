//! Reads reports back from their JSON: what others made is checked, and trusted in nothing.

mod documents;
mod faults;
mod formulas;

use serde_json::Value;

use self::documents::{Document, documents};
use self::faults::{at, path_of, said, way_of};
use super::model::{Recommendation, Report, SCHEMA};
use crate::diagnostic::{Code, Diagnostic, Place, Text, say};
use crate::json::{Json, duplicate_keys, read_json};
use crate::units::quote;

/// What a file of reports holds, in its order.
#[derive(Debug, Clone)]
pub enum Saved {
    /// A report.
    Report(Box<Report>),
    /// The line that stands for a profile that was rejected.
    Rejected {
        /// The profile, as it was named then.
        file: String,
        /// Why, as it stands in the file.
        diagnostics: Vec<Value>,
    },
}

/// Reads one report, as [`json`](super::json) writes it. Keys that nobody knows are passed over.
///
/// ```
/// use auditlite::report::read;
///
/// let problems = read("planta.json", br#"{ "schema": "auditlite/profile@1" }"#).unwrap_err();
/// assert!(problems[0].message.en.contains("is the profile of a plant"));
/// ```
///
/// # Errors
/// What is no JSON, no report, a report of another version, or has a part that cannot be read, with its place and path.
/// A file with several reports, or with none.
pub fn read(file: &str, bytes: &[u8]) -> Result<Report, Vec<Diagnostic>> {
    let mut all = read_all(file, bytes)?;
    match (all.pop(), all.is_empty()) {
        (Some(Saved::Report(report)), true) => Ok(*report),
        (Some(Saved::Rejected { .. }), true) => Err(vec![fault(
            file,
            say!(
                "the file holds no report: its profile was rejected",
                "el archivo no contiene un informe: su perfil fue rechazado"
            ),
        )]),
        _ => Err(vec![fault(
            file,
            say!(
                "the file holds several reports, one was expected",
                "el archivo contiene varios informes, se esperaba uno"
            ),
        )]),
    }
}

/// Reads all reports of a file: one, or a JSON document a line.
///
/// # Errors
/// As [`read`]; of several documents, the faults of the first that has any.
pub fn read_all(file: &str, bytes: &[u8]) -> Result<Vec<Saved>, Vec<Diagnostic>> {
    documents(bytes).into_iter().map(|document| one(file, document)).collect()
}

fn one(file: &str, document: Document<'_>) -> Result<Saved, Vec<Diagnostic>> {
    let moved = |problem: Diagnostic| moved_down(problem, document.lines_before);
    saved(file, document.bytes).map_err(|problems| problems.into_iter().map(moved).collect())
}

fn moved_down(problem: Diagnostic, lines: u32) -> Diagnostic {
    let place = problem.place.map(|place| Place { line: place.line.saturating_add(lines), ..place });
    problem.at(place)
}

fn saved(file: &str, bytes: &[u8]) -> Result<Saved, Vec<Diagnostic>> {
    let json = read_json(file, bytes).map_err(|problem| vec![Diagnostic { code: Code::SAVED_REPORT, ..problem }])?;
    schema(file, &json).map_err(|problem| vec![problem])?;
    let twice: Vec<Diagnostic> = duplicate_keys(&json)
        .into_iter()
        .map(|(path, place)| fault(file, say!("the key stands twice", "la clave aparece dos veces")).at(place).on(path))
        .collect();
    if !twice.is_empty() {
        return Err(twice);
    }
    if json.get("diagnostics").is_some() && json.get("recommendations").is_none() {
        let file = json.get("file").and_then(Json::text).unwrap_or(file).to_owned();
        let whole: Value = serde_json::from_slice(bytes).unwrap_or_default();
        let diagnostics = whole.get("diagnostics").and_then(Value::as_array).cloned().unwrap_or_default();
        return Ok(Saved::Rejected { file, diagnostics });
    }
    let report: Report = serde_json::from_slice(bytes).map_err(|error| {
        let way = way_of(&String::from_utf8_lossy(bytes), &error);
        vec![said(&error.to_string()).in_file(file).at(at(&json, &way)).on(path_of(&way))]
    })?;
    worth_was_read(file, &json, &report)?;
    if let Some(problem) = report.formulas.as_ref().and_then(formulas::fault) {
        let place = json.get("formulas").map(|formulas| formulas.place);
        return Err(vec![problem.in_file(file).at(place)]);
    }
    Ok(Saved::Report(Box::new(report)))
}

/// Whether the file says that it is a report of this version; if not, what it says instead.
fn schema(file: &str, json: &Json) -> Result<(), Diagnostic> {
    let again = say!(
        "`auditlite recommend PROFILE --format json -o report.json` makes a report",
        "`auditlite recommend PERFIL --lang es --format json -o informe.json` crea un informe"
    );
    let Some(found) = json.get("schema") else {
        let kind = json.kind();
        let (en, es) = (kind.en, kind.es);
        let message = if json.map().is_some() {
            say!(
                "the file is no report: `\"schema\": \"{SCHEMA}\"` is missing",
                "el archivo no es un informe: falta `\"schema\": \"{SCHEMA}\"`"
            )
        } else {
            say!("the file is no report: found {en}", "el archivo no es un informe: se encontró {es}")
        };
        return Err(fault(file, message).at(json.place).help(again));
    };
    let text = found.text().unwrap_or_default();
    if text == SCHEMA {
        return Ok(());
    }
    let shown = quote(text);
    let (code, message, help) = match text.rsplit_once('@').map_or(text, |(name, _)| name) {
        "auditlite/report" => (
            Code::REPORT_VERSION,
            say!(
                "the report is of another version: `schema` is {shown}, this program reads `{SCHEMA}`",
                "el informe es de otra versión: `schema` es {shown} y este programa lee `{SCHEMA}`"
            ),
            say!(
                "use the version of auditlite that made it, or make it anew with `auditlite recommend`",
                "use la versión de auditlite que lo creó, o créelo de nuevo con `auditlite recommend`"
            ),
        ),
        "auditlite/profile" => (
            Code::SAVED_REPORT,
            say!(
                "the file is the profile of a plant, and no report yet",
                "el archivo es el perfil de una planta y aún no un informe"
            ),
            again,
        ),
        name => {
            let kind = name.strip_prefix("auditlite/").map_or_else(
                || Text::new("something else", "otra cosa"),
                |_| Text::new("another file of auditlite", "otro archivo de auditlite"),
            );
            let (en, es) = (kind.en, kind.es);
            (
                Code::SAVED_REPORT,
                say!(
                    "the file is {en} and no report: `schema` is {shown}",
                    "el archivo es {es} y no un informe: `schema` es {shown}"
                ),
                again,
            )
        }
    };
    Err(Diagnostic::error(code, message).in_file(file).at(found.place).on("schema").help(help))
}

/// The worth of a measure is one group of keys that may be absent, so that a fault in one would make all of them absent.
fn worth_was_read(file: &str, json: &Json, report: &Report) -> Result<(), Vec<Diagnostic>> {
    let lists: [(&str, &[Recommendation]); 2] =
        [("recommendations", &report.recommendations), ("needs_study", &report.needs_study)];
    for (list, measures) in lists {
        let entries = json.get(list).and_then(Json::list).unwrap_or_default();
        for (at, (entry, measure)) in entries.iter().zip(measures).enumerate() {
            let given = ["npv", "annual_worth", "discounted_payback"].into_iter().find_map(|key| entry.get(key));
            if let (Some(given), None) = (given, &measure.worth) {
                let message = say!(
                    "one of `npv`, `annual_worth`, `irr` and `discounted_payback` is missing or cannot be read",
                    "alguno de `npv`, `annual_worth`, `irr` y `discounted_payback` falta o no se puede leer"
                );
                return Err(vec![fault(file, message).at(given.place).on(format!("{list}[{at}]"))]);
            }
        }
    }
    Ok(())
}

fn fault(file: &str, message: Text) -> Diagnostic {
    Diagnostic::error(Code::SAVED_REPORT, message).in_file(file)
}
