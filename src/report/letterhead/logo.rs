//! The logo of a centre, as it is embedded.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::error;
use crate::diagnostic::{Diagnostic, Text, say};

/// The logo of a centre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// The image as a data URI, made of letters, digits and `:;,/+=` only.
    pub uri: String,
    /// The name of its file.
    pub name: String,
    /// Its file as it is.
    pub bytes: Vec<u8>,
}

impl Logo {
    /// An image of the kind that its name says.
    pub(super) fn read(name: &str, path: &str, bytes: &[u8]) -> Result<Self, Diagnostic> {
        let (kind, is_it): (&str, bool) = match name {
            "logo.png" => ("image/png", bytes.starts_with(b"\x89PNG\r\n\x1a\n")),
            "logo.jpg" => ("image/jpeg", bytes.starts_with(b"\xff\xd8\xff")),
            _ => ("image/svg+xml", is_svg(bytes)),
        };
        if !is_it {
            let message: Text =
                say!("the file is no {kind}, as its name says", "el archivo no es {kind}, como dice su nombre");
            return Err(error(path, message));
        }
        Ok(Self {
            uri: format!("data:{kind};base64,{}", STANDARD.encode(bytes)),
            name: name.to_owned(),
            bytes: bytes.to_vec(),
        })
    }
}

fn is_svg(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| text.contains("<svg") && text.trim_end().ends_with('>'))
}
