//! What is no report of one plant that a ledger can begin with, and what to do about it.

use super::REPORT;
use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::json::{Json, read_json};
use crate::ledger::SCHEMA;
use crate::units::quote;

/// Names of plants that a message lists.
const NAMED: usize = 3;

fn problem(file: &str, message: Text, help: Text) -> Diagnostic {
    Diagnostic::error(Code::BAD_REPORT, message).help(help).in_file(file)
}

/// A report for people, several documents, or anything else that is not JSON as far as its beginning shows.
pub(super) fn not_json(file: &str, bytes: &[u8]) -> Option<Diagnostic> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim();
    if text.starts_with('{') {
        return several(file, text);
    }
    if text.is_empty() || text.starts_with('[') {
        return None;
    }
    let what = if text.starts_with('#') {
        Text::new(
            "this is a report for people, in Markdown; a ledger begins with the report for programs",
            "este es un informe para personas, en Markdown; una bitácora comienza con el informe para programas",
        )
    } else {
        Text::new(
            "this is text for people, not a report in JSON, with which a ledger begins",
            "este es un texto para personas, no un informe en JSON, con el que comienza una bitácora",
        )
    };
    Some(problem(file, what, make("PROFILE.json", "PERFIL.json")))
}

/// The command that makes a report.
fn make(en: &str, es: &str) -> Text {
    say!(
        "make it with `auditlite recommend {en} -o report.json`",
        "hágalo con `auditlite recommend {es} --lang es -o informe.json`"
    )
}

/// Reports of several plants, one a line.
fn several(file: &str, text: &str) -> Option<Diagnostic> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let (first, rest) = lines.split_first()?;
    let whole = |line: &&str| line.trim_start().starts_with('{') && line.trim_end().ends_with('}');
    if rest.is_empty() || !whole(first) || !rest.iter().all(whole) {
        return None;
    }
    let read = |line: &&str| read_json(file, line.as_bytes()).ok();
    let first = read(first)?;
    if first.get("schema").and_then(Json::text) != Some(REPORT) {
        return not_a_report(file, &first);
    }
    let names = std::iter::once(Some(first)).chain(rest.iter().map(read)).flatten().filter_map(|json| {
        let name = json.get("facility").and_then(|facility| facility.get("name"));
        name.or(json.get("file")).and_then(Json::text).map(quote)
    });
    let count = lines.len();
    let named: Vec<String> = names.take(NAMED).collect();
    let (named, more) = (named.join(", "), if count > NAMED { ", …" } else { "" });
    let message = say!(
        "the file holds the reports of {count} plants, one a line ({named}{more}); each plant has a ledger of its own",
        "el archivo trae los informes de {count} plantas, uno por línea ({named}{more}); cada planta lleva su propia bitácora"
    );
    let shown = if file == "-" { "REPORTS.json" } else { file };
    let help = say!(
        "`sed -n 1p {shown} > plant1.json` takes the first, or make one report for each profile with `-o`",
        "`sed -n 1p {shown} > planta1.json` saca el primero, o haga un informe por perfil con `-o`"
    );
    Some(problem(file, message, help))
}

/// JSON of another kind, of a newer program, or of a profile that was rejected.
pub(super) fn not_a_report(file: &str, json: &Json) -> Option<Diagnostic> {
    let schema = json.get("schema").and_then(Json::text);
    let at =
        |problem: Diagnostic| problem.at(json.get("schema").map_or(json.place, |schema| schema.place)).on("schema");
    match schema {
        Some(REPORT) => rejected(file, json),
        Some(newer) if version(newer).is_some_and(|version| version > 1) => {
            let found = quote(newer);
            let message = say!(
                "the report is of a newer version, {found}; this program reads `{REPORT}`",
                "el informe es de una versión más nueva, {found}; este programa lee `{REPORT}`"
            );
            let help = Text::new("use a newer auditlite", "use una versión más nueva de auditlite");
            Some(at(problem(file, message, help)))
        }
        Some("auditlite/profile@1") => {
            let message = Text::new(
                "this is the profile of a plant, not its report",
                "este es el perfil de una planta, no su informe",
            );
            let shown = if file == "-" { "PROFILE.json" } else { file };
            Some(at(problem(file, message, make(shown, shown))))
        }
        Some(SCHEMA) => {
            let message = Text::new("this is a ledger, not a report", "esta es una bitácora, no un informe");
            let help = Text::new(
                "`auditlite followup status` shows it; to join ledgers use `followup merge`",
                "`auditlite followup status` la muestra; para juntar copias use `followup merge`",
            );
            Some(at(problem(file, message, help)))
        }
        _ => {
            let found = schema.map_or_else(|| json.kind(), |schema| Text::new(quote(schema), quote(schema)));
            let (en, es) = (found.en, found.es);
            let message = say!(
                "this is no report: expected `\"schema\": \"{REPORT}\"`, found {en}",
                "esto no es un informe: se esperaba `\"schema\": \"{REPORT}\"`, se encontró {es}"
            );
            Some(at(problem(file, message, make("PROFILE.json", "PERFIL.json"))))
        }
    }
}

/// The version of a schema of reports.
fn version(schema: &str) -> Option<u32> {
    schema.strip_prefix("auditlite/report@")?.parse().ok()
}

/// The line that stands for a profile that was rejected.
fn rejected(file: &str, json: &Json) -> Option<Diagnostic> {
    let diagnostics = json.get("diagnostics").filter(|_| json.get("recommendations").is_none())?;
    let profile = json.get("file").and_then(Json::text).unwrap_or("?");
    let first = diagnostics.list().unwrap_or_default().first();
    let why = first.and_then(|first| first.get("message")).and_then(Json::text).map(|why| format!(": {why}"));
    let (profile, why) = (quote(profile), why.unwrap_or_default());
    let message = say!(
        "the profile {profile} was rejected, so there is no report of it{why}",
        "el perfil {profile} fue rechazado, así que no hay informe{why}"
    );
    Some(problem(
        file,
        message,
        Text::new(
            "mend the profile, `auditlite profile check` shows where, and make the report again",
            "corrija el perfil, `auditlite profile check` muestra dónde, y haga de nuevo el informe",
        ),
    ))
}
