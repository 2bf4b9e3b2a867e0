//! The zip archive around a workbook, unpacked within bounds.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::refusal::{damaged, locked, no_table, other_table, too_large};
use crate::diagnostic::{Diagnostic, Text, say};
use crate::units::quote;

/// Most parts of a workbook; a questionnaire has some fifty.
const MOST_PARTS: usize = 2_000;

/// Most bytes of one part, unpacked.
const MOST_OF_PART: u64 = 24 * 1024 * 1024;

/// Most bytes of all parts that are read, unpacked.
const MOST_OF_ALL: u64 = 64 * 1024 * 1024;

/// What begins the record of an entry at the end of an archive.
const ENTRY: &[u8] = b"PK\x01\x02";

/// A zip archive whose parts are unpacked one by one.
pub(super) struct Archive<'a> {
    /// The file, as the user named it.
    pub(super) file: &'a str,
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Archive<'a> {
    /// Reads the list of parts.
    pub(super) fn open(file: &'a str, bytes: &'a [u8]) -> Result<Self, Diagnostic> {
        let entries = bytes.windows(ENTRY.len()).filter(|window| *window == ENTRY).take(MOST_PARTS + 1).count();
        if entries > MOST_PARTS {
            return Err(too_large(
                file,
                say!("the workbook has more than {MOST_PARTS} parts", "el libro tiene más de {MOST_PARTS} partes"),
            ));
        }
        let cut = || Text::new("the workbook is cut off or damaged", "el libro está cortado o dañado");
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged(file, cut()))?;
        if zip.has_duplicate_names() {
            let message = Text::new(
                "the workbook has two parts of the same name",
                "el libro tiene dos partes con el mismo nombre",
            );
            return Err(damaged(file, message));
        }
        Ok(Self { file, zip, left: MOST_OF_ALL })
    }

    /// What the archive is if it is no workbook of today.
    pub(super) fn refuse(&self) -> Diagnostic {
        let has = |name: &str| self.zip.index_for_name(name).is_some();
        if has("mimetype") && has("content.xml") {
            let message = Text::new(
                "the file is an OpenDocument file (.ods), which is not read",
                "el archivo es de OpenDocument (.ods), que no se lee",
            );
            return other_table(self.file, message);
        }
        if has("xl/workbook.bin") {
            let message = Text::new(
                "the file is a binary workbook (.xlsb), which is not read",
                "el archivo es un libro binario (.xlsb), que no se lee",
            );
            return other_table(self.file, message);
        }
        let message = if has("word/document.xml") {
            Text::new(
                "the file is a Word document, not a workbook",
                "el archivo es un documento de Word, no un libro de Excel",
            )
        } else {
            Text::new("the file is a zip archive, not a workbook", "el archivo es un zip, no un libro de Excel")
        };
        no_table(self.file, message)
    }

    /// The text of a part; none if there is no such part.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<String>, Diagnostic> {
        let file = self.file;
        let shown = quote(path);
        let bad = || {
            let message = say!("the part {shown} of the workbook is damaged", "la parte {shown} del libro está dañada");
            damaged(file, message)
        };
        let most = MOST_OF_PART.min(self.left);
        let entry = match self.zip.by_name(path) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword) => {
                return Err(locked(file));
            }
            Err(_) => return Err(bad()),
        };
        let mut bytes = Vec::new();
        entry.take(most + 1).read_to_end(&mut bytes).map_err(|_| bad())?;
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if size > most {
            let (part, all) = (MOST_OF_PART >> 20, MOST_OF_ALL >> 20);
            return Err(too_large(
                file,
                say!(
                    "the workbook unpacks to more than is read: {part} MiB of one part ({shown}), {all} MiB of all",
                    "el libro se desempaca en más de lo que se lee: {part} MiB de una parte ({shown}), {all} MiB de todas"
                ),
            ));
        }
        self.left -= size;
        String::from_utf8(bytes).map(Some).map_err(|_| bad())
    }
}
