//! What is wrong with a line that was refused, or with a file that is no ledger, in words and with its place.

mod foreign;
mod keys;
mod shape;

pub(super) use foreign::{foreign, nothing_whole};

use super::line::Refused;
use super::{Correction, Entry, Event, SCHEMA};
use crate::diagnostic::{Code, Diagnostic, Place, Text, say};
use crate::json::{Json, read_json};
use crate::units::{Day, quote};

/// An entry as messages call it: event, measure, day and id.
pub(super) fn named(entry: &Entry) -> String {
    let Entry { event, date, id, .. } = entry;
    let about = match event {
        Event::Correction(Correction { of, .. }) => format!(" of {of}"),
        _ => event.measures().first().map(|measure| format!(" {measure}")).unwrap_or_default(),
    };
    format!("{} ({date}, `{id}`)", quote(&format!("{}{about}", event.name())))
}

/// What is wrong with a line.
pub(super) fn line(file: &str, number: u32, text: Result<&str, &[u8]>, refused: Option<&Refused>) -> Diagnostic {
    let problem = match text {
        Ok(text) => of_text(text.trim_ascii_end(), refused),
        Err(bytes) => not_text(bytes),
    };
    let column = problem.place.map_or(1, |place| place.column);
    problem.in_file(file).at(Place { line: number, column })
}

fn of_text(text: &str, refused: Option<&Refused>) -> Diagnostic {
    let json = match read_json("", text.as_bytes()) {
        Ok(json) => json,
        Err(problem) => return Diagnostic { code: Code::BAD_LINE, file: None, ..problem },
    };
    let changed = match refused {
        Some(Refused::Id(stands, gives)) => Some((*stands, *gives)),
        _ => None,
    };
    if let Some(problem) = version(&json) {
        return problem;
    }
    // A line that somebody has changed may show by its content where.
    if let Some(problem) = shape::fault(&json) {
        let help = match (&problem.help, changed) {
            (_, None) => None,
            (None, Some(_)) => Some(undo()),
            (Some(near), Some(_)) => {
                let undo = undo();
                Some(Text::new(format!("{} {}", near.en, undo.en), format!("{} {}", near.es, undo.es)))
            }
        };
        return problem.help(help);
    }
    let what = described(&json);
    if let Some((stands, gives)) = changed {
        let message = say!(
            "{what} was changed after it was written: its id is `{stands}`, its text gives `{gives}`",
            "{what} se modificó después de escribirse: su id es `{stands}`, pero a su texto le corresponde `{gives}`"
        );
        return Diagnostic::error(Code::CHANGED_LINE, message).at(Place { line: 1, column: 1 }).help(undo());
    }
    let message = match refused {
        Some(Refused::NoId) => say!(
            "{what} does not end with its id: expected `,\"id\":\"` and 16 hexadecimal digits before the last brace",
            "{what} no termina con su id: se esperaba `,\"id\":\"` y 16 dígitos hexadecimales antes de la última llave"
        ),
        Some(Refused::Text(said)) => {
            let said = quote(said);
            say!("{what} is no line of a ledger: {said}", "{what} no es un renglón de una bitácora: {said}")
        }
        _ => say!("{what} is no line of a ledger", "{what} no es un renglón de una bitácora"),
    };
    Diagnostic::error(Code::BAD_LINE, message).at(Place { line: 1, column: 1 }).help(undo())
}

/// The way out where a line was changed.
fn undo() -> Text {
    Text::new(
        "entries are never edited: put the line back as it was (another copy of the ledger has it) and record what is right with `followup correct`",
        "los registros no se editan: deje el renglón como estaba (otra copia de la bitácora lo tiene) y registre lo correcto con `followup correct`",
    )
}

fn not_text(bytes: &[u8]) -> Diagnostic {
    let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let before = bytes.get(..valid).and_then(|before| std::str::from_utf8(before).ok()).unwrap_or_default();
    let column = u32::try_from(before.chars().count() + 1).unwrap_or(u32::MAX);
    let byte = bytes.get(valid).copied().unwrap_or_default();
    let message = say!(
        "the line is not UTF-8 text: the byte {byte:#04X} cannot be read",
        "el renglón no es texto UTF-8: no se puede leer el byte {byte:#04X}"
    );
    let help = Text::new(
        "some program has saved the ledger in another encoding: take the file as it was sent",
        "algún programa guardó la bitácora con otra codificación: use el archivo tal como se envió",
    );
    Diagnostic::error(Code::BAD_LINE, message).at(Place { line: 1, column }).help(help)
}

/// A line of another version.
fn version(json: &Json) -> Option<Diagnostic> {
    let schema = json.get("schema")?;
    let found = schema.text()?;
    let number: u32 = found.strip_prefix("auditlite/ledger@")?.parse().ok().filter(|number| *number > 1)?;
    let program = env!("CARGO_PKG_VERSION");
    let message = say!(
        "the line is of version {number} of ledgers (`auditlite/ledger@{number}`); this program, auditlite {program}, reads `{SCHEMA}`",
        "el renglón es de la versión {number} de las bitácoras (`auditlite/ledger@{number}`); este programa, auditlite {program}, lee `{SCHEMA}`"
    );
    let help = Text::new(
        "a newer auditlite wrote it: install that one; the ledger was left as it is",
        "lo escribió un auditlite más reciente: instálelo; la bitácora se dejó como está",
    );
    Some(Diagnostic::error(Code::NEWER_LEDGER, message).at(schema.place).help(help))
}

/// What a line says it is about, as [`named`] gives it of an entry.
fn described(json: &Json) -> String {
    let text = |key: &str| json.get(key).and_then(Json::text);
    let measure = text("measure").or_else(|| json.get("measures")?.list()?.first()?.text());
    let Some(event) = text("event") else { return "`?`".to_owned() };
    let measure = measure.map(|measure| format!(" {measure}")).unwrap_or_default();
    let date = text("date").and_then(Day::parse).map(|date| format!(" ({date})")).unwrap_or_default();
    format!("{}{date}", quote(&format!("{event}{measure}")))
}
