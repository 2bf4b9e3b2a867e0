//! Files that are no ledger.

use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::json::head_text;
use crate::units::quote;

/// What a file is that has no line of a ledger; none if it says that it is one.
pub(crate) fn foreign(file: &str, bytes: &[u8]) -> Option<Diagnostic> {
    let schema = head_text(bytes, "schema");
    if schema.is_some_and(|schema| schema.starts_with("auditlite/ledger@")) {
        return None;
    }
    let kind = schema.and_then(|schema| schema.strip_prefix("auditlite/")).and_then(|schema| schema.split('@').next());
    let (message, help) = match kind {
        Some("report") => (
            Text::new("the file is a report, not a ledger", "el archivo es un informe, no una bitácora"),
            Text::new(
                "`auditlite followup start REPORT -o LEDGER` begins a ledger with it",
                "`auditlite followup start INFORME -o BITÁCORA` comienza una bitácora con él",
            ),
        ),
        Some("profile") => (
            Text::new("the file is a profile, not a ledger", "el archivo es un perfil, no una bitácora"),
            Text::new(
                "make a report of it with `auditlite recommend PROFILE --format json`, then `auditlite followup start`",
                "haga un informe con `auditlite recommend PERFIL --format json` y después `auditlite followup start`",
            ),
        ),
        _ if bytes.trim_ascii().is_empty() => {
            (Text::new("the file is empty, so it is no ledger", "el archivo está vacío: no es una bitácora"), begin())
        }
        _ => match schema.map(quote) {
            Some(schema) => {
                (say!("the file is {schema}, not a ledger", "el archivo es {schema}, no una bitácora"), begin())
            }
            None => (
                Text::new(
                    "the file is no ledger: its first line does not say `\"schema\":\"auditlite/ledger@1\"`",
                    "el archivo no es una bitácora: su primer renglón no dice `\"schema\":\"auditlite/ledger@1\"`",
                ),
                begin(),
            ),
        },
    };
    Some(Diagnostic::error(Code::NOT_A_LEDGER, message).in_file(file).help(help))
}

fn begin() -> Text {
    Text::new(
        "check that this is the right file; `auditlite followup start` begins a ledger",
        "revise que sea el archivo correcto; `auditlite followup start` comienza una bitácora",
    )
}

/// A ledger of which not even the first line is whole.
pub(crate) fn nothing_whole(file: &str) -> Diagnostic {
    let message = Text::new(
        "the ledger was cut off in its first line, so nothing is recorded in it",
        "la bitácora quedó cortada en su primer renglón, así que no tiene ningún registro",
    );
    let help = Text::new(
        "take it away and begin it again with `auditlite followup start`",
        "quítela y comiéncela de nuevo con `auditlite followup start`",
    );
    Diagnostic::error(Code::NOT_A_LEDGER, message).in_file(file).help(help)
}
