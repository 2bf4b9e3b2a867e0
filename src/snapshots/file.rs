//! The file of a snapshot: a header between lines of `---`, then JSON.

use crate::diagnostic::{Code, Diagnostic, Place, Text, say};
use crate::json::read_json;

/// Larger files are no snapshots.
const MOST: usize = 4 * 1024 * 1024;

/// The file of a rule's snapshot, without its folder: `common/compressed_air_leaks` has
/// `common__compressed_air_leaks.snap`.
pub fn file_name(rule: &str) -> String {
    format!("{}.snap", rule.replace('/', "__"))
}

/// The rule that a snapshot belongs to by its name; none if it is no snapshot of a rule.
pub fn rule_id_of(file_name: &str) -> Option<String> {
    file_name.strip_suffix(".snap").map(|stem| stem.replacen("__", "/", 1))
}

/// The whole file of a snapshot, as `insta` writes it; `source` is what made it.
pub fn snapshot_text(source: &str, content: &str) -> String {
    format!("---\nsource: {source}\n---\n{content}\n")
}

/// The content of a snapshot: what stands below its header.
///
/// # Errors
/// A file without header, or whose content is no JSON object.
pub fn read_snapshot(file: &str, bytes: &[u8]) -> Result<String, Box<Diagnostic>> {
    let fault = |place: Place, message: Text| {
        Box::new(Diagnostic::error(Code::BAD_SNAPSHOT, message).in_file(file).at(place).help(way_out()))
    };
    let start = Place { line: 1, column: 1 };
    if bytes.len() > MOST {
        let message =
            Text::new("the file is too large for a snapshot", "el archivo es demasiado grande para ser un registro");
        return Err(fault(start, message));
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.replace("\r\n", "\n"),
        Err(error) => {
            let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = String::from_utf8_lossy(good).matches('\n').count();
            let place = Place { line: u32::try_from(line + 1).unwrap_or(u32::MAX), column: 1 };
            let message = Text::new("the snapshot is not UTF-8 text", "el registro no es texto UTF-8");
            return Err(fault(place, message));
        }
    };
    let Some(rest) = text.strip_prefix("---\n") else {
        let message =
            Text::new("the snapshot does not begin with a line `---`", "el registro no empieza con un renglón `---`");
        return Err(fault(start, message));
    };
    let Some((header, content)) = split_header(rest) else {
        let lines = text.lines().count();
        let place = Place { line: u32::try_from(lines.max(1)).unwrap_or(u32::MAX), column: 1 };
        let message = Text::new(
            "the header of the snapshot has no end: a second line `---` is missing",
            "el encabezado del registro no termina: falta un segundo renglón `---`",
        );
        return Err(fault(place, message));
    };
    let above = u32::try_from(header.lines().count() + 2).unwrap_or(u32::MAX);
    let content = content.trim_end().to_owned();
    let moved = |place: Place| Place { line: place.line.saturating_add(above), column: place.column };
    match read_json(file, content.as_bytes()) {
        Ok(json) if json.map().is_some() => Ok(content),
        Ok(json) => {
            let Text { en, es } = json.kind();
            let message = say!(
                "a snapshot holds an object with a key for each plant, found {en}",
                "un registro contiene un objeto con una clave por planta, se encontró {es}"
            );
            Err(fault(moved(json.place), message))
        }
        Err(problem) => {
            let Text { en, es } = problem.message;
            let message = say!("the snapshot is not sound: {en}", "el registro no es correcto: {es}");
            Err(fault(moved(problem.place.unwrap_or(start)), message))
        }
    }
}

/// The lines before the line `---`, and those after it.
fn split_header(rest: &str) -> Option<(&str, &str)> {
    rest.strip_prefix("---\n").map(|content| ("", content)).or_else(|| rest.split_once("\n---\n"))
}

fn way_out() -> Text {
    Text::new(
        "snapshots are not edited by hand; `--accept` or `--review` writes this one anew",
        "los registros no se editan a mano; `--accept` o `--review` vuelve a escribir este",
    )
}
