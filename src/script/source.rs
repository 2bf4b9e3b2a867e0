//! The text of a script file, within the limits of the sandbox.

use crate::diagnostic::{Code, Diagnostic, say};

/// Largest script file in bytes.
pub const MAX_BYTES: usize = 1024 * 1024;
/// Most lines of a script file.
pub const MAX_LINES: usize = 20_000;

/// A script file: its name for messages and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file as the user would name it.
    pub file: String,
    /// The text, without byte order mark.
    pub text: String,
}

impl Source {
    /// Takes the bytes of a file.
    ///
    /// # Errors
    /// A file that is too large or not UTF-8.
    pub fn new(file: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Diagnostic> {
        let file = file.into();
        let size = bytes.len();
        if size > MAX_BYTES {
            let most = MAX_BYTES / 1024;
            let message = say!(
                "the file has {size} bytes, more than the {most} KiB that a script may have",
                "el archivo tiene {size} bytes, más de los {most} KiB que puede tener un archivo de reglas"
            );
            return Err(Diagnostic::error(Code::TOO_LARGE, message).in_file(file));
        }
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let byte = error.utf8_error().valid_up_to();
                let message = say!(
                    "the file is not UTF-8 text: byte {byte} cannot be read",
                    "el archivo no es texto UTF-8: no se puede leer el byte {byte}"
                );
                let help = say!("save the file as UTF-8", "guarde el archivo con codificación UTF-8");
                return Err(Diagnostic::error(Code::NOT_TEXT, message).in_file(file).help(help));
            }
        };
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        let lines = text.lines().count();
        if lines > MAX_LINES {
            let message = say!(
                "the file has {lines} lines, more than the {MAX_LINES} that a script may have",
                "el archivo tiene {lines} líneas, más de las {MAX_LINES} que puede tener un archivo de reglas"
            );
            return Err(Diagnostic::error(Code::TOO_LARGE, message).in_file(file));
        }
        Ok(Self { file, text })
    }
}
