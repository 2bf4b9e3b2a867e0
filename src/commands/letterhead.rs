//! Reads the letterhead of a centre from its folder.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Text, say};
use crate::report::Letterhead;
use crate::units::quote;

/// Most bytes that are read of a file; one more than a letterhead takes is enough to see that it is too large.
const MOST: u64 = 256 * 1024 + 1;

/// Most files of a folder that are looked at.
const FILES: usize = 100;

/// The letterhead in a folder.
///
/// # Errors
/// A folder that cannot be read, or all that is wrong with its files.
pub(super) fn letterhead(folder: &Path) -> Result<Letterhead, Vec<Diagnostic>> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).map_err(|error| vec![unreadable(folder, &error)])?;
    for entry in entries.take(FILES) {
        let path = entry.map_err(|error| vec![unreadable(folder, &error)])?.path();
        let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) else { continue };
        // A link or pipe could lead anywhere, and never end.
        if !fs::symlink_metadata(&path).is_ok_and(|found| found.is_file()) {
            continue;
        }
        let mut bytes = Vec::new();
        let read = fs::File::open(&path).and_then(|file| file.take(MOST).read_to_end(&mut bytes));
        read.map_err(|error| vec![unreadable(&path, &error)])?;
        files.push((name, path.display().to_string(), bytes));
    }
    files.sort();
    Letterhead::read(&files)
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let shown = quote(&path.display().to_string());
    let message: Text = match error.kind() {
        io::ErrorKind::NotFound => say!("the folder {shown} does not exist", "la carpeta {shown} no existe"),
        io::ErrorKind::NotADirectory => {
            say!("{shown} is a file, a folder was expected", "{shown} es un archivo, se esperaba una carpeta")
        }
        io::ErrorKind::PermissionDenied => say!("{shown} may not be read", "no hay permiso para leer {shown}"),
        _ => say!("{shown} cannot be read: {error}", "no se puede leer {shown}: {error}"),
    };
    Diagnostic::error(Code::BAD_TEMPLATE, message)
}
