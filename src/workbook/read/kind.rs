//! What a file is that is no workbook of today.

use super::refusal::{locked, no_table, other_table};
use crate::diagnostic::{Diagnostic, Text};

/// How much of a file is looked at to tell what it is.
const START: usize = 4096;

/// Whether the bytes begin as a zip archive does.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether the bytes begin as a file of Office before 2007, or an encrypted one, does.
pub(super) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
}

/// Says what a file is that is no zip archive.
pub(super) fn refuse(file: &str, bytes: &[u8]) -> Diagnostic {
    if is_compound(bytes) {
        return compound(file, bytes);
    }
    let start = bytes.get(..START).unwrap_or(bytes);
    let start = String::from_utf8_lossy(start);
    let start = start.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).to_lowercase();
    let table = |en, es| other_table(file, Text::new(en, es));
    let other = |en, es| no_table(file, Text::new(en, es));
    if bytes.is_empty() {
        other("the file is empty", "el archivo está vacío")
    } else if start.starts_with(['{', '[']) {
        other("the file is JSON, not a workbook", "el archivo es JSON, no un libro de Excel")
    } else if start.starts_with("<!doctype html") || start.starts_with("<html") {
        table("the file is a web page, not a workbook", "el archivo es una página web, no un libro de Excel")
    } else if start.starts_with("<?xml") {
        table("the file is XML, not a workbook", "el archivo es XML, no un libro de Excel")
    } else if start.starts_with("%pdf") {
        other("the file is a PDF, not a workbook", "el archivo es un PDF, no un libro de Excel")
    } else if start.contains(['\0', '\u{fffd}']) {
        other("the file is not a workbook", "el archivo no es un libro de Excel")
    } else {
        table(
            "the file is plain text such as CSV, not a workbook",
            "el archivo es texto, como un CSV, no un libro de Excel",
        )
    }
}

/// Names in such a file stand in UTF-16.
fn compound(file: &str, bytes: &[u8]) -> Diagnostic {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if holds("EncryptedPackage") {
        return locked(file);
    }
    if holds("Workbook") || holds("Book") {
        return other_table(
            file,
            Text::new(
                "the file is a workbook of Excel 97-2003 (.xls), which is not read",
                "el archivo es un libro de Excel 97-2003 (.xls), que no se lee",
            ),
        );
    }
    no_table(
        file,
        Text::new(
            "the file is an old Office document, not a workbook",
            "el archivo es un documento de Office antiguo, no un libro de Excel",
        ),
    )
}
