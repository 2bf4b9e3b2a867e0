//! How large a file may be that is read.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::ledger;
use crate::units::quote;

/// Largest profile, report or table, in bytes: as much JSON as is read.
pub(super) const FILE: u64 = 16 * 1024 * 1024;

/// Largest ledger, in bytes.
pub(super) const LEDGER: u64 = ledger::MOST_BYTES;

/// The bytes of a file, `-` being standard input.
///
/// # Errors
/// It cannot be read; [`io::ErrorKind::FileTooLarge`] if it has more bytes than that.
pub(super) fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    if path == Path::new("-") {
        return up_to(&mut io::stdin().lock(), Vec::new(), most);
    }
    // What is too large is told before it is read; the size of a pipe is zero.
    if fs::metadata(path)?.len() > most {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    up_to(&mut File::open(path)?, Vec::new(), most)
}

/// The bytes that are known of a file, and all that follow.
///
/// # Errors
/// As [`read`].
pub(super) fn up_to(from: &mut impl Read, known: Vec<u8>, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = known;
    let room = most.saturating_sub(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
    from.take(room.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|size| size <= most) {
        Ok(bytes)
    } else {
        Err(io::ErrorKind::FileTooLarge.into())
    }
}

/// A file with more bytes than are read.
pub(super) fn too_large(shown: &str, most: u64) -> Diagnostic {
    let (name, most) = (quote(shown), most / 1024 / 1024);
    let message = say!(
        "{name} is larger than the {most} MiB that are read",
        "{name} es más grande que los {most} MiB que se leen"
    );
    let help = Text::new(
        "see whether it is the right file; what is too large is not read in part",
        "revise si es el archivo correcto; lo que es demasiado grande no se lee a medias",
    );
    Diagnostic::error(Code::TOO_BIG, message).in_file(shown).help(help)
}
