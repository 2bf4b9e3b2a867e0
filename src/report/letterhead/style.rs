//! The style of a centre, which stands inside the page.

use super::error;
use crate::diagnostic::{Diagnostic, Place, say};
use crate::units::quote;

/// What would close the style, load something, or run.
const REFUSED: [&str; 7] = ["<", "@import", "url(", "image(", "image-set(", "expression(", "\\"];

/// A style that stays inside its page.
pub(super) fn read(path: &str, text: String) -> Result<String, Diagnostic> {
    let plain = text.to_ascii_lowercase();
    let found = REFUSED.iter().find_map(|word| Some((*word, plain.find(word)?)));
    let Some((word, at)) = found else { return Ok(text) };
    let line = plain.get(..at).unwrap_or_default().matches('\n').count() + 1;
    let word = quote(word);
    let message = say!(
        "{word} may not stand in the style: a report loads nothing and closes nothing",
        "{word} no puede estar en el estilo: un informe no carga nada ni cierra nada"
    );
    let place = Place { line: u32::try_from(line).unwrap_or(u32::MAX), column: 1 };
    Err(error(path, message).at(place).help(say!(
        "the logo is a file of its own, `logo.svg` or `logo.png`",
        "el logo es un archivo aparte, `logo.svg` o `logo.png`"
    )))
}
