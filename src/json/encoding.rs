//! From the bytes of a file to its text.

use super::outline::place_of;
use crate::diagnostic::{Code, Diagnostic, Text, say};

/// Largest file in bytes.
const MAX_BYTES: usize = 16 * 1024 * 1024;

/// The text of a file without byte order mark; not empty.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, Diagnostic> {
    let size = bytes.len();
    if size > MAX_BYTES {
        let most = MAX_BYTES / 1024 / 1024;
        let message = say!(
            "the file has {size} bytes, more than the {most} MiB that are read",
            "el archivo tiene {size} bytes, más de los {most} MiB que se leen"
        );
        return Err(Diagnostic::error(Code::TOO_BIG, message));
    }
    if let Some(encoding) = wide(bytes) {
        let message = say!("the file is {encoding} text, not UTF-8", "el archivo es texto {encoding}, no UTF-8");
        return Err(Diagnostic::error(Code::BAD_JSON, message).help(save_as_utf8()));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error.valid_up_to()))?;
    if text.trim().is_empty() {
        let message = Text::new("the file is empty", "el archivo está vacío");
        return Err(Diagnostic::error(Code::EMPTY, message));
    }
    if let Some(offset) = text.find('\0') {
        let message = Text::new(
            "the file has a NUL character, so it is no text file or it is damaged",
            "el archivo tiene un carácter NUL: no es un archivo de texto o está dañado",
        );
        return Err(Diagnostic::error(Code::BAD_JSON, message).at(place_of(text, offset)));
    }
    Ok(text)
}

/// UTF-16 or UTF-32, told by its mark or by the zeros between the ASCII letters with which JSON begins.
fn wide(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => return Some("UTF-32"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => return Some("UTF-16"),
        _ => {}
    }
    let zero: Vec<bool> = bytes.iter().take(4).map(|byte| *byte == 0).collect();
    match zero.as_slice() {
        [false, true, true, true] | [true, true, true, false] => Some("UTF-32"),
        [false, true, false, _] | [true, false, true, _] | [false, true] | [true, false] => Some("UTF-16"),
        _ => None,
    }
}

fn not_utf8(bytes: &[u8], offset: usize) -> Diagnostic {
    let before = bytes.get(..offset).and_then(|before| std::str::from_utf8(before).ok()).unwrap_or_default();
    let message = match bytes.get(offset) {
        Some(byte) => say!(
            "the file is not UTF-8 text: the byte {byte:#04X} cannot be read",
            "el archivo no es texto UTF-8: no se puede leer el byte {byte:#04X}"
        ),
        None => Text::new("the file is not UTF-8 text", "el archivo no es texto UTF-8"),
    };
    Diagnostic::error(Code::BAD_JSON, message).at(place_of(before, before.len())).help(save_as_utf8())
}

fn save_as_utf8() -> Text {
    Text::new(
        "save it again with the encoding UTF-8, so that accents stay right",
        "guárdelo de nuevo con codificación UTF-8, para que se conserven los acentos",
    )
}
